"""Numbers, labels and brackets that a reader would take for something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import pipeline
from briefing.document import Blocks, Definitions, Labelled, ListBlock, Paragraph, inlines_of, plain, walk
from briefing.summit import Order
from tests.folders import Changes, summit_with

BRIEF = "delegations/austria.yaml"
THEIRS = (
    "  - {id: at-ihr, audience: minister, by: theirs, title: Мост, text: Открыть мост., due: 2031-04-05}\n"
)
RAISED = "bottom-line:\n  they-will-raise:\n    - {text: Скажут о рыбе.}\n"


def blocks(section: str, changes: Changes, audience: str = "minister") -> Blocks:
    book = {
        "books/main.yaml": (
            ("  - {section: contents, budget: 1}", f"  - {{section: {section}, title: Искомое}}"),
        )
    }
    order = Order(product="book", delegation="austria", audience=audience, language="en", format="a4")
    edition = pipeline.select(summit_with({**changes, **book}), order)
    document = pipeline.compose(edition, pipeline.BuildOptions(assets=Path()))
    return next(part.blocks for part in document.parts if part.title == "Искомое")


def said(found: Blocks) -> list[str]:
    return [plain(run).replace("\u00a0", " ") for block in walk(found) for run in inlines_of(block)]


def test_only_our_asks_are_counted() -> None:
    changes = {BRIEF: (("asks:\n", "asks:\n" + THEIRS), ("bottom-line:\n", RAISED))}
    lists = [block for block in walk(blocks("bottom-line", changes)) if isinstance(block, ListBlock)]
    assert sorted(block.style for block in lists) == ["dash", "number"]
    titles = said(blocks("asks", changes))
    assert "1  Шлюзы" in titles and "Мост" in titles


def test_a_date_in_the_margin_says_what_is_due() -> None:
    rows = [
        b
        for b in walk(blocks("asks", {BRIEF: (("asks:\n", "asks:\n" + THEIRS),)}))
        if isinstance(b, Labelled)
    ]
    labels = [
        [plain(p.content).replace("\u00a0", " ") for p in row.label if isinstance(p, Paragraph)]
        for row in rows
    ]
    assert ["Due", "5 April 2031"] in labels


MET = "role: head, biography: [{text: Училась в Вене.}, {only: [austria], text: Встретила канцлера.}]"


def test_what_concerns_some_delegations_is_no_career() -> None:
    people = {"people.yaml": (("role: head", MET),)}
    terms = {
        plain(term.term): " ".join(said(term.blocks))
        for block in walk(blocks("people", people, "guest"))
        if isinstance(block, Definitions)
        for term in block.items
    }
    assert terms == {"Career": "Училась в Вене.", "Contacts": "Встретила канцлера."}


@pytest.mark.parametrize(("audience", "printed"), [("minister", True), ("guest", False)])
def test_a_guess_at_a_name_is_for_the_hosts_side_alone(audience: str, printed: bool) -> None:
    """In the book and on every handout that says how a name is said."""
    guess = {
        BRIEF: (("АН-на МУС-тер", "АН-на МУС-тер (догадка)"),),
        "people.yaml": (("role: head", "role: head, pronunciation: И-да (догадка)"),),
    }
    for product in ("book", "glance-sheet", "speaking-cards", "term-sheet"):
        order = Order(product=product, delegation="austria", audience=audience, language="en", format="a4")
        edition = pipeline.select(summit_with(guess), order)
        document = pipeline.compose(edition, pipeline.BuildOptions(assets=Path()))
        words = " ".join(words for part in document.parts for words in said(part.blocks))
        assert printed or "догадка" not in words, product
        assert product != "book" or ("догадка" in words) is printed


@pytest.mark.parametrize("audience", ["minister", "guest"])
def test_both_sides_have_a_heading_or_none(audience: str) -> None:
    words = said(blocks("people", {}, audience))
    assert "Австрия side" in words and "Лихтенштейн side" in words


def test_who_drafted_it_is_said_once() -> None:
    drafted = "drafted-by: Бюро рек\nclearance:\n  - {audience: minister, office: Бюро рек, status: drafted, date: 2031-02-01}\nbackground:\n"
    words = said(blocks("clearance", {BRIEF: (("background:\n", drafted),)}))
    assert words.count("Бюро рек") == 1
