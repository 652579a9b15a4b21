"""Every figure of two books, drawn by lot, is followed in two steps: to the source that its book lists, and to what is printed there."""

from __future__ import annotations

import random
from typing import Final

import pytest

from briefing import pipeline
from briefing.document import Figure, Note, NoteList, plain, runs, walk
from briefing.products.base import language_of
from briefing.publishing.search_terms import squeeze
from briefing.sections.base import SECTIONS, Context
from briefing.summit import Order
from tests.conftest import ROOT
from tests.shipped import shipped

SEED: Final = 17  # the number of the issue that asks for it
DRAWN: Final = random.Random(SEED).sample(
    [(who, audience) for who in sorted(shipped().delegations) for audience in ("delegation", "principal", "public", "staff")], 2
)  # fmt: skip
FEWEST: Final = 40  # figures of a book


@pytest.mark.parametrize("whose", DRAWN, ids="/".join)
def test_each_printed_figure_leads_to_a_source_that_can_be_found(whose: tuple[str, str]) -> None:
    delegation, audience = whose
    order = Order(product="book", delegation=delegation, audience=audience, language="en", format="a4")
    edition = pipeline.select(shipped(), order)
    document = pipeline.compose(edition, pipeline.BuildOptions(assets=ROOT / "assets"))
    blocks = [block for part in document.parts for block in walk(part.blocks)]
    assert any(isinstance(block, NoteList) for block in blocks)
    context = Context(edition, language_of(edition))
    for section in edition.outline.sections:
        kind = edition.kinds.load(SECTIONS, section.section)
        kind.compose(context, section)
    said = "\n".join(plain(run) for part in document.parts for run in runs(part.blocks))
    printed = [id_ for id_ in context.facts_called if plain(context.fact(id_, note=False)) in said]
    assert len(printed) >= FEWEST
    for id_ in printed:
        assert not set(edition.facts[id_].sources).isdisjoint(document.notes), id_
    for figure in (block for block in blocks if isinstance(block, Figure) and block.in_list):
        assert "S-" in plain(figure.source) or any("S-" in document.notes[k].code for k in document.notes), (
            figure.id
        )
    for key in document.notes:
        _can_be_found(key, document.notes[key], edition.sources[key].url)


def _can_be_found(key: str, note: Note, url: str | None) -> None:
    """Publisher, title, and an address, or it is the house's own paper."""
    words = squeeze(plain(note.content))
    source = shipped().sources[key]
    assert squeeze(source.publisher) in words and squeeze(source.title) in words, key
    assert note.code.startswith("S-"), key
    assert url or "sample" in source.publisher, key
    assert source.date is None or any(part in words for part in source.date.split("-")), key
