"""What an author left in a text for later, or wrote so that nothing reads it: it would be printed as it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final, TypeAlias

from briefing.checking.checkup import Checkup
from briefing.checking.terms import free
from briefing.schema import AuthorText, Plain
from briefing.summit.calls import NAMED_BY

_LATER: Final = re.compile(
    r"(?<![\w-])(?:TODO|FIXME|XXX+|TBD|TBC|TKTK|lorem ipsum)(?![\w-])|\?{3,}|\[(?:to be|insert|tbc|tbd|todo|check)\b[^\]]*\](?!\()",
    re.I,
)
_CAPITALS: Final = re.compile(r"[A-Z?\[]")
_CALL: Final = re.compile(rf"\[\[\s*(?:{'|'.join((*NAMED_BY, 'see', 'date'))})\s*\(.*?\)\s*\]\]")
_NOTE: Final = re.compile(r"[(\[{]\s*\^\s*([\w.-]+)\s*[)\]}]|\^\[([\w.-]+)\]")
_NUMBERED: Final = re.compile(r"(?<=\w)\[(\d{1,3})\](?![(:\[])")
_Found: TypeAlias = tuple[re.Match[str], str, str, str]  # where, the code, what is wrong, the cure


def check(checkup: Checkup) -> None:
    """Warn of each at its place; quotations are free."""
    for written in checkup.texts:
        for match, code, said, help in _found(written.text, checkup.summit.sources):
            place = checkup.reading.origins.offset(written.text, match.start(), len(match[0]))
            checkup.problems.warn(code, said, place, help)


def _found(text: AuthorText | Plain, sources: Collection[str]) -> Iterator[_Found]:
    prose = free(text)
    for match in _LATER.finditer(prose):
        if _CAPITALS.match(match[0]) or match[0].casefold() == "lorem ipsum":
            said = f"'{match[0]}' is left in this text, and would be printed"
            yield match, "placeholder", said, "finish the text, or take the words out"
    for match in _CALL.finditer(text):
        said = f"'{match[0]}' calls nothing, and would be printed as it stands"
        yield match, "unread-call", said, 'write two braces on each side: {{ fact("...") }}'
    for match in _NOTE.finditer(text):
        name = match[1] or match[2]
        if name in sources and match[0] != f"[^{name}]":
            yield match, "unread-call", _no_source(match), f"write [^{name}]"
    for match in _NUMBERED.finditer(prose):
        help = "name the source, [^id]: numbers are given when the book is made"
        yield match, "unread-call", _no_source(match), help


def _no_source(match: re.Match[str]) -> str:
    return f"'{match[0]}' calls no source, and would be printed as it stands"
