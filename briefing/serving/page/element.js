// Elements in one expression: el("p.cure", {title: "…"}, "words", other)
export function el(name, attributes = {}, ...kids) {
  const [tag, ...classes] = name.split(".");
  const made = document.createElement(tag);
  made.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...kids.flat(Infinity).filter((kid) => kid !== null && kid !== undefined && kid !== ""));
  return made;
}

export const byId = (id) => document.getElementById(id);

// A panel made anew only where what it tells is another; who is in it with the keyboard stays at his place.
export function renew(panel, told, make) {
  const text = JSON.stringify(told);
  if (panel.told === text) return;
  panel.told = text;
  const at = [...panel.querySelectorAll("button")].indexOf(document.activeElement);
  panel.replaceChildren(...make());
  const buttons = panel.querySelectorAll("button");
  if (at >= 0) buttons[Math.min(at, buttons.length - 1)]?.focus({ preventScroll: true });
}

export function say(words) {
  byId("said").textContent = words;
}

// "3 mistakes", "1 mistake"
export const many = (count, one, more = one + "s") => `${count} ${count === 1 ? one : more}`;

export function place(box, scale) {
  const mark = el("div.mark");
  Object.assign(mark.style, {
    left: `${box.left * scale}%`, top: `${box.top * scale}%`, width: `${box.width * scale}%`, height: `${box.height * scale}%`,
  });
  return mark;
}
