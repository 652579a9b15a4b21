// Words looked for on all pages; Enter goes to the next place.
import { ask } from "./asking.js";
import { el, say } from "./element.js";

export class Search {
  hits = [];
  at = -1;

  constructor(form, found, sheets, { query, called, leaving }) {
    Object.assign(this, { form, found, sheets, query, called, leaving });
    this.input = form.elements.q;
    this.buttons = form.querySelectorAll("button");
    this.input.addEventListener("input", () => {
      clearTimeout(this.wait);
      this.wait = setTimeout(() => this.run(), 140);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.step(1);
    });
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.shiftKey) {
        event.preventDefault();
        this.step(-1);
      } else if (event.key === "Escape") this.clear();
    });
  }

  async run(stay = false) {
    const sought = this.input.value.trim();
    if (!sought) return this.clear();
    const asked = (this.asked = {});
    if (!this.hits.length) this.found.replaceChildren("…");
    const { hits, more } = await ask("search", { ...this.query(), q: sought }).catch(() => ({ hits: [], more: 0 }));
    if (asked !== this.asked) return;
    if (!stay && hits.length && !this.hits.length) this.leaving();
    this.hits = hits;
    this.more = more;
    this.#mark();
    if (!stay) {
      this.at = hits.findIndex((hit) => hit.page >= this.sheets.current) - 1;
      if (hits.length) this.step(1);
    }
    this.#tell();
  }

  step(by) {
    if (!this.hits.length) return;
    this.at = (this.at + by + this.hits.length) % this.hits.length;
    this.#mark();
    const hit = this.hits[this.at];
    this.sheets.goTo(hit.page, hit.boxes[0]);
    this.#tell();
    say(`Page ${this.called(hit.page)}: ${hit.around}`);
  }

  clear() {
    const hit = this.hits[this.at];
    if (hit) this.sheets.beginAt(hit.page, hit.boxes[0]);
    this.asked = null;
    this.input.value = "";
    this.hits = [];
    this.at = -1;
    this.#mark();
    this.#tell();
  }

  #mark() {
    for (const sheet of this.sheets.sheets) {
      const here = this.hits.filter((hit) => hit.page === sheet.number);
      if (!here.length && !sheet.marks.get("hit")?.length) continue;
      const marks = sheet.mark("hit", here.flatMap((hit) => hit.boxes));
      const now = here.flatMap((hit) => hit.boxes.map(() => hit === this.hits[this.at]));
      marks.forEach((mark, index) => mark.classList.toggle("now", now[index]));
    }
  }

  #tell() {
    const count = this.hits.length + (this.more ?? 0);
    this.found.replaceChildren(this.input.value.trim() ? (count ? `${this.at + 1} of ${count}` : "none") : "");
    for (const button of this.buttons) button.hidden = !this.hits.length;
  }
}
