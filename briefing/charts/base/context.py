"""What a chart must know of its book: language, names and colours of countries, whose book it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Final, Protocol

from briefing.diagnostics import Span
from briefing.kinds import PROGRAM, Kinds
from briefing.languages import Language
from briefing.letters import folded

SERIES: Final = tuple(f"series-{i}" for i in range(1, 7))


@dataclass(frozen=True, slots=True)
class Country:
    """A country that the book knows: `id` of its delegation (or of the host), ISO 3166-1 alpha-3 `code` and the place where that is written."""

    id: str
    code: str
    name: str
    colour: str = ""  # a colour role; nothing said: given in order
    aliases: tuple[str, ...] = ()
    place: Span | None = field(default=None, compare=False)


class Figure(Protocol):
    """A fact of the registry, as far as a chart needs it."""

    @property
    def label(self) -> str: ...

    @property
    def value(self) -> Decimal | None: ...

    @property
    def bound(self) -> str | None: ...


@dataclass(frozen=True)
class ChartContext:
    """The book that a chart is for.

    `own`: id of the delegation whose book it is, "" for a book of all. `text` fills what the
    author wrote for a label. `asset` reads a file of the assets for those who check (None for
    one that is not there); drawing reads them itself. `unread`: whether a word may name a country
    that has mistakes elsewhere, so that nothing can be said about it.
    """

    language: Language
    countries: tuple[Country, ...] = ()
    own: str = ""
    facts: Mapping[str, Figure] = field(default_factory=dict)
    text: Callable[[str], str] = str
    asset: Callable[[str], bytes | None] | None = None
    unread: Callable[[str], bool] = field(default=lambda word: False)
    kinds: Kinds = PROGRAM

    @cached_property
    def _known(self) -> dict[str, Country]:
        """By every way to name it; each with a colour that it keeps throughout the book."""
        known: dict[str, Country] = {}
        free = [role for role in SERIES if role not in {c.colour for c in self.countries}]
        given = [
            replace(country, colour=free.pop(0)) if not country.colour and free else country
            for country in self.countries
        ]
        mine = next((country.colour for country in given if self.own and country.id == self.own), SERIES[0])
        for country in given:
            if country.colour in (mine, SERIES[0]):  # the book's own has its hue
                country = replace(country, colour=SERIES[0] if country.colour == mine else mine)
            for key in (country.id, country.code, country.name, *country.aliases):
                known.setdefault(folded(key), country)
        return known

    def country(self, text: str) -> Country | None:
        """The country that a cell names by id, code or name."""
        return self._known.get(folded(text))
