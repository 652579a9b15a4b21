"""A book whose sections have nothing for this reader: no heading, no entry of the contents, no letter, no page for them."""

from __future__ import annotations

from briefing import languages, pipeline
from briefing.diagnostics import Severity
from briefing.document import Document, Heading, plain, walk
from briefing.editions import Edition
from briefing.kinds import PROGRAM
from briefing.products.base import PRODUCTS, tab_letter
from briefing.schema import AuthorText
from briefing.summit import Order
from tests.conftest import TINY


def edition() -> Edition:
    summit, _ = pipeline.read_and_check(TINY)
    order = Order(product="book", delegation="austria", audience="minister", language="ru", format="a4")
    return pipeline.select(summit, order)


def compose(edition: Edition, product: str = "book") -> Document:
    document: Document = PROGRAM.load(PRODUCTS, product).compose(edition, languages.load("ru"))
    return document


def headings(document: Document) -> list[str]:
    found = [block for part in document.parts for block in walk(part.blocks) if isinstance(block, Heading)]
    return [plain(block.content) for block in found]


def test_a_topic_without_words_has_no_heading_and_its_section_no_letter() -> None:
    full = edition()
    bare = {
        id_: topic.replaced(summary=AuthorText(""), body=(), figures=(), charts=(), host_view=(), parts={})
        for id_, topic in full.topics.items()
    }
    before, after = compose(full), compose(full.replaced(topics=bare))
    titles = {topic.title for topic in full.topics.values()}
    assert titles & set(headings(before)) and not titles & set(headings(after))
    assert "topics-topic-water" in {part.id for part in before.parts} - {part.id for part in after.parts}
    letters = [part.tab for part in after.parts if part.tab]
    assert letters == [tab_letter(number) for number in range(len(letters))]


def test_a_product_without_anything_says_so() -> None:
    bare = edition()
    assert bare.delegation is not None
    bare = bare.replaced(delegation=bare.delegation.replaced(contacts=()), contacts=())
    document = compose(bare, "contacts-sheet")
    assert [part.id for part in document.parts] == ["empty"]
    order = bare.order.replaced(product="contacts-sheet")
    options = pipeline.BuildOptions(assets=TINY / "assets")
    made = pipeline.build(bare.replaced(order=order), options)
    assert [(d.code, d.severity, d.message) for d in made.problems] == [
        ("nothing-for-reader", Severity.WARNING, "'contacts-sheet' of austria has nothing for minister: its page says only that")
    ]  # fmt: skip
    full = edition()
    full = full.replaced(order=full.order.replaced(product="table-tents"))
    assert "nothing-for-reader" not in {d.code for d in pipeline.build(full, options).problems}
