"""What a reader was not given, for whoever must prove that it is not in the finished file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Final

from briefing.diagnostics import Span
from briefing.editions.edition import Edition
from briefing.editions.selection import Selection
from briefing.schema import AuthorText, Model
from briefing.summit import Contact, Order, Summit

CUT: Final = "\x00"  # where something is filled in: what comes there are not the text's own words
_FILLED: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.S)
_UNREAD: Final = re.compile(r"\[\^[^\]]*\]|(?<=\])\([^)\s]*\)")  # calls of notes, and addresses of links


@dataclass(frozen=True, slots=True)
class Withheld:
    """One text that was taken out: where it stands in the briefs, and its own words, with `CUT` between them."""

    path: str
    text: str
    span: Span | None


def own_words(text: str) -> str:
    """What of a text is printed as it was written; `CUT` stands for what is filled in."""
    if "{" in text or "[" in text:
        return _UNREAD.sub("", _FILLED.sub(CUT, text))
    return str(text)


def all_words(summit: Summit) -> Iterator[str]:
    """The own words of every text of a summit that is withheld from any reader."""
    return (own_words(text) for _, text, _ in _words(summit, ""))


def withheld(summit: Summit, order: Order) -> tuple[Withheld, ...]:
    """Every text that this reader may not see."""
    selection = Selection(summit, order)
    selection.edition()
    found: list[Withheld] = []
    for path, value in selection.removed.items():
        found += [Withheld(p, own_words(text), span) for p, text, span in _words(value, path)]
    return tuple(found)


def texts_of(edition: Edition) -> tuple[list[AuthorText], set[str]]:
    """Every author's text of an edition, and every other word in it."""
    written: list[AuthorText] = []
    others: set[str] = set()
    waiting: list[Any] = [edition]
    while waiting:
        value = waiting.pop()
        if isinstance(value, AuthorText):
            written.append(value)
        elif isinstance(value, str):
            others.add(value)
        elif isinstance(value, Model):
            waiting += [inner for name, inner in value.__dict__.items() if name != "span"]
        elif isinstance(value, Mapping):
            waiting += value.values()
        elif isinstance(value, (tuple, list)):
            waiting += value
        elif is_dataclass(value) and not isinstance(value, (type, Span)):
            waiting += [getattr(value, f.name) for f in fields(value)]
    return written, others


def _words(value: Any, path: str) -> Iterator[tuple[str, str, Span | None]]:
    if isinstance(value, AuthorText):
        yield path, str(value), value.span
    elif isinstance(value, Contact):
        for name in ("phone", "email"):
            text = getattr(value, name)
            if text:
                yield f"{path}.{name}", text, value.span
    elif isinstance(value, Model):
        for name, inner in value.__dict__.items():
            if name != "span" and inner is not None:
                yield from _words(inner, f"{path}.{name}")
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _words(inner, f"{path}.{key}")
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _words(inner, f"{path}.{getattr(inner, 'id', None) or index}")
