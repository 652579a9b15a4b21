"""Ids of nodes that outlast an edit: from the place in the model that they print, never from their number on a page.

An id is `place:kind@part`. The place of a text is its own, that of a list is the list's, that of a row or an item the item's;
what holds several has what their places have in common. What the program writes itself is called by the place that it
stands over or before. A section may give a node its place; what that holds of other places is called by both. Of two that would be called the same, the second gets a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from typing import Any, Final, TypeVar

from briefing.diagnostics import Place, Span
from briefing.document.blocks import (
    Cell,
    Definitions,
    Heading,
    ListBlock,
    ListItem,
    Node,
    Row,
    Table,
)
from briefing.document.traversal import INLINES, inner_fields, span_of
from briefing.document.whole import Document, Part

N = TypeVar("N", bound=Node)

DIGITS: Final = 16
NOWHERE: Final = Place("")


def identified(document: Document) -> Document:
    """The document with a `place` for every node, unique in it and the same in the next version of it."""
    return document.replaced(parts=tuple(map(_identified, document.parts)))


def digest_of(id_: str, key: str) -> str:
    """What a file says of an id: the same in every version, and nothing to a reader who does not know the key."""
    secret = blake2b(key.encode()).digest()
    return blake2b(id_.encode(), key=secret, digest_size=DIGITS // 2).hexdigest()


def _identified(part: Part) -> Part:
    names = _Names(part.id)
    return part.replaced(blocks=names.all(part.blocks, NOWHERE))


class _Names:
    """The ids of one part."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.owner = ""  # the place that a section gave to what is being named
        self.used: dict[tuple[str, str], int] = {}
        self.places: dict[int, Place | None] = {}

    def all(self, nodes: tuple[Any, ...], above: Place) -> tuple[Any, ...]:
        """Nodes that follow one another, each with its id; `above` is the place of what holds them."""
        places = [self.place(node) for node in nodes]
        found = []
        for index, node in enumerate(nodes):
            place = places[index] or _stands_over(node, nodes, places, index) or above
            found.append(self.named(node, place))
        return tuple(found)

    def named(self, node: N, place: Place) -> N:
        """A node with its id, and all in it with theirs."""
        before, self.owner = self.owner, node.place or self.owner
        changed: dict[str, Any] = {"place": self._free(str(place), _kind(type(node)))}
        for name in inner_fields(type(node)):
            if (inner := getattr(node, name)) and (new := self._inside(inner, place)) is not inner:
                changed[name] = new
        self.owner = before
        return node.replaced(**changed)

    def _inside(self, value: Any, above: Place) -> Any:
        if isinstance(value, Node):
            return self.named(value, self.place(value) or above)
        if isinstance(value[0], Cell):
            return tuple(self._cell(cell, number, above) for number, cell in enumerate(value, 1))
        if isinstance(value[0], Node):
            return self.all(value, above)
        if isinstance(value[0], tuple):
            return tuple(self._inside(item, above) if item else item for item in value)
        return value

    def _cell(self, cell: Cell, number: int, row: Place) -> Cell:
        """A cell, which is called by its row and its column, whatever is in it."""
        return self.named(cell, Place(str(row), str(number)))

    def _free(self, place: str, kind: str) -> str:
        """A name that no other node of the part has; what belongs to somebody else's place says in whose it stands."""
        name = f"{place}:{kind}"
        where = self.part if place.startswith(self.owner) else f"{self.owner}@{self.part}"
        number = self.used[name, where] = self.used.get((name, where), 0) + 1
        return f"{name}@{where}" if number == 1 else f"{name}~{number}@{where}"

    def place(self, node: Node) -> Place | None:
        """The place in the model that a node prints; None where its words are the program's."""
        known = id(node)
        if known not in self.places:
            self.places[known] = self._place(node)
        return self.places[known]

    def _place(self, node: Node) -> Place | None:
        if node.place:
            return Place(node.place)
        span: Span | None = getattr(node, "span", None)
        own = span.place if span is not None else None
        if own is not None and not isinstance(node, ListBlock | Definitions | Table):
            return own
        fields = inner_fields(type(node))
        inside = [place for name in fields for place in self._places_in(getattr(node, name))]
        if not inside:
            return own or (Place(anchor) if (anchor := getattr(node, "id", "")) else None)
        match node:
            case ListItem() | Row():
                return Place(inside[0].item)
            case ListBlock() | Definitions() | Table():
                return _list_of(inside)
            case _:
                return _common(inside)

    def _places_in(self, value: Any) -> Iterable[Place]:
        if isinstance(value, Node):
            yield from filter(None, (self.place(value),))
        elif value and type(value[0]) in INLINES:
            span = span_of(value)
            yield from filter(None, (span and span.place,))
        elif value:
            for item in value:
                yield from self._places_in(item)


def _stands_over(node: Any, nodes: tuple[Any, ...], places: list[Place | None], index: int) -> Place | None:
    """The place that words of the program stand over: of a heading all up to the next of its level, else what comes next."""
    following = range(index + 1, len(nodes))
    if not isinstance(node, Heading):
        later = (place for n in following if (place := places[n]))
        return next(later, None) or next((p for p in reversed(places[:index]) if p), None)
    below = []
    for n in following:
        if isinstance(nodes[n], Heading) and nodes[n].level <= node.level:
            break
        below.append(places[n])
    known = [place for place in below if place]
    return _common([Place(p.listed) if p.listed else p for p in known]) if known else None


def _common(places: list[Place]) -> Place:
    """What places have in common: the one place, or the path that leads to all; the first item where there is none."""
    first = places[0]
    if all(place is first or place == first for place in places):
        return first
    return Place(_path_to([str(place) for place in places]) or first.item)


def _list_of(places: list[Place]) -> Place:
    """The list that items stand in."""
    items = {place.item for place in places}
    return Place(_path_to([*items]) if len(items) > 1 else items.pop().rpartition("/")[0])


def _path_to(paths: list[str]) -> str:
    """The longest path that all of these begin with."""
    first, last = min(paths).split("/"), max(paths).split("/")
    same = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return "/".join(first[:same])


@cache
def _kind(node: type[Node]) -> str:
    """`list-item` for ListItem."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", node.__name__).lower()
