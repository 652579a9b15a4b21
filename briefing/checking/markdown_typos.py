"""Slips in texts that are good Markdown but surely not meant: a note call without its sign, a dash for a list item."""

from __future__ import annotations

import re
from typing import Final

from briefing.checking.checkup import Checkup
from briefing.checking.traversal import TextUse

_BRACKETS: Final = re.compile(r"(?<!\\)\[([^\[\]\s^]+)\](?![(\[])")
_ITEM: Final = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]", re.M)
_DASH: Final = re.compile(r"^[ \t]*([–—])[ \t\u00a0]", re.M)


def check(checkup: Checkup, written: TextUse) -> list[str]:
    """Warn of both; the sources that were surely meant come back."""
    text, problems, origins = written.text, checkup.problems, checkup.reading.origins
    meant = []
    for match in _BRACKETS.finditer(text):
        if match[1] in checkup.summit.sources:
            meant.append(match[1])
            problems.warn(
                "note-without-sign", f"'{match[0]}' calls no note and will be printed",
                origins.offset(text, match.start(), len(match[0])), f"did you mean [^{match[1]}]?",
            )  # fmt: skip
    dashes = list(_DASH.finditer(text))
    if _ITEM.search(text) or sum(match[1] == "–" for match in dashes) > 1:
        for match in dashes:
            problems.warn(
                "dash-for-item", f"a line that begins with '{match[1]}' is no item of a list",
                origins.offset(text, match.start(1), 1), "begin the item with a hyphen and a space",
            )  # fmt: skip
    return meant
