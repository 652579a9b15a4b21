"""What the texts of a value name: facts, sources and people, each with the place that names it first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from briefing.diagnostics import Span
from briefing.schema import AuthorText, Model, holds
from briefing.summit.calls import NAMED_BY

_CALL: Final = re.compile(rf"""\b({"|".join(NAMED_BY)})\(\s*["']([^"']+)["']""")
_NOTE: Final = re.compile(r"\[\^([^\]\s]+)\]")
_IDS: Final = {"figures": "facts", "guest_figures": "facts", "one_number": "facts", "sources": "sources"}


@dataclass(slots=True)
class Mentions:
    facts: dict[str, Span | None] = field(default_factory=dict)
    sources: dict[str, Span | None] = field(default_factory=dict)
    people: dict[str, Span | None] = field(default_factory=dict)


def mentions(value: Any) -> Mentions:
    """Everything that is named inside a value."""
    found = Mentions()
    for text in _texts(value, found):
        for match in _CALL.finditer(text):
            kind = {"facts": found.facts, "people": found.people}.get(NAMED_BY[match[1]])
            if kind is not None:
                kind.setdefault(match[2], text.span)
        for match in _NOTE.finditer(text):
            found.sources.setdefault(match[1], text.span)
    return found


def _texts(value: Any, found: Mentions) -> Iterator[AuthorText]:
    if isinstance(value, AuthorText):
        yield value
    elif not holds(type(value)):
        return
    elif isinstance(value, Model):
        for name, inner in value.__dict__.items():
            if name in _IDS and inner:
                ids = (inner,) if isinstance(inner, str) else inner
                getattr(found, _IDS[name]).update(dict.fromkeys((str(i) for i in ids), value.span))
            elif name != "span" and inner is not None:
                yield from _texts(inner, found)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner, found)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner, found)
