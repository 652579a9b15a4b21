"""What goes to a translator and comes back: texts with their places, in no form of file yet."""

from __future__ import annotations

import re
from typing import Final, Literal, TypeAlias

from briefing.diagnostics import Span
from briefing.values import Value

State: TypeAlias = Literal["new", "done", "stale"]
CALL: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\[\^[^\]\s]+\]", re.S)


class Message(Value):
    """A text and its translation. `place` is the file and the key: `delegations/x#points/p3/text`; `span` where it stands in the
    file that came back.
    """

    place: str
    source: str
    target: str = ""
    state: State = "new"
    note: str = ""
    span: Span | None = None


class Catalogue(Value):
    """Messages from one language into another; `of` is the name of the summit."""

    source: str
    target: str
    of: str
    messages: tuple[Message, ...]


def pieces(text: str) -> list[str]:
    """A text cut at what is filled in: words and calls by turns, words first."""
    found, at = [], 0
    for match in CALL.finditer(text):
        found += [text[at : match.start()], match[0]]
        at = match.end()
    return [*found, text[at:]]
