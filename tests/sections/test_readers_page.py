"""The page that is signed: what the staff's book holds and who else reads it, and nothing that the staff may not have."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import pipeline
from briefing.products.base import language_of
from briefing.sections.readers import PARTS
from briefing.summit import Order
from tests.folders import Changes, summit_with
from tests.reading import texts_of
from tests.shipped import shipped

BRIEF = "delegations/austria.yaml"
DESK = "  desk: {title: Бюро, role: staff, reads: [desk, minister, guest], book: main}\n  minister:"
BOOK: Changes = {
    "summit.yaml": (("  minister:", DESK),),
    "books/main.yaml": (("  - {section: contents, budget: 1}", "  - {section: readers}"),),
}
POINT = "- {id: at-1, audience: minister"


def page(audience: str, changes: Changes, language: str = "en") -> str:
    """What the page says in the book of one audience; nothing where there is none."""
    changed = {name: (*BOOK.get(name, ()), *changes.get(name, ())) for name in {**BOOK, **changes}}
    order = Order(product="book", delegation="austria", audience=audience, language=language, format="a4")
    document = pipeline.compose(
        pipeline.select(summit_with(changed), order), pipeline.BuildOptions(assets=Path())
    )
    parts = [part for part in document.parts if part.id == "readers"]
    return "\n".join(text for part in parts for text in texts_of(part.blocks))


def test_each_part_has_its_readers_and_the_reason() -> None:
    said = page(
        "desk",
        {
            BRIEF: (
                (
                    POINT,
                    "- {id: at-1, only: austria, accept: {quoted: Так решили, may-have-aged: Смотрели вчера}, audience: minister",
                ),
            )
        },
    )
    assert (
        "Points to make: Мы ценим ваши шлюзы.\nБюро, Министр\nlabel of its own; only in papers of Австрия; accepted: Так решили"
        in said
    )
    assert "вчера" not in said  # why a finding on age stands is no reason for who may read
    assert (
        "Facts (2): Длина реки\nБюро, Министр, Гость, Переводчик\nlabel of its file; where it is named"
        in said
    )
    assert "Signature" in said


def test_the_first_item_reads_as_the_book_prints_it() -> None:
    """Neither with dots for its figures nor as the id of a figure or a chart."""
    said = page(
        "desk", {BRIEF: (("text: Мы ценим ваши шлюзы.", "text: 'Река {{ fact(\"at.length\") }} длинна.'"),)}
    )
    assert "Points to make: Река …" not in said and "{{" not in said
    assert "Points to make: Река " in said


def test_what_the_staff_may_not_have_is_neither_named_nor_counted() -> None:
    """The page of a book without it is the same."""
    secret = "- {id: at-0, audience: cabinet, text: Строго секретно.}\n  "
    audiences = (("reads: [minister, guest], book: main}", "reads: [cabinet, minister, guest], book: main}"),)
    assert page("desk", {BRIEF: ((POINT, secret + POINT),), "summit.yaml": audiences}) == page(
        "desk", {"summit.yaml": audiences}
    )


@pytest.mark.parametrize("audience", ["minister", "guest"])
def test_it_is_printed_for_the_staff_alone(audience: str) -> None:
    assert page(audience, {}) == ""


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_comment_changes_nothing_on_it(language: str) -> None:
    assert page("desk", {BRIEF: (("points:", "# words above\n# others\npoints:"),)}, language) == page(
        "desk", {}, language
    )


def test_every_part_is_called_as_a_book_calls_it() -> None:
    """No name of the program stands on a page that is signed."""
    summit = shipped()
    for delegation in sorted(summit.delegations):
        order = Order(product="book", delegation=delegation, audience="staff", language="en", format="a4")
        edition = pipeline.select(summit, order)
        words = language_of(edition).words
        parts = {readers.part or readers.kind for readers in edition.readers if readers.kind != "topics"}
        assert not [part for part in parts - {"delegations"} if PARTS.get(part, part) not in words]
