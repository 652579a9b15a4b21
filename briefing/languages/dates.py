"""Days, months and years in words, alone and from one to another."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefing.languages import Dates

NBSP: Final = "\u00a0"
_PART: Final = r"(\d{4}(?:-\d\d){0,2})"
_TO: Final = re.compile(rf"{_PART}\s*(?:/|\.\.|–|—|\s-\s)\s*{_PART}")
_YEARS: Final = re.compile(r"(\d{4})[-–/](\d{4}|\d\d)")


def dated(words: Dates, pattern: str, value: date) -> str:
    """A day in a pattern; the number does not part from its month."""
    return _day(words, _tied(pattern), value, _number(words, value))


def _tied(pattern: str) -> str:
    return pattern.replace("{day} {", f"{{day}}{NBSP}{{")


def ranged(words: Dates, first: date, last: date) -> str:
    """Two days, what they share said once."""
    if first == last:
        return dated(words, words.day, last)
    if (first.year, first.month) == (last.year, last.month):
        days = f"{_number(words, first)}–{_number(words, last)}"
        return _day(words, _tied(words.day), last, days)
    opening = closing = words.day
    if first.year == last.year and _year_first(words):
        closing = words.day_month
    elif first.year == last.year:
        opening = words.day_month
    return f"{dated(words, opening, first)}{NBSP}– {dated(words, closing, last)}"


def _year_first(words: Dates) -> bool:
    return words.day.find("{year}") < words.day.find("{day}")


def loose(words: Dates, text: str, of: bool) -> str:
    """What an author writes of a day, a month or a year, or from one to another; other text as it is."""
    written = text.strip()
    if years := _YEARS.fullmatch(written):
        first, last = years.groups()
        if len(last) == 4 or int(last) > 12 or "/" in written:
            return f"{first}–{last}"
    if (both := _TO.fullmatch(written)) is None:
        return _said(words, written, of) or text
    first, last = both.groups()
    if len(first) == len(last) == 10:
        days = _as_day(first), _as_day(last)
        return ranged(words, *days) if days[0] and days[1] else text  # type: ignore[arg-type]
    if len(first) == len(last) == 7 and first[:4] == last[:4]:
        months = _month(words, first, of), _month(words, last, of)
        return _in_year(words, "–".join(months), last[:4]) if all(months) else text
    said = _said(words, first, of), _said(words, last, of)
    return f"{said[0]}{NBSP}– {said[1]}" if all(said) else text


def _said(words: Dates, text: str, of: bool) -> str:
    """One day, month or year; "" for anything else."""
    if re.fullmatch(r"\d{4}", text):
        return text
    if re.fullmatch(r"\d{4}-\d\d", text):
        month = _month(words, text, of)
        return _in_year(words, month, text[:4]) if month else ""
    day = _as_day(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    return dated(words, words.day, day) if day else ""


def _month(words: Dates, text: str, of: bool) -> str:
    names = words.months if of or words.months_alone is None else words.months_alone
    number = int(text[5:7])
    return names[number - 1] if 1 <= number <= 12 else ""


def _in_year(words: Dates, month: str, year: str) -> str:
    return words.month.format(month=month, year=year).replace(" ", NBSP)


def _as_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(words: Dates, value: date) -> str:
    return words.first_day if value.day == 1 and words.first_day else str(value.day)


def _day(words: Dates, pattern: str, value: date, number: str) -> str:
    return pattern.format(
        day=number, month=words.months[value.month - 1], short=words.months_short[value.month - 1], year=value.year,
        weekday=words.weekdays[value.weekday()],
    )  # fmt: skip
