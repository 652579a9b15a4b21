"""Sections stand in groups, under a title in the language of the book, each with a line of what it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import pipeline
from briefing.pipeline import BuildOptions
from briefing.schema import Plain
from briefing.summit import Order, OutlineSection
from tests.folders import tiny

SECTIONS = (
    OutlineSection(section="cover"),
    OutlineSection(section="bottom-line", group=Plain("in-the-room"), sense=Plain("One page")),
    OutlineSection(section="points"),
    OutlineSection(section="scene-setter", group=Plain("reference")),  # this summit has none
    OutlineSection(section="people"),
    OutlineSection(section="topics", group=Plain("Words of our own")),
)


@pytest.mark.parametrize(
    ("language", "room", "reference"), [("en", "In the room", "Reference"), ("ru", "На встрече", "Справочно")]
)
def test_a_section_stands_in_the_group_of_its_code_or_of_the_one_before(
    language: str, room: str, reference: str
) -> None:
    summit = tiny()
    outlines = {id_: o.replaced(sections=SECTIONS) for id_, o in summit.outlines.items()}
    order = Order(product="book", delegation="austria", audience="minister", language=language, format="a4")
    document = pipeline.compose(
        pipeline.select(summit.replaced(outlines=outlines), order), BuildOptions(assets=Path())
    )
    parts = [(part.id, part.group, part.sense) for part in document.parts]
    subjects = [part for part in parts if part[0].startswith("topics-")]
    assert parts[: -len(subjects)] == [
        ("cover", "", ""), ("bottom-line", room, "One page"), ("points", room, ""), ("people", reference, ""),
    ]  # fmt: skip
    assert {group for _, group, _ in subjects} == {"Words of our own"}
