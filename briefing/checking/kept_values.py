"""What an earlier reading of the same folder made of values that are still the same: one save is no reason to read all again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class KeptValues:
    """Remembers what was made of which objects. It keeps what the last reading used, and nothing of the one before."""

    def __init__(self) -> None:
        self._now: dict[Hashable, tuple[tuple[object, ...], Any]] = {}
        self._before: dict[Hashable, tuple[tuple[object, ...], Any]] = {}

    def turn(self) -> None:
        """A new reading begins: what it does not ask for is let go at its end."""
        self._before, self._now = self._now, {}

    def of(self, kind: Hashable, objects: tuple[object, ...], make: Callable[[], T]) -> T:
        """What was made of these very objects, or is made now."""
        return self._found((kind, *map(id, objects)), objects, make, lambda known: True)

    def of_text(self, kind: Hashable, text: str, make: Callable[[], T]) -> T:
        """What was made of a text under a name, if it is still that text."""
        return self._found((kind, ""), (text,), make, lambda known: known[0] == text)

    def _found(
        self,
        key: Hashable,
        objects: tuple[object, ...],
        make: Callable[[], T],
        holds: Callable[[tuple[object, ...]], bool],
    ) -> T:
        known = self._now.get(key) or self._before.get(key)
        if known is None or not holds(known[0]):
            known = (objects, make())
        self._now[key] = known
        found: T = known[1]
        return found
