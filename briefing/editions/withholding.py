"""What a reader was not given, for whoever must prove that it is not in the finished file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Final

from briefing.diagnostics import Span
from briefing.editions.edition import Edition
from briefing.editions.selection import Selection
from briefing.schema import AuthorText, Model
from briefing.summit import Contact, Order, Summit

_FILLED: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\[\^[^\]]*\]", re.S)


@dataclass(frozen=True, slots=True)
class Withheld:
    """One text that was taken out: where it stands in the briefs, and its words."""

    path: str
    text: str
    span: Span | None


def withheld(summit: Summit, order: Order) -> tuple[Withheld, ...]:
    """Every text that this reader may not see. What is filled in later splits a text: it is not its own words."""
    selection = Selection(summit, order)
    selection.edition()
    found: list[Withheld] = []
    for path, value in selection.removed.items():
        found += [Withheld(p, _FILLED.sub("\n", text), span) for p, text, span in _words(value, path)]
    return tuple(found)


def readable(edition: Edition, filled: Callable[[AuthorText], str]) -> tuple[str, ...]:
    """Every text and every other word of an edition; `filled` gives an author's text as it is printed."""
    found: list[str] = []
    waiting: list[Any] = [edition]
    while waiting:
        value = waiting.pop()
        if isinstance(value, AuthorText):
            found += [filled(value), _FILLED.sub("\n", value)]
        elif isinstance(value, str):
            found.append(value)
        elif isinstance(value, Model):
            waiting += [inner for name, inner in value.__dict__.items() if name != "span"]
        elif isinstance(value, Mapping):
            waiting += value.values()
        elif isinstance(value, (tuple, list)):
            waiting += value
        elif is_dataclass(value) and not isinstance(value, (type, Span)):
            waiting += [getattr(value, f.name) for f in fields(value)]
    return tuple(found)


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
