"""Small documents of a few blocks, set whole, for tests of pages."""

from __future__ import annotations

from datetime import date

from briefing import formats, styles
from briefing.document import Block, Blocks, Document, Inlines, Metadata, Note, Paragraph, Part, Running, Text
from briefing.formats import Format
from briefing.styles import Style
from briefing.typesetting import TypesetDocument, typeset

# of running text on A4, and of what spans the page, in points
LEFT, MEASURE = 194.36, 347.06
WIDE_LEFT, WIDE = 62.36, 479.06
METADATA = Metadata("T", "A", "S", (), "en", date(2025, 1, 1))


def para(text: str, style: str = "body") -> Paragraph:
    return Paragraph((Text(text),), style)


def document(blocks: Blocks, notes: dict[str, Inlines] | None = None) -> Document:
    return Document(
        METADATA,
        (Part("p", "Part", blocks),),
        Running("L", "B", "ID"),
        numbered(notes or {}),
    )


def numbered(notes: dict[str, Inlines]) -> dict[str, Note]:
    """Notes with numbers in their order."""
    return {key: Note(content, number) for number, (key, content) in enumerate(notes.items(), 1)}


def made_of(
    *blocks: Block,
    notes: dict[str, Inlines] | None = None,
    format_: Format | None = None,
    style: Style | None = None,
) -> TypesetDocument:
    """One part of these blocks, on A4 in the house style if nothing else is said."""
    return typeset(
        document(blocks, notes), format_ or formats.load("a4"), style or styles.load("secretariat")
    )
