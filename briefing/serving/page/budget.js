// What a section's budget has left, in words that are no number of a page.
import { many } from "./element.js";

export function left({ pages, allowed }) {
  const over = pages - allowed;
  if (over > 0) return `${many(over, "page")} over its ${allowed}`;
  if (over < 0) return `${many(-over, "page")} left of ${allowed}`;
  return `uses ${allowed > 1 ? "all " : ""}its ${many(allowed, "page")}`;
}

export const isOver = ({ pages, allowed }) => pages > allowed;
