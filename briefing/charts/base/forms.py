"""How one chart writes numbers, dates and its own few words: plain data taken from the language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from briefing.languages import Language

NBSP: Final = "\u00a0"
WORDS: Final = (
    "chart-from-to", "chart-highest", "chart-lowest", "chart-break", "chart-estimate", "chart-projection", "chart-no-data",
    "chart-change", "chart-today", "chart-trend", "position-opposed", "position-cautious", "position-open",
    "position-supportive", "position-unknown",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Forms:
    """Separators, month names, the unit's short form around a number, words."""

    decimal: str
    group: str
    group_from: int
    minus: str
    months: tuple[str, ...]
    months_short: tuple[str, ...]
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
            n.decimal, n.group, n.group_from, n.minus, d.months, d.months_short, d.short, d.month, decimals,
            before.replace(" ", NBSP), after.replace(" ", NBSP), words,
        )  # fmt: skip

    def word(self, key: str) -> str:
        return dict(self.words)[key]

    def number(self, value: float, decimals: int | None = None) -> str:
        """Digits with the language's separators; `decimals` nothing said: the chart's own, else up to three."""
        places = decimals if decimals is not None else self.decimals
        text = _rounded(abs(value), 3 if places is None else places)
        if places is None:
            text = text.rstrip("0").rstrip(".")
        whole, _, rest = text.partition(".")
        if len(whole) > self.group_from:
            whole = f"{int(whole):,}".replace(",", self.group)
        sign = self.minus if value < 0 and text.strip("0.") else ""
        return sign + whole + (self.decimal + rest if rest else "")

    def signed(self, value: float, decimals: int | None = None) -> str:
        """The same with a plus sign before what is above zero."""
        text = self.number(value, decimals)
        return "+" + text if value > 0 and text.strip("0.,") else text

    def quantity(self, value: float, decimals: int | None = None) -> str:
        """A number in its unit: $4.2 bn, 31%."""
        number = self.number(value, decimals)
        if self.before and number.startswith(self.minus):
            return self.minus + self.before + number.removeprefix(self.minus) + self.after
        return self.before + number + self.after

    def day(self, value: date, *, year: bool = True) -> str:
        month = self.months_short[value.month - 1]
        if not year:
            return f"{value.day}{NBSP}{month}"
        text = self.day_pattern.format(
            day=value.day, month=self.months[value.month - 1], short=month, year=value.year, weekday=""
        )
        return text.replace(" ", NBSP)


def _rounded(value: float, places: int) -> str:
    """As readers round: a half goes up, also where the computer's own number lies a hair below it."""
    return f"{Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
