"""What the clocks of a zone do around a summit, written out: no program needs to know the zone's name (RFC 5545, 3.6.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from briefing.values import Value

_STEP = timedelta(hours=12)
_EXACT = timedelta(seconds=1)


class Turn(Value):
    """From a moment on, in the local time that was the hour before, clocks show another offset from UTC."""

    local: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool


def turns(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[Turn]:
    """What clocks show at the first moment, then each change until the last."""
    here = first.replace(tzinfo=UTC)
    start = here.astimezone(zone)
    offset = _offset(here, zone)
    yield Turn(
        start.replace(tzinfo=None),
        offset,
        offset,
        str(start.tzname()),
        (start.dst() or timedelta()) > timedelta(),
    )
    while here < last.replace(tzinfo=UTC):
        following = here + _STEP
        after = _offset(following, zone)
        if after != offset:
            moment = _change(here, following, zone)
            clock = moment.astimezone(zone)
            local = (moment + offset).replace(tzinfo=None)
            yield Turn(local, offset, after, str(clock.tzname()), after > offset)
        here, offset = following, after


def _change(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    """The first second at which the offset is that of `high`."""
    after = _offset(high, zone)
    while high - low > _EXACT:
        middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
        low, high = (low, middle) if _offset(middle, zone) == after else (middle, high)
    return high


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()
