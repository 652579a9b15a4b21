"""The note-taker's form names those who are at the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import pipeline
from briefing.document import Document, Table, walk
from briefing.summit import Order
from tests.folders import Changes, summit_with
from tests.reading import texts_of

MUSTER = "  - {id: muster, display: Анна Мустер, family: Мустер, title: Канцлер, role: head, precedence: 1, native: [{text: Anna Muster, language: de}], pronunciation: АН-на МУС-тер}\n"

PEOPLE: Changes = {
    "people.yaml": (("", "  - {id: aide, display: Отто Помощник, title: Советник, role: adviser, precedence: 2}\n"),),
    "programme.yaml": (("press: open", "press: open, format: bilateral"),),
}  # fmt: skip
SEATS: Changes = {"seating.yaml": (("", "plans:\n  - {id: p, audience: guest, title: Мост, session: river, seats: [{side: host, order: 1, person: host}, {side: guest, order: 1, person: muster}]}\n"),)}  # fmt: skip


def form(changes: Changes) -> Document:
    order = Order(
        product="note-taker-form", delegation="austria", audience="minister", language="en", format="a4"
    )
    edition = pipeline.select(summit_with(changes), order)
    return pipeline.compose(edition, pipeline.BuildOptions(assets=Path()))


def words_of(document: Document) -> str:
    said = (words for part in document.parts for words in texts_of(part.blocks))
    return "\n".join(said).replace("\u00a0", " ")


@pytest.mark.parametrize(("plan", "aide"), [({}, True), (SEATS, False)])
def test_who_sits_at_the_meeting_is_listed_where_a_plan_says_it(plan: Changes, aide: bool) -> None:
    said = words_of(form({**PEOPLE, **plan}))
    assert "Ида Хост" in said and "Анна Мустер" in said
    assert ("Отто Помощник" in said) is aide


def test_an_office_without_a_name_is_present_on_its_side() -> None:
    seats = "{side: host, order: 2, label: Секретарь моста}, {side: guest, order: 2, label: Посол реки}, {side: guest, order: 1, label: Переводчица, behind: true}"
    plan = (("", SEATS["seating.yaml"][0][1].replace("]}", f", {seats}]}}")),)
    said = words_of(form({**PEOPLE, "seating.yaml": plan}))
    assert "Ида Хост, Секретарь моста" in said
    assert "Анна Мустер, Посол реки, Переводчица" in said


def test_those_at_the_table_stand_in_the_order_of_their_seats() -> None:
    """An office whose holder is not known sits where its seat is, not behind all who have a name."""
    seats = "{side: guest, order: 2, label: Посол реки}, {side: guest, order: 3, person: aide}, {side: guest, order: 1, label: Переводчица, behind: true}"
    aide = "  - {id: aide, display: Отто Помощник, title: Советник, role: adviser, precedence: 2}\n"
    changes = {
        **PEOPLE,
        "people.yaml": (),
        "delegations/austria.yaml": ((MUSTER, MUSTER + aide),),
        "seating.yaml": (("", SEATS["seating.yaml"][0][1].replace("]}", f", {seats}]}}")),),
    }
    assert "Анна Мустер, Посол реки, Отто Помощник, Переводчица" in words_of(form(changes))


def test_asks_stand_under_whose_they_are() -> None:
    theirs = "asks:\n  - {id: b, audience: minister, by: theirs, title: Мост, text: Открыть мост.}\n"
    document = form(
        {
            "delegations/austria.yaml": (("asks:\n", theirs),),
            "programme.yaml": (("press: open", "delegations: [austria]"),),
        }
    )
    tables = [b for part in document.parts for b in walk(part.blocks) if isinstance(b, Table)]
    (table,) = (table for table in tables if table.style == "form")
    said = [" ".join(words for cell in row.cells for words in texts_of(cell.blocks)) for row in table.body]
    assert [words.strip("□ ") for words in said] == ["Our asks", "Шлюзы", "Their asks", "Мост"]
