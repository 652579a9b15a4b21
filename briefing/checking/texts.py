"""Every text is filled and read once, with functions that only check."""

from __future__ import annotations

import re
from typing import Final

from briefing import markup, templates
from briefing.checking import markdown_typos, readers, see_references
from briefing.checking.checkup import Checkup
from briefing.checking.names import Names
from briefing.checking.traversal import TextUse
from briefing.counts import counted
from briefing.schema import Line, Plain
from briefing.templates import Inserts, TextFault

LONGEST_POINT: Final = 25
LONGEST_OBJECTIVE: Final = 40
_POINT: Final = re.compile(r"\.points\.[^.]+\.text$")
CALLS: Final = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|`[^`]*`", re.S)
_OBJECTIVE: Final = re.compile(r"^delegations\.[^.]+\.bottom_line\.objective$|^regional\.objective$")


def check(checkup: Checkup) -> Names:
    """Report every fault of every text at its own line and column; what the texts name comes back."""
    names = Names(checkup)
    functions = names.functions()
    for written in checkup.texts:
        names.named.clear()
        names.seen.clear()
        names.sources.update(markdown_typos.check(checkup, written))
        filled, faults = templates.examine(written.text, functions)
        if not faults:
            faults = markup.examine(filled, Inserts(), names.note)
            if _braces(checkup, written):
                names.guess(written.text)
            _length(checkup, written, filled)
            readers.check(checkup, written, names.named)
            see_references.check(checkup, written, names.seen)
            if isinstance(written.text, Line) and (fault := markup.in_line(filled)):
                faults = [fault]
        for fault in faults:
            _report(checkup, written, fault)
        if faults:
            names.guess(written.text)
    for written in checkup.printed:
        if isinstance(written.text, Plain) and (fault := markup.in_plain(written.text)):
            _report(checkup, written, fault)
    return names


def _report(checkup: Checkup, written: TextUse, fault: TextFault) -> None:
    place = checkup.reading.origins.text(written.text, fault.words, fault.line)
    checkup.problems.add([fault.at(place)])


def _braces(checkup: Checkup, written: TextUse) -> bool:
    """A brace that is left over was meant to be two."""
    match = re.search(r"[{}]", CALLS.sub(lambda call: " " * len(call.group()), written.text))
    if match is not None:
        place = checkup.reading.origins.offset(written.text, match.start(), 1)
        checkup.problems.warn(
            "stray-brace", "a single brace will be printed", place, 'write {{ fact("…") }} with two braces'
        )
    return match is not None


def _length(checkup: Checkup, written: TextUse, filled: str) -> None:
    count, problems = len(re.findall(r"\S+", filled)), checkup.problems
    if _POINT.search(written.path) and count > LONGEST_POINT:
        problems.warn("long-point", f"this point has {count} words; {LONGEST_POINT} can be spoken in one breath",
                      written.text.span, f"cut {counted(count - LONGEST_POINT, 'word')}, or make two points")  # fmt: skip
    if _OBJECTIVE.search(written.path) and count > LONGEST_OBJECTIVE:
        problems.warn("long-objective", f"this objective has {count} words; {LONGEST_OBJECTIVE} are the limit",
                      written.text.span, f"cut {counted(count - LONGEST_OBJECTIVE, 'word')}")  # fmt: skip
