"""What a section kind takes as options, and the options that an outline gives it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from briefing.summit import OutlineSection
from briefing.values import Value


class Number(Value):
    """A whole number between two."""

    least: int
    most: int


Takes: TypeAlias = Number | Literal["switch", "names", "text"]  # "names": one or a list


def number(section: OutlineSection, key: str, default: int) -> int:
    """The number that an outline gives an option."""
    return int(str(section.options.get(key, default)))


def names(section: OutlineSection, key: str) -> tuple[str, ...]:
    """The names that an outline gives an option, one or a list."""
    said = section.options.get(key, ())
    if isinstance(said, str):
        return (said,)
    return (
        tuple(word if isinstance(word, str) else str(word) for word in said)
        if isinstance(said, list | tuple)
        else ()
    )


def switch(section: OutlineSection, key: str, default: bool) -> bool:
    """Whether an outline sets an option."""
    return str(section.options.get(key, default)).lower() == "true"
