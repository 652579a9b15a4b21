"""One file of one edition for other programs, and whether its reader may have all of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from briefing import editions, languages
from briefing.diagnostics import Diagnostic
from briefing.editions import Edition
from briefing.exchange.calendars import calendar
from briefing.exchange.cards import cards
from briefing.languages import Language
from briefing.products.base import PRODUCTS
from briefing.publishing import searching
from briefing.publishing.extracts import faults_of_extract
from briefing.roles import Role
from briefing.summit import Order, Summit
from briefing.values import Value


class Extract(Value):
    """What is made: `paper` is the product that shows the same, and says who may have it."""

    name: str
    suffix: str
    paper: str
    compose: Callable[[Edition, Language], bytes | None]

    def roles(self, summit: Summit) -> frozenset[Role]:
        """The roles that it may be made for."""
        return summit.kinds.load(PRODUCTS, self.paper).PRODUCT.roles


EXTRACTS: Final[Mapping[str, Extract]] = {
    "calendar": Extract("calendar", ".ics", "programme-card", calendar),
    "contacts": Extract("contacts", ".vcf", "contacts-sheet", cards),
}


class Made(Value):
    """A file as it will be published; no `data` where its reader has nothing of the kind."""

    path: str
    data: bytes | None
    identity: dict[str, str]
    problems: tuple[Diagnostic, ...] = ()


def extract(what: Extract, summit: Summit, delegation: str, audience: str, language: str) -> Made:
    """The file of one reader; what must not be in it is in its problems."""
    settings = summit.settings
    order = Order(
        product=what.paper, delegation=delegation, audience=audience, language=language, format=settings.defaults.format
    )  # fmt: skip
    edition = editions.select(summit, order)
    words = languages.load(language, summit.kinds).with_words_of(
        [summit.kinds.load(PRODUCTS, what.paper).WORDS]
    )
    name = "_".join((delegation, audience, language, what.name))
    path = f"{delegation}/{audience}/{language}/{name}{what.suffix}"
    data = what.compose(edition, words)
    identity = {
        "product": what.name, "delegation": delegation, "audience": audience, "language": language,
        "format": settings.defaults.format, "version": settings.version,
    }  # fmt: skip
    if data is None:
        return Made(path, None, identity)
    found = faults_of_extract(data, path, searching.search_for(summit, edition))
    return Made(path, data, identity, tuple(found))
