// What this window shows: the words of its address, so that a reload shows the same.
export const CHOICES = ["delegation", "product", "audience", "language", "format"];

export class View {
  constructor() {
    this.read();
    this.at = new URLSearchParams(location.search).get("at") ?? "";
  }

  // What the address says; whether that is another paper than before.
  read() {
    const before = JSON.stringify(this.order);
    const query = new URLSearchParams(location.search);
    this.order = Object.fromEntries(CHOICES.map((name) => [name, query.get(name) ?? ""]));
    this.page = Number(/^#page=(\d+)$/.exec(location.hash)?.[1] ?? this.page ?? 0);
    return before !== JSON.stringify(this.order);
  }

  get query() {
    return Object.fromEntries(Object.entries(this.order).filter(([, value]) => value));
  }

  // Another paper may be for other readers and on other sizes: these are then as the summit has them.
  choose(name, value) {
    this.order = { ...this.order, [name]: value };
    if (name === "product") this.order = { ...this.order, audience: "", format: "" };
    if (name === "audience" && !value) this.order.format = "";
  }

  settle(order, page) {
    this.order = { ...order };
    this.page = page;
    history.replaceState(null, "", `?${new URLSearchParams(order)}#page=${page}`);
  }

  // Before a leap: Back leads to this very place.
  leave(place) {
    history.replaceState(place, "", location.href);
    history.pushState(null, "", location.href);
  }
}

// What a window remembers as long as it is open, over a reload too.
export const kept = {
  get: (name, otherwise) => JSON.parse(sessionStorage.getItem(name) ?? "null") ?? otherwise,
  set: (name, value) => sessionStorage.setItem(name, JSON.stringify(value)),
};
