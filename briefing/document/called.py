"""The notes that a document prints: those that something in it calls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.document.notes import Note
from briefing.document.traversal import note_keys, runs
from briefing.document.whole import Part


def called(parts: Iterable[Part], notes: Mapping[str, Note]) -> dict[str, Note]:
    """The notes that are called, in the order of their numbers."""
    found = {key for part in parts for run in runs(part.blocks) for key in note_keys(run)}
    return {key: note for key, note in sorted(notes.items(), key=_number) if key in found}


def _number(item: tuple[str, Note]) -> int:
    return item[1].number
