// All pages: side by side or one below the other, at any zoom, where the officer left them.
import { el, say } from "./element.js";
import { kept } from "./view.js";
import { Sheet } from "./sheet.js";

const FULL = 96 / 72; // dots of the screen to the point at 100 %
const GAP = 30;
const NARROW = 700; // two pages side by side could not be read
const KEPT = 16; // pictures of pages that are not near

export class Sheets {
  sheets = [];
  earlier = false;
  #query = "";
  #cursor = null;
  #layout = "";
  #paper = "";
  #last = null;

  constructor(desk, container, { picked, turned, opened }) {
    Object.assign(this, { desk, container, picked, turned, opened });
    this.mode = kept.get("zoom", "");
    this.facing = kept.get("facing", null);
    this.seen = new IntersectionObserver((entries) => this.#near(entries), { root: desk, rootMargin: "60% 30%" });
    desk.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.#keep(() => this.arrange(), this.#last)).observe(desk); // where it was before it had another size
    container.addEventListener("keydown", (event) => this.#key(event));
    window.addEventListener("resize", () => this.#drawAll());
    this.#watchSharpness();
  }

  #watchSharpness() {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => {
      this.#drawAll();
      this.#watchSharpness();
    }, { once: true });
  }

  // ---- what is shown

  show(shown, query) {
    const { delegation, product } = shown.order;
    const paper = `${delegation} ${product}`; // of another one, the first page
    const before = paper === this.#paper ? this.#anchor() : null;
    if (!before) delete this.aimed;
    this.#paper = paper;
    const key = JSON.stringify(query);
    const other = key !== this.#query;
    if (other) {
      for (const sheet of this.sheets) this.seen.unobserve(sheet.element);
      this.sheets = [];
      this.#cursor = null;
      this.#layout = "";
    }
    this.#query = key;
    this.desk.classList.toggle("stale", shown.state === "last-good");
    const changed = [];
    shown.pages.forEach((page, index) => {
      const sheet = (this.sheets[index] ??= this.#sheet(query));
      if (sheet.show(page) && !other) changed.push(sheet);
    });
    for (const gone of this.sheets.splice(shown.pages.length)) this.seen.unobserve(gone.element);
    this.book = shown.order.product === "book";
    this.arrange();
    this.#restore(before);
    for (const sheet of this.sheets) sheet.draw({ glow: changed.includes(sheet), earlier: this.earlier });
    this.#renew(changed);
    this.#tellPage();
    return changed;
  }

  #sheet(query) {
    const sheet = new Sheet(query, (...picked) => this.#pick(...picked));
    this.seen.observe(sheet.element);
    return sheet;
  }

  // ---- where pages lie

  get isFacing() {
    return (this.facing ?? this.book) && this.desk.clientWidth > NARROW && this.sheets.length > 1;
  }

  arrange() {
    if (!this.sheets.length) return this.container.replaceChildren();
    const facing = this.isFacing;
    const layout = `${facing} ${this.sheets.length}`;
    if (layout !== this.#layout) {
      this.container.replaceChildren(...this.#spreads(facing));
      this.#layout = layout;
    }
    const zoom = this.#zoom(facing);
    this.percent = zoom / FULL;
    for (const sheet of this.sheets) sheet.size(zoom);
    for (const side of this.container.querySelectorAll(".blank-side")) {
      side.style.width = `${this.sheets[0].width * zoom}px`;
      side.style.height = `${this.sheets[0].height * zoom}px`;
    }
    clearTimeout(this.redraw);
    this.redraw = setTimeout(() => this.#drawAll(), 90);
  }

  #spreads(facing) {
    if (!facing) return this.sheets.map((sheet) => el("div.spread", {}, sheet.element));
    const blank = () => el("div.page.blank-side", { "aria-hidden": "true" });
    const found = [el("div.spread.facing", {}, blank(), this.sheets[0].element)];
    for (let at = 1; at < this.sheets.length; at += 2)
      found.push(el("div.spread.facing", {}, this.sheets[at].element, this.sheets[at + 1]?.element ?? blank()));
    return found;
  }

  #zoom(facing) {
    const across = Math.max(...this.sheets.map((sheet) => sheet.width)) * (facing ? 2 : 1);
    const down = Math.max(...this.sheets.map((sheet) => sheet.height));
    const style = getComputedStyle(this.container);
    const side = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
    const width = Math.max(this.desk.clientWidth - side - 2, 120) / across;
    const mode = this.mode || (this.desk.clientWidth <= NARROW && down > across ? "width" : "page");
    if (mode === "width") return width;
    if (mode === "page") return Math.min(width, Math.max(this.desk.clientHeight - 2 * GAP, 120) / down);
    return Number(mode) * FULL;
  }

  zoomTo(mode) {
    this.#keep(() => {
      this.mode = mode;
      kept.set("zoom", mode);
      this.arrange();
    });
  }

  face(facing) {
    this.#keep(() => {
      this.facing = facing;
      kept.set("facing", facing);
      this.arrange();
    });
  }

  flip(earlier) {
    this.earlier = earlier;
    this.#drawAll();
  }

  #drawAll() {
    for (const sheet of this.sheets) sheet.draw({ earlier: this.earlier });
  }

  #near(entries) {
    for (const entry of entries) {
      const sheet = this.sheets.find((one) => one.element === entry.target);
      if (!sheet) continue;
      sheet.near = entry.isIntersecting;
      if (sheet.near) sheet.draw({ earlier: this.earlier });
    }
    const far = this.sheets.filter((sheet) => sheet.image && !sheet.near);
    far.sort((a, b) => Math.abs(b.number - this.current) - Math.abs(a.number - this.current));
    far.slice(0, Math.max(far.length - KEPT, 0)).forEach((sheet) => sheet.rest());
  }

  // ---- where the officer is

  get current() {
    return this.#anchor()?.number ?? 1;
  }

  #anchor() {
    const top = this.desk.getBoundingClientRect().top + this.desk.clientHeight * 0.4;
    const middle = this.desk.getBoundingClientRect().left + this.desk.clientWidth / 2;
    let best = null;
    for (const sheet of this.sheets) {
      const box = sheet.element.getBoundingClientRect();
      if (!box.height) continue;
      const away = Math.max(box.top - top, top - box.bottom, 0) + Math.max(box.left - middle, middle - box.right, 0) / 1e3;
      const asked = best && sheet.number === this.told && away < best.away + 2e-3; // of two that face each other
      if (!best || asked || away < best.away - 1e-6) best = { away, sheet, down: (top - box.top) / box.height, across: (middle - box.left) / box.width };
    }
    if (!best) return null;
    const { number, digest, parts } = best.sheet;
    return { number, digest, parts, down: best.down, across: best.across };
  }

  // The same page, wherever it is now: the one with the same digest, the same part, the same number.
  #restore(before) {
    if (!this.sheets.length) return;
    if (!before) {
      this.desk.scrollTop = 0;
      return this.#center(this.sheets[0]);
    }
    const inPart = (sheet) => before.parts.length && sheet.parts[0] === before.parts[0];
    const there = this.sheets[before.number - 1];
    const found = this.sheets.find((sheet) => sheet.digest === before.digest)
      ?? (there && (!before.parts.length || inPart(there)) ? there : this.sheets.find(inPart))
      ?? this.sheets[Math.min(before.number, this.sheets.length) - 1];
    const box = found.element.getBoundingClientRect();
    const top = this.desk.getBoundingClientRect().top + this.desk.clientHeight * 0.4;
    this.desk.scrollTop += box.top + before.down * box.height - top;
    const desk = this.desk.getBoundingClientRect();
    this.desk.scrollLeft += box.left + before.across * box.width - desk.left - this.desk.clientWidth / 2;
  }

  #center(sheet) {
    const [box, desk] = [sheet.element.getBoundingClientRect(), this.desk.getBoundingClientRect()];
    this.desk.scrollLeft += box.left + box.width / 2 - desk.left - this.desk.clientWidth / 2;
  }

  #keep(work, before = this.#anchor()) {
    work();
    this.#restore(before);
  }

  #scrolled() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.#tellPage());
  }

  #tellPage() {
    this.#last = this.#anchor();
    const at = this.#last?.number ?? 1;
    const stays = this.#bothFit() && this.#beside(at).includes(this.told);
    const number = (this.told = this.aimed ?? (stays ? this.told : at)); // of two facing pages the one that was asked for
    for (const sheet of this.sheets) sheet.element.classList.toggle("current", sheet.number === number);
    this.turned(number, this.#beside(number));
  }

  #bothFit() {
    return this.isFacing && 2 * this.sheets[0].width * this.sheets[0].zoom <= this.desk.clientWidth;
  }

  // A page with the one that faces it.
  #beside(number) {
    const first = number - (number % 2);
    return this.isFacing ? [first, first + 1].filter((one) => one >= 1 && one <= this.sheets.length) : [number];
  }

  goTo(number, box = null) {
    const sheet = this.sheets[Math.min(Math.max(number, 1), this.sheets.length) - 1];
    if (!sheet) return;
    const [own, desk] = [sheet.element.getBoundingClientRect(), this.desk.getBoundingClientRect()];
    const down = box ? box.top * sheet.zoom - this.desk.clientHeight * 0.35 : -GAP;
    this.desk.scrollTop += own.top - desk.top + down;
    if (own.width > desk.width) this.desk.scrollLeft += own.left - desk.left + (box ? box.left * sheet.zoom - desk.width * 0.3 : 0);
    this.#aim(sheet.number);
    this.#tellPage();
  }

  // Of two facing pages the one that was asked for is the present one.
  #aim(number) {
    this.aimed = number;
    setTimeout(() => delete this.aimed, 400);
  }

  get place() {
    const { number, down, across } = this.#anchor() ?? { number: 1 };
    return { number, down, across, told: this.told };
  }

  // Where the window once was.
  returnTo({ number, down, across, told }) {
    if (down === undefined) return this.goTo(number);
    const sheet = this.sheets[Math.min(number, this.sheets.length) - 1];
    if (sheet) this.#restore({ ...sheet, digest: null, parts: [], number: sheet.number, down, across });
    this.#aim(told ?? number);
    this.#tellPage();
  }

  step(by) {
    const facing = this.isFacing;
    const now = this.current;
    if (!facing) return this.goTo(now + by);
    const spread = Math.floor(now / 2) + by;
    this.goTo(Math.max(spread * 2, 1));
  }

  // ---- words

  #pick(sheet, point) {
    this.#cursor = null;
    this.picked(sheet, point);
  }

  async #key(event) {
    if (event.target !== this.container || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      event.preventDefault();
      await this.#move(event.key === "ArrowRight" ? 1 : -1);
    } else if (event.key === "Enter" && this.#cursor) {
      event.preventDefault();
      const { sheet, word } = this.#cursor;
      this.picked(sheet, { x: word.left + word.width / 2, y: word.top + word.height / 2 }, true);
    }
  }

  // The arrows go on from the word at this place, and Enter opens it.
  async beginAt(number, { left, top, width, height }) {
    const sheet = this.sheets[number - 1];
    const inside = (at, from, length) => at >= from - 1 && at <= from + length + 1;
    const words = (await sheet?.words()) ?? [];
    const at = words.findIndex((word) => inside(word.top + word.height / 2, top, height) && word.left + word.width > left + 1 && word.left < left + width);
    if (at < 0) return;
    this.#cursor = { sheet, at, word: words[at] };
    sheet.mark("word", [words[at]]);
  }

  async #move(by) {
    const sheet = this.#cursor?.sheet ?? this.sheets[this.current - 1];
    if (!sheet) return;
    const words = await sheet.words();
    const at = this.#cursor ? this.#cursor.at + by : 0;
    const word = words[at];
    if (!word) {
      const next = this.sheets[sheet.number - 1 + by];
      if (!next) return;
      const other = await next.words();
      this.#cursor = { sheet: next, at: by > 0 ? -1 : other.length };
      sheet.mark("word", []);
      this.goTo(next.number);
      if (other.length) await this.#move(by);
      return;
    }
    this.#cursor = { sheet, at, word };
    sheet.mark("word", [word]);
    const box = sheet.marks.get("word")[0].getBoundingClientRect();
    const desk = this.desk.getBoundingClientRect();
    if (box.top < desk.top + 40 || box.bottom > desk.bottom - 40) this.goTo(sheet.number, word);
    say(word.text);
  }

  // The word that the arrows are at, on a page that is another now.
  async #renew(changed) {
    const cursor = this.#cursor;
    if (!cursor || !changed.includes(cursor.sheet)) return;
    cursor.word = (await cursor.sheet.words())[cursor.at] ?? cursor.word;
    if (cursor === this.#cursor) cursor.sheet.mark("word", [cursor.word]);
  }

  unmark(kind) {
    for (const sheet of this.sheets) sheet.mark(kind, []);
  }
}
