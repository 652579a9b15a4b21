"""Dates that are none, and dates that cannot be together: what is later than the book that prints it."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from briefing.checking.checkup import Checkup
from briefing.checking.source_classes import called
from briefing.schema import Plain, kebab
from briefing.summit import Ask, Clearance, Commitment, Decision, Deliverable, Fact, NewsItem, Person, Source

FIELDS: Final = {
    Fact: ("as_of", "announced", "in_force", "until", "checked"), Source: ("date", "accessed"), Commitment: ("date",), Ask: ("due",), Clearance: ("date",),
    Person: ("born", "since"), Deliverable: ("due",),
    Decision: ("due",),
}  # fmt: skip
AHEAD: Final = ("expected", "announced")  # what is said of days to come
KNOWN_BY: Final = {  # not after the book
    Fact: ("as_of", "announced", "checked"), Source: ("date", "accessed"), Clearance: ("date",), Person: ("born",),
}  # fmt: skip
DONE: Final = ("kept", "late")  # what is said of days gone by
_OTHERWISE: Final = re.compile(
    r"\d{1,4}(?:[./-]\d{1,4}){1,2}|\d+"
)  # digits alone: the day as a spreadsheet counts it


def check(checkup: Checkup) -> None:
    """Report dates that no calendar has, and what the as-of date of the books rules out."""
    _of_the_books(checkup)
    of_news = _sources_of_news(checkup)
    for model in checkup.models:
        if isinstance(model, NewsItem):
            _news(checkup, model)
        for name in FIELDS.get(type(model), ()):
            value = getattr(model, name)
            if value:
                ahead = getattr(model, "status", "") in AHEAD
                late = name in KNOWN_BY.get(type(model), ()) and not (ahead and name == "as_of")
                late = late and not any(model is source for source in of_news)
                _one(checkup, value, kebab(name), late)
        if isinstance(model, Commitment) and model.status in DONE:
            _still_ahead(checkup, model.date, model.status)


def _of_the_books(checkup: Checkup) -> None:
    settings, problems = checkup.summit.settings, checkup.problems
    last = max(settings.event.dates)
    days = sorted(set(settings.event.dates))
    if list(settings.event.dates) != days:
        problems.error(
            "days-in-disorder", "the days of the event are not in their order, or one stands twice",
            checkup.place(settings.event.span, "dates"), f"write dates: [{', '.join(map(str, days))}]",
        )  # fmt: skip
    for key, day in (("as-of", settings.as_of), ("date", settings.date)):
        if day > last:
            problems.error(
                "after-the-summit", f"{day} is after the summit, which ends on {last}",
                checkup.place(settings.span, key), "correct this date, or 'dates' of the event",
            )  # fmt: skip
    if settings.date < settings.as_of:
        problems.error(
            "before-its-facts", f"the books are dated {settings.date}, before what they know of ({settings.as_of})",
            checkup.place(settings.span, "date"), "let 'date' be the as-of date or later",
        )  # fmt: skip


def _sources_of_news(checkup: Checkup) -> list[Source]:
    """The sources that late news calls: they may be as late as it is."""
    news = checkup.summit.news
    ids = {id_ for item in news.items for id_ in called(item)} if news is not None else set()
    return [source for id_, source in checkup.summit.sources.items() if id_ in ids]


def _news(checkup: Checkup, item: NewsItem) -> None:
    """What the books know stands in them; what comes after the summit is no news for it."""
    settings, place = checkup.summit.settings, checkup.place(item.span, "date")
    last = max(settings.event.dates)
    if item.date <= settings.as_of:
        checkup.problems.error(
            "not-late", f"{item.date} is not later than the books know of ({settings.as_of})", place,
            "write it into the brief that it belongs to, or correct its date",
        )  # fmt: skip
    elif item.date > last:
        checkup.problems.error(
            "after-the-summit", f"{item.date} is after the summit, which ends on {last}", place, "correct its date"
        )  # fmt: skip


def _one(checkup: Checkup, value: Plain, key: str, late: bool) -> None:
    """One date as loosely as authors write it: a year, a month, a day, or words."""
    first = first_day(value)
    if first is None:
        if value[:4].isdigit() and value.replace("-", "").isdigit() and "-" in value:
            checkup.problems.error(
                "bad-date",
                f"no calendar has '{value}'",
                value.span,
                "write year-month-day: 2025-11-06, 2025-11 or 2025",
            )
        elif _OTHERWISE.fullmatch(value):
            checkup.problems.warn(
                "date-in-another-form", f"'{value}' is not read as a date, and is printed as it stands", value.span,
                "write year-month-day: 2025-11-06, 2025-11 or 2025",
            )  # fmt: skip
        return
    settings = checkup.summit.settings
    if late and first > settings.as_of:
        checkup.problems.error(
            "later-than-the-book", f"'{value}' is later than the books know of ({settings.as_of})", value.span,
            f"correct this '{key}', or move 'as-of' in summit.yaml on",
        )  # fmt: skip


def _still_ahead(checkup: Checkup, value: Plain, status: str) -> None:
    first, settings = first_day(value), checkup.summit.settings
    if first is not None and first > settings.as_of:
        checkup.problems.warn(
            "not-yet", f"this is '{status}', but '{value}' is later than the books know of ({settings.as_of})",
            value.span, "correct the date or the status",
        )  # fmt: skip


def first_day(value: str) -> date | None:
    """The first day that a loose date can mean; None for words and for days that there are not."""
    parts = value.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts[0]) != 4 or len(parts) > 3:
        return None
    year, month, day = (*map(int, parts), 1, 1)[:3]
    try:
        return date(year, month, day)
    except ValueError:
        return None
