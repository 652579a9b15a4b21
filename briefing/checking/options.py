"""Options of sections, as an outline writes them, held against what the section kind takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from briefing.checking.checkup import Checkup
from briefing.schema import Located
from briefing.summit import OutlineSection

_SWITCH = ("true", "false")


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number between two."""

    least: int
    most: int


Takes: TypeAlias = Number | Literal["switch", "names", "text"]  # "names": one or a list


def check(checkup: Checkup, options: Mapping[str, Mapping[str, Takes]]) -> None:
    """Report each option that its section does not have, and each value that it cannot take."""
    for outline in checkup.summit.outlines.values():
        for section in outline.sections:
            takes = options.get(section.section)
            if takes is None:  # an unknown section has been named
                continue
            for key, value in section.options.items():
                if key not in takes:
                    place = checkup.place(section.span, "options", key)
                    checkup.unknown("option", key, takes, place)
                elif fault := _fault(value, takes[key]):
                    message, help = fault
                    place = getattr(value, "span", None) or checkup.place(section.span, "options", key)
                    checkup.problems.error("wrong-option", f"'{key}' {message}", place, help)


def _fault(value: object, takes: Takes) -> tuple[str, str] | None:
    if isinstance(takes, Number):
        good = (
            isinstance(value, Located) and value.isdecimal() and takes.least <= int(value[:6]) <= takes.most
        )
        return None if good else (f"is a number from {takes.least} to {takes.most}", "write digits alone")
    if takes == "switch":
        return (
            None
            if isinstance(value, Located) and value in _SWITCH
            else ("is true or false", "write one of them")
        )
    if takes == "names":
        items = value if isinstance(value, list) else [value]
        return (
            None
            if all(isinstance(i, Located) for i in items)
            else ("is a word, or a list of words", "write [one, two]")
        )
    return None if isinstance(value, Located) else ("is a text", "write words behind the colon")


def number(section: OutlineSection, key: str, default: int) -> int:
    """The number that an outline gives an option."""
    return int(str(section.options.get(key, default)))


def switch(section: OutlineSection, key: str, default: bool) -> bool:
    """Whether an outline sets an option."""
    return str(section.options.get(key, default)).lower() == "true"
