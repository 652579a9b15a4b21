"""Notes: at the foot of the pages that call them, or in a list of their own."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from briefing.document import Blocks, Text
from briefing.layout.anchors import called, note_anchor
from briefing.layout.job import Job
from briefing.layout.paragraphs import Call, SetParagraph, set_paragraph
from briefing.layout.pieces import Drawn, Piece, TextPiece, draw_stack, stack_height
from briefing.layout.structure import LAYOUT, Artifact, Element, child
from briefing.layout.taking import take

RULE_ROOM: Final = 10.0
RULE_WIDTH: Final = 80.0
INDENT: Final = 18.0
LONG: Final = 12  # lines of a note that may run over to the next page
BEGINNING: Final = 4  # lines of it that stand on the page that calls it
LIST_INDENT: Final = 20.0
_HOLDERS: Final = frozenset(["Document", "Sect", "LBody", "TD", "TH"])  # elements that a Note may stand in


@dataclass(slots=True)
class FootNotes:
    """The notes of one page after another. `waiting` have not found room yet, or not all of it."""

    job: Job
    width: float
    pieces: list[Piece] = field(default_factory=list)
    waiting: list[Piece] = field(default_factory=list)
    _keys: set[str] = field(default_factory=set)
    _set: dict[str, SetParagraph] = field(default_factory=dict)

    @property
    def height(self) -> float:
        """The room that the notes of the page take from it."""
        return stack_height(self.pieces) + RULE_ROOM if self.pieces else 0.0

    @property
    def indent(self) -> float:
        return INDENT * self.job.scale

    def turn_page(self, most: float) -> None:
        """A new page: what waits comes first, as far as the room for it goes."""
        self.pieces, self._keys = [], set()
        self._settle(most)

    def room(self, calls: Sequence[Call]) -> float:
        """Height that the notes of some calls add to those of the page, of a long last one its beginning; where others
        wait there is none left.
        """
        new = self._new(calls)
        if not new:
            return 0.0
        if self.waiting:
            return math.inf
        gap, last = self.job.type("note").after, self._text(next(reversed(new)))
        texts = sum(self._text(key).height for key in new)
        texts -= max(len(last.lines) - BEGINNING, 0) * last.type.leading if len(last.lines) > LONG else 0.0
        return texts + gap * (len(new) - 1) + (gap if self.pieces else RULE_ROOM)

    def add(self, calls: Sequence[Call], room: float) -> None:
        """Set the notes that are called for the first time on the page; what exceeds the room waits."""
        new = self._new(calls)
        self._keys.update(new)
        self.waiting += [self._piece(key, owner) for key, owner in new.items()]
        self._settle(room)

    def draw(self, x: float, bottom: float) -> None:
        if not self.pieces:
            return
        top = bottom + stack_height(self.pieces)
        _rule(self.job, x, top + 5)
        draw_stack(self.job, self.pieces, x, top)

    def _new(self, calls: Sequence[Call]) -> dict[str, Element | Artifact]:
        found: dict[str, Element | Artifact] = {}
        for key, owner in calls:
            if key not in self._keys and key in self.job.document.notes:
                found.setdefault(key, owner)
        return found

    def _settle(self, room: float) -> None:
        if self.waiting:
            above = self.job.type("note").after if self.pieces else RULE_ROOM
            taken, self.waiting = take(self.waiting, room - above)
            self.pieces += taken

    def _text(self, key: str) -> SetParagraph:
        """A note set once, however often it is printed."""
        found = self._set.get(key)
        if found is None:
            content = self.job.document.notes[key]
            found = self._set[key] = set_paragraph(
                self.job, content, "note", self.width - self.indent, LAYOUT
            )
        return found

    def _piece(self, key: str, owner: Element | Artifact) -> Piece:
        note = _note_after(owner, f"foot-{self.job.next_number()}")
        words = (Text(str(self.job.note_numbers[key])),)
        lbl, p = (note.late(tag) if isinstance(note, Element) else note for tag in ("Lbl", "P"))
        label = set_paragraph(self.job, words, "note", self.indent, lbl)
        text = replace(self._text(key), owner=p, voices={})
        return TextPiece(text=text, label=label, label_x=-self.indent, x=self.indent, after=text.type.after)


def _note_after(owner: Element | Artifact, identity: str) -> Element | Artifact:
    """A note's element as near behind the words that call it as the structure allows."""
    if isinstance(owner, Artifact):
        return owner
    if owner.tag in _HOLDERS:
        return owner.late("Note", id=identity)  # whose words are drawn first
    before = owner
    while before.parent is not None and before.parent.tag not in _HOLDERS:
        before = before.parent
    return before.add_behind("Note", id=identity)


# -- lists


def set_note_list(
    job: Job, keys: Iterable[str], width: float, owner: Element | Artifact, section: str = ""
) -> list[Piece]:
    """Notes one under another, each with its number and a place that its calls lead to."""
    indent = LIST_INDENT * job.scale
    found: list[Piece] = []
    for key in keys:
        anchor = note_anchor(key, section)
        note = owner.add("Note", id=f"note-{job.next_number()}") if isinstance(owner, Element) else owner
        words = (Text(str(job.note_numbers[key])),)
        label = set_paragraph(job, words, "note-list", indent, child(note, "Lbl"))
        text = set_paragraph(job, job.document.notes[key], "note-list", width - indent, child(note, "P"))
        found.append(
            TextPiece(text=text, label=label, label_x=-indent, x=indent, after=text.type.after, on_draw=partial(_mark, anchor))
        )  # fmt: skip
    return found


def _mark(anchor: str, job: Job, x: float, top: float) -> None:
    job.paper.place(anchor, 0, top + 6)
    job.places[anchor] = job.folio


def set_section_notes(job: Job, blocks: Blocks, width: float, owner: Element, section: str) -> list[Piece]:
    """The notes that a part calls, at its end."""
    keys = [key for key in called(blocks) if key in job.document.notes]
    if not keys:
        return []

    def rule(job: Job, x: float, top: float) -> None:
        _rule(job, x, top)

    above = Drawn(tall=5.0, drawing=rule, before=job.type("body").leading, keep=True)
    return [above, *set_note_list(job, keys, width, owner.add("Sect"), section)]


def _rule(job: Job, x: float, y: float) -> None:
    job.paper.line(None, x, y, x + RULE_WIDTH, y, job.colour("rule"), 0.5)
