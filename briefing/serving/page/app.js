// The parts put together: what is asked when, and what each event changes.
import { addressOf, ask, Away } from "./asking.js";
import { Contents } from "./contents.js";
import { Correct } from "./correct.js";
import { byId, el, many, say } from "./element.js";
import { counted, Findings } from "./findings.js";
import { pressing } from "./pressing.js";
import { Live } from "./live.js";
import { Readers } from "./readers.js";
import { Search } from "./search.js";
import { Sheets } from "./sheets.js";
import { tabs } from "./tabs.js";
import { CHOICES, View } from "./view.js";

const view = new View();
const choices = byId("choices");
const banner = byId("banner");
let shown = null;
let offered = null;
let away = "";
let gone = ""; // where the folder of briefs is away
let saved = []; // the files of the last save
let marked = null; // the word that was clicked, as long as its value is at its place

const folio = (page) => shown?.pages[page - 1]?.folio ?? "";
const called = (page) => folio(page) || `${page} of the file`;

const left = tabs(document.querySelector("#contents .tabs"), () => contents?.turn(sheets.current));
const beside = tabs(document.querySelector("#side .tabs"));
const drawers = { contents: byId("contents"), side: byId("side") };

const sheets = new Sheets(byId("pages"), byId("sheets"), { picked: pick, turned: turn, opened: (what, one) => openNote(what, one) });
const contents = new Contents(byId("titles"), byId("thumbs"), (page) => {
  leap(page);
  draw("contents", false);
});
const findings = new Findings(byId("findings"), byId("tab-findings"), { goTo: goToFinding, edit, called });
const readers = new Readers(byId("readers"), { goTo: leap, edit, changed: () => annotate(true), called });
const correct = new Correct(byId("sentence"), byId("tab-sentence"), { opened: () => openSide("tab-sentence"), edited: () => {} });
const search = new Search(byId("search"), byId("found"), sheets, { query: () => view.query, called, leaving });

// ---- what is shown

let asking = null;
let oncemore = false;

// One question at a time: what is saved meanwhile is asked for once more.
async function refresh() {
  if (asking) {
    oncemore = true;
    return asking;
  }
  asking = load();
  await asking;
  asking = null;
  if (oncemore) {
    oncemore = false;
    await refresh();
  }
}

async function load() {
  const query = JSON.stringify(view.query);
  try {
    offered ??= await ask("choices").catch((error) => {
      if (error instanceof Away) throw error;
      return null; // nothing can be chosen before the briefs can be read
    });
    const told = await ask("shown", view.query);
    if (query !== JSON.stringify(view.query)) return void (oncemore = true);
    away = "";
    show(told);
  } catch (error) {
    if (error instanceof Away) away = error.message;
    else refuse(error);
    state();
  }
}

function show(told) {
  const first = shown === null;
  const other = JSON.stringify(shown?.order) !== JSON.stringify(told.order);
  shown = told;
  view.settle(told.order, view.page || 1);
  offer();
  if (!told.pages.length) {
    sheets.show(told, view.query);
    byId("sheets").replaceChildren(el("p.empty", {}, told.message || "There are no pages yet."));
  } else {
    const changed = sheets.show(told, view.query);
    contents.show(told, view.query, changed);
    if (other) marked = null;
    else if (marked && changed.includes(marked.sheet)) markAgain();
    if (first && view.page > 1) sheets.goTo(view.page);
    if (changed.length) say(many(changed.length, "page") + " changed");
  }
  number();
  findings.show(told, saved);
  warn();
  state();
  annotate(Boolean(readers.reader));
  if (search.input.value) search.run(true);
  if (first && view.at) goToLine(...split(view.at));
}

// This paper cannot be made: the words stand where the pages were.
function refuse(error) {
  shown = null;
  sheets.show({ pages: [], state: "none", order: view.order }, view.query);
  const where = error.place ? el("button.link", { type: "button", onclick: () => edit(...placeOf(error.place)) }, error.place) : "";
  byId("sheets").replaceChildren(el("p.empty", {}, error.message, el("br"), error.help ?? "", el("br"), where));
  findings.show({ findings: error.findings ?? [], state: "none", checked: "mistakes" });
  number();
  offer();
}

function offer() {
  if (!offered) return;
  for (const name of CHOICES) {
    const select = choices.elements[name];
    const options = offered.choices[`${name}s`].map((one) => el("option", { value: one.id }, one.title));
    const chosen = view.order[name];
    if (chosen && !options.some((option) => option.value === chosen)) options.push(el("option", { value: chosen }, chosen));
    select.replaceChildren(...options);
    select.value = chosen;
    select.closest(".choice").hidden = options.length < 2 && name !== "delegation";
  }
  readers.offer(offered.choices.audiences, view.order.audience);
  const title = (name) => choices.elements[name].selectedOptions[0]?.textContent ?? "";
  document.title = `${title("delegation")} · ${title("product")} · Preview`;
  byId("title").textContent = document.title;
}

