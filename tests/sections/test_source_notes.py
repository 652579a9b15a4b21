"""What a list of sources says of each."""

from __future__ import annotations

from briefing import languages, pipeline
from briefing.document import NoteList, Paragraph, plain
from briefing.sections import sources
from briefing.sections.base import Context
from briefing.summit import Order, OutlineSection
from tests.shipped import shipped


def test_every_sentence_of_a_source_begins_with_a_capital() -> None:
    order = Order(product="book", delegation="regional", audience="staff", language="en", format="a4")
    context = Context(pipeline.select(shipped(), order), languages.load("en"))
    undated = [key for key, source in context.edition.sources.items() if source.read_in and not source.date]
    assert undated
    for key in undated:
        assert ". read in" not in plain(context.source_note(key).content)
        assert ". Read in" in plain(context.source_note(key).content)


def test_what_codes_mean_is_not_left_on_the_page_before_the_list() -> None:
    order = Order(product="book", delegation="regional", audience="staff", language="en", format="a4")
    context = Context(pipeline.select(shipped(), order), languages.load("en"))
    key = next(iter(context.edition.sources))
    context.notes[key] = context.source_note(key)
    said, listed = sources.compose(context, OutlineSection(section="sources"))[:2]
    assert isinstance(said, Paragraph) and said.keep_with_next and isinstance(listed, NoteList)
