"""Anchors of a document: each once, whatever sections an outline names twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from briefing.document import Figure, Heading, Part

T = TypeVar("T")


def anchored(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts with ids of their own: of two headings, figures or parts of one id, the second gets a number.

    A reference leads to the first; the contents, the bookmarks and the thumb tabs know both.
    """
    found = _Ids()
    return tuple(
        replace(part, id=found.free("part", part.id), blocks=found.renamed(part.blocks)) for part in parts
    )


@dataclass(slots=True)
class _Ids:
    """What has been given so far."""

    used: set[tuple[str, str]] = field(default_factory=set)

    def free(self, kind: str, id_: str) -> str:
        number, name = 1, id_
        while (kind, name) in self.used:
            number += 1
            name = f"{id_}-{number}"
        self.used.add((kind, name))
        return name

    def renamed(self, value: T) -> T:
        """The same value with a free id for every heading and figure in it; what needs none stays the same object."""
        found: T = self._renamed(value)
        return found

    def _renamed(self, value: Any) -> Any:
        if isinstance(value, tuple):
            items = tuple(self._renamed(item) for item in value)
            return items if any(a is not b for a, b in zip(items, value, strict=True)) else value
        if not is_dataclass(value) or isinstance(value, (type, Mapping)):
            return value
        changed: dict[str, Any] = {}
        if isinstance(value, (Heading, Figure)) and value.id:
            name = self.free("anchor", value.id)
            if name != value.id:
                changed["id"] = name
        for inner in fields(value):
            old = getattr(value, inner.name)
            if isinstance(old, tuple) or is_dataclass(old):
                new = self._renamed(old)
                if new is not old:
                    changed[inner.name] = new
        return replace(value, **changed) if changed else value
