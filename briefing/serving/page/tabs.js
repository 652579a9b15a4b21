// Tabs as people who use the keyboard know them: arrows go from one to the next.
export function tabs(list, opened = () => {}) {
  const all = [...list.querySelectorAll('[role="tab"]')];
  const open = (tab, focus = false) => {
    for (const other of all) {
      const chosen = other === tab;
      other.setAttribute("aria-selected", chosen);
      other.tabIndex = chosen ? 0 : -1;
      document.getElementById(other.getAttribute("aria-controls")).hidden = !chosen;
    }
    if (focus) tab.focus();
    opened(tab.id);
  };
  list.addEventListener("click", (event) => event.target.role === "tab" && open(event.target));
  list.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const at = all.findIndex((tab) => tab.getAttribute("aria-selected") === "true");
    open(all[(at + by + all.length) % all.length], true);
    event.preventDefault();
  });
  return { open: (id) => open(document.getElementById(id)) };
}
