// The paper as another reader would have it: what is withheld from him, marked in the margin.
import { ask } from "./asking.js";
import { el, many } from "./element.js";

export class Readers {
  withheld = [];
  reader = "";

  constructor(panel, { goTo, edit, changed, called }) {
    Object.assign(this, { panel, goTo, edit, changed, called });
    this.select = el("select", { onchange: () => this.choose(this.select.value) });
    this.list = el("div");
    panel.append(el("label.reader-choice", {}, el("span", {}, "As seen by"), this.select), this.list);
    this.#tell();
  }

  offer(audiences, own) {
    const options = audiences.filter((one) => one.id !== own).map((one) => el("option", { value: one.id }, one.title));
    this.select.replaceChildren(el("option", { value: "" }, "the reader of this paper"), ...options);
    if (this.reader === own) this.reader = "";
    this.select.value = this.reader;
  }

  choose(reader) {
    this.reader = reader;
    this.withheld = [];
    this.known = false;
    this.#tell();
    this.changed();
  }

  async refresh(query) {
    const reader = this.reader;
    if (!reader) return;
    let found, said = "";
    try {
      found = await ask("withheld", { ...query, reader });
    } catch (error) {
      [found, said] = [[], error.message];
    }
    if (reader !== this.reader) return;
    this.withheld = found;
    this.known = true;
    this.#tell(said);
  }

  #tell(said = "") {
    if (said) return this.list.replaceChildren(el("p.none", {}, said));
    if (!this.reader) {
      return this.list.replaceChildren(el("p.none", {}, "Choose a reader: what he does not get is marked in the margin of the pages, and told here with its rule."));
    }
    const title = this.select.selectedOptions[0]?.textContent ?? "";
    if (!this.known) return this.list.replaceChildren(el("p.none", { role: "status" }, "Every passage is being asked about…"));
    if (!this.withheld.length) return this.list.replaceChildren(el("p.none", {}, el("strong", {}, "Nothing is withheld."), `${title} may have all of this paper.`));
    this.lines = new Map(this.withheld.map((one) => [JSON.stringify(one), this.#line(one)]));
    this.list.replaceChildren(el("section.group", {}, el("h2", {}, `${many(this.withheld.length, "passage")} not for this reader`), ...this.lines.values()));
  }

  #line(one) {
    return el("article.finding", { tabindex: "-1" }, el("p.what", {}, one.words), el("ul.why", {}, one.why.map((why) => el("li", {}, why))),
      el("p.where", {}, el("button.link", { type: "button", onclick: () => this.goTo(one.page, { left: 0, top: one.top }) }, `page ${this.called(one.page)}`),
        one.file ? el("button.link", { type: "button", onclick: () => this.edit(one.file, one.line, one.column) }, `${one.file}:${one.line}`) : null));
  }

  open(one) {
    const line = this.lines?.get(JSON.stringify(one));
    line?.scrollIntoView({ block: "center" });
    line?.focus();
  }
}
