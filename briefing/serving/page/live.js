// What the preview tells by itself. A window that is not seen is not told: it asks anew when it is seen again.
const SILENCE = 40_000;
const LOOK = 5_000; // a machine or a window that slept has looked later than that

export class Live extends EventTarget {
  #source = null;
  #heard = 0;
  #lost = false;
  #ended = false;

  start() {
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#close() : this.#open(true)));
    window.addEventListener("online", () => this.#open(true));
    window.addEventListener("pageshow", (event) => event.persisted && this.#open(true));
    document.addEventListener("resume", () => this.#open(true));
    let looked = Date.now();
    setInterval(() => {
      const slept = Date.now() - looked > 3 * LOOK;
      looked = Date.now();
      if (!document.hidden && (slept || looked - this.#heard > SILENCE)) this.#open(true);
    }, LOOK);
    this.#open(false);
  }

  #open(again) {
    this.#close();
    this.#heard = Date.now();
    const source = (this.#source = new EventSource("api/events"));
    const passed = (name) => source.addEventListener(name, (event) => {
      this.#heard = Date.now();
      if (name === "beat") {
        if (this.#lost || again) this.#tell("again");
        this.#lost = again = this.#ended = false;
      } else {
        if (name === "end") this.#ended = true;
        this.#tell(name, JSON.parse(event.data));
      }
    });
    ["beat", "change", "at", "end"].forEach(passed);
    source.addEventListener("error", () => {
      if (!this.#lost && !this.#ended) this.#tell("lost");
      this.#lost = true;
      if (source.readyState === EventSource.CLOSED) setTimeout(() => this.#source === source && this.#open(true), 2000);
    });
  }

  #close() {
    this.#source?.close();
    this.#source = null;
  }

  #tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
