"""What an author left in a text for later, or wrote so that nothing reads it: it would be printed as it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from briefing.checking.checkup import Checkup
from briefing.checking.terms import free
from briefing.diagnostics import Span
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


def check(checkup: Checkup) -> None:
    """Warn of each at its place; quotations are free."""
    for written in checkup.texts:
        for match in _left(free(written.text)):
            checkup.problems.warn(
                "placeholder", f"'{match[0]}' is left in this text, and would be printed", _at(checkup, written.text, match),
                "finish the text, or take the words out",
            )  # fmt: skip
        for match, what, help in _unread(written.text, checkup.summit.sources):
            checkup.problems.warn(
                "unread-call", f"'{match[0]}' calls {what}, and would be printed as it stands", _at(checkup, written.text, match), help,
            )  # fmt: skip


def _at(checkup: Checkup, text: AuthorText | Plain, match: re.Match[str]) -> Span | None:
    return checkup.reading.origins.offset(text, match.start(), len(match[0]))


def _left(prose: str) -> Iterator[re.Match[str]]:
    for match in _LATER.finditer(prose):
        if _CAPITALS.match(match[0]) or match[0].casefold() == "lorem ipsum":
            yield match


def _unread(text: AuthorText | Plain, sources: Collection[str]) -> Iterator[tuple[re.Match[str], str, str]]:
    """What looks like a call, what it does not call, and the cure."""
    for match in _CALL.finditer(text):
        yield match, "nothing", 'write two braces on each side: {{ fact("...") }}'
    for match in _NOTE.finditer(text):
        name = match[1] or match[2]
        if name in sources and match[0] != f"[^{name}]":
            yield match, "no source", f"write [^{name}]"
    for match in _NUMBERED.finditer(free(text)):
        yield match, "no source", "name the source, [^id]: numbers are given when the book is made"
