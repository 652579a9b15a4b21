"""The countries of the world by their codes and names, delegations or not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from briefing.charts.base.world import world
from briefing.languages.territories import territory
from briefing.letters import folded

_CODE: Final = re.compile(r"[A-Z]{3}\Z")


@cache
def codes() -> frozenset[str]:
    """The ISO 3166-1 alpha-3 codes of countries that have a name."""
    return frozenset(area.code for area in world().areas if territory("en", area.code))


@cache
def _named(tag: str) -> dict[str, str]:
    known = [(area.name, area.code) for area in world().areas if area.code in codes()]
    known += [(territory(t, code), code) for t in ("en", tag) for code in sorted(codes())]
    return {folded(name): code for name, code in known if name}


def code_of_nation(text: str, tag: str) -> str:
    """The code that a cell is, or of the country that it names in English or the language; "" for other words."""
    return text if text in codes() else _named(tag).get(folded(text), "")


def codes_among(texts: Iterable[str]) -> frozenset[str]:
    """The cells of one column that are codes of countries: none where most words that look like codes are not (JAN, FEB, MAR)."""
    alike = {text for text in texts if _CODE.match(text)}
    known = alike & codes()
    return frozenset(known) if 2 * len(known) > len(alike) else frozenset()
