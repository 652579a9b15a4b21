// The left column: sections with their tabs and budgets, or small pictures of the pages.
import { addressOf } from "./asking.js";
import { isOver, left } from "./budget.js";
import { el, renew } from "./element.js";

const THUMB = 96; // points of the screen

export class Contents {
  constructor(titles, thumbs, goTo) {
    Object.assign(this, { titles, thumbs, goTo });
    this.seen = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) this.#draw(target);
    }, { root: thumbs, rootMargin: "40% 0px" });
  }

  show(shown, query, changed) {
    this.#titles(shown);
    this.#thumbs(shown, query, changed);
  }

  #titles({ contents, budgets, pages }) {
    renew(this.titles, [contents, budgets, pages.map((page) => page.folio)], () => this.#listed(contents, budgets, pages));
    this.turn(this.page ?? 1, this.inSight);
  }

  #listed(contents, budgets, pages) {
    const left = new Map(budgets.map((budget) => [`${budget.page} ${budget.title}`, budget]));
    const lines = contents.map((entry) => {
      const budget = entry.level === 0 ? (left.get(`${entry.page} ${entry.words}`) ?? budgets.find((one) => one.page === entry.page)) : null;
      const folio = pages[entry.page - 1]?.folio || entry.page;
      const line = el(`li.level-${Math.min(entry.level, 2)}`, {}, el("button", { type: "button", onclick: () => this.goTo(entry.page) },
        el("span", {}, entry.words), el("span.number", {}, String(folio)), budget?.allowed ? room(budget) : null));
      line.dataset.page = entry.page;
      return line;
    });
    this.lines = lines;
    return [lines.length ? el("ol", {}, lines) : el("p.none", {}, "This paper has no sections.")];
  }

  #thumbs({ pages }, query, changed) {
    const numbers = new Set(changed.map((sheet) => sheet.number));
    const old = new Map((this.items ?? []).map((item) => [item.dataset.key, item]));
    this.items = pages.map((page) => {
      const key = `${JSON.stringify(query)} ${page.number} ${page.digest}`;
      const item = old.get(key) ?? this.#thumb(page, query, key);
      item.classList.toggle("changed", numbers.has(page.number));
      return item;
    });
    this.thumbs.replaceChildren(el("ol", {}, this.items));
    this.turn(this.page ?? 1, this.inSight);
  }

  #thumb(page, query, key) {
    const picture = el("span.thumb");
    picture.style.aspectRatio = `${page.width} / ${page.height}`;
    const item = el("li", {}, el("button", { type: "button", "aria-label": page.folio ? `Page ${page.folio}` : `Page ${page.number} of the file, no number printed`, onclick: () => this.goTo(page.number) }, picture, page.folio || "–"));
    Object.assign(item.dataset, { key, page: page.number });
    const scale = ((THUMB * devicePixelRatio) / page.width).toFixed(4);
    picture.dataset.from = addressOf("picture", { ...query, number: page.number, scale, digest: page.digest });
    this.seen.observe(picture);
    return item;
  }

  #draw(picture) {
    this.seen.unobserve(picture);
    picture.append(el("img", { alt: "", fetchpriority: "low", src: picture.dataset.from }));
  }

  // One page is the present one; the other of two facing pages is in sight too.
  turn(page, inSight = [page]) {
    Object.assign(this, { page, inSight });
    const lines = this.lines ?? [];
    const last = (test) => lines.filter(test).at(-1);
    const at = (line) => Number(line.dataset.page);
    const within = last((line) => at(line) <= page);
    const also = new Set(inSight.flatMap((one) => [last((line) => at(line) <= one), ...lines.filter((line) => at(line) === one && line.className === "level-0")]));
    for (const line of lines) mark(line, line === within, also.has(line));
    for (const item of this.items ?? []) mark(item, at(item) === page, inSight.includes(at(item)));
    const shown = this.titles.hidden ? this.items?.[page - 1] : within;
    if (shown && !shown.matches(":hover")) shown.scrollIntoView({ block: "nearest" });
  }
}

function mark(line, current, inSight) {
  if (current) line.setAttribute("aria-current", "page");
  else line.removeAttribute("aria-current");
  line.classList.toggle("in-sight", inSight);
}

function room(budget) {
  return el(`span.room${isOver(budget) ? ".over" : ""}`, {}, left(budget));
}
