"""What can be led to in a document: headings, figures, notes."""

from __future__ import annotations

from briefing.document import (
    Blocks,
    Document,
    Figure,
    Heading,
    NoteList,
    Sheet,
    inlines_of,
    note_keys,
    walk,
)


def note_anchor(key: str, section: str = "") -> str:
    """The place of a note in the list of a section, or in that of the document."""
    return f"note-{section}-{key}" if section else f"note-{key}"


def called(blocks: Blocks) -> list[str]:
    """Keys of the notes that blocks call, each once; what stands on a sheet has no list to go to."""
    flow = tuple(block for block in blocks if not isinstance(block, Sheet))
    found = (key for block in walk(flow) for inlines in inlines_of(block) for key in note_keys(inlines))
    return list(dict.fromkeys(found))


def anchors(document: Document, sections: bool = False) -> dict[str, str]:
    """Every anchor of the document with the tab it lies behind ("" in front matter); notes included, those of each
    part at its end if `sections`.
    """
    found: dict[str, str] = {}
    listed = False
    for part in document.parts:
        for block in walk(part.blocks):
            if isinstance(block, (Heading, Figure)) and block.id:
                found[block.id] = part.tab
            listed = listed or isinstance(block, NoteList)
        if sections:
            found |= {note_anchor(key, part.id): "" for key in called(part.blocks) if key in document.notes}
    if listed:
        found |= {note_anchor(key): "" for key in document.notes}
    return found
