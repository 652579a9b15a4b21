"""Options of sections, as an outline writes them, held against what the section kind takes."""

from __future__ import annotations

from briefing.checking.checkup import Checkup
from briefing.checking.options import Number, Takes
from briefing.schema import Located

_SWITCH = ("true", "false")


def check(checkup: Checkup) -> None:
    """Report each option that its section does not have, and each value that it cannot take."""
    for outline in checkup.summit.outlines.values():
        for section in outline.sections:
            kind = checkup.kind(checkup.sections, section.section)
            if kind is None:  # an unknown section has been named
                continue
            takes = kind.OPTIONS
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
