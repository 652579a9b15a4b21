"""Printed figures that lead to no source: a reader goes from a figure to the call behind it, and from there to the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from briefing.checking.checkup import Checkup
from briefing.markup.reading import NOTE
from briefing.schema import AuthorText, Model
from briefing.summit import Item, Summit

CODE: Final = "figure-without-call"
_CALL: Final = re.compile(r"""\{\{[^{}]*?\bfact\(\s*["']([^"']+)["']([^()]*)\)[^{}]*\}\}""")
_QUIET: Final = re.compile(r"\bnote\s*=\s*false\b")


def check(checkup: Checkup) -> None:
    """Warn of each figure printed without its call where nothing in the same text, or beside it, calls one of its sources."""
    summit = checkup.summit
    if not checkup.reading.whole:
        return  # what is called beside a figure may stand where nothing could be read
    for model in checkup.models:
        if isinstance(model, Item) and CODE in model.accept:
            continue
        beside = _beside(model, summit)
        for text in _texts(model):
            called = beside | set(NOTE.findall(text))
            quiet: list[tuple[str, int, int]] = []
            for match in _CALL.finditer(text):
                fact = summit.facts.get(match[1])
                if fact is None:
                    continue
                if _QUIET.search(match[2]):
                    quiet.append((match[1], match.start(), len(match[0])))
                else:
                    called |= set(fact.sources)
            for id_, start, length in quiet:
                if called.isdisjoint(summit.facts[id_].sources):
                    checkup.problems.warn(
                        CODE, f"'{id_}' is printed without its call, and nothing in this text calls its source",
                        checkup.reading.origins.offset(text, start, length),
                        "take 'note=false' out, or call the source in this text",
                    )  # fmt: skip


def _beside(model: Model, summit: Summit) -> set[str]:
    """The sources that stand beside a model's texts: its own, those of a chart, those of the number that it labels."""
    number = summit.facts.get(getattr(model, "one_number", None) or "")
    own = getattr(model, "sources", ()) if model is not summit else ()
    return {*own, *getattr(model, "source", ()), *(number.sources if number is not None else ())}


def _texts(model: Model) -> Iterator[AuthorText]:
    for value in model.__dict__.values():
        yield from _those(value)


def _those(value: Any) -> tuple[AuthorText, ...]:
    if isinstance(value, AuthorText):
        return (value,)
    return tuple(v for v in value if isinstance(v, AuthorText)) if isinstance(value, tuple) else ()
