// One page: its picture as sharp as the screen, what lies over it, its words for those who listen.
import { addressOf, ask } from "./asking.js";
import { isOver, left } from "./budget.js";
import { changesOf } from "./changes.js";
import { el, many, place, renew } from "./element.js";

const MOST_DOTS = 24e6;

export class Sheet {
  #drawn = "";
  #wanted = "";
  #words = null;

  constructor(query, picked) {
    this.query = query;
    this.near = false;
    this.marks = new Map();
    this.over = el("div.over", { onclick: (event) => picked(this, this.pointAt(event)) });
    this.text = el("div.unseen");
    this.notes = el("div");
    this.image = null;
    this.element = el("article.page", {}, this.text, this.over, this.notes);
  }

  show(page) {
    const other = this.digest !== page.digest;
    Object.assign(this, page);
    this.element.dataset.number = page.number;
    Object.assign(this.element.dataset, { digest: page.digest, folio: page.folio });
    this.element.setAttribute("aria-label", page.folio && page.folio !== String(page.number) ? `Page ${page.number}, printed ${page.folio}` : `Page ${page.number}`);
    if (other) this.#words = null;
    return other;
  }

  size(zoom) {
    this.zoom = zoom;
    this.element.style.width = `${this.width * zoom}px`;
    this.element.style.height = `${this.height * zoom}px`;
  }

  pointAt(event) {
    const box = this.element.getBoundingClientRect();
    return { x: (event.clientX - box.left) / this.zoom, y: (event.clientY - box.top) / this.zoom };
  }

  // The picture as it must be now; what is there stays until the new one can be seen.
  async draw({ glow = false, earlier = false } = {}) {
    const most = Math.sqrt(MOST_DOTS / (this.width * this.height));
    const scale = Math.min(this.zoom * devicePixelRatio, most, 8).toFixed(4);
    const wanted = `${this.digest} ${scale} ${earlier}`;
    if (!this.near || wanted === this.#wanted) return;
    this.#wanted = wanted;
    const image = new Image();
    image.alt = "";
    image.fetchPriority = "high";
    image.src = addressOf("picture", { ...this.query, number: this.number, scale, digest: this.digest, ...(earlier && { earlier: 1 }) });
    try {
      await image.decode();
    } catch {
      if (this.#wanted === wanted) this.#wanted = "";
      return;
    }
    if (this.#wanted !== wanted) return;
    const before = this.image;
    this.element.classList.toggle("was", earlier);
    if (before) before.replaceWith(image);
    else this.element.prepend(image);
    this.image = image;
    if (glow && before && this.#drawn !== this.digest) this.mark("glow", changesOf(before, image), 1);
    this.#drawn = this.digest;
    this.element.dataset.drawn = this.digest;
    this.read();
  }

  // A page that is far away gives its picture back.
  rest() {
    this.image?.remove();
    this.image = null;
    this.#wanted = this.#drawn = "";
    delete this.element.dataset.drawn;
  }

  async words() {
    const digest = this.digest;
    this.#words ??= ask("words", { ...this.query, number: this.number });
    const words = await this.#words.catch(() => []);
    return digest === this.digest ? words : this.words();
  }

  async read() {
    const words = await this.words();
    this.text.textContent = words.map((word) => word.text).join(" ");
  }

  // Boxes of one kind over the page; those of before go. `unit` is that of the boxes: points, or 1 for hundredths.
  mark(kind, boxes, unit = 0) {
    for (const old of this.marks.get(kind) ?? []) old.remove();
    const made = boxes.map((box) => {
      const mark = place(unit ? box : this.#hundredths(box), 1);
      mark.classList.add(...kind.split(" "));
      if (kind === "glow" || kind === "line") setTimeout(() => mark.remove(), 2600);
      return mark;
    });
    this.marks.set(kind, made);
    this.over.append(...made);
    return made;
  }

  #hundredths({ left, top, width, height }) {
    const [across, down] = [100 / this.width, 100 / this.height];
    return { left: left * across, top: top * down, width: width * across, height: height * down };
  }

  // In the margin: what a budget has left, what is wrong here, what another reader does not get.
  annotate(budgets, findings, withheld, opened) {
    renew(this.notes, [budgets, findings, withheld], () => this.#noted(budgets, findings, withheld, opened));
    this.mark("withheld", withheld.map((one) => ({ left: 0, top: one.top, width: this.width, height: one.height })));
  }

  #noted(budgets, findings, withheld, opened) {
    const notes = budgets.filter((budget) => budget.allowed).map((budget) =>
      el(`div.margin-note.budget${isOver(budget) ? ".over" : ""}`, { title: `${budget.title}: what the outline gives it` }, left(budget)));
    if (findings.length) {
      const hint = findings.every((finding) => finding.severity === "hint") ? ".hint" : "";
      notes.push(el(`button.margin-note.flaw${hint}`, { type: "button", onclick: () => opened("finding", findings[0]) }, many(findings.length, "finding")));
    }
    for (const one of withheld) {
      const ghost = el("button.ghost", { type: "button", "aria-label": `Withheld: ${one.words.slice(0, 80)}`, title: one.why.join("\n"), onclick: () => opened("withheld", one) });
      ghost.style.top = `${(100 * one.top) / this.height}%`;
      ghost.style.height = `${(100 * one.height) / this.height}%`;
      notes.push(ghost);
    }
    return notes;
  }
}
