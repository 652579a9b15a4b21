"""The list of sources: code, words, address, and the pages that call each, which its number leads to and which lead back."""

from __future__ import annotations

from functools import partial
from typing import Final

from briefing.document import Inlines, Note, Strong, Text
from briefing.frames.colours import Colour
from briefing.layout.anchors import note_anchor
from briefing.layout.canvas import Canvas
from briefing.layout.context import PartContext
from briefing.layout.flow.containers import SideBySide
from briefing.layout.flow.flowables import Flowable, TextFlowable, stack_height
from briefing.layout.flow.listings import page_references
from briefing.layout.flow.region import Region
from briefing.layout.inline.paragraphs import flush_right, lay_paragraph
from briefing.layout.structure import LAYOUT, Element, Owner, child
from briefing.values import Value

STYLE: Final = "note-list"
WIDE: Final = 300.0  # points of a measure: in a narrower one the pages stand below the words
PAGES_SHARE: Final = 0.15  # of the measure, for the pages beside the words
GAP: Final = 10.0
ABOVE, BELOW = 3.0, 3.0  # an entry and its rules


class SourceEntry(SideBySide, kw_only=True):
    """One source, whole on a page where one holds it, with a rule below; `anchor` is the place its calls lead to."""

    anchor: str
    width: float
    rule: Colour

    @property
    def height(self) -> float:
        return ABOVE + max(map(stack_height, self.stacks), default=0.0) + BELOW

    def split(self, room: float) -> tuple[Flowable, Flowable] | None:
        halves = SideBySide.split(self, room - ABOVE - BELOW)
        if halves is None or not isinstance(halves[1], SourceEntry):
            return halves
        return halves[0], halves[1].replaced(anchor="")

    def loosened(self, alone: bool = True) -> Flowable | None:
        return None

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        SideBySide.draw(self, canvas, x, top - ABOVE)
        foot = top - self.height
        canvas.line(None, x, foot, x + self.width, foot, self.rule, 0.5)
        if self.anchor:
            canvas.place(self.anchor, 0, top + 6)


class _Columns(Value):
    """Widths of code, words and pages; those of the pages are 0 where they stand below the words."""

    code: float
    words: float
    pages: float

    @property
    def lefts(self) -> list[float]:
        found = [0.0, self.code + GAP]
        return [*found, self.code + self.words + 2 * GAP] if self.pages else found


def lay_source_list(context: PartContext, region: Region) -> list[Flowable]:
    """Every source that the document calls, in the order of their numbers."""
    notes = [(key, note) for key in context.around.note_keys() if (note := context.around.note(key))]
    if not notes:
        return []
    columns = _columns(context, [note for _, note in notes], region.width)
    head = [_head(context, columns, region)] if columns.pages else []
    first, *others = (_entry(context, key, note, columns, region) for key, note in notes)
    again = partial(_heads_again, context, columns, region) if head else None
    return [*head, first, *(entry.replaced(under=again) for entry in others)]


def _heads_again(context: PartContext, columns: _Columns, region: Region) -> list[Flowable]:
    """The heads of the columns on a page that follows, as those of a table."""
    return [_head(context, columns, region.under(LAYOUT))]


def _columns(context: PartContext, notes: list[Note], width: float) -> _Columns:
    type_ = context.type(STYLE)
    labels = [_label(note) for note in notes]
    wide = width >= WIDE * context.scale
    if wide:
        labels.append(context.around.word("source-code"))
    code = max(type_.bold.width(label, type_.size) for label in labels) + 1.0
    pages = width * PAGES_SHARE if wide else 0.0
    return _Columns(code, width - code - GAP - (pages + GAP if wide else 0.0), pages)


def _label(note: Note) -> str:
    return note.code or str(note.number)


def _head(context: PartContext, columns: _Columns, region: Region) -> Flowable:
    """What stands in each column; it is read once, before the first entry."""
    heads = (("source-code", columns.code), ("source-entry", columns.words), ("cited-on", columns.pages))
    stacks: list[list[Flowable]] = []
    owner = child(region.owner, "P")
    for word, width in heads:
        content: Inlines = (Strong((Text(context.around.word(word)),)),)
        text = lay_paragraph(context, content, STYLE, width, owner)
        if word == "cited-on":
            flush_right(text, width)
        stacks.append([TextFlowable(text=text)])
    return SourceEntry(
        stacks=stacks, lefts=columns.lefts, tallest=region.tallest, anchor="", width=region.width,
        rule=context.colour("rule"), keep=True,
    )  # fmt: skip


def _text(context: PartContext, content: Inlines, width: float, owner: Owner) -> TextFlowable:
    return TextFlowable(text=lay_paragraph(context, content, STYLE, width, owner))


def _entry(context: PartContext, key: str, note: Note, columns: _Columns, region: Region) -> Flowable:
    owner = region.owner
    element = owner.add("Note", id=context.id_of(key, "note")) if isinstance(owner, Element) else owner
    code = _text(context, (Strong((Text(_label(note)),)),), columns.code, child(element, "Lbl"))
    words = [_text(context, note.content, columns.words, child(element, "P"))]
    if note.address:
        words.append(_text(context, note.address, columns.words, child(element, "P")))
    stacks: list[list[Flowable]] = [[code], list(words)]
    places = context.around.citations().get(key, ())
    pages: Inlines = tuple(page_references(places))
    if columns.pages:
        text = _text(context, pages, columns.pages, child(element, "P"))
        flush_right(text.text, columns.pages)
        stacks.append([text])
    elif pages:
        said = (Text(context.around.word("cited-on") + " "), *pages)
        stacks[1].append(_text(context, said, columns.words, child(element, "P")))
    return SourceEntry(
        stacks=stacks, lefts=columns.lefts, tallest=region.tallest, anchor=note_anchor(key), width=region.width,
        rule=context.colour("hairline"),
    )  # fmt: skip
