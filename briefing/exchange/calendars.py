"""The programme of an edition as iCalendar (RFC 5545). The only importer of icalendar."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from briefing import __version__
from briefing.diagnostics import EnvironmentProblem
from briefing.editions import Edition
from briefing.exchange.clocks import turns
from briefing.exchange.identity import sequence, uid, written
from briefing.languages import Language
from briefing.lazy import lazy
from briefing.packages import extra, to_install
from briefing.products.base import start, whose
from briefing.sections.base import Context
from briefing.summit import Session

if TYPE_CHECKING:
    import icalendar
else:
    icalendar = lazy("icalendar")

PRODUCER: Final = f"-//briefing//briefing {__version__}//EN"
_AROUND: Final = timedelta(days=370)  # of the summit, for which the rules of its clocks are written


def calendar(edition: Edition, language: Language) -> bytes | None:
    """The calendar of a reader; None where he has no programme."""
    try:
        icalendar.Calendar  # noqa: B018  (an extra, which may be missing)
    except ImportError as error:
        raise EnvironmentProblem(
            f"calendars need an extra that is not installed\n  {to_install(*extra('calendar'))}"
        ) from error
    if not edition.programme:
        return None
    context = start(edition, language)
    title = context.word("with-label", label=edition.about.event.short_name, words=whose(context))
    found = icalendar.Calendar()
    for name, value in (
        ("PRODID", PRODUCER), ("VERSION", "2.0"), ("CALSCALE", "GREGORIAN"), ("NAME", title), ("X-WR-CALNAME", title),
        ("X-WR-TIMEZONE", edition.about.event.time_zone),
    ):  # fmt: skip
        found.add(name, value)
    events = [_event(context, session) for session in edition.programme]
    if any(
        "TZID" in event["DTSTART"].params for event in events
    ):  # the hours of zones that are UTC are written so
        found.add_component(_clocks(edition))
    for event in events:
        found.add_component(event)
    data: bytes = found.to_ical()
    return data


def _clocks(edition: Edition) -> icalendar.Timezone:
    zone = edition.about.event.time_zone
    first, last = edition.programme[0].begins, edition.programme[-1].begins
    found = icalendar.Timezone()
    found.add("TZID", zone)
    for turn in turns(ZoneInfo(zone), first - _AROUND, last + _AROUND):
        part = icalendar.TimezoneDaylight() if turn.summer else icalendar.TimezoneStandard()
        part.add("DTSTART", turn.local)
        part.add("TZOFFSETFROM", turn.before)
        part.add("TZOFFSETTO", turn.after)
        part.add("TZNAME", turn.name)
        found.add_component(part)
    return found


def _event(context: Context, session: Session) -> icalendar.Event:
    edition = context.edition
    zone = ZoneInfo(edition.about.event.time_zone)
    event = icalendar.Event()
    event.add("UID", uid(edition, "session", session.id))
    event.add("DTSTAMP", written(edition))
    event.add("SEQUENCE", sequence(edition))
    event.add("DTSTART", _at(session.begins, zone))
    if session.ends is not None:
        event.add("DTEND", _at(session.ends, zone))
    event.add("SUMMARY", context.words(session.title))
    event.add("LOCATION", ", ".join(filter(None, (session.room, session.place))))
    event.add("DESCRIPTION", "\n".join(_details(context, session)))
    event.add("CLASS", "PUBLIC" if edition.audience.role in ("press", "public") else "CONFIDENTIAL")
    event.add("STATUS", "CONFIRMED")
    event.add("TRANSP", "OPAQUE")
    return event


def _at(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.replace(tzinfo=zone)


def _details(context: Context, session: Session) -> list[str]:
    """What the programme card says below a step, and how it may be handled."""
    sample = context.edition.about.event.sample
    return [
        *([context.word(f"press-{session.press}")] if session.press != "none" else []),
        *([context.said("car", session.car)] if session.car else []),
        *([context.said("next", session.moves_to)] if session.moves_to else []),
        *([sample] if sample else []),
        context.edition.banner.text,
    ]
