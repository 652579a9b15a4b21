// What is wrong, most pressing first: each with its cure, its page and its line.
import { el, many, renew } from "./element.js";
import { pressing } from "./pressing.js";

export class Findings {
  constructor(panel, tab, { goTo, edit, called }) {
    Object.assign(this, { panel, tab, goTo, edit, called });
  }

  show({ findings, checked }, saved = []) {
    this.tab.textContent = findings.length ? `Findings ${findings.length}` : "Findings";
    const sorted = pressing(findings, saved);
    renew(this.panel, [sorted, checked, sorted.map((finding) => finding.page && this.called(finding.page))], () => this.#told(sorted, checked));
  }

  #told(sorted, checked) {
    this.lines = new Map();
    const mistakes = sorted.filter((finding) => finding.severity === "error");
    const others = sorted.filter((finding) => finding.severity !== "error");
    const here = others.filter((finding) => finding.page);
    const elsewhere = others.filter((finding) => !finding.page);
    const groups = [this.#group("To be mended first", mistakes), this.#group("On these pages", here), this.#group(here.length ? "In the rest of the folder" : "In the folder of briefs", elsewhere)];
    const none = checked === "checking" ? ["Checking…", "All rules are being held against what was saved."] : ["Nothing is wrong.", "Every rule was held against the folder as it is now."];
    return sorted.length ? groups.filter(Boolean) : [el("p.none", {}, el("strong", {}, none[0]), none[1])];
  }

  #group(title, findings) {
    return findings.length ? el("section.group", {}, el("h2", {}, title), findings.map((finding) => this.#line(finding))) : null;
  }

  #line(finding) {
    const { code, message, help, severity, file, line, column, page } = finding;
    const where = [];
    if (page) where.push(el("button.link", { type: "button", onclick: () => this.goTo(page, finding) }, `page ${this.called(page)}`));
    if (file) where.push(el("button.link", { type: "button", onclick: () => this.edit(file, line, column) }, `${file}:${line}`));
    const made = el(`article.finding.${severity}`, { tabindex: "-1", "data-code": code },
      el("p.what", {}, message), help ? el("p.cure", {}, help) : null, where.length ? el("p.where", {}, where) : null);
    this.lines.set(JSON.stringify(finding), made);
    return made;
  }

  open(finding) {
    const line = this.lines.get(JSON.stringify(finding));
    line?.scrollIntoView({ block: "center" });
    line?.focus();
  }
}

export function counted(findings) {
  const of = (severity) => findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings] = [of("error"), of("warning")];
  return [errors && many(errors, "mistake"), warnings && many(warnings, "warning")].filter(Boolean).join(", ");
}
