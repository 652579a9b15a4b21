"""Every node of a document has an id of its own that outlasts edits, insertions and another reader."""

from __future__ import annotations

from typing import Any

import pytest

from briefing import pipeline
from briefing.diagnostics import Place, Span
from briefing.document import (
    Cell,
    Document,
    Heading,
    ListBlock,
    ListItem,
    Metadata,
    Node,
    Paragraph,
    Part,
    Row,
    Table,
    Text,
    digest_of,
    identified,
    nodes,
)
from briefing.kinds import PROGRAM
from briefing.pipeline import BuildOptions
from briefing.products.base import PRODUCTS
from briefing.schema import Line, Model, Plain, Prose, name_places
from briefing.summit import Order, Summit
from tests.conftest import ROOT, TINY
from tests.shipped import shipped as read_once

METADATA = Metadata("t", "a", "s", (), "en", pipeline.read_and_check(TINY)[0].settings.date)


@pytest.fixture
def shipped() -> Summit:
    return read_once()


def composed(summit: Summit, product: str, delegation: str, audience: str, language: str) -> Document:
    order = Order(product=product, delegation=delegation, audience=audience, language=language, format="a4")
    return pipeline.compose(pipeline.select(summit, order), BuildOptions(assets=ROOT / "assets"))


def ids(document: Document) -> list[str]:
    return [node.place for part in document.parts for node in nodes(part.blocks)]


@pytest.mark.slow
def test_ids_are_unique_in_everything_that_is_made_of_the_shipped_briefs(shipped: Summit) -> None:
    first, *others = shipped.delegations
    audiences = shipped.settings.audiences
    papers = [("book", whose, audience) for whose in (first, others[-1]) for audience in audiences]
    for product in PROGRAM.names(PRODUCTS):
        role = PROGRAM.load(PRODUCTS, product).PRODUCT.role
        papers += [(product, first, id_) for id_, rule in audiences.items() if rule.role == role]
    assert len(papers) > 20
    for product, whose, audience in papers:
        found = ids(composed(shipped, product, whose, audience, "en"))
        assert found and all(found) and len(found) == len(set(found)), (product, whose, audience)


def test_reading_the_same_briefs_again_gives_the_same_ids(shipped: Summit) -> None:
    again, _ = pipeline.read_and_check(ROOT / "briefs")
    whose = next(iter(shipped.delegations))
    assert ids(composed(shipped, "book", whose, "principal", "en")) == ids(
        composed(again, "book", whose, "principal", "en")
    )


def test_what_a_text_says_at_its_place_names_its_block(shipped: Summit) -> None:
    whose = next(iter(shipped.delegations))
    point = shipped.delegations[whose].points[0]
    found = ids(composed(shipped, "book", whose, "principal", "en"))
    assert any(id_.startswith(f"delegations/{whose}/points/{point.id}") for id_ in found)


def edited(value: Any) -> Any:
    """The same with more words behind every text, at other lines."""
    if isinstance(value, Model):
        inner = {name: edited(item) for name, item in value.__dict__.items() if name != "span"}
        return type(value)(**inner, span=Span("other.yaml", 9, 9) if value.span else None)
    if isinstance(value, tuple):
        return tuple(map(edited, value))
    if type(value) in (Line, Prose):
        return type(value)(f"{value} edited", Span("other.yaml", 8, 8))
    return value


def another(value: Any) -> Any:
    """An item of other words and another id."""
    if isinstance(value, Model):
        inner = {name: another(item) for name, item in value.__dict__.items() if name != "span"}
        inner |= {"id": "another"} if inner.get("id") else {}
        return type(value)(**inner, span=Span("other.yaml", 9, 9))
    if isinstance(value, tuple):
        return tuple(map(another, value))
    if type(value) in (Line, Prose, Plain) and not value[:1].isdigit():
        return type(value)(f"Quite other words: {value}", Span("other.yaml", 8, 8))
    return value


def with_brief(summit: Summit, whose: str, **fields: Any) -> Summit:
    brief = summit.delegations[whose].replaced(**fields)
    changed = summit.replaced(delegations={**summit.delegations, whose: brief})
    name_places(changed)
    return changed


LISTS = ("points", "aims", "asks", "if_raised", "commitments", "watch_outs", "practical")


