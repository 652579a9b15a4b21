"""When: days, hours and what the clocks are called, beside one another in two zones where the summit has two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from briefing.languages import NBSP
from briefing.languages.zones import in_other, label, noon
from briefing.sections.base.naming import Naming
from briefing.summit import Session


def zone_of(context: Naming, sessions: Iterable[Session]) -> str:
    """What the hours of some sessions are called; two names where the clocks change between them."""
    event = context.edition.about.event
    moments = [session.begins for session in sessions]
    moments = moments or [noon(day) for day in event.dates]
    return ", ".join(dict.fromkeys(event.zone_label(moment) for moment in moments))


def day_of(context: Naming, day: date, sessions: Sequence[Session]) -> str:
    """`Thursday, 6 November 2025 (EST)`."""
    return f"{context.language.weekday_date(day)} ({zone_of(context, sessions)})"


def days_of(context: Naming) -> str:
    """The first day of the summit, and the last where it has several."""
    days = context.edition.about.event.dates
    return context.language.date_range(days[0], days[-1])


def hours_of(context: Naming, begins: datetime, ends: datetime | None) -> str:
    """`22:00–00:30`; the clock's name behind it on a day that has two."""
    said = context.language.clock(begins.time(), ends.time() if ends else None)
    event = context.edition.about.event
    names = {event.zone_label(datetime.combine(begins.date(), time(hour))) for hour in (0, 23)}
    return said if len(names) == 1 else f"{said} {event.zone_label(begins)}"


def second_hours_of(context: Naming, begins: datetime, ends: datetime | None) -> str:
    """The same hours in the summit's second zone, `20:00–20:30 UTC+5`; "" where it has none."""
    event = context.edition.about.event
    other = event.second_time_zone
    if other is None:
        return ""
    first = in_other(event.time_zone, other, begins)
    last = in_other(event.time_zone, other, ends) if ends else None
    said = context.language.clock(first.time(), last.time() if last else None)
    days = (first.date() - begins.date()).days
    later = f" ({'+' if days > 0 else '−'}{abs(days)})" if days else ""
    return f"{said}{later}{NBSP}{label(other, first)}"


def time_of(context: Naming, session: Session) -> str:
    """The hours of a session with the name of the zone, and in the second zone."""
    said = context.language.clock(session.start, session.end)
    second = second_hours_of(context, session.begins, session.ends)
    zone = context.edition.about.event.zone_label(session.begins)
    return f"{said} {zone} ({second})" if second else f"{said} {zone}"