function warn() {
  if (gone) {
    banner.replaceChildren(el("strong", {}, "The folder of briefs is away."), el("span", {}, "These are its last pages. Put it back where it was, or start the preview where it is now."));
    return void (banner.hidden = false);
  }
  if (!shown) return;
  const words = { "last-good": "These are the last good pages.", none: "There are no pages yet." }[shown.state];
  if (!words) return void (banner.hidden = true);
  const first = pressing(shown.findings, saved).find((finding) => finding.severity === "error");
  const link = first?.file ? el("button.link", { type: "button", onclick: () => edit(first.file, first.line, first.column) }, `${first.file}:${first.line}`) : null;
  banner.replaceChildren(el("strong", {}, words), el("span", {}, first?.message ?? shown.message), link ?? "", el("button.link", { type: "button", onclick: () => openSide("tab-findings") }, counted(shown.findings) || ""));
  banner.hidden = false;
}

function state() {
  const [is, words] = stateOf();
  byId("state").dataset.is = is;
  byId("state").textContent = words;
}

function stateOf() {
  if (away || gone) return ["away", away || gone];
  if (!shown) return ["wrong", "this paper cannot be made"];
  const wrong = counted(shown.findings.filter((finding) => finding.severity !== "hint"));
  if (shown.state !== "fresh") return ["wrong", `${shown.state === "none" ? "no pages" : "last good pages"}; ${wrong || "the briefs cannot be read"}`];
  if (shown.checked === "checking") return ["checking", "as saved; rules are being checked…"];
  if (shown.checked === "mistakes" || /mistake/.test(wrong)) return ["wrong", wrong || "mistakes"];
  const also = wrong ? `; ${wrong}` : "";
  return shown.verified ? ["verified", `verified as it would be published${also}`] : ["checked", `checked; the file is being read back…${also}`];
}

async function annotate(ask = false) {
  if (!shown) return;
  margins();
  if (!ask) return;
  await readers.refresh(view.query);
  margins();
}

function margins() {
  if (!shown) return;
  for (const sheet of sheets.sheets) {
    const here = (one) => one.page === sheet.number;
    sheet.annotate(shown.budgets.filter(here), shown.findings.filter(here), readers.withheld.filter(here), openNote);
  }
}

function openNote(what, one) {
  openSide(what === "finding" ? "tab-findings" : "tab-readers");
  (what === "finding" ? findings : readers).open(one);
}

// ---- words and lines

async function pick(sheet, point, byKey = false) {
  const again = () => ask("origin", { ...view.query, number: sheet.number, x: point.x.toFixed(2), y: point.y.toFixed(2) });
  const told = await correct.open(again);
  if (!told) return; // another word was clicked meanwhile
  mark(sheet, told.origin);
  if (told.origin) {
    if (byKey) say(`${told.origin.word}: ${told.origin.file} line ${told.origin.line}`);
  }
}

function mark(sheet, origin) {
  sheets.unmark("word");
  const [left, top, width, height] = origin?.box ?? [];
  marked = width ? { sheet, path: origin.path, left, top, height } : null;
  if (marked) sheet.mark("word", [{ left, top, width, height }]);
}

// After a save the frame is around the word that is there now, if that is of the same value.
async function markAgain() {
  const { sheet, path, left, top, height } = marked;
  const was = marked;
  const point = { x: (left + 1.5).toFixed(2), y: (top + height / 2).toFixed(2) };
  const told = await ask("origin", { ...view.query, number: sheet.number, ...point }).catch(() => null);
  if (marked === was) mark(sheet, told?.origin?.path === path ? told.origin : null);
}

async function edit(file, line, column = 1) {
  await correct.open(() => ask("field", { file, line: Math.max(line, 1), column: Math.max(column, 1) }));
}

async function goToLine(file, line) {
  const found = await ask("places", { ...view.query, file, line }).catch(() => []);
  if (!found.length) return note(`No word of ${file}:${line} stands on these pages.`);
  leap(found[0].page, found[0]);
  for (const sheet of sheets.sheets) sheet.mark("line", found.filter((one) => one.page === sheet.number));
}

function goToFinding(page, finding) {
  if (finding.file) goToLine(finding.file, finding.line).then(() => sheets.current !== page && sheets.goTo(page));
  else leap(page);
}

// ---- where the window was: Back leads there

function leaving() {
  if (shown) view.leave(sheets.place);
}

function leap(page, box = null) {
  leaving();
  sheets.goTo(page, box);
}

