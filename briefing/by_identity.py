"""What was made of a value, for the very same value when it comes again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from typing import Final, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

MOST: Final = 128


class ByIdentity(Generic[K, V]):
    """A function of values that never change, which remembers its answers for the last `most` of them.

    Another value is another one even where it is equal: equal words may have been written at other places.
    """

    def __init__(self, make: Callable[[K], V], most: int = MOST) -> None:
        self._make, self._most = make, most
        self._made: OrderedDict[int, tuple[K, V]] = OrderedDict()

    def __call__(self, value: K) -> V:
        found = self._made.get(id(value))
        if found is None:  # what is remembered is held, so that no other value has its identity
            found = self._made[id(value)] = (value, self._make(value))
            with suppress(KeyError):
                while len(self._made) > self._most:
                    self._made.popitem(last=False)
        return found[1]
