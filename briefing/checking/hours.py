"""Hours that cannot be kept: none at all, twice, past all measure, or in two rooms at once."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from briefing.checking.checkup import Checkup
from briefing.languages.zones import labels_of, noon, odd_hour
from briefing.summit import Session

LONGEST: Final = timedelta(hours=12)  # of a session that goes on past midnight


def check(checkup: Checkup) -> None:
    """Report what nobody could keep to."""
    known = _zones(checkup)
    for session in checkup.summit.programme:
        _day(checkup, session)
        if known:
            _clock(checkup, session)
    if known:
        _label(checkup)
    for first, second in combinations(checkup.summit.programme, 2):
        _together(checkup, first, second)


def _zones(checkup: Checkup) -> bool:
    """Whether the summit's own zone is known; each that is not is an error."""
    event = checkup.summit.settings.event
    good = {}
    for key, zone in (("time-zone", event.time_zone), ("second-time-zone", event.second_time_zone)):
        try:
            good[key] = zone is None or bool(ZoneInfo(zone))
        except (KeyError, ValueError, OSError):
            good[key] = False
            checkup.unknown("time-zone", str(zone), available_timezones(), checkup.place(event.span, key))
    return all(good.values())


def _day(checkup: Checkup, session: Session) -> None:
    days = checkup.summit.settings.event.dates
    if session.date not in days:
        checkup.problems.error(
            "not-a-summit-day", f"{session.date} is not a day of the summit",
            checkup.place(session.span, "date"), "the days are " + ", ".join(map(str, days)),
        )  # fmt: skip
    if session.end is None or session.ends is None:
        return
    if session.end == session.start or session.ends - session.begins > LONGEST:
        checkup.problems.error(
            "ends-before-start", f"this session ends at {session.end:%H:%M} and starts at {session.start:%H:%M}",
            checkup.place(session.span, "end"),
            f"correct one of the two; one that goes on past midnight lasts {LONGEST.seconds // 3600} hours at most",
        )  # fmt: skip


def _clock(checkup: Checkup, session: Session) -> None:
    """An hour that a change of the clocks leaves out is an error; one that comes twice is said."""
    zone = checkup.summit.settings.event.time_zone
    for key, at in (("start", session.begins), ("end", session.ends)):
        if at is None:
            continue
        match odd_hour(zone, at):
            case "missing":
                checkup.problems.error(
                    "no-such-hour", f"there is no {at:%H:%M} on {at:%Y-%m-%d} in {zone}: the clocks go forward over it",
                    checkup.place(session.span, key), "write the hour that the clocks will show",
                )  # fmt: skip
            case "twice":
                checkup.problems.warn(
                    "hour-comes-twice", f"{at:%H:%M} comes twice on {at:%Y-%m-%d} in {zone}: the clocks go back",
                    checkup.place(session.span, key), "the first is taken; say so in 'note', or choose another hour",
                )  # fmt: skip


def _label(checkup: Checkup) -> None:
    """A label of the author's that is a name of the zone's own must be the right one on every day."""
    event = checkup.summit.settings.event
    moments = [s.begins for s in checkup.summit.programme] or [noon(day) for day in event.dates]
    said = event.time_zone_label
    for at in moments:
        right = event.replaced(time_zone_label=None).zone_label(at)
        if said and said != right and said in labels_of(event.time_zone, at.year):
            checkup.problems.error(
                "wrong-zone-label", f"on {at:%Y-%m-%d} at {at:%H:%M} the clocks show {right}, not {said}",
                checkup.place(event.span, "time-zone-label"), "leave 'time-zone-label' out: it is computed for each day",
            )  # fmt: skip
            return


def _together(checkup: Checkup, first: Session, second: Session) -> None:
    """Two sessions at one time that one reader should be in."""
    if not _overlap(first, second):
        return
    said, help = f"'{second.id}' starts before '{first.id}' ends", ""
    if first.ends is not None:
        help = f"'{first.id}' ends at {first.ends:%H:%M}"
    place = checkup.place(second.span, "start")
    apart = (first.place, first.room) != (second.place, second.room)
    people = _leads(checkup, first) & _leads(checkup, second)
    if people and apart:
        known = checkup.people
        names = ", ".join(sorted(known[who].display if who in known else who for who in people))
        checkup.problems.warn("in-two-rooms", f"{said}: {names} would be in two rooms at once", place, help)
        return
    both = _delegations(checkup, first) & _delegations(checkup, second)
    if both and _labels(checkup, first) & _labels(checkup, second):
        named = "everybody" if both == set(checkup.summit.delegations) else ", ".join(sorted(both))
        checkup.problems.warn("sessions-overlap", f"{said}, and {named} should be in both", place, help)


def _overlap(first: Session, second: Session) -> bool:
    """The programme is in the order of its hours."""
    if first.begins == second.begins:
        return True
    return first.ends is not None and second.begins < first.ends


def _leads(checkup: Checkup, session: Session) -> set[str]:
    """Who leads, by id or in words, and the host's head where the session tells him what he does."""
    found: set[str] = {session.lead} if session.lead else set()
    if session.you_do:
        found |= {p.id for p in checkup.summit.hosts if p.role == "head"}
    return found


def _delegations(checkup: Checkup, session: Session) -> set[str]:
    return set(checkup.summit.delegations if session.delegations is None else session.delegations)


def _labels(checkup: Checkup, session: Session) -> set[str]:
    return set(session.audience or (checkup.summit.settings.default_label,))
