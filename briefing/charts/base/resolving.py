"""From a specification and a book to a chart: numbers read, names in the book's language, colours given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from briefing import kinds
from briefing.charts.base.chart import Chart, Plot
from briefing.charts.base.forms import Forms
from briefing.charts.base.grid import Datum, Word, number_of
from briefing.charts.base.reading import PACKAGE
from briefing.charts.base.setting import SERIES, Country, Setting
from briefing.charts.base.spec import ChartSpec
from briefing.diagnostics import BriefError, Problems, Span
from briefing.nearness import meant

S_co = TypeVar("S_co", bound=ChartSpec, covariant=True)
POINTS_PER_MM = 72 / 25.4
APOSTROPHE = "\u2019"


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a kind gives back: the plot, and what is seen in it for those who cannot see it."""

    plot: Plot
    seen: str
    assets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked(Generic[S_co]):
    """A chart that a kind is asked for. Mistakes go to `problems`; `forms` writes numbers and dates."""

    spec: S_co
    setting: Setting
    forms: Forms
    problems: Problems

    def name(self, text: str) -> str:
        """What is printed for a cell: the author's own name for it, or the country's, or the cell."""
        if text in self.spec.names:
            return self.setting.text(self.spec.names[text])
        country = self.setting.country(text)
        return country.name if country else text.replace("'", APOSTROPHE)

    def country(self, text: str) -> Country | None:
        return self.setting.country(text)

    def mark_word(self, what: str) -> str:
        """What marks estimates or projections: the author's own word in `names`, else the language's."""
        return self.name(what) if what in self.spec.names else self.forms.word(f"chart-{what}")

    def words(self, text: str | None) -> str:
        """An author's label, filled."""
        return self.setting.text(text) if text else ""

    def number(self, cell: Datum) -> float | None:
        """The number in a cell, or of the fact that it names, in the unit of the chart."""
        fact = self.setting.facts.get(cell.text)
        if fact is not None:
            if fact.value is None:
                raise BriefError.one(
                    "not-a-number",
                    f"fact '{cell.text}' is words, not a number",
                    cell.span,
                    "name another fact",
                )
            value: float | None = float(fact.value)
        else:
            value = number_of(cell)
        divisor = self.spec.divide_by
        return value / float(divisor) if value is not None and divisor else value

    def fail(self, code: str, message: str, span: Span | None = None, help: str = "") -> BriefError:
        return BriefError.one(code, message, span or self.spec.span, help)

    def is_own(self, text: str) -> bool:
        """Whether a cell is the delegation whose book this is."""
        country = self.setting.country(text)
        return bool(self.setting.own) and country is not None and country.id == self.setting.own

    def highlighted(self, there: Iterable[str]) -> frozenset[str]:
        """The cells to bring forward: the author's, else the delegation's whose book this is."""
        known = list(there)
        if not self.spec.highlight:
            return frozenset(text for text in known if self.is_own(text))
        return frozenset(
            text for word in self.spec.highlight for text in known if self._same(word, text, known)
        )

    def _same(self, word: Word, text: str, known: list[str]) -> bool:
        if word in known or (country := self.setting.country(word)) is None:
            return word == text
        other = self.setting.country(text)
        return other is not None and other.id == country.id

    def check_highlight(self, there: Iterable[str]) -> None:
        """A highlight that names nothing of the chart is a mistake."""
        known = list(there)
        for word in self.spec.highlight:
            if not any(self._same(word, text, known) for text in known):
                help = meant(word, known, "the chart shows: " + ", ".join(known[:8]))
                self.problems.error("unknown-highlight", f"'{word}' is not in this chart", word.span, help)


def resolve(spec: ChartSpec, setting: Setting, problems: Problems | None = None) -> Chart | None:
    """The chart for one book.

    With `problems`, mistakes are collected there and None comes back; without, they are raised as
    one `BriefError`.
    """
    found = Problems()
    chart = _resolve(spec, setting, found)
    if problems is not None:
        problems.add(found)
    else:
        found.raise_if_errors()
    return None if found.errors else chart


def _resolve(spec: ChartSpec, setting: Setting, problems: Problems) -> Chart | None:
    asked = Asked(spec, setting, Forms.of(setting.language, spec.unit, spec.decimals), problems)
    for country in setting.countries:
        if country.colour and country.colour not in SERIES:
            problems.error("unknown-colour", f"'{country.colour}' is not a colour for countries", None,
                           f"write one of {', '.join(SERIES)} under 'country-colours'")  # fmt: skip
    try:
        module = kinds.load(PACKAGE, spec.kind)
        made: Resolved = module.resolve(asked)
    except BriefError as error:
        problems.add(error.diagnostics)
        return None
    height = float(spec.height) * POINTS_PER_MM if spec.height is not None else None
    return Chart(
        spec.kind,
        made.plot,
        _alt(asked, getattr(module, "SPOKEN", ""), made.seen),
        spec.id,
        height,
        made.assets,
        spec.span,
    )


def _alt(asked: Asked[ChartSpec], spoken: str, seen: str) -> str:
    """The author's words, else the kind, the message, what is measured, and the data."""
    if asked.spec.alt is not None:
        return asked.words(asked.spec.alt)
    kind = asked.setting.language.words.get(f"chart-kind-{asked.spec.kind}", spoken)
    unit = asked.words(asked.spec.subtitle)
    return " ".join(
        f"{part.rstrip('. ')}." for part in (kind, asked.words(asked.spec.title), unit, seen) if part
    )
