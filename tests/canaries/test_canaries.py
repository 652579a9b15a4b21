"""Every field of the model under every rule: nothing comes to a reader who may not have it, nothing permitted is missing."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, get_args

import pikepdf
import pytest

from briefing import pipeline
from briefing.batch.orders import default_format
from briefing.editions.outlining import REGIONAL
from briefing.kinds import PROGRAM
from briefing.products.base import PRODUCTS
from briefing.publishing.readback import read_back
from briefing.publishing.search_terms import squeeze
from briefing.schema import AuthorText, Line, Model, Plain, Prose
from briefing.summit import Order, Summit
from tests.canaries.planting import AUDIENCES, DELEGATIONS, Canary, Planting, fields_of, planted
from tests.reading import texts_of

INSTEAD: Final = {
    "Session.title": "guests read guest-title",
    "Session.moves_to": "guests read guests-move-to",
    "SeatingPlan.title": "guests read guest-title",
    "TopicBrief.summary": "guests read guest-summary",
    "TopicBrief.takeaway": "guests read guest-takeaway",
    "TopicBrief.guest_summary": "the host's own read summary",
    "TopicBrief.guest_takeaway": "the host's own read takeaway",
    "Person.address": "nobody is told how to address his own people",
    "Person.pronunciation": "nobody is told how to say the names of his own people",
    "Person.seat_name": "on the chairs of those plans that the reader may see",
    "TopicBrief.short_title": "where there is no room for the title",
    "Name": "of the other side: where a text or a table names it",
    "Named.text": "the same",
    "GlossaryTerm.translations": "on the interpreters’ term sheet alone",
}


@dataclass(frozen=True)
class Grown:
    """One planted summit, read."""

    planting: Planting
    summit: Summit


def grown(folder: Path, turn: int) -> Grown:
    planting = planted(folder, turn)
    return Grown(planting, pipeline.read_and_check(folder)[0])


@pytest.fixture(scope="module")
def summit(tmp_path_factory: pytest.TempPathFactory) -> Grown:
    return grown(tmp_path_factory.mktemp("canaries"), 0)


def orders(audience: str, products: tuple[str, ...], language: str = "en") -> Iterator[Order]:
    for delegation in (*DELEGATIONS, REGIONAL):
        for product in products:
            if AUDIENCES[audience][0] in PROGRAM.load(PRODUCTS, product).PRODUCT.roles:
                yield Order(
                    product=product, delegation=delegation, audience=audience, language=language,
                    format=default_format(product, "a4"), outline="all" if delegation == REGIONAL else "main",
                )  # fmt: skip


def whose(order: Order) -> str:
    return "" if order.delegation == REGIONAL else order.delegation


def in_file(grown: Grown, order: Order, folder: Path) -> str:
    """Every word that a stranger finds in the finished file; what the author calls things is none of them."""
    summit = grown.summit
    edition = pipeline.select(summit, order)
    made = pipeline.build(edition, pipeline.BuildOptions(assets=folder))
    assert not pipeline.verify(summit, edition, made, made.pdf(), "x.pdf")
    inside = everything_in(made.pdf())
    assert not {id_ for id_ in grown.planting.ids if id_.encode() in inside}
    return squeeze("".join(text for _, text in read_back(made.pdf()).places.items()))


def everything_in(pdf: bytes) -> bytes:
    """Any object and stream: ids of elements, names of objects and destinations, metadata, drawings."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        raw = [thing.to_json(dereference=False, schema_version=2) for thing in file.objects]
        raw += [
            thing.read_bytes()
            for thing in file.objects
            if isinstance(thing, pikepdf.Stream) and _is_text(thing)
        ]
    return b"\n".join(raw)


def _is_text(stream: pikepdf.Stream) -> bool:
    return stream.get("/Subtype") != "/Image" and "/Length1" not in stream


def in_document(summit: Summit, order: Order, before: Summit | None = None) -> str:
    """Every word of the document, before it is laid out."""
    document = pipeline.compose(pipeline.select(summit, order, before), pipeline.BuildOptions(assets=Path()))
    return squeeze("".join(text for part in document.parts for text in texts_of(part.blocks)))


