"""A chart that is asked for by a book, and what a kind answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final, Generic, TypeVar

from briefing.charts.base.chart import Plot
from briefing.charts.base.context import ChartContext, Country, Figure
from briefing.charts.base.countries import code_of_nation, codes_among
from briefing.charts.base.emphasis import emphasised, is_own, same
from briefing.charts.base.grid import Datum, number_of
from briefing.charts.base.number_forms import Forms
from briefing.charts.base.spec import ChartSpec
from briefing.charts.base.times import period_of, told
from briefing.diagnostics import BriefError, Problems, Span
from briefing.languages.territories import territory
from briefing.letters import folded
from briefing.markup import typographic
from briefing.nearness import meant
from briefing.schema import Line

S_co = TypeVar("S_co", bound=ChartSpec, covariant=True)
HOLDING: Final = ("by", "x", "group", "panel", "mark")  # keys whose columns hold names
LARGEST = 10**15  # from here on numbers are not exact to the unit


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a kind gives back: the plot, and what is seen in it for those who cannot see it.

    `notes`: sentences under it that the program adds by itself.
    """

    plot: Plot
    seen: str
    assets: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChartRequest(Generic[S_co]):
    """A chart that a kind is asked for. Mistakes go to `problems`; `forms` writes numbers and dates."""

    spec: S_co
    context: ChartContext
    forms: Forms
    problems: Problems

    def name(self, text: str) -> str:
        """What is printed for a cell: the author's own name for it, or the country's, or the date's, or the cell."""
        if text in self.spec.names:
            return self.context.text(self.spec.names[text])
        country, language = self.context.country(text), self.context.language
        if country is not None:
            said = country.name
        elif text in self._codes:
            said = territory(language.tag, text) or text
        else:
            said = told(text, self.forms) or text
            return said if said != text else typographic(text, language.habits)
        return typographic(said, language.habits)

    @cached_property
    def _codes(self) -> frozenset[str]:
        """The words of this chart that are codes of countries."""
        spec, columns = self.spec, self.spec.grid.columns
        held = [c for key in HOLDING if (c := getattr(spec, key, None)) in columns]
        found = [codes_among(cell.text for cell in spec.grid.cells(column)) for column in held]
        return codes_among(spec.y).union(*found)

    def country(self, text: str) -> Country | None:
        return self.context.country(text)

    def means(self, text: str) -> str:
        """What a cell stands for however it is written: one country, one stretch of the calendar, one word."""
        country = self.country(text)
        if country is None and (code := code_of_nation(text, self.context.language.tag)):
            country = self.country(code) or Country(f"nation {code}", code, text)
        if country is not None:
            return country.id
        period = period_of(text)
        return folded(text) if period is None else f"{period.unit} {period.first}"

    def unread(self, *texts: str) -> bool:
        """Whether one of these may be a country that has mistakes elsewhere."""
        return any(self.country(text) is None and self.context.unread(text) for text in texts)

    def mark_word(self, what: str) -> str:
        """What marks estimates or projections: the author's own word in `names`, else the language's."""
        return self.name(what) if what in self.spec.names else self.forms.word(f"chart-{what}")

    def words(self, text: str | None) -> str:
        """An author's label, filled."""
        return self.context.text(text) if text else ""

    def exact(self, cell: Datum) -> Decimal | None:
        """The number in a cell, or of the fact that it names, in the unit of the chart."""
        fact = self.context.facts.get(cell.text)
        if fact is not None and fact.value is None:
            message = f"fact '{cell.text}' is words, not a number"
            raise BriefError.one("not-a-number", message, cell.span, "name another fact")
        value = number_of(cell) if fact is None else fact.value
        divisor = self.spec.divide_by
        value = value / divisor if value is not None and divisor else value
        if value is not None and abs(value) >= LARGEST:
            message = f"{cell.text.strip()} is too large for a chart"
            raise BriefError.one("too-large", message, cell.span, "count in a larger unit: 'divide-by: 1e9'")
        return value

    def bounds(self) -> tuple[str, ...]:
        """Of each fact that is drawn and is a bound, what it is: "US companies: over 600." """
        cells = dict.fromkeys(cell.text for row in self.spec.grid.rows for cell in row)
        facts = [self.context.facts[text] for text in cells if text in self.context.facts]
        return tuple(
            f"{self.context.text(fact.label)}: {self._bounded(fact)}."
            for fact in facts
            if fact.bound is not None and fact.value is not None
        )

    def _bounded(self, fact: Figure) -> str:
        assert fact.value is not None
        divisor = self.spec.divide_by
        value = self.forms.number(float(fact.value / divisor if divisor else fact.value))
        return self.context.language.bounded(value, fact.bound)

    def number(self, cell: Datum) -> float | None:
        """The same as drawing needs it."""
        value = self.exact(cell)
        return None if value is None else float(value)

    def fail(self, code: str, message: str, span: Span | None = None, help: str = "") -> BriefError:
        return BriefError.one(code, message, span or self.spec.span, help)

    def is_own(self, text: str) -> bool:
        """Whether a cell is the delegation whose book this is."""
        return is_own(text, self.context)

    def emphasised(self, there: Iterable[str]) -> frozenset[str]:
        """The cells to bring forward: the author's, else those that the title names, else the book's own."""
        title = Line(self.spec.title.original)  # cells are named in the language of the briefs
        return emphasised(self.spec.emphasis, self.words(title), there, self.context)

    def check_emphasis(self, there: Iterable[str]) -> None:
        """An emphasis that names nothing of the chart is a mistake."""
        known = list(there)
        for word in self.spec.emphasis:
            if not any(same(word, text, self.context) for text in known) and not self.unread(word, *known):
                help = meant(word, known, "the chart shows: " + ", ".join(known[:8]))
                self.problems.error("unknown-emphasis", f"'{word}' is not in this chart", word.span, help)
