"""How one chart writes numbers, dates and its own few words: plain data taken from the language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from briefing.languages import Language
from briefing.languages.numerals import decimals_of, printed, within
from briefing.values import Value

NBSP: Final = "\u00a0"
WORDS: Final = (
    "chart-from-to", "chart-highest", "chart-lowest", "chart-break", "chart-estimate", "chart-projection", "chart-no-data",
    "chart-change", "chart-today", "chart-trend", "position-opposed", "position-cautious", "position-open",
    "position-supportive", "position-unknown", "chart-quarter", "chart-week", "chart-rounded", "chart-not-labelled",
)  # fmt: skip


class Forms(Value):
    """Separators, month names, the unit's short form around a number, words."""

    decimal: str
    group: str
    group_from: int
    minus: str
    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    short_alone: tuple[str, ...]
    months_short: tuple[str, ...]
    first_day: str
    day_pattern: str
    month_pattern: str
    decimals: int | None
    before: str
    after: str
    words: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, language: Language, unit: str | None, decimals: int | None) -> Forms:
        n, d = language.numbers, language.dates
        form = language.units.get(unit) if unit else None
        before, _, after = form.short.partition("{n}") if form else ("", "", "")
        words = tuple((key, language.word(key)) for key in WORDS)
        return cls(
            n.decimal, n.group, n.group_from, n.minus, d.months, d.months_alone or d.months, d.months_short_alone or d.months_short,
            d.months_short, d.first_day or "", d.short, d.month, decimals,
            before.replace(" ", NBSP), after.replace(" ", NBSP), words,
        )  # fmt: skip

    def word(self, key: str) -> str:
        return dict(self.words)[key]

    def number(self, value: float, decimals: int | None = None) -> str:
        """Digits with the language's separators; `decimals` nothing said: the chart's own, else up to three."""
        return printed(_exact(value), self._places(value, decimals), self)

    def signed(self, value: float, decimals: int | None = None) -> str:
        """The same with a plus sign before what is above zero."""
        return printed(_exact(value), self._places(value, decimals), self, plus=True)

    def quantity(self, value: float, decimals: int | None = None) -> str:
        """A number in its unit: $4.2 bn, 31%."""
        return within(f"{self.before}{{n}}{self.after}", self.number(value, decimals))

    def _places(self, value: float, decimals: int | None) -> int:
        places = decimals if decimals is not None else self.decimals
        return min(decimals_of(_exact(value)), 3) if places is None else places

    def day(self, value: date, *, year: bool = True) -> str:
        month = self.months_short[value.month - 1]
        number = self.first_day if value.day == 1 and self.first_day else value.day
        if not year:
            return f"{number}{NBSP}{month}"
        text = self.day_pattern.format(
            day=number, month=self.months[value.month - 1], short=month, year=value.year, weekday=""
        )
        return text.replace(" ", NBSP)


def _exact(value: float) -> Decimal:
    """The number as it was written, not as the computer keeps it."""
    return Decimal(repr(value))
