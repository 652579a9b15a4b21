"""What an author left in a text for later, or wrote so that nothing reads it: it would be printed as it stands."""

from __future__ import annotations

import re
from typing import Final

from briefing.checking.checkup import Checkup
from briefing.checking.terms import free

_LATER: Final = re.compile(
    r"(?<![\w-])(?:TODO|FIXME|XXX+|TBD|TBC|TKTK|lorem ipsum)(?![\w-])|\?{3,}|\[(?:to be|insert|tbc|tbd|todo|check)\b[^\]]*\](?!\()",
    re.I,
)
_CAPITALS: Final = re.compile(r"[A-Z?\[]")
_CALL: Final = re.compile(r"\[\[\s*(?:fact|name|country|see|date)\s*\(.*?\)\s*\]\]")
_NOTE: Final = re.compile(r"[(\[{]\s*\^\s*([\w.-]+)\s*[)\]}]|\^\[([\w.-]+)\]")
_NUMBERED: Final = re.compile(r"(?<=\w)\[(\d{1,3})\](?![(:\[])")


def check(checkup: Checkup) -> None:
    """Warn of each at its place; quotations are free."""
    sources = checkup.summit.sources
    for written in checkup.texts:
        text = str(written.text)
        prose = free(written.text)
        for match in _LATER.finditer(prose):
            if _CAPITALS.match(match[0]) or match[0].casefold() == "lorem ipsum":
                said = f"'{match[0]}' is left in this text, and would be printed"
                _warn(
                    checkup,
                    written.text,
                    match,
                    "placeholder",
                    said,
                    "finish the text, or take the words out",
                )
        for match in _CALL.finditer(text):
            said = f"'{match[0]}' calls nothing, and would be printed as it stands"
            _warn(
                checkup,
                written.text,
                match,
                "unread-call",
                said,
                'write two braces on each side: {{ fact("...") }}',
            )
        for match in _NOTE.finditer(text):
            name = match[1] or match[2]
            if name in sources and match[0] != f"[^{name}]":
                said = f"'{match[0]}' calls no source, and would be printed as it stands"
                _warn(checkup, written.text, match, "unread-call", said, f"write [^{name}]")
        for match in _NUMBERED.finditer(prose):
            said = f"'{match[0]}' calls no source, and would be printed as it stands"
            help = "name the source, [^id]: numbers are given when the book is made"
            _warn(checkup, written.text, match, "unread-call", said, help)


def _warn(checkup: Checkup, text: object, match: re.Match[str], code: str, said: str, help: str) -> None:
    place = checkup.reading.origins.offset(text, match.start(), match.end() - match.start())  # type: ignore[arg-type]
    checkup.problems.warn(code, said, place, help)
