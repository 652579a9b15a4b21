"""What the clocks of a place show: names of hours, hours that a change of the clocks leaves out or gives twice."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Final, Literal
from zoneinfo import ZoneInfo

_OFFSET: Final = re.compile(r"^([+-])(\d\d)(\d\d)?$")
MINUS: Final = "\u2212"


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12))


def label(zone: str, at: datetime) -> str:
    """What the hour at a local time is called: `CEST`; `UTC+5` where the zone has no name for it."""
    name = at.replace(tzinfo=ZoneInfo(zone)).tzname() or "UTC"
    offset = _OFFSET.match(name)
    if offset is None:
        return name
    sign, hours, minutes = offset[1], int(offset[2]), offset[3]
    return f"UTC{sign.replace('-', MINUS)}{hours}" + (f":{minutes}" if minutes and minutes != "00" else "")


def labels_of(zone: str, year: int) -> frozenset[str]:
    """All that hours are called in a year."""
    return frozenset(label(zone, noon(date(year, month, 15))) for month in range(1, 13))


def odd_hour(zone: str, at: datetime) -> Literal["", "missing", "twice"]:
    """Whether a local time is left out by a change of the clocks, or comes twice."""
    here = ZoneInfo(zone)
    first, second = (at.replace(tzinfo=here, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return ""
    utc = ZoneInfo("UTC")
    there_and_back = first.astimezone(utc).astimezone(here).replace(tzinfo=None, fold=0)
    return "twice" if there_and_back == at else "missing"


def in_other(zone: str, other: str, at: datetime) -> datetime:
    """The local time of another zone at a local time of this one."""
    return at.replace(tzinfo=ZoneInfo(zone)).astimezone(ZoneInfo(other)).replace(tzinfo=None)
