"""Frozen values, made and compared in C: the base of every closed set of the program. The only importer of msgspec.

What is frozen when it is made can hold no cycle, so that the search for cycles finds next to nothing in this program.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, Final, Self, TypeVar, dataclass_transform

from msgspec import MsgspecError, Struct, field, json
from msgspec.msgpack import Decoder, encode
from msgspec.structs import force_setattr, replace

__all__ = [
    "Record",
    "Value",
    "as_json",
    "collect_seldom",
    "field",
    "packed",
    "settle",
    "unpacked",
    "without_collector",
]

T = TypeVar("T")
V = TypeVar("V", bound="Value")

NEW_BEFORE_A_SEARCH: Final = 100_000  # objects; Python's own 700 make the start a tenth longer

settle = force_setattr  # a field of a value that is still being made


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Value(Struct, frozen=True):
    """Fields given once, by position or by name; equal to another of its class that holds the same."""

    def replaced(self, **values: Any) -> Self:
        """A copy with other values for some fields."""
        return replace(self, **values)

    def as_other(self, other: type[V], **more: Any) -> V:
        """The same fields in a value of another class that has them too, with `more` of its own."""
        return other(**{name: getattr(self, name) for name in self.__struct_fields__}, **more)


def packed(value: object) -> bytes:
    """As MessagePack, for a file that can be read without running anything."""
    return encode(value)


def as_json(value: object) -> bytes:
    """As JSON, each value an object of its fields, each kind of text as text."""
    return json.encode(value, enc_hook=str)


def unpacked(data: bytes, kind: Callable[..., T]) -> T:
    """A value of that type from its MessagePack; anything else is a `ValueError`."""
    try:
        found: T = _decoder(kind).decode(data)
    except (MsgspecError, RecursionError) as error:
        raise ValueError(str(error)) from error
    return found


@cache
def _decoder(kind: Any) -> Decoder[Any]:
    return Decoder(kind)


@dataclass_transform(field_specifiers=(field,))
class Record(Struct):
    """Fields that may be given anew; otherwise like a `Value`."""

    def replaced(self, **values: Any) -> Self:
        """A copy with other values for some fields."""
        return replace(self, **values)


@contextmanager
def without_collector() -> Iterator[None]:
    """For work that makes hundreds of thousands of objects that live to its end, or are gone at once: looking for cycles
    among them takes longer than making them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def collect_seldom() -> None:
    """Have a process of the program's own look for cycles only once many objects are new."""
    gc.set_threshold(NEW_BEFORE_A_SEARCH, 20, 50)
