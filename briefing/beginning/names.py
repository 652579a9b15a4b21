"""From a name as people write it to an id, a code of its country, and the clock of a place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from briefing.languages import names as languages_of_program
from briefing.languages.territories import locale_of
from briefing.lazy import lazy
from briefing.letters import folded
from briefing.schema import why_no_id

if TYPE_CHECKING:
    from babel import core
else:
    core = lazy("babel.core")

LONGEST_ID: Final = 48
RETIRED: Final = frozenset(
    {"BUR", "DDR", "DHY", "FXX", "HVO", "PCZ", "RHO", "ROM", "TMP", "VDR", "YMD", "ZAR"}
)  # codes of ISO 3166 that are in use no more
RESERVED: Final = ("host", "regional")
_PLAIN: Final = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "ı": "i",
        "ʻ": "",
        "’": " ",
        "'": " ",
    }
)
_NO_CAPITALS: Final = re.compile(r"[^A-Z0-9]")


def id_of(name: str, otherwise: str) -> str:
    """`cote-d-ivoire`; of a name without Latin letters the English name of its country, else `otherwise`."""
    found = _latin(name) or _latin(english_name(code_of(name)))
    return found if found and found not in RESERVED and why_no_id(found) is None else otherwise


def _latin(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name.lower().translate(_PLAIN))
    bare = "".join(char for char in parts if not unicodedata.combining(char))
    if sum(char.isalpha() and not char.isascii() for char in bare) > sum(map(str.isascii, bare)) / 2:
        return ""  # the letters that are left would be another word
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:LONGEST_ID].strip("-")


def code_of(name: str) -> str:
    """The ISO 3166-1 alpha-3 code of a country by its name in a language of the program, "" for what is none."""
    return _countries().get(folded(name).strip(), "")


def acronym(name: str, taken: Iterable[str] = ()) -> str:
    """A code for what is no country: its initials or first letters, and a number where another has it."""
    words = _latin(name).upper().split("-")
    letters = "".join(word[:1] for word in words) if len(words) > 1 else _NO_CAPITALS.sub("", words[0])
    start = (letters + "XXX")[: max(3, min(len(words), 6))]
    return next(code for code in _numbered(start) if code not in taken)


def _numbered(start: str) -> Iterator[str]:
    yield start
    yield from (f"{start}{number}" for number in range(2, 10_000))


def english_name(code: str) -> str:
    """Of a country by its code, "" for none."""
    return str(locale_of("en").territories.get(_alpha2().get(code, ""), "")).split(" (")[0]


def time_zone(place: str, code: str) -> str:
    """The zone of a town, or of a country that has one alone, or the first of its zones; `UTC` where nothing is known."""
    own = [zone for country, zone in _zones() if country == _alpha2().get(code)]
    town = folded(place).strip()  # as in every search, whatever its capitals
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
        for code, short in _alpha2().items():
            for name in (str(names.get(short, "")), str(names.get(short, "")).split(" (")[0]):
                found.setdefault(folded(name), code)
    found.pop("", None)
    return found


@cache
def _alpha2() -> Mapping[str, str]:
    """Two letters by three, of the countries of ISO 3166-1."""
    from_three: dict[str, str] = {}
    for code, short in core.get_global("territory_aliases").items():
        if (
            len(code) == 3
            and code.isalpha()
            and code not in RETIRED
            and len(short) == 1
            and len(short[0]) == 2
        ):
            from_three[code] = short[0]
    return from_three
