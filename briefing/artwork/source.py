"""An SVG file as it is read: its ids, its style sheets, its size, and the mistakes found in it so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from briefing.artwork.geometry import Unreadable, length, numbers
from briefing.artwork.markup import PLAIN, Element
from briefing.artwork.paints import Rule, rules_of
from briefing.diagnostics import Problems, Span

LESS: Final = "simplify it, or leave it out"
MOST_SAID: Final = 20


class Source:
    """`ids` are the elements that can be used, `rules` those of all style sheets."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.problems = Problems()
        self.said: set[str] = set()
        self.ids: dict[str, Element] = {}
        self.rules: list[Rule] = []
        self._survey(root)

    # ---- what it says of itself

    def _survey(self, element: Element) -> None:
        """Ids and style sheets, wherever they stand."""
        if id_ := element.attributes.get("id"):
            self.ids.setdefault(id_, element)
        if element.name == "style":
            self.tried(element, lambda: self.rules.extend(rules_of(element.words)))
        if element.name == "script" or any(key.lower().startswith("on") for key in element.attributes):
            self.refuse("unsupported-artwork", "it holds a script", element.span, PLAIN)
        for inside in element.inside:
            self._survey(inside)

    def box(self) -> tuple[float, float, float, float] | None:
        """What of its plane it shows: its viewBox, else its width and height."""
        given = self.root.attributes
        try:
            box = numbers(given.get("viewBox", ""))
            if len(box) == 4 and box[2] > 0 and box[3] > 0:
                return self._stretched((box[0], box[1], box[2], box[3]))
            wide, high = length(given.get("width", "")), length(given.get("height", ""))
            if wide > 0 and high > 0:
                return (0.0, 0.0, wide, high)
            raise Unreadable("it does not say how large it is")
        except Unreadable as error:
            self.refuse("bad-artwork", str(error), self.root.span, "give it a viewBox")
            return None

    def _stretched(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """A viewBox may be of another ratio than its width and height: it stands in their middle, with room around it."""
        given = self.root.attributes
        if "%" in given.get("width", "%") or "%" in given.get("height", "%"):
            return box
        wide, high = length(given["width"]), length(given["height"])
        x, y, width, height = box
        if wide <= 0 or high <= 0 or abs(wide * height - high * width) < 0.01 * wide * height:
            return box
        fit = given.get("preserveAspectRatio", "xMidYMid meet").split()
        if fit not in (["xMidYMid"], ["xMidYMid", "meet"]):
            raise Unreadable("its viewBox has another ratio than its width and height")
        larger = max(width / wide, height / high)
        return (
            x - (wide * larger - width) / 2,
            y - (high * larger - height) / 2,
            wide * larger,
            high * larger,
        )

    # ---- mistakes

    def refuse(self, code: str, message: str, span: Span, help: str) -> None:
        """Each kind of mistake once for a file."""
        if message not in self.said and len(self.said) < MOST_SAID:
            self.said.add(message)
            self.problems.error(code, message, span, help)

    def tried(self, element: Element, done: Callable[[], object]) -> bool:
        """Whether something could be done; what cannot be read is told at its element."""
        try:
            done()
        except Unreadable as error:
            self.refuse("bad-artwork", str(error), element.span, PLAIN)
            return False
        return True