def leaks(canaries: list[Canary], text: str, order: Order) -> list[str]:
    return [
        f"{c.path} in {order.product} of {order.delegation} for {order.audience}"
        for c in canaries
        if not c.may(order.audience, whose(order)) and squeeze(c.word) in text
    ]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_each_reader_gets_all_that_is_his_and_nothing_else(
    summit: Grown, audience: str, tmp_path: Path
) -> None:
    found: dict[str, str] = defaultdict(str)
    leaked: list[str] = []
    for order in orders(audience, tuple(p for p in PRODUCTS.of_program() if p != "large-print")):
        text = in_file(summit, order, tmp_path)
        leaked += leaks(summit.planting.canaries, text, order)
        found[order.delegation] += text
    assert not leaked
    missing = {
        f"{c.path} for {delegation}"
        for delegation in DELEGATIONS
        for c in summit.planting.canaries
        if c.may(audience, delegation)
        and not excused(c, delegation)
        and squeeze(c.word) not in found[delegation]
    }
    assert not missing


def excused(canary: Canary, delegation: str) -> bool:
    """Whether the model, or the list above, says why this reader need not meet the word."""
    if canary.field in INSTEAD or canary.field.partition(".")[0] in INSTEAD:
        return True
    return canary.field in UNPRINTED or canary.whose == "-"


@pytest.mark.slow
@pytest.mark.parametrize(("turn", "language"), [(1, "en"), (2, "ru"), (3, "fr")])
def test_nothing_leaks_whatever_the_labels_are(turn: int, language: str, tmp_path: Path) -> None:
    """The same with every field under every label in turn, and beside an earlier version whose labels were others."""
    now, before = grown(tmp_path / "now", turn), grown(tmp_path / "before", turn + 10)
    canaries = [*now.planting.canaries, *before.planting.canaries]
    found: list[str] = []
    for audience in AUDIENCES:
        for order in orders(audience, PRODUCTS.of_program(), language):
            found += leaks(canaries, in_document(now.summit, order), order)
        for order in orders(audience, ("book",), language):
            text = in_document(now.summit, order, before.summit)
            found += leaks(canaries, text, order)
    assert not found


def printed_fields() -> dict[str, dict[str, Any]]:
    """Every field of every model of the summit that holds words, by its class."""
    found: dict[str, dict[str, Any]] = {}
    waiting: list[Any] = [Summit]
    seen: set[Any] = set()
    while waiting:
        kind = waiting.pop()
        if kind in seen:
            continue
        seen.add(kind)
        if isinstance(kind, type) and issubclass(kind, Model):
            for name, (inner, _) in fields_of(kind).items():
                waiting.append(inner)
                if {Plain, Line, Prose, AuthorText} & _words(inner):
                    found.setdefault(kind.__name__, {})[name] = inner
        else:
            waiting += get_args(kind)
    return found


def _words(kind: Any) -> set[Any]:
    """The kinds of words that a field holds itself, in whatever list or choice."""
    if isinstance(kind, type):
        return {kind}
    return {inner for part in get_args(kind) for inner in _words(part)}


def _below(kind: type[Model]) -> Iterator[type[Model]]:
    for model in kind.__subclasses__():
        yield model
        yield from _below(model)


UNPRINTED: Final = {f"{model.__name__}.{name}" for model in _below(Model) for name in model.shape().unprinted}


def test_every_field_is_planted_or_declared_not_to_be_printed(summit: Grown) -> None:
    """A field that somebody adds is either found on a page by the tests above, or says why it is on none."""
    planted_fields = {canary.field for canary in summit.planting.canaries}
    nowhere = (
        {f"{model}.{name}" for model, fields in printed_fields().items() for name in fields}
        - planted_fields
        - UNPRINTED
        - BY_OTHER_TESTS
    )
    assert not nowhere


BY_OTHER_TESTS: Final = {
    "Fact.announced", "Fact.in_force", "Fact.until", "Fact.bound", "Fact.checked", "Fact.counter",  # days of the list of facts: tests/sections/test_words.py
    "Person.family",  # part of `display`: tests/sections/test_name_marks.py
    "Person.photo_credit",  # beside a photograph: tests/drawings/test_photographs.py
    "GlossaryTerm.term", "GlossaryTerm.acronym",  # where the book says them: tests/sections
    "Outline.title", "OutlineSection.title", "OutlineSection.short_title",
    "OutlineSection.group", "OutlineSection.sense",  # of the contents: tests/products/test_groups_of_contents.py
    "SummitSettings.book_id",
    "SummitSettings.version", "Session.format",  # on every book or row: the other tests of the products
    "ChartSpec.names", "Event.label", "ReferenceLine.label", "Shade.label",  # of some kinds of charts: tests/charts
}  # fmt: skip
