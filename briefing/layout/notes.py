"""Notes at the foot of the page that calls them."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.document import Text
from briefing.layout.job import Job
from briefing.layout.paragraphs import set_paragraph
from briefing.layout.pieces import TextPiece, draw_stack, stack_height

RULE_ROOM = 10.0
INDENT = 18.0


@dataclass(slots=True)
class FootNotes:
    """Notes of one page; `height` is the room that they take from it."""

    job: Job
    width: float
    keys: list[str] = field(default_factory=list)
    pieces: list[TextPiece] = field(default_factory=list)

    @property
    def height(self) -> float:
        return stack_height(self.pieces) + RULE_ROOM if self.pieces else 0.0

    def add(self, keys: list[str]) -> None:
        """Set the notes that a piece calls, each once a page."""
        for key in keys:
            if key in self.keys or key not in self.job.document.notes:
                continue
            self.keys.append(key)
            note = self.job.paper.structure.root.add("Note", id=f"foot-{len(self.job.places)}-{key}")
            number = set_paragraph(
                self.job, (Text(str(self.job.note_numbers[key])),), "note", INDENT, note.add("Lbl")
            )
            text = set_paragraph(
                self.job, self.job.document.notes[key], "note", self.width - INDENT, note.add("P")
            )
            self.pieces.append(
                TextPiece(text=text, label=number, label_x=-INDENT, x=INDENT, after=text.type.after)
            )

    def draw(self, x: float, bottom: float) -> None:
        if not self.pieces:
            return
        top = bottom + stack_height(self.pieces)
        self.job.paper.line(None, x, top + 5, x + 80, top + 5, self.job.colour("rule"), 0.5)
        draw_stack(self.job, self.pieces, x, top)
