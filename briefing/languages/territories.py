"""Names of countries in a language, from the Unicode repository (CLDR)."""

from __future__ import annotations

from functools import cache
from typing import Final

OWN: Final = {"XKX": "XK"}  # in use, but not in ISO 3166-1


@cache
def territory(tag: str, alpha3: str) -> str:
    """The everyday name of a country by its ISO 3166-1 alpha-3 code; "" for what has no name there."""
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    found = get_global("territory_aliases").get(alpha3, [])
    code = OWN.get(alpha3) or (found[0] if len(found) == 1 and len(found[0]) == 2 else "")
    try:
        name = Locale.parse(tag, sep="-").territories.get(code, "")
    except (UnknownLocaleError, ValueError):
        return ""
    return str(name).split(" (")[0].replace(" - ", "-")
