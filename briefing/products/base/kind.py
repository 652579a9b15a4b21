"""What a file of `products/` holds, and the words that the kinds of one edition bring along."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Protocol

from briefing import languages
from briefing.charts import CHARTS
from briefing.document import Document, Sides
from briefing.editions import Edition
from briefing.kinds import CodeKind, CodeSet, Words
from briefing.kinds.soundness import misfit
from briefing.languages import Language
from briefing.roles import ROLES, Role
from briefing.sections.base import SECTIONS
from briefing.values import Value


class ProductInfo(Value):
    """`format`: the paper it is made for, or "" for the summit's; `role`: for whom it is made, None for any reader.

    `roles`: the only ones that it may be made for, where there are such. `pages` is what `handouts --list` shows; `sides` is
    how its pages lie on paper, as a `Document` says it; `per_person`: each person has one; `facing`: it also takes
    what the briefs say in the language in which they are written.
    """

    title: str
    pages: str = ""
    format: str = ""
    role: Role | None = None
    formats: tuple[str, ...] = ()
    sides: Sides = "two"
    roles: frozenset[Role] = frozenset(ROLES)
    per_person: bool = False
    facing: bool = False


class Product(CodeKind, Protocol):
    """A file of `products/`. What it is called on paper is the word of its own name."""

    PRODUCT: ProductInfo

    def compose(self, edition: Edition, language: Language) -> Document:
        """The document for one reader."""
        ...


def _wrong(answer: Any) -> str:
    return misfit(answer, Document)


PRODUCTS: Final = CodeSet[Product]("product", "products", Product, _wrong)


def language_of(edition: Edition) -> Language:
    """The language of an edition, with the words that its kinds bring."""
    return languages.load(edition.order.language, edition.kinds).with_words_of(_words(edition))


def _words(edition: Edition) -> Iterator[Words]:
    kinds = edition.kinds
    yield kinds.load(PRODUCTS, edition.order.product).WORDS
    yield from (kinds.load(SECTIONS, section.section).WORDS for section in edition.outline.sections)
    yield from (
        kinds.load(CHARTS, kind).WORDS for kind in sorted({spec.kind for spec in edition.charts.values()})
    )
