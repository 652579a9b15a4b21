"""The note-taker's form names those who are at the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import pipeline
from briefing.summit import Order
from tests.folders import Changes, summit_with
from tests.reading import texts_of

PEOPLE: Changes = {
    "people.yaml": (("", "  - {id: aide, display: Отто Помощник, title: Советник, role: adviser, precedence: 2}\n"),),
    "programme.yaml": (("press: open", "press: open, format: bilateral"),),
}  # fmt: skip
SEATS: Changes = {"seating.yaml": (("", "plans:\n  - {id: p, audience: guest, title: Мост, session: river, seats: [{side: host, order: 1, person: host}, {side: guest, order: 1, person: muster}]}\n"),)}  # fmt: skip


@pytest.mark.parametrize(("plan", "aide"), [({}, True), (SEATS, False)])
def test_who_sits_at_the_meeting_is_listed_where_a_plan_says_it(plan: Changes, aide: bool) -> None:
    order = Order(
        product="note-taker-form", delegation="austria", audience="minister", language="en", format="a4"
    )
    edition = pipeline.select(summit_with({**PEOPLE, **plan}), order)
    document = pipeline.compose(edition, pipeline.BuildOptions(assets=Path()))
    said = "\n".join(words for part in document.parts for words in texts_of(part.blocks)).replace(
        "\u00a0", " "
    )
    assert "Ида Хост" in said and "Анна Мустер" in said
    assert ("Отто Помощник" in said) is aide
