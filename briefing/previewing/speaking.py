"""How the papers of one edition print what is written in another form: what texts fill in, facts, days, times."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from datetime import time
from typing import Final

from briefing.charts import ChartSpec
from briefing.charts.base.grid import Datum, Grid, number_of
from briefing.charts.base.number_forms import Forms
from briefing.diagnostics import BriefError, Span
from briefing.document import plain
from briefing.editions import Edition
from briefing.previewing.author_words import AuthorWords, Scalar, SpokenWords, is_date, is_time
from briefing.products.base import language_of
from briefing.schema import Line
from briefing.sections.base import Context
from briefing.summit.calls import NAMED_BY

_CALL: Final = re.compile(r"""(\w+)\(\s*["']([^"']+)["']""")


def spoken(words: AuthorWords, edition: Edition) -> SpokenWords:
    """The words of all values as this edition's papers print them."""
    speaker = _Speaker(edition)
    return SpokenWords(words, speaker.filled, speaker.said, speaker.language.words.values())


class _Speaker:
    def __init__(self, edition: Edition) -> None:
        self.edition, self.language = edition, language_of(edition)
        self.context = Context(edition, self.language, with_notes=False)
        self.event = edition.about.event
        self._filled: dict[str, str] = {}
        self._charted = _charted(edition.charts.values())
        self._known: dict[str, Collection[str]] = {
            call: getattr(edition, named) for call, named in NAMED_BY.items()
        }

    def filled(self, expression: str) -> str:
        """What an expression prints; nothing where this reader has nothing of it."""
        known = self._filled.get(expression)
        if known is None:
            known = self._filled[expression] = self._printed(expression)
        return known

    def _printed(self, expression: str) -> str:
        called = _CALL.search(expression)
        if called is not None and called[2] not in self._known.get(called[1], (called[2],)):
            return ""
        try:
            return plain(self.context.inlines(Line(expression)))
        except BriefError:
            return ""

    def said(self, scalar: Scalar) -> Iterator[str]:
        """Other forms of a value than the one that is written."""
        text = scalar.node.text
        yield from self._in_charts(text, self._charted.get(scalar.node.span, ()))
        if is_date(text) and scalar.node.style != "csv":
            yield self.language.loose_date(text)
            yield self.language.loose_date(text, of=True)
            if scalar.path[:3] == ("summit", "event", "dates"):
                yield self.language.date_range(self.event.dates[0], self.event.dates[-1])
        elif is_time(text):
            yield self.language.clock(time.fromisoformat(text))
        elif scalar.key == "value" and scalar.path[0] == "facts":
            yield from self._fact(scalar.path[-2])

    def _fact(self, id_: str) -> Iterator[str]:
        fact = self.edition.facts.get(id_)
        if fact is not None and fact.value is not None:
            yield from self._in_charts(str(fact.value), self._charted.get(id_, ()))
            for form in (fact, fact.replaced(bound=None)) if fact.bound else (fact,):
                for short in (False, True):
                    yield plain(self.context.fact_value(form, short=short))
                yield plain(self.context.fact_value(form, unit=False))

    def _in_charts(self, text: str, charts: Iterable[ChartSpec]) -> Iterator[str]:
        """A number as labels of charts print it: rounded, in thousands."""
        for spec in charts:
            with suppress(BriefError, ArithmeticError):
                if (value := number_of(Datum(text))) is not None:
                    value = value / spec.divide_by if spec.divide_by else value
                    yield Forms.of(self.language, spec.unit, spec.decimals).number(float(value))


def _charted(charts: Iterable[ChartSpec]) -> dict[Span | str, list[ChartSpec]]:
    """The charts that show the number of a cell, or of a fact that a cell names."""
    found: dict[Span | str, list[ChartSpec]] = {}
    for spec in charts:
        cells = (cell for row in spec.data.rows for cell in row) if isinstance(spec.data, Grid) else ()
        for cell in cells:
            for key in (cell.span, cell.text):
                if key is not None and (specs := found.setdefault(key, []))[-1:] != [spec]:
                    specs.append(spec)
    return found
