"""The hint of a page that stays far from full: what comes next, why it did not fit, and what would mend it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from briefing.counts import counted
from briefing.diagnostics import Diagnostic, Severity
from briefing.document import Part
from briefing.frames.laid import LaidPage, PageBeginning

FULL: Final = 0.65  # of a page: what is fuller is not named
MOST_SHORTER: Final = 12  # lines that somebody would take from a page
SAID: Final = {
    "figure": "a chart or picture of about {lines}", "figures": "charts or pictures side by side of about {lines}",
    "row": "a row of about {lines} that is kept whole", "box": "a box of about {lines} that is kept whole",
    "table": "a table that begins with about {lines}", "group": "a group of about {lines} that is kept together",
    "text": "text of which about {lines} stay together",
}  # fmt: skip
MENDED: Final = {
    "figure": "set it at half width or move it", "figures": "move them", "row": "divide it or move it", "box": "divide it or move it",
    "table": "make its first row lower or move it", "group": "divide it or move it", "text": "move it",
}  # fmt: skip


def not_full(page: str, part: Part, pages: Sequence[LaidPage], line: float) -> Diagnostic:
    """Of the first of two `pages`, at what the second begins with; `line` is the height of a line of running text."""
    laid, after = pages
    begins = after.begins
    spans = (begins.span if begins else None, laid.begins.span if laid.begins else None, part.span)
    return Diagnostic(
        "page-not-full", f"{page} ('{part.title}') is {math.floor(100 * laid.fill)} % full",
        next((span for span in spans if span is not None), None),
        _cause(begins, line), Severity.HINT,
    )  # fmt: skip


def _cause(begins: PageBeginning | None, line: float) -> str:
    if begins is None:
        return "what comes next has a page of its own: let more stand before it, or move it"
    if begins.lack is None:
        return "a new page was asked for here: let more stand before it, or leave the break out"
    said = f"{SAID[begins.kind].format(lines=_lines(begins.height, line))} did not fit: {MENDED[begins.kind]}"
    if 0 < begins.lack <= MOST_SHORTER * line:
        said += f", or shorten the page before it by {_lines(begins.lack, line)}"
    return said


def _lines(height: float, line: float) -> str:
    return counted(max(1, math.ceil(height / line - 0.01)), "line")