window.addEventListener("popstate", async (event) => {
  const other = view.read();
  if (!other && !/^#page=/.test(location.hash)) return; // a link inside the page
  const place = event.state ?? { number: view.page || 1 };
  if (other) await refresh();
  sheets.returnTo(place);
});

function note(words) {
  banner.dataset.is = "note";
  banner.replaceChildren(el("span", {}, words), el("button.link", { type: "button", onclick: () => (banner.hidden = true) }, "Close"));
  banner.hidden = false;
  setTimeout(() => banner.dataset.is === "note" && (delete banner.dataset.is, shown && warn()), 8000);
}

const split = (at) => [at.slice(0, at.lastIndexOf(":")), Number(at.slice(at.lastIndexOf(":") + 1))];

function placeOf(place) {
  const [column, line, ...file] = place.split(":").reverse();
  return [file.reverse().join(":"), Number(line), Number(column)];
}

// ---- the frame

function turn(page, inSight) {
  view.page = page;
  if (shown) view.settle(shown.order, page);
  contents.turn(page, inSight);
  pressed(document.querySelector('[data-do="facing"]'), sheets.isFacing);
  number();
}

// The number that is printed on the page, and which one of the file it is.
function number() {
  const all = shown?.pages.length ?? 0;
  const page = view.page || 1;
  if (document.activeElement !== byId("page")) byId("page").value = folio(page);
  byId("of-pages").textContent = !all ? "" : folio(page) === String(page) ? `of ${all}` : `(${page} of ${all})`;
}

function draw(name, open) {
  drawers[name].classList.toggle("open", open);
  document.querySelector(`[data-do="${name}"]`).setAttribute("aria-expanded", open);
}

function openSide(tab) {
  beside.open(tab);
  draw("side", true);
}

choices.addEventListener("change", (event) => {
  leaving();
  view.choose(event.target.name, event.target.value);
  refresh();
});
choices.addEventListener("submit", (event) => event.preventDefault());

const ZOOMS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];
const zooming = (by) => {
  const steps = ZOOMS.filter((zoom) => (by > 0 ? zoom > sheets.percent + 0.01 : zoom < sheets.percent - 0.01));
  zoomTo(String((by > 0 ? steps[0] : steps.at(-1)) ?? sheets.percent));
};

function zoomTo(mode) {
  const select = byId("zoom");
  if (![...select.options].some((option) => option.value === mode)) select.append(el("option", { value: mode }, `${Math.round(mode * 100)} %`));
  select.value = mode;
  sheets.zoomTo(mode);
}

const pressed = (button, on) => button.setAttribute("aria-pressed", on);
const DO = {
  contents: () => draw("contents", !drawers.contents.classList.contains("open")),
  side: () => draw("side", !drawers.side.classList.contains("open")),
  print: () => print(),
  back: () => sheets.step(-1),
  on: () => sheets.step(1),
  smaller: () => zooming(-1),
  larger: () => zooming(1),
  "next-hit": () => search.step(1),
  "previous-hit": () => search.step(-1),
  facing: (button) => {
    sheets.face(!sheets.isFacing);
    pressed(button, sheets.isFacing);
  },
  earlier: (button) => {
    sheets.flip(!sheets.earlier);
    button.textContent = sheets.earlier ? "Now" : "Earlier";
    pressed(button, sheets.earlier);
  },
};
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button && DO[button.dataset.do]) DO[button.dataset.do](button);
});
byId("zoom").addEventListener("change", (event) => zoomTo(event.target.value));
byId("page").addEventListener("change", (event) => {
  const asked = event.target.value.trim();
  const printed = shown?.pages.find((page) => page.folio === asked);
  leap(printed?.number || Number(asked) || sheets.current);
  event.target.value = folio(view.page);
  event.target.select();
});
byId("page").addEventListener("focus", (event) => event.target.select());

// The finished file opens beside; what keeps it from being made is told here.
async function print() {
  const to = window.open("about:blank", "_blank");
  try {
    const response = await fetch(addressOf("published", view.query));
    if (!response.ok) throw new Error((await response.json()).message);
    const file = URL.createObjectURL(await response.blob());
    if (to) to.location = file;
    else location.assign(file);
  } catch (error) {
    to?.close();
    note(error.message);
  }
}

document.addEventListener("keydown", (event) => {
  const writing = event.target.matches("input, textarea, select");
  if (event.key === "Escape") {
    draw("contents", false);
    draw("side", false);
    byId("sheets").focus({ preventScroll: true });
  } else if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    search.input.focus();
    search.input.select();
  } else if ((event.ctrlKey || event.metaKey) && ["+", "=", "-", "0"].includes(event.key)) {
    event.preventDefault();
    if (event.key === "0") zoomTo("page");
    else zooming(event.key === "-" ? -1 : 1);
  }
});

// ---- what the preview tells by itself

const live = new Live();
live.addEventListener("change", ({ detail }) => {
  if (detail.kind === "gone") {
    gone = "the folder of briefs is not at its place any more; these are its last pages";
    warn();
    state();
    return;
  }
  if (detail.kind === "read") gone = "";
  offered = detail.kind === "checked" ? null : offered;
  if (detail.kind === "read") saved = detail.files ?? [];
  refresh().then(() => correct.changed(detail.files ?? []));
});
live.addEventListener("at", ({ detail }) => goToLine(detail.file, detail.line));
live.addEventListener("again", () => refresh());
live.addEventListener("lost", () => {
  away = "no answer from the preview; it is asked again";
  state();
});
live.addEventListener("end", () => {
  away = "the preview was ended; start it again with: briefing preview";
  state();
});
byId("zoom").value = sheets.mode || "page";
refresh().then(() => {
  pressed(document.querySelector('[data-do="facing"]'), sheets.isFacing);
  live.start();
});
left.open("tab-titles");
