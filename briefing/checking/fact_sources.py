"""Facts held against the days of their sources: what none of them can have known, and what is in force by an old one alone."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

from briefing.checking.checkup import Checkup
from briefing.checking.claims import CODE as AGED
from briefing.checking.claims import GENEROUS
from briefing.checking.dates import AHEAD, first_day
from briefing.schema import Plain, kebab
from briefing.summit import Fact, Source
from briefing.values import Value

CODE: Final = "later-than-its-sources"
_YEAR: Final = re.compile(r"(?<!\d)(?:1[89]|2[01])\d\d(?!\d)")


class _Known(Value):
    """The last day that the sources of a fact can know of, and as its author wrote it."""

    last: date
    written: Plain


def check(checkup: Checkup) -> None:
    """Warn of each fact that holds for days after all of its sources, and of each in force that nobody looked up since an old one."""
    sources = checkup.summit.sources
    for id_, fact in checkup.summit.facts.items():
        if any(name not in sources for name in fact.sources):
            continue  # the one that is missing or broken may be the newest
        days = [_known_by(sources[name]) for name in fact.sources]
        known = [day for day in days if day is not None]
        if not known or len(known) < len(days):
            continue  # who does not say of when a source is may have read it yesterday
        newest = max(known, key=lambda day: day.last)
        for name in ("announced",) if fact.status in AHEAD else ("as_of", "announced"):
            _later(checkup, id_, fact, name, newest)
        _in_force(checkup, id_, fact, newest)


def last_day(value: str) -> date | None:
    """The last day that a loose date can mean; None for words and for days that there are not."""
    first = first_day(value)
    if first is None:
        return None
    parts = value.count("-") + 1
    month = 12 if parts == 1 else first.month
    return first if parts == 3 else date(first.year, month, monthrange(first.year, month)[1])


def _known_by(source: Source) -> _Known | None:
    """A page that is read again later may know more than on its day."""
    written = [day for day in (source.date, source.accessed) if day]
    days = [_Known(last, day) for day in written if (last := last_day(day)) is not None]
    return max(days, key=lambda day: day.last) if source.date and days else None


def _later(checkup: Checkup, id_: str, fact: Fact, name: str, newest: _Known) -> None:
    value: Plain | None = getattr(fact, name)
    first = begins(value) if value else None
    if (
        value
        and first is not None
        and newest.last < first <= checkup.summit.settings.as_of
        and CODE not in fact.accept
    ):
        checkup.problems.warn(
            CODE, f"'{id_}' holds for '{value}', and its newest source is of {newest.written}", value.span,
            f"cite a source of that time, or correct '{kebab(name)}'",
        )  # fmt: skip


def begins(value: str) -> date | None:
    """Of words such as "January to August 2031" the first year is enough: a source of an earlier one knew nothing of them."""
    years = _YEAR.findall(value)
    return first_day(value) or (date(int(years[0]), 1, 1) if years else None)


def _in_force(checkup: Checkup, id_: str, fact: Fact, newest: _Known) -> None:
    """A law or a rate that an old source calls in force may have ended since; asked of summits that say how old a claim may be."""
    settings = checkup.summit.settings
    limit = settings.claims_age_days
    if fact.status != "in-force" or limit is None or fact.checked or AGED in fact.accept:
        return
    if (age := (settings.as_of - newest.last).days) > max(limit, GENEROUS):
        checkup.problems.warn(
            AGED, f"'{id_}' is in force by a source of {newest.written}, {age} days before what the books know of",
            checkup.place(fact.span, "status"), f"look, and write when: 'checked: {settings.as_of}'; or cite a later source",
        )  # fmt: skip
