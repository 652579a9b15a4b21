"""From a name as people write it to an id, a code of its country, and the clock of a place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from briefing.languages import names as languages_of_program
from briefing.languages.territories import RETIRED, alpha2, locale_of, territory
from briefing.lazy import lazy
from briefing.letters import folded
from briefing.schema import why_no_id

if TYPE_CHECKING:
    from babel import core
else:
    core = lazy("babel.core")

LONGEST_ID: Final = 48
RESERVED: Final = ("host", "regional")
_OKINA: Final = "ʻ"  # a letter of its word, and no apostrophe
_NO_CAPITALS: Final = re.compile(r"[^A-Z0-9]")


def id_of(name: str, otherwise: str) -> str:
    """`cote-d-ivoire`; of a name without Latin letters the English name of its country, else `otherwise`."""
    found = _latin(name) or _latin(territory("en", code_of(name)))
    return found if found and found not in RESERVED and why_no_id(found) is None else otherwise


def _latin(name: str) -> str:
    bare = folded(name.replace(_OKINA, ""))
    if sum(char.isalpha() and not char.isascii() for char in bare) > sum(map(str.isascii, bare)) / 2:
        return ""  # the letters that are left would be another word
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:LONGEST_ID].strip("-")


def code_of(name: str) -> str:
    """The ISO 3166-1 alpha-3 code of a country by its name in a language of the program, "" for what is none."""
    return _countries().get(_key(name), "")


def _key(name: str) -> str:
    """A name as it is compared: `&` and `and` are one word."""
    return folded(name).replace(" & ", " and ")


def code_for(name: str, taken: Collection[str] = ()) -> str:
    """The code of a country, or one made of its name where it is none or another has it."""
    code = code_of(name)
    return code if code and code not in taken else acronym(name, taken)


def acronym(name: str, taken: Collection[str] = ()) -> str:
    """A code for what is no country: its initials or first letters, and a number where another has it."""
    words = _latin(name).upper().split("-")
    letters = "".join(word[:1] for word in words) if len(words) > 1 else _NO_CAPITALS.sub("", words[0])
    start = (letters + "XXX")[: max(3, min(len(words), 6))]
    return next(code for code in _numbered(start) if code not in taken)


def _numbered(start: str) -> Iterator[str]:
    yield start
    yield from (f"{start}{number}" for number in range(2, 10_000))


def time_zone(place: str, code: str) -> str:
    """The zone of a town, or of a country that has one alone, or the first of its zones; `UTC` where nothing is known."""
    own = [zone for country, zone in _zones() if country == alpha2(code)]
    town = folded(place)
    for zones in (own, [zone for _, zone in _zones()]):
        if named := next((zone for zone in zones if town in _towns(zone)), None):
            return named
    return own[0] if own else "UTC"


def _towns(zone: str) -> set[str]:
    """What the town of a zone is called, in the languages of the program."""
    known = [zone.rpartition("/")[2].replace("_", " ")]
    for tag in languages_of_program():
        known.append(str(locale_of(tag).time_zones.get(zone, {}).get("city", "")))
    return {folded(town) for town in known}


@cache
def _zones() -> tuple[tuple[str, str], ...]:
    """Every country's zones, the most populous first."""
    text = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((row[0], row[2]) for row in rows)


@cache
def _countries() -> Mapping[str, str]:
    """Alpha-3 codes by the folded names of countries."""
    found: dict[str, str] = {}
    for tag in languages_of_program():
        names = locale_of(tag).territories
        for code in _codes():
            for name in (str(names.get(alpha2(code), "")), territory(tag, code)):
                found.setdefault(_key(name), code)
    found.pop("", None)
    return found


@cache
def _codes() -> tuple[str, ...]:
    """Three letters of each country of ISO 3166-1."""
    known = (code for code in core.get_global("territory_aliases") if len(code) == 3 and code.isalpha())
    return tuple(code for code in known if code not in RETIRED and alpha2(code))
