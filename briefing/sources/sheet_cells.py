"""A cell of a sheet as the text that a person sees in it, unrounded; what would be another figure is refused."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

from briefing.diagnostics import BriefError, Span
from briefing.letters import composed
from briefing.sources.files import unified
from briefing.values import Value

FIGURE: Final = "figure"
PERCENT: Final = "percent"
_QUOTED: Final = re.compile(r'"[^"]*"|\\.|_.|\*.')
_BRACKETS: Final = re.compile(r"\[(?![hms]+\])[^\]]*\]", re.I)
_SIGN: Final = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|_.|\*.|\[[^\]]*\]|([%$€£¥])')
_SCALED: Final = re.compile(r"[0#?],+(?![0#?,])")
_PADDED: Final = re.compile(r"0{2,}")  # numbers of rooms, telephones: their noughts are part of them
DIGITS: Final = 15  # that a spreadsheet keeps of a number


class SheetCell(Value):
    """`form` says what kind of number it was, "" for everything else; `sign` what its format shows beside the digits."""

    text: str
    span: Span
    form: str = ""
    sign: str = ""


def text_of(cell: Any, span: Span) -> SheetCell:
    """What a cell says; one that has failed, or that shows something else than it holds, is a `BriefError`."""
    value = None if cell is None else cell.value
    if value is None:
        return SheetCell("", span)
    if cell.data_type == "e":
        said = f"'{value}' stands here: the formula of this cell has failed"
        raise BriefError.one("cell-error", said, span, "mend the formula, or write the value")
    shape = _BRACKETS.sub("", _QUOTED.sub("", str(cell.number_format or ""))).casefold()
    if shape and not shape.strip("; "):
        said = "the format of this cell hides what it holds"
        raise BriefError.one("hidden-cells", said, span, "give it another format, or empty it")
    if isinstance(value, bool):
        return SheetCell("true" if value else "false", span)
    if isinstance(value, int | float):
        return _number(value, shape, span).replaced(sign=_sign_of(str(cell.number_format or "")))
    if isinstance(value, date | time | timedelta):
        return SheetCell(_moment(value, shape), span)
    return SheetCell(composed(unified(str(value)).strip()), span)


def _sign_of(shape: str) -> str:
    """`%`, `$`, `kg`: what a format shows of a number that is not negative, apart from brackets, spaces and hyphens."""
    first = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', shape)[0]
    found = "".join(filter(None, (part for match in _SIGN.finditer(first) for part in match.groups())))
    return found.strip(" \u00a0\u202f()-")


def _number(value: float, shape: str, span: Span) -> SheetCell:
    first = shape.split(";")[0]
    if _SCALED.search(first):
        said = f"this cell holds {_plain(value)} and shows a thousandth of it, or less"
        raise BriefError.one(
            "scaled-cell",
            said,
            span,
            "give it a format that shows the whole number, and write the unit apart",
        )
    if "%" in first:
        return SheetCell(_plain(value, 2), span, PERCENT)
    if _PADDED.fullmatch(first.strip()) and value >= 0 and float(value).is_integer():
        return SheetCell(_plain(value).zfill(len(first.strip())), span, FIGURE)
    return SheetCell(_plain(value), span, FIGURE)


def _plain(value: float, places: int = 0) -> str:
    """Digits with a point, without what binary fractions add behind the fifteenth; the point moved to the right."""
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{DIGITS}g}")
    text = format(number.scaleb(places), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _moment(value: date | time | timedelta, shape: str) -> str:
    """A day, a month, a year or an hour: as much of it as the cell shows."""
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if isinstance(value, time):
        return _clock(value)
    if not isinstance(value, datetime):
        return _day(value, shape)
    hours = "h" in shape or "ss" in shape
    if hours and "y" not in shape and "d" not in shape:
        return _clock(value.time())
    clock = _clock(value.time()) if hours else ""  # a day that another program wrote as its midnight is a day
    return f"{_day(value, shape)} {clock}" if clock.strip("0:") else _day(value, shape)


def _day(value: date, shape: str) -> str:
    if "d" in shape or not shape.strip():
        return f"{value:%Y-%m-%d}"
    return f"{value:%Y-%m}" if "m" in shape else f"{value:%Y}"


def _clock(value: time) -> str:
    return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
