"""A summit made whole, once: every order and every handout, with what a stranger reads in the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from briefing import pipeline
from briefing.batch.orders import OrderFilter, default_format, orders_for, path_of, planned_orders
from briefing.cli.handouts import handout_orders
from briefing.diagnostics import Diagnostic
from briefing.document import Document, plain
from briefing.kinds import PROGRAM
from briefing.products.base import PRODUCTS
from briefing.publishing.readback import read_back
from briefing.publishing.search_terms import squeeze
from briefing.summit import Order, Summit
from tests.elsewhere.entitled import Reader
from tests.pdf_inspector import inspect
from tests.reading import texts_of

HERE = Path(__file__).parent
REGIONAL = "regional"


@dataclass(frozen=True)
class File:
    """One finished file: its document, its lines, and all its words as they lie and as they are read."""

    order: Order
    document: Document
    pdf: bytes
    problems: tuple[Diagnostic, ...]
    pages: str  # squeezed
    everything: str  # squeezed: what no page shows, too

    @property
    def name(self) -> str:
        return path_of(self.order)

    @property
    def lines(self) -> list[str]:
        """What is printed, line by line."""
        inspected = inspect(self.pdf)
        return [line for number in range(1, len(inspected.pages) + 1) for line in inspected.lines(number)]

    @property
    def texts(self) -> list[str]:
        """The texts of the document, before they are cut into lines."""
        return [
            text
            for part in self.document.parts
            for text in (
                plain(part.title) if not isinstance(part.title, str) else part.title,
                *texts_of(part.blocks),
            )
        ]


@dataclass
class Whole:
    """A summit with all its files."""

    folder: Path
    summit: Summit
    files: list[File] = field(default_factory=list)

    def readers(self) -> list[Reader]:
        """Everyone for whom something is made, with the papers that he holds."""
        pairs = dict.fromkeys((f.order.audience, f.order.delegation) for f in self.files)
        return [self.reader(audience, delegation) for audience, delegation in pairs]

    def reader(self, audience: str, delegation: str) -> Reader:
        rule = self.summit.settings.audiences[audience]
        whose = "" if delegation == REGIONAL else delegation
        return Reader(audience, rule.role, frozenset(rule.reads), whose)

    def of(self, reader: Reader) -> list[File]:
        """What this reader gets."""
        whose = reader.delegation or REGIONAL
        return [f for f in self.files if (f.order.audience, f.order.delegation) == (reader.audience, whose)]

    def others(self, reader: Reader) -> Iterator[File]:
        """What could be made for this reader beside what he gets: his role may have it."""
        one, made = self.of(reader)[0].order, {f.order.product for f in self.of(reader)}
        for product in PRODUCTS.of_program():
            info = PROGRAM.load(PRODUCTS, product).PRODUCT
            if product not in made and reader.role in info.roles:
                format_ = default_format(product, self.summit.settings.defaults.format)
                yield file_of(self.summit, one.replaced(product=product, format=format_), self.folder)


def orders_of(summit: Summit) -> list[Order]:
    """What `build`, by itself or with delegations named, and `handouts` would make."""
    found = [
        *planned_orders(summit),
        *orders_for(summit, OrderFilter()),
        *handout_orders(summit, OrderFilter()),
    ]
    return list({path_of(order): order for order in found}.values())


@cache
def whole(name: str) -> Whole:
    """All of one summit of this folder."""
    folder = HERE / name
    summit, _ = pipeline.read_and_check(folder)
    return Whole(folder, summit, [file_of(summit, order, folder) for order in orders_of(summit)])


def file_of(summit: Summit, order: Order, folder: Path) -> File:
    edition = pipeline.select(summit, order)
    made = pipeline.build(edition, pipeline.BuildOptions(assets=folder / "assets"))
    problems = (*made.problems, *pipeline.verify(summit, edition, made, made.pdf(), path_of(order)))
    back = read_back(made.pdf())
    pages = squeeze("".join(text for _, text in (*back.lying, *back.read)))
    return File(
        order,
        made.document,
        made.pdf(),
        problems,
        pages,
        pages + squeeze("".join(back.places.values())),
    )