def test_an_item_before_changes_the_id_of_no_other(shipped: Summit) -> None:
    whose = next(iter(shipped.delegations))
    before = set(ids(composed(shipped, "book", whose, "principal", "en")))
    brief = shipped.delegations[whose]
    for name in LISTS:
        items = getattr(brief, name)
        assert len(items) > 1, name
        more = with_brief(shipped, whose, **{name: (another(items[0]), *items)})
        after = set(ids(composed(more, "book", whose, "principal", "en")))
        assert not before - after, name


def test_an_edited_text_keeps_its_id(shipped: Summit) -> None:
    whose = next(iter(shipped.delegations))
    before = ids(composed(shipped, "book", whose, "principal", "en"))
    brief = shipped.delegations[whose]
    for name in LISTS:
        changed = with_brief(shipped, whose, **{name: edited(getattr(brief, name))})
        assert ids(composed(changed, "book", whose, "principal", "en")) == before, name


def test_another_reader_has_the_same_ids_for_the_same_words(shipped: Summit) -> None:
    whose = next(iter(shipped.delegations))

    def said(audience: str) -> dict[str, set[str]]:
        document = composed(shipped, "book", whose, audience, "en")
        found: dict[str, set[str]] = {}
        for part in document.parts:
            for node in nodes(part.blocks):
                if isinstance(node, Paragraph) and node.span is not None and node.span.place is not None:
                    found.setdefault(str(node.span), set()).add(node.place)
        return found

    host, staff = said("principal"), said("staff")
    shared = host.keys() & staff.keys()
    assert len(shared) > 20
    assert sum(bool(host[span] & staff[span]) for span in shared) > 0.9 * len(shared)


# ------------------------------------------------------------------ the rules, one by one


def at(item: str, field: str = "text", listed: str = "") -> Span:
    return Span("x.yaml", 1, 1, 1, Place(item, field, listed))


def said(span: Span | None) -> Paragraph:
    return Paragraph((Text("words", span),))


def ids_of(*blocks: Any) -> list[str]:
    return ids(identified(Document(METADATA, (Part("p", "P", blocks),))))


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((said(at("a/b")),), ["a/b/text:paragraph@p"]),
        ((said(at("a/b")), said(at("a/b"))), ["a/b/text:paragraph@p", "a/b/text:paragraph~2@p"]),
        ((said(None), said(at("a/b"))), ["a/b/text:paragraph~2@p", "a/b/text:paragraph@p"][::-1]),
        ((said(None),), [":paragraph@p"]),
        ((said(at("a/b")).replaced(place="a"),), ["a:paragraph@p"]),
        (
            (Heading(2, (Text("Ours"),)), said(at("a/x")), said(at("a/y")), Heading(2, (Text("B"),), "b")),
            ["a:heading@p", "a/x/text:paragraph@p", "a/y/text:paragraph@p", "b:heading@p"],
        ),
        (
            (ListBlock((ListItem((said(at("a/x")),)),)),),
            ["a:list-block@p", "a/x:list-item@p", "a/x/text:paragraph@p"],
        ),
        (
            tuple(Table((), (), (Row((Cell((said(at("p/a", "name")),)),), place=row),)) for row in ("x/1", "y/1")),
            [
                "x:table@p", "x/1:row@p", "x/1/1:cell@p", "p/a/name:paragraph@x/1@p",
                "y:table@p", "y/1:row@p", "y/1/1:cell@p", "p/a/name:paragraph@y/1@p",
            ],
        ),
        (
            (Heading(2, (Text("Theirs"),)), said(at("a/x", listed="a"))),
            ["a:heading@p", "a/x/text:paragraph@p"],
        ),
    ],
)  # fmt: skip
def test_a_node_is_called_by_what_it_prints(blocks: tuple[Node, ...], expected: list[str]) -> None:
    assert ids_of(*blocks) == expected


def test_digests_tell_nothing_and_stay() -> None:
    assert digest_of("a/b:paragraph@p", "summit") == digest_of("a/b:paragraph@p", "summit")
    assert digest_of("a/b:paragraph@p", "summit") != digest_of("a/b:paragraph@p", "another")
    many = {digest_of(f"a/{number}:paragraph@p", "summit") for number in range(5000)}
    assert len(many) == 5000 and all(len(digest) == 16 for digest in many)
