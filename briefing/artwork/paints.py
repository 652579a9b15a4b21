"""How a shape of SVG is painted: presentation attributes, style sheets of simple selectors, what is inherited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing.artwork.geometry import Unreadable, length, numbers
from briefing.artwork.markup import Element
from briefing.lazy import lazy
from briefing.values import Value

if TYPE_CHECKING:
    from PIL import ImageColor
else:
    ImageColor = lazy("PIL.ImageColor")

INHERITED: Final = {
    "fill": "black", "fill-rule": "nonzero", "fill-opacity": "1", "stroke": "none", "stroke-opacity": "1", "stroke-width": "1",
    "stroke-linecap": "butt", "stroke-linejoin": "miter", "stroke-miterlimit": "4", "stroke-dasharray": "none",
    "stroke-dashoffset": "0", "clip-rule": "nonzero", "visibility": "visible", "color": "black",
    "marker-start": "none", "marker-mid": "none", "marker-end": "none", "paint-order": "normal",
}  # fmt: skip
OWN: Final = {
    "opacity": "1", "display": "inline", "clip-path": "none", "mask": "none", "filter": "none", "mix-blend-mode": "normal",
    "transform": "", "vector-effect": "none",
}  # fmt: skip
UNDRAWN: Final = {
    "mask": "a mask", "filter": "a filter", "mix-blend-mode": "a blend mode", "vector-effect": "a vector effect",
    "marker-start": "a marker", "marker-mid": "a marker", "marker-end": "a marker", "paint-order": "an order of painting",
}  # fmt: skip
MOST_RULES: Final = 500
LONGEST: Final = 1000  # letters of a property, apart from matrices and dashes
_SELECTOR: Final = re.compile(r"(\*|[A-Za-z][\w-]*)?((?:[.#][\w-]+)*)")
_SEEN_THROUGH: Final = re.compile(r"(rgb|hsl)a\(([^,]*,[^,]*,[^,]*),\s*([^,\s]*)\s*\)")
_REFERENCE: Final = re.compile(r"url\(\s*['\"]?(.*?)['\"]?\s*\)(.*)", re.S)


class Rule(Value):
    """Declarations of a style sheet, for elements of a name (any, where it is empty), an id and classes."""

    weight: tuple[int, int, int]
    name: str
    id: str
    classes: frozenset[str]
    says: tuple[tuple[str, str], ...]

    def means(self, element: Element) -> bool:
        given = element.attributes
        return (
            self.name in ("", element.name)
            and self.id in ("", given.get("id", ""))
            and self.classes <= set(given.get("class", "").split())
        )


def rules_of(sheet: str) -> list[Rule]:
    """The rules of a style sheet, the weightier later; one that cannot be followed is `Unreadable`."""
    first, *others = sheet.replace("<!--", "").replace("-->", "").split("/*")
    sheet = first + "".join(other.partition("*/")[2] for other in others)
    if "@" in sheet:
        raise Unreadable("its style sheet has a rule that begins with '@'")
    found: list[Rule] = []
    for block in sheet.split("}"):
        selectors, brace, says = block.partition("{")
        for selector in selectors.split(",") if brace else ():
            known = _SELECTOR.fullmatch(selector.strip())
            if not known or not selector.strip():
                raise Unreadable(
                    f"its style sheet has a selector that is not read: '{selector.strip()[:30]}'"
                )
            parts = re.findall(r"[.#][\w-]+", known[2])
            ids = [part[1:] for part in parts if part[0] == "#"]
            classes = frozenset(part[1:] for part in parts if part[0] == ".")
            name = "" if known[1] in (None, "*") else known[1]
            weight = (len(ids), len(classes), int(bool(name)))
            if len(found) >= MOST_RULES:
                raise Unreadable("its style sheet has too many rules")
            found.append(Rule(weight, name, ids[0] if ids else "", classes, tuple(declared(says).items())))
    return sorted(found, key=lambda rule: rule.weight)


def declared(style: str) -> dict[str, str]:
    """The declarations of a `style` attribute."""
    pairs = (piece.partition(":") for piece in style.split(";"))
    return {name.strip().lower(): value.partition("!")[0].strip() for name, colon, value in pairs if colon}


def styled(element: Element, above: dict[str, str], rules: list[Rule]) -> dict[str, str]:
    """Every property of an element, under what it inherits."""
    known = INHERITED.keys() | OWN.keys()
    given = {key: value.strip() for key, value in element.attributes.items() if key in known}
    for rule in rules:
        if rule.means(element):
            given.update(rule.says)
    given.update(declared(element.attributes.get("style", "")))
    found = {**INHERITED, **{key: above[key] for key in INHERITED if key in above}, **OWN}
    for key, value in given.items():
        if len(value) > LONGEST and key not in ("transform", "stroke-dasharray"):
            raise Unreadable(f"its {key} is too long")
        if key in found and value and value != "inherit":
            found[key] = value
        elif key in OWN and value == "inherit":
            found[key] = above.get(key, found[key])
    return found


def reference(value: str) -> str | None:
    """The id that `url(#id)` means, "" for one outside of the file; None for anything else."""
    found = _REFERENCE.match(value.strip())
    return None if found is None else found[1][1:] if found[1].startswith("#") else ""


def colour(value: str, current: str) -> tuple[str, float] | None:
    """`#rrggbb` and its opacity; None for no paint."""
    value = value.partition(" icc-color(")[0].strip()
    if value.lower() == "currentcolor":
        value = current
    if value.lower() in ("none", "transparent"):
        return None
    if value.lower() == "currentcolor":
        return "#000000", 1.0
    if seen_through := _SEEN_THROUGH.fullmatch(value):
        opaque = colour(f"{seen_through[1]}({seen_through[2]})", current)
        return None if opaque is None else (opaque[0], share(seen_through[3]))
    try:
        parts = ImageColor.getrgb(value)
    except ValueError as error:
        raise Unreadable(f"'{value[:30]}' is no colour") from error
    return "#{:02x}{:02x}{:02x}".format(*parts[:3]), parts[3] / 255 if len(parts) > 3 else 1.0


def share(value: str) -> float:
    """A number from 0 to 1, or a percentage."""
    try:
        found = float(value[:-1]) / 100 if value.endswith("%") else float(value)
    except ValueError as error:
        raise Unreadable(f"'{value[:30]}' is no opacity") from error
    return min(max(found, 0.0), 1.0) if found == found else 1.0


def line_of(style: dict[str, str]) -> str:
    """The operators of a stroke's width, ends, corners and dashes."""
    caps = {"butt": 0, "round": 1, "square": 2}
    joins = {"miter": 0, "round": 1, "bevel": 2}
    cap, join = caps.get(style["stroke-linecap"]), joins.get(style["stroke-linejoin"])
    if cap is None or join is None:
        raise Unreadable("its lines have ends or corners that are not known")
    dashes = (
        []
        if style["stroke-dasharray"] == "none"
        else [max(v, 0.0) for v in numbers(style["stroke-dasharray"])]
    )
    dashes = dashes * 2 if len(dashes) % 2 else dashes
    dash = " ".join(f"{v:.4f}" for v in dashes) if sum(dashes) > 0 else ""
    width, limit = length(style["stroke-width"]), max(length(style["stroke-miterlimit"]), 1.0)
    return f"{width:.4f} w {cap} J {join} j {limit:.4f} M [{dash}] {length(style['stroke-dashoffset']):.4f} d"
