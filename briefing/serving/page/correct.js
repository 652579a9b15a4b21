// The panel of one value: what it is, who may read it, its text to be corrected, what was changed, and back.
import { ask, Refused, tell } from "./asking.js";
import { el, many, say } from "./element.js";

const KINDS = { fact: "from a fact", cell: "a cell of a table", title: "a title", point: "a point", label: "a word of a chart", note: "a note", running: "runs along the pages", program: "a word of the program" };
const LONG = 44; // letters: more than a line of the panel
const FULL_DAY = /^\d{4}-\d{2}-\d{2}$/;
const HOUR = /^\d{2}:\d{2}$/;

export class Correct {
  #drafts = new Map();
  #corrections = [];
  #again = null;
  #told = "";
  #open = new Set(); // the values that have a field now

  constructor(panel, tab, { opened, edited }) {
    Object.assign(this, { panel, tab, opened, edited });
    this.#rest();
    window.addEventListener("beforeunload", (event) => this.unsaved && event.preventDefault());
  }

  get unsaved() {
    return this.#drafts.size > 0;
  }

  // `again` asks the same once more: after a save, and when the file has changed meanwhile.
  async open(again, focus = true, said = "…") {
    const turn = (this.turn = {});
    const slow = setTimeout(() => this.#look(said), 150); // nobody types into a value that is about to be another
    let told;
    try {
      told = await again();
    } catch (error) {
      told = { error };
    }
    clearTimeout(slow);
    if (turn !== this.turn) return null;
    this.#again = again;
    const before = this.#waiting().length;
    this.#show(told);
    this.opened();
    if (focus) this.#focus(told);
    if (this.#waiting().length > before) say("What you typed before is not saved; it is kept above.");
    return told;
  }

  // In the field of the value, with the word that was clicked chosen, so that typing replaces it.
  #focus({ origin, form }) {
    const field = this.panel.querySelector(".field textarea, .field input, .field select");
    (field ?? this.panel.querySelector(".panel") ?? this.panel).focus();
    if (!field?.setSelectionRange || !origin?.within || field.value !== form?.value) return;
    const [start, end] = origin.within.map((at) => [...field.value].slice(0, at).join("").length);
    if (field.type === "text" || field.type === "textarea") field.setSelectionRange(start, end);
  }

  // What was typed and not saved, and has no field now.
  #waiting() {
    return [...this.#drafts.values()].filter(({ form }) => !this.#open.has(keyOf(form)));
  }

  #unsavedElsewhere() {
    const waiting = this.#waiting();
    if (!waiting.length) return null;
    return el("section.waiting", { "aria-label": "Not saved yet" }, el("h2", {}, `Not saved yet: ${many(waiting.length, "text")}`), waiting.map((draft) => this.#draft(draft)));
  }

  #draft({ form, text }) {
    const line = el("div.outcome", {}, el("p", {}, `“${text.length > 90 ? `${text.slice(0, 90)}…` : text}”`), el("p.says", {}, `${form.name} · ${form.file}:${form.line}`), el("div.row", {},
      el("button", { type: "button", "data-do": "resume", onclick: () => this.#resume(form, text) }, "Go on with it"),
      el("button.quiet", { type: "button", "data-do": "drop", onclick: () => {
        this.#drafts.delete(keyOf(form));
        line.remove();
        if (!this.#waiting().length) this.panel.querySelector(".waiting")?.remove();
        this.#tellTab();
      } }, "Discard")));
    return line;
  }

  #resume(form, text) {
    const { file, line, column } = form;
    return this.#openAgain(form, text, () => ask("field", { file, line, column }));
  }

  #tellTab() {
    const count = this.#drafts.size;
    this.tab.textContent = count ? "Correct •" : "Correct";
    if (count) this.tab.setAttribute("aria-label", `Correct, ${many(count, "text")} not saved`);
    else this.tab.removeAttribute("aria-label");
  }

  #look(said) {
    this.#fill([el("p.said", {}, said), el("p.says", { role: "status" }, "Its place is being looked up."), this.#history()]);
    this.opened();
  }

  // `fields` are the values that can be corrected in it; what waits from before stands above.
  #fill(parts, fields = []) {
    this.#open = new Set(fields.map(keyOf));
    this.panel.replaceChildren(el("div.panel", {}, this.#unsavedElsewhere(), parts));
    this.#tellTab();
  }

  #rest() {
    this.panel.replaceChildren(el("div.panel", {}, el("p.said", {}, "Click a word on a page."),
      el("p.says", {}, "Here stands where it was written, who may read it, and its text to be corrected."),
      el("dl.keys", {}, key("←", "→"), el("dd", {}, "from word to word, in the pages"), key("Enter"), el("dd", {}, "open the word"),
        key("Ctrl", "Enter"), el("dd", {}, "save"), key("/"), el("dd", {}, "search"), key("PgUp", "PgDn"), el("dd", {}, "turn pages"), key("Esc"), el("dd", {}, "back to the pages")), this.#history()));
  }

  #show(told) {
    const { origin, form, place, address, error, said } = told;
    this.#told = JSON.stringify(told);
    if (error) return this.#fill([el("p.said", {}, "That could not be read."), outcome(error.message, error.help, true), this.#history()]);
    if (!origin && !form && place) return this.#bare(place, address);
    if (!origin && !form) return this.#fill([el("p.said", {}, "Nothing was written here."), el("p.says", {}, "Click on a word."), this.#history()]);
    const about = origin ?? form;
    const kind = KINDS[origin?.kind];
    const head = [el("p.said", { tabindex: "-1" }, said ?? (origin ? `“${origin.word}”` : form.name)), el("div.place", {}, el("span", {}, [kind, about.file && placeOf(about)].filter(Boolean).join(" · ")),
      el("div.places", {}, about.file ? this.#editor(about, address) : null))];
    if (!form) return this.#fill([head, outcome(...whyNot(about)), this.#history()]);
    const others = form.beside.filter((one) => one.name !== form.name || one.line !== form.line);
    const parts = [this.#field(form), ...(said ? [this.#history(), factsOf(form)] : [factsOf(form), this.#history()])]; // what was saved stands with its Undo under it
    const kindOf = form.kind || "entry";
    parts.push(this.#more(`The rest of this ${kindOf}`, others.filter((one) => !one.missing), 8), this.#more(`What this ${kindOf} does not say yet`, others.filter((one) => one.missing), 2));
    this.#fill([head, parts], [form, ...others]);
  }

  // Other values of the same thing; a few are open at once.
  #more(title, forms, few) {
    if (!forms.length) return null;
    const open = forms.length <= few || forms.some((one) => this.#drafts.has(keyOf(one)));
    return el("details.more", { open }, el("summary", {}, title), forms.map((one) => this.#field(one, ".quiet-field")));
  }

  // A line where no value begins: a key, a list, a file that cannot be read.
  #bare(place, address) {
    this.#fill([el("p.said", { tabindex: "-1" }, `${place.file}:${place.line}`), el("div.places", {}, this.#editor(place, address)),
      outcome(...(isWorkbook(place.file) ? whyNot(place) : ["This line holds no value of its own; mend it in its file.", ""])), this.#history()]);
  }

  #editor(about, address) {
    if (address && !isWorkbook(about.file)) return el("a", { href: address }, "Open in the editor");
    return el("button.link", { type: "button", onclick: async (event) => {
      try {
        await tell("open", { file: about.file, line: about.line, column: about.column });
      } catch (error) {
        event.target.after(outcome(error.message, error.help, true));
      }
    } }, isWorkbook(about.file) ? "Open the file" : "Open in the editor");
  }

  #field(form, manner = "") {
    const id = `field-${keyOf(form).replace(/[^\w-]/g, "-")}`;
    const typed = this.#drafts.get(keyOf(form))?.text ?? form.value;
    const input = control(form, id, typed);
    const save = el("button.main", { type: "button", disabled: typed === form.value }, form.missing ? "Add" : "Save");
    const back = el("button.quiet", { type: "button", hidden: typed === form.value }, "Discard");
    const told = el("div", {}, this.#before(form));
    const changed = () => {
      const same = input.value === form.value;
      if (same) this.#drafts.delete(keyOf(form));
      else this.#drafts.set(keyOf(form), { form, text: input.value });
      this.#tellTab();
      save.disabled = same;
      back.hidden = same;
    };
    input.addEventListener("input", changed);
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey || input.tagName === "INPUT")) {
        event.preventDefault();
        if (!save.disabled) save.click();
      }
    });
    back.addEventListener("click", () => {
      input.value = form.value;
      changed();
    });
    save.addEventListener("click", () => this.#save(form, input.value, save, told));
    return el(`div.field${manner}`, { "data-name": form.name }, el("label", { for: id }, form.name, form.missing ? " (not written yet)" : ""),
      form.says ? el("p.says", {}, form.says) : null, input, el("div.row", {}, save, back), told);
  }

  // Typed before and not saved: said, with what somebody else wrote there meanwhile.
  #before(form) {
    const draft = this.#drafts.get(keyOf(form));
    if (!draft) return null;
    const now = draft.form.value === form.value ? "" : `In the file it has become: “${form.value}”`;
    return outcome("You typed this before; it is not saved yet.", now);
  }

  async #save(form, text, button, told) {
    button.disabled = true;
    const turn = this.turn;
    const { file, line, column, digest } = form;
    try {
      const done = await tell("correct", { file, line, column, digest, text, ...(form.missing && { name: form.name }) });
      this.#drafts.delete(keyOf(form));
      this.#corrections.unshift(done);
      say(`Saved: ${done.after}`);
      this.edited(done);
      if (turn === this.turn) await this.#reread(form, "Saved"); // else another word was clicked meanwhile
    } catch (error) {
      button.disabled = false;
      const again = error instanceof Refused && error.code === "changed-meanwhile" ? el("button", { type: "button", onclick: () => this.#readAgain(form, text) }, "Read it again, keep what I typed") : null;
      told.replaceChildren(outcome(error.message, error.help, true, again));
      say(error.message);
    }
  }

  #readAgain(form, text) {
    return this.#openAgain(form, text, this.#again);
  }

  // What was typed belongs to its value: where another one stands at the place now, it waits until its word is clicked.
  async #openAgain(form, text, again) {
    const told = await this.open(again);
    if (told && !(told.form && keyOf(told.form) === keyOf(form))) {
      this.panel.firstChild.prepend(outcome(`The value stands at another place now; click its word again. What you typed waits there: “${text}”`, "", true));
    }
  }

  // The value as it now stands in its file, with its new digest; what else was typed stays.
  async #reread({ file, line, column }, said) {
    await this.open(async () => ({ ...(await ask("field", { file, line, column })), said }), false, said);
  }

  #history() {
    if (!this.#corrections.length) return null;
    return el("section", { "aria-label": "What was corrected" }, el("h2", {}, many(this.#corrections.length, "correction")), this.#corrections.map((done) => this.#done(done)));
  }

  #done(done) {
    const told = el("div");
    const undo = el("button", { type: "button", "data-do": "undo", onclick: async () => {
      undo.disabled = true;
      try {
        const back = await tell("undo", { number: done.number });
        this.#corrections = this.#corrections.filter((one) => one !== done);
        say(`Taken back: ${back.after}`);
        this.edited(back);
        await this.#reread(done, "Taken back");
      } catch (error) {
        undo.disabled = false;
        told.replaceChildren(outcome(error.message, error.help, true));
      }
    } }, "Undo");
    return el("div.outcome", {}, el("p", {}, `${done.file}:${done.line}`), diff(done.diff), undo, told);
  }

  // A save of anybody: where nothing was typed, the panel shows the value as it now is.
  async changed(files) {
    const again = this.#again;
    const idle = () => this.#again === again && !this.unsaved && !this.panel.contains(document.activeElement);
    if (!again || !files.length || !this.panel.querySelector(".field") || !idle()) return;
    const told = await again().catch(() => null);
    const same = told?.form?.path === JSON.parse(this.#told).form?.path;
    if (same && idle() && JSON.stringify(told) !== this.#told) this.#show(told);
  }
}

const keyOf = (form) => `${form.file} ${form.path} ${form.name}`;
const isWorkbook = (file) => /\.xls[xm]$/i.test(file ?? "");
const placeOf = (about) => (about.cell ? `${about.file}, cell ${about.cell.split("!").at(-1)} of sheet ${about.cell.split("!").slice(0, -1).join("!")}` : `${about.file}:${about.line}:${about.column}`);
const key = (...names) => el("dt", {}, names.flatMap((name, at) => [at ? " " : "", el("kbd", {}, name)]));
const factsOf = (form) => el("dl.facts", {}, pair("Read by", form.readers.join(", ")), pair(form.rules.length > 1 ? "Rules" : "Rule", form.rules.flatMap((rule) => [rule, el("br")]).slice(0, -1)), pair("Takes", [form.shape, form.limits].filter(Boolean).join("; ")));
const pair = (name, words) => (words.length ? [el("dt", {}, name), el("dd", {}, words)] : []);

function control(form, id, value) {
  const needed = form.needed ? { required: true } : {};
  let made;
  if (form.widget === "text" || (form.widget === "line" && value.length > LONG)) made = el("textarea", { id, rows: 3, spellcheck: "true", ...needed });
  else if (form.widget === "choice" || form.widget === "switch") {
    const choices = form.widget === "switch" ? ["true", "false"] : form.choices;
    made = el("select", { id }, [...new Set([value, ...choices])].map((one) => el("option", { value: one }, one || "—")));
  } else {
    const type = form.widget === "date" && (FULL_DAY.test(value) || !value) ? "date" : form.widget === "time" && (HOUR.test(value) || !value) ? "time" : "text";
    made = el("input", { id, type, autocomplete: "off", ...(form.widget === "number" && { inputmode: "decimal" }), ...needed });
  }
  made.value = value;
  return made;
}

// Why a place has no field here, and what to do.
function whyNot({ kind, file }) {
  if (kind === "program") return ["The program writes this word, in the language of the paper; no brief holds it.", ""];
  if (isWorkbook(file)) return ["What stands in an Excel file is corrected in Excel.", "Open the file, change the cell and save it; the page follows."];
  return ["This place cannot be corrected here; open its file.", ""];
}

function outcome(message, help, refused = false, more = null) {
  return el(`div.outcome${refused ? ".refused" : ""}`, { role: refused ? "alert" : "note" }, el("p", {}, message), help ? el("p", {}, help) : null, more);
}

function diff(text) {
  const lines = text.split("\n").filter((line) => /^[-+]/.test(line) && !/^(---|\+\+\+)/.test(line));
  return el("div.diff", {}, lines.map((line) => el(line[0] === "-" ? "del" : "ins", {}, line.slice(1).trim())));
}
