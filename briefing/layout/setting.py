"""Blocks to pieces: every kind of block of the document tree, matched exhaustively."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import assert_never

from briefing.diagnostics import Span
from briefing.document import (
    Block,
    Blocks,
    Box,
    Columns,
    Contents,
    Definitions,
    Figure,
    FigureList,
    FigureStrip,
    Heading,
    Inlines,
    KeepTogether,
    ListBlock,
    NameIndex,
    NoteList,
    PageBreak,
    Paragraph,
    Rule,
    Sheet,
    SideNote,
    Space,
    Strong,
    Table,
    Text,
    WritingLines,
    plain,
)
from briefing.layout import contents, figures
from briefing.layout.asides import set_box, set_side_note
from briefing.layout.columns import balanced, set_columns, set_strip
from briefing.layout.containers import Group
from briefing.layout.job import MM, Job
from briefing.layout.lists import set_definitions, set_list
from briefing.layout.notes import set_note_list
from briefing.layout.paragraphs import set_paragraph
from briefing.layout.pieces import BreakPiece, Drawn, Filler, Gap, Piece, TextPiece, unbroken
from briefing.layout.structure import LAYOUT, Artifact, Element, child
from briefing.layout.tables import note_lines, set_table

OPENING = 2  # headings down to this level open another subject: figures do not wait beyond them


@dataclass(slots=True)
class Setter:
    """Sets blocks into pieces. `tallest` is the height of an empty page: what is taller must be cut. `beside` is the
    width for notes at the side of the running text of `section`, 0 where there is none; `span` is the place of what has
    none of its own.
    """

    job: Job
    tallest: float
    section: Element | None = None
    beside: float = 0.0
    span: Span | None = None

    def set(self, blocks: Blocks, width: float, owner: Element | Artifact) -> list[Piece]:
        found: list[Piece] = []
        for block in blocks:
            found += self.block(block, width, owner)
        return found

    def block(self, block: Block, width: float, owner: Element | Artifact) -> list[Piece]:
        match block:
            case Heading():
                return self._heading(block, width, owner)
            case Paragraph():
                return self._paragraph(block, width, owner)
            case ListBlock():
                return set_list(self, block, width, owner)
            case Definitions():
                return set_definitions(self, block, width, owner)
            case Table():
                return self._table(block, width, owner)
            case Figure():
                return figures.set_figure(self.job, block, width, owner, self.text_piece)
            case Box():
                return set_box(self, block, width, owner)
            case SideNote():
                return set_side_note(self, block, width, owner)
            case Columns():
                return set_columns(self, block, width, owner)
            case FigureStrip():
                return set_strip(self, block, width, owner)
            case KeepTogether(blocks=blocks):
                return self._kept(blocks, width, owner)
            case Contents() | FigureList() | NameIndex() | NoteList():
                return self._listed(block, width, owner)
            case PageBreak() | Space() | Rule() | WritingLines():
                return self._spaced(block, width)
            case Sheet():
                raise ValueError("a sheet is a page of its own; it cannot stand inside other blocks")
            case _:
                assert_never(block)

    def _listed(
        self, block: Contents | FigureList | NameIndex | NoteList, width: float, owner: Element | Artifact
    ) -> list[Piece]:  # fmt: skip
        """Lists that layout makes from the document itself."""
        match block:
            case Contents(depth=depth):
                return contents.set_contents(self.job, depth, width, owner)
            case FigureList():
                return contents.set_figure_list(self.job, width, owner)
            case NameIndex(columns=count):
                inner = (width - self.job.style.column_gap * (count - 1)) / count
                return balanced(self, contents.index_pieces(self.job, inner, owner), count, width)
            case NoteList(columns=count):
                inner = (width - self.job.style.column_gap * (count - 1)) / count
                notes = set_note_list(self.job, self.job.document.notes, inner, owner)
                return balanced(self, notes, count, width) if count > 1 else notes

    def _spaced(self, block: PageBreak | Space | Rule | WritingLines, width: float) -> list[Piece]:
        """What has no words."""
        match block:
            case PageBreak(to=to):
                return [BreakPiece(to=to)]
            case Space(lines=lines):
                size = lines * self.job.style.grid
                return [Gap(size=size * self.job.enlarged(size))]
            case Rule(role=role, weight_pt=weight):
                return [self._rule(role, weight, width)]
            case WritingLines(count=count, pitch=pitch):
                return [Filler(pitch=pitch * MM, width=width, count=count, after=6)]

    def _kept(self, blocks: Blocks, width: float, owner: Element | Artifact) -> list[Piece]:
        inner = unbroken(replace(self, beside=0.0).set(blocks, width, owner))
        if not inner:
            return []
        return [Group(
            pieces=inner, before=inner[0].before, after=inner[-1].after, keep=inner[-1].keep, tallest=self.tallest,
            span=inner[0].span,
        )]  # fmt: skip

    # -- text

    def text_piece(
        self, content: Inlines, style: str, width: float, owner: Element | Artifact, tag: str = "P"
    ) -> TextPiece:
        """A paragraph that is part of another block, in a style of its own."""
        element = owner.add(tag) if isinstance(owner, Element) else owner
        text = set_paragraph(self.job, content, style, width, element, self.span)
        return TextPiece(
            text=text, before=text.type.before, after=text.type.after, keep=text.type.style.keep_with_next
        )

    def _paragraph(self, block: Paragraph, width: float, owner: Element | Artifact) -> list[Piece]:
        content = block.content
        if block.portion:
            content = (Strong((Text(f"({block.portion}) "),)), *content)
        if not plain(content).strip() and not content:
            return []
        whole = isinstance(owner, Element) and owner.whole
        element = owner if whole else child(owner, "BlockQuote" if block.style == "quote" else "P")
        text = set_paragraph(self.job, content, block.style, width, element, block.span or self.span)
        type_ = text.type
        return [TextPiece(
            text=text, x=type_.style.indent * self.job.scale, before=type_.before, after=type_.after,
            keep=block.keep_with_next or type_.style.keep_with_next, span=block.span,
        )]  # fmt: skip

    def _heading(self, block: Heading, width: float, owner: Element | Artifact) -> list[Piece]:
        pieces: list[Piece] = []
        if block.kicker:
            kicker = self.text_piece(block.kicker, "kicker", width, owner)
            pieces.append(replace(kicker, keep=True, opens=True))
        words = plain(block.content).strip()
        element = child(owner, f"H{self._tag_level(block.level)}") if words else LAYOUT
        text = set_paragraph(
            self.job, block.content, f"h{block.level}", width, element, block.span or self.span
        )
        before = text.type.before if not block.kicker else 0.0
        pieces.append(
            TextPiece(
                text=text,
                before=before,
                after=text.type.after,
                keep=True,
                opens=block.level <= OPENING,
                span=block.span,
                on_draw=partial(_mark, block),
            )
        )
        if block.kicker:
            pieces[0].before = self.job.type(f"h{block.level}").before
        return pieces

    def _tag_level(self, level: int) -> int:
        """The level that a screen reader hears: none is skipped on the way down (ISO 14289-1, 7.4.2)."""
        above = self.job.headings
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        return len(above)

    # -- tables and rules

    def _table(self, block: Table, width: float, owner: Element | Artifact) -> list[Piece]:
        pieces: list[Piece] = []
        inner = replace(self, span=block.span or self.span)
        element = child(owner, "Table")
        if block.caption:
            rows = block.head or block.body
            around, tag = (element, "Caption") if rows else (owner, "P")
            caption = self.text_piece(block.caption, "caption-title", width, around, tag)
            pieces.append(replace(caption, keep=True, after=3.0))
        table = set_table(self.job, block, width, element, inner.set, self.tallest)
        pieces.append(table)
        for note in note_lines(block.notes):
            table.after = 2.0
            pieces += self._paragraph(note, width, owner)
        return pieces

    def _rule(self, role: str, weight: float, width: float) -> Piece:
        def line(job: Job, x: float, top: float) -> None:
            job.paper.line(None, x, top, x + width, top, job.colour(role), weight)

        return Drawn(opens=True, keep=True, tall=weight + 2, drawing=line, before=6.0, after=8.0)


def _mark(block: Heading, job: Job, x: float, top: float) -> None:
    """What leads to a heading: its place, its late page number, its bookmark."""
    if block.id:
        job.paper.place(block.id, 0, top + 8)
        job.places[block.id] = job.folio
        job.paper.resolve(f"page:{block.id}", job.folio)
        words = outline_words(job, block)
        if block.in_outline and block.level <= 2 and words.strip():
            job.paper.outline(words, block.id, block.level - 1)


def outline_words(job: Job, block: Heading) -> str:
    """A bookmark's words: the tab's letter before a part's title."""
    letter = job.tabs.get(block.id, "") if block.level == 1 else ""
    return f"{letter}  {plain(block.content)}" if letter else plain(block.content)
