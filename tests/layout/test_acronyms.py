"""Acronyms in small capitals where a style asks for them: they look smaller and read the same."""

from __future__ import annotations

import pytest

from briefing import styles
from briefing.document import Link, Paragraph, Text
from briefing.typesetting import TypesetDocument
from tests.layout.books import made_of, para
from tests.layout.test_typesetting import pages
from tests.pdf_inspector import inspect
from tests.structure import faults

HOUSE = styles.load("secretariat")


def styled(small_caps: bool, *blocks: Paragraph) -> TypesetDocument:
    body = HOUSE.paragraph("body").replaced(small_caps=small_caps, hyphenate=True)
    return made_of(*blocks, style=HOUSE.replaced(paragraphs={**HOUSE.paragraphs, "body": body}))


@pytest.mark.parametrize("words", ["NATO", "the ОДКБ", "EU-wide", "two ICBMs", "(UN)"])
def test_acronyms_are_narrower_and_read_as_capitals(words: str) -> None:
    small, large = styled(True, para(words)), styled(False, para(words))
    assert words in pages(small.pdf)[0] and faults(small.pdf) == []
    assert inspect(small.pdf).find(words).width < inspect(large.pdf).find(words).width - 0.3


@pytest.mark.parametrize("words", ["A word", "McDonald", "iOS and H2O", "Nato", "X"])
def test_what_is_no_acronym_stays(words: str) -> None:
    assert inspect(styled(True, para(words)).pdf).find(words).width == pytest.approx(
        inspect(styled(False, para(words)).pdf).find(words).width
    )


def test_a_linked_acronym_says_its_letters() -> None:
    made = styled(True, Paragraph((Link("https://nato.int/", (Text("NATO"),)),)))
    assert (faults(made.pdf) == [] and b"(NATO)" in made.pdf) or "NATO" in pages(made.pdf)[0]


def test_the_house_style_does_not_ask() -> None:
    assert not any(style.small_caps for style in HOUSE.paragraphs.values())
