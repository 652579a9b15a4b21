"""Names of countries in a language, from the Unicode repository (CLDR)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from babel import Locale

OWN: Final = {"XKX": "XK"}  # in use, but not in ISO 3166-1


@cache
def territory(tag: str, alpha3: str) -> str:
    """The everyday name of a country by its ISO 3166-1 alpha-3 code; "" for what has no name there."""
    from babel.core import get_global

    found = get_global("territory_aliases").get(alpha3, [])
    code = OWN.get(alpha3) or (found[0] if len(found) == 1 and len(found[0]) == 2 else "")
    name = locale_of(tag).territories.get(code, "")
    return str(name).split(" (")[0].replace(" - ", "-")


@cache
def locale_of(tag: str) -> Locale:
    """What CLDR says of a language; of one that it does not know, what it says of English."""
    from babel import Locale, UnknownLocaleError

    for known in (tag, tag.partition("-")[0], "en"):
        try:
            return Locale.parse(known, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    raise LookupError(tag)
