"""A text that is only a reference to what this reader has not prints nothing, and nothing stands above or beside it."""

from __future__ import annotations

from pathlib import Path

from briefing import pipeline
from briefing.summit import Order
from tests.folders import Changes, summit_with
from tests.reading import texts_of

SEE = """'{{ see("glossary") }}'"""
BRIEFS: Changes = {
    "books/other.yaml": (("", "id: other\ntitle: Книга\naudiences: [minister]\nsections:\n  - {section: glossary}\n"),),
    "topics/water.yaml": (
        ("summary: Австрия хочет больше шлюзов на своём участке реки.", f"summary: {SEE}"),
        ("    their-view:\n      - {audience: [minister, voice], only: [austria], text: Вена обещала шлюзы своим городам.}", f"    their-view:\n      - {{text: {SEE}}}"),
        ("body:\n", f"body:\n  - {{heading: Пустой заголовок, text: {SEE}}}\n"),
        ("short-title: Вода", f"short-title: Вода\nobjective: {SEE}"),
    ),
    "delegations/austria.yaml": (
        ("fallback: Согласиться на один шлюз только в крайнем случае.", f"fallback: {SEE}"),
        ("charts: [flow]", f"charts: [flow]\nprofile:\n  - {{label: Пустая строка, value: {SEE}}}\n  - {{label: Полная строка, value: Слова}}"),
    ),
}  # fmt: skip
GONE = ("Пустой заголовок", "Пустая строка", "Fallback", "Objective", "Австрия on this topic", "Their")


def test_no_label_no_heading_and_no_row_stands_over_nothing() -> None:
    order = Order(product="book", delegation="austria", audience="minister", language="en", format="a4")
    edition = pipeline.select(summit_with(BRIEFS), order)
    document = pipeline.compose(edition, pipeline.BuildOptions(assets=Path()))
    said = {part.id: "\n".join(texts_of(part.blocks)) for part in document.parts}
    everything = "\n".join(said[part] for part in ("topics-topic-water", "asks", "at-a-glance"))
    assert "Полная строка" in said["at-a-glance"] and "Red line" in said["asks"]
    assert "Расход воды" in said["topics-topic-water"] and not [
        words for words in GONE if words in everything
    ]
