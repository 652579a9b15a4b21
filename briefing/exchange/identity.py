"""What tells a calendar program that an entry is a later version of one that it has, and when it was written."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from hashlib import blake2b
from typing import Final

from briefing.editions import Edition

DIGITS: Final = 32
_DAY_ONE: Final = date(2000, 1, 1)
_VERSIONS: Final = 1000  # that one day may have


def uid(edition: Edition, kind: str, id_: str) -> str:
    """The same for one entry of one reader in every version; no reader finds the id of the briefs out from it."""
    about, order = edition.about, edition.order
    secret = blake2b(about.key.encode()).digest()
    named = "\0".join((about.summit, kind, order.delegation, order.audience, id_))
    return f"{blake2b(named.encode(), key=secret, digest_size=DIGITS // 2).hexdigest()}@{about.summit}"


def written(edition: Edition) -> datetime:
    """The date of the books, at midnight: the same briefs give the same bytes on whatever day they are made."""
    day = date.fromisoformat(edition.about.date)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def sequence(edition: Edition) -> int:
    """Higher for a later date, and for a higher version of one date."""
    digits = re.findall(r"\d+", edition.about.version)
    version = int("".join(f"{int(part):01d}" for part in digits[:3]) or 0)
    days = (date.fromisoformat(edition.about.date) - _DAY_ONE).days
    return max(days, 0) * _VERSIONS + min(version, _VERSIONS - 1)
