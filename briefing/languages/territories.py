"""Names of countries in a language, from the Unicode repository (CLDR)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Final

from briefing.lazy import lazy
from briefing.letters import folded

if TYPE_CHECKING:
    import babel
    from babel import core

else:
    babel = lazy("babel")
    core = lazy("babel.core")

RETIRED: Final = frozenset(
    {"BUR", "DDR", "DHY", "FXX", "HVO", "PCZ", "RHO", "ROM", "TMP", "VDR", "YMD", "ZAR"}
)  # codes of ISO 3166 that are in use no more
OWN: Final = {"XKX": "XK"}  # in use, but not in ISO 3166-1


def alpha2(alpha3: str) -> str:
    """The two letters of a country by its three, "" for none."""
    found = core.get_global("territory_aliases").get(alpha3, [])
    return OWN.get(alpha3) or (found[0] if len(found) == 1 and len(found[0]) == 2 else "")


@cache
def territory(tag: str, alpha3: str) -> str:
    """The everyday name of a country by its ISO 3166-1 alpha-3 code; "" for what has no name there."""
    name = locale_of(tag).territories.get(alpha2(alpha3), "")
    return str(name).split(" (")[0].replace(" - ", "-")


@cache
def locale_of(tag: str) -> babel.Locale:
    """What CLDR says of a language; of one that it does not know, what it says of English."""
    found = known_locale(tag) or known_locale("en")
    if found is None:
        raise LookupError(tag)
    return found


def code_called(name: str) -> str:
    """The ISO 3166-1 alpha-3 code of the country that is called so in English, "" for none."""
    return _codes().get(folded(name), "")


@cache
def _codes() -> dict[str, str]:
    aliases = core.get_global("territory_aliases")
    three = (code for code in aliases if len(code) == 3 and code.isalpha() and code not in RETIRED)
    return {folded(name): code for code in sorted(three, reverse=True) if (name := territory("en", code))}


def known_locale(tag: str) -> babel.Locale | None:
    """What CLDR says of a language, or of the one that its tag begins with."""
    for known in (tag, tag.partition("-")[0]):
        try:
            return babel.Locale.parse(known, sep="-")
        except (babel.UnknownLocaleError, ValueError):
            continue
    return None


def tag_called(name: str, tags: Iterable[str]) -> str:
    """Which of some languages is called so, in English or in itself; "" for none."""
    wanted = folded(name)
    for tag in tags:
        found = locale_of(tag)
        if found.language == tag and wanted in map(
            folded, (found.english_name or "", found.display_name or "")
        ):
            return tag
    return ""
