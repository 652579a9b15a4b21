"""Notes at the foot of the pages that call them, or at the end of the part."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from briefing.document import Blocks, Text
from briefing.frames.colours import Colour
from briefing.layout.anchors import called, note_anchor
from briefing.layout.canvas import Canvas
from briefing.layout.context import PartContext
from briefing.layout.flow.flowables import Drawn, Flowable, TextFlowable, draw_stack, stack_height
from briefing.layout.flow.fragmentation import break_at
from briefing.layout.flow.region import Region
from briefing.layout.inline.paragraphs import LaidParagraph, NoteCall, lay_paragraph
from briefing.layout.structure import LAYOUT, Artifact, Element, Owner, child
from briefing.values import Record, field

RULE_ROOM: Final = 10.0
RULE_WIDTH: Final = 80.0
INDENT: Final = 18.0
LONG: Final = 12  # lines of a note that may run over to the next page
BEGINNING: Final = 4  # lines of it that stand on the page that calls it
LIST_INDENT: Final = 20.0
_HOLDERS: Final = frozenset(["Document", "Sect", "LBody", "TD", "TH"])  # elements that a Note may stand in


class FootNotes(Record):
    """The notes of one page after another. `waiting` have not found room yet, or not all of it."""

    context: PartContext
    width: float
    flowables: list[Flowable] = field(default_factory=list)
    waiting: list[Flowable] = field(default_factory=list)
    _keys: set[str] = field(default_factory=set)
    _laid: dict[tuple[str, float], LaidParagraph] = field(default_factory=dict)

    @property
    def height(self) -> float:
        """The room that the notes of the page take from it."""
        return stack_height(self.flowables) + RULE_ROOM if self.flowables else 0.0

    @property
    def indent(self) -> float:
        return INDENT * self.context.scale

    def turn_page(self, most: float) -> None:
        """A new page: what waits comes first, as far as the room for it goes."""
        self.flowables, self._keys = [], set()
        self._settle(most)

    def room(self, calls: Sequence[NoteCall]) -> float:
        """Height that the notes of some calls add to those of the page, of a long last one its beginning; where others
        wait there is none left.
        """
        new = self._new(calls)
        if not new:
            return 0.0
        if self.waiting:
            return math.inf
        gap, last = self.context.type("note").after, self._text(next(reversed(new)))
        texts = sum(self._text(key).height for key in new)
        texts -= max(len(last.lines) - BEGINNING, 0) * last.type.leading if len(last.lines) > LONG else 0.0
        return texts + gap * (len(new) - 1) + (gap if self.flowables else RULE_ROOM)

    def add(self, calls: Sequence[NoteCall], room: float) -> None:
        """Take the notes that are called for the first time on the page; what exceeds the room waits."""
        new = self._new(calls)
        self._keys.update(new)
        self.waiting += [self._note(key, owner) for key, owner in new.items()]
        self._settle(room)

    def draw(self, canvas: Canvas, x: float, bottom: float) -> None:
        if not self.flowables:
            return
        top = bottom + stack_height(self.flowables)
        _rule(canvas, self.context.colour("rule"), x, top + 5)
        draw_stack(canvas, self.flowables, x, top)

    def _new(self, calls: Sequence[NoteCall]) -> dict[str, Owner]:
        found: dict[str, Owner] = {}
        for key, owner in calls:
            if key not in self._keys and self.context.around.note(key) is not None:
                found.setdefault(key, owner)
        return found

    def _settle(self, room: float) -> None:
        if self.waiting:
            above = self.context.type("note").after if self.flowables else RULE_ROOM
            taken, self.waiting = break_at(self.waiting, room - above)
            self.flowables += taken

    def _text(self, key: str) -> LaidParagraph:
        """A note laid out once, however often it is printed."""
        step = self.context.typography.step
        found = self._laid.get((key, step))
        if found is None:
            note = self.context.around.note(key)
            content = note.run if note is not None else ()
            width = self.width - self.indent
            found = self._laid[key, step] = lay_paragraph(self.context, content, "note", width, LAYOUT)
        return found

    def _note(self, key: str, owner: Owner) -> Flowable:
        note = _note_after(owner, self.context.id_of(key, "foot-note"))
        words = (Text(str(self.context.around.note_number(key))),)
        lbl, p = (note.late(tag) if isinstance(note, Element) else note for tag in ("Lbl", "P"))
        label = lay_paragraph(self.context, words, "note", self.indent, lbl)
        text = self._text(key).replaced(owner=p, voices={})
        return TextFlowable(
            text=text, label=label, label_x=-self.indent, x=self.indent, after=text.type.after
        )


def _note_after(owner: Owner, identity: str) -> Owner:
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


def _listed(context: PartContext, keys: Iterable[str], region: Region, section: str) -> list[Flowable]:
    """Notes one under another, each with its number and a place that its calls lead to."""
    indent = LIST_INDENT * context.scale
    found: list[Flowable] = []
    for key in keys:
        owner = region.owner
        note = owner.add("Note", id=context.id_of(key, "note")) if isinstance(owner, Element) else owner
        listed = context.around.note(key)
        if listed is None:
            continue
        words = (Text(str(listed.number)),)
        label = lay_paragraph(context, words, "note-list", indent, child(note, "Lbl"))
        text = lay_paragraph(context, listed.run, "note-list", region.width - indent, child(note, "P"))
        mark = partial(_mark, note_anchor(key, section))
        found.append(
            TextFlowable(text=text, label=label, label_x=-indent, x=indent, after=text.type.after, on_draw=mark)
        )  # fmt: skip
    return found


def _mark(anchor: str, canvas: Canvas, x: float, top: float) -> None:
    canvas.place(anchor, 0, top + 6)


def lay_part_notes(context: PartContext, blocks: Blocks, region: Region, section: str) -> list[Flowable]:
    """The notes that a part calls, at its end."""
    keys = [key for key in called(blocks) if context.around.note(key) is not None]
    keys.sort(key=lambda key: context.around.note_number(key) or 0)
    if not keys:
        return []
    colour = context.colour("rule")

    def rule(canvas: Canvas, x: float, top: float) -> None:
        _rule(canvas, colour, x, top)

    above = Drawn(tall=5.0, drawing=rule, before=context.type("body").leading, keep=True)
    return [above, *_listed(context, keys, region.inside("Sect"), section)]


def _rule(canvas: Canvas, colour: Colour, x: float, y: float) -> None:
    canvas.line(None, x, y, x + RULE_WIDTH, y, colour, 0.5)
