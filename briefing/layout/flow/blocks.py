"""Blocks to flowables: every kind of block of the document tree, matched exhaustively."""

from __future__ import annotations

from functools import partial
from typing import assert_never

from briefing.document import (
    Block,
    Blocks,
    Box,
    Columns,
    Contents,
    Cover,
    Definitions,
    Figure,
    FigureList,
    FigureStrip,
    Heading,
    IfRoom,
    Inlines,
    KeepTogether,
    Labelled,
    LeftOver,
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
from briefing.layout.canvas import Canvas
from briefing.layout.context import PartContext
from briefing.layout.flow import listings
from briefing.layout.flow.callouts import lay_box, lay_side_note
from briefing.layout.flow.columns import balanced, lay_columns, lay_strip
from briefing.layout.flow.containers import Kept
from briefing.layout.flow.continuing import heads_again
from briefing.layout.flow.figures import lay_figure
from briefing.layout.flow.flowables import Break, Drawn, Flowable, RuledLines, Spacer, TextFlowable, unbroken
from briefing.layout.flow.labelled import LabelledRow, lay_labelled
from briefing.layout.flow.lists import lay_definitions, lay_list
from briefing.layout.flow.quiet_calls import quiet
from briefing.layout.flow.region import Region
from briefing.layout.flow.signs import SQUARE_ROOM, colour_of, draw_mark
from briefing.layout.flow.source_list import lay_source_list
from briefing.layout.grid.tables import lay_table, note_lines
from briefing.layout.inline.paragraphs import lay_paragraph
from briefing.layout.structure import LAYOUT, Element, Owner, child
from briefing.layout.typography import MM
from briefing.values import Record

OPENING = 2  # headings down to this level open another subject: figures do not wait beyond them


class BlockLayout(Record):
    """Lays out blocks of every kind."""

    context: PartContext

    def flow(self, blocks: Blocks, region: Region) -> list[Flowable]:
        """Blocks as flowables, in order."""
        style = self.context.style
        if style.note_calls == "paragraph" and style.notes != "foot":
            blocks = quiet(blocks)
        found: list[Flowable] = []
        for block, under in zip(blocks, heads_again(self.context, blocks, region), strict=True):
            laid = self.block(block, region)
            found += laid if under is None else [one.replaced(under=under) for one in laid]
        return found

    def block(self, block: Block, region: Region) -> list[Flowable]:
        match block:
            case Heading():
                return self._heading(block, region)
            case Paragraph():
                return self._paragraph(block, region)
            case ListBlock():
                return lay_list(self, block, region)
            case Definitions():
                return lay_definitions(self, block, region)
            case Table():
                return _across(self._table(block, region.spanning), region)
            case Figure():
                return _across(lay_figure(self, block, region.spanning), region)
            case Labelled():
                return lay_labelled(self, block, region)
            case Box():
                return lay_box(self, block, region)
            case SideNote():
                return lay_side_note(self, block, region)
            case Columns():
                return _across(lay_columns(self, block, region.spanning), region)
            case FigureStrip():
                return _across(lay_strip(self, block, region.spanning), region)
            case KeepTogether(blocks=blocks):
                return self._kept(blocks, region)
            case IfRoom(blocks=blocks):
                return self.flow(blocks, region)
            case LeftOver():
                return []
            case Contents():
                return listings.lay_contents(self.context, block, region)
            case FigureList():
                return listings.lay_figure_list(self.context, region)
            case NameIndex() | NoteList():
                return _across(self._listed(block, region.spanning), region)
            case PageBreak() | Space() | Rule() | WritingLines():
                return self._spaced(block, region)
            case Sheet() | Cover():
                raise ValueError("a sheet is a page of its own; it cannot stand inside other blocks")
            case _:
                assert_never(block)

    def _listed(self, block: NameIndex | NoteList, region: Region) -> list[Flowable]:
        """Lists that layout makes from the document itself."""
        context = self.context
        match block:
            case NameIndex(columns=count):
                names = listings.lay_name_index(context, self._column(region, count))
                return balanced(self, names, count, region)
            case NoteList(columns=count):
                notes = lay_source_list(context, self._column(region, count))
                return balanced(self, notes, count, region) if count > 1 else notes

    def _column(self, region: Region, count: int) -> Region:
        return region.of((region.width - self.context.style.column_gap * (count - 1)) / count)

    def _spaced(self, block: PageBreak | Space | Rule | WritingLines, region: Region) -> list[Flowable]:
        """What has no words."""
        match block:
            case PageBreak(to=to):
                return [Break(to=to)]
            case Space(lines=lines, fill=fill):
                return [Spacer(size=lines * self.context.style.grid * self.context.scale, fill=fill)]
            case Rule(role=role, weight_pt=weight):
                return _across([self._rule(role, weight, region.spanning.width)], region)
            case WritingLines(count=count, pitch=pitch, spare=spare):
                colour = self.context.colour("rule")
                return [RuledLines(
                    pitch=pitch * MM, width=region.width, count=count, spare=spare, after=6, colour=colour
                )]  # fmt: skip

    def _kept(self, blocks: Blocks, region: Region) -> list[Flowable]:
        inner = unbroken(self.flow(blocks, region))
        if not inner:
            return []
        return [Kept(
            flowables=inner, before=inner[0].before, after=inner[-1].after, short_before=inner[0].short_before, short_after=inner[-1].short_after, keep=inner[-1].keep, tallest=region.tallest,
            span=inner[0].span, subhead=inner[0].subhead,
        )]  # fmt: skip

    # -- text

    def text(self, content: Inlines, style: str, region: Region, tag: str = "P") -> TextFlowable:
        """A paragraph that is part of another block, in a style of its own."""
        element = region.owner.add(tag) if isinstance(region.owner, Element) else region.owner
        text = lay_paragraph(self.context, content, style, region.width, element, region.span)
        return TextFlowable(
            text=text, before=text.type.before, after=text.type.after, keep=text.type.style.keep_with_next
        )

    def _paragraph(self, block: Paragraph, region: Region) -> list[Flowable]:
        content, owner = block.content, region.owner
        if block.portion:
            content = (Strong((Text(f"({block.portion}) "),)), *content)
        if not plain(content).strip() and not content:
            return []
        whole = isinstance(owner, Element) and owner.whole
        tag = "BlockQuote" if block.style == "quote" else "P"
        element = owner if whole else child(owner, tag, id=block.place)
        sign = SQUARE_ROOM * self.context.type(block.style).size if block.sign else 0.0
        text = lay_paragraph(
            self.context, content, block.style, region.width - sign, element, block.span or region.span
        )
        type_ = text.type
        return [TextFlowable(
            text=text, x=type_.style.indent * self.context.scale + sign, before=type_.before, after=type_.after,
            keep=block.keep_with_next or type_.style.keep_with_next, span=block.span,
            on_draw=partial(draw_mark, block.sign, text, self.context.colour(colour_of(block.sign))) if sign else None,
        )]  # fmt: skip

    def _heading(self, block: Heading, region: Region) -> list[Flowable]:
        style = block.style or f"h{block.level}"
        if region.spans and self.context.style.paragraph(style).align == "center":
            return _across(self._heading(block, region.spanning), region)
        flowables: list[Flowable] = []
        if block.kicker:
            measure = region.of(region.label) if region.spans else region
            kicker = self.text(block.kicker, "kicker", measure)
            flowables.append(kicker.replaced(keep=True, opens=True))
        words = plain(block.content).strip()
        element: Owner = LAYOUT
        if words:
            element = child(region.owner, f"H{self._tag_level(block.level)}", id=block.place)
        text = lay_paragraph(
            self.context, block.content, style, region.width, element, block.span or region.span
        )
        before = text.type.before if not block.kicker else 0.0
        flowables.append(
            TextFlowable(
                text=text,
                before=before,
                after=text.type.after,
                keep=True,
                opens=block.level <= OPENING,
                subhead=block.level > 1,
                span=block.span,
                on_draw=partial(_mark, block, self._bookmark(block)),
            )
        )
        if block.kicker and region.spans:
            return [LabelledRow(label=flowables[:1], flowables=flowables[1:], before=self.context.type(style).before,
                after=text.type.after, keep=True, opens=block.level <= OPENING, tallest=region.tallest, span=block.span,
            )]  # fmt: skip
        if block.kicker:
            flowables[0].before = self.context.type(style).before
        return flowables

    def _tag_level(self, level: int) -> int:
        """The level that a screen reader hears: none is skipped on the way down (ISO 14289-1, 7.4.2)."""
        above = self.context.headings
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        return len(above)

    def _bookmark(self, block: Heading) -> str:
        """The words in the outline: the tab's letter before a part's title; "" for a heading that is not in it."""
        if not (block.id and block.in_outline and block.level <= 3):
            return ""
        words = plain(block.content)
        letter = self.context.around.tab_of(block.id) if block.level == 1 else ""
        return f"{letter}  {words}" if letter else words

    # -- tables and rules

    def _table(self, block: Table, region: Region) -> list[Flowable]:
        flowables: list[Flowable] = []
        inner = region.inside("Table", block.place).at(block.span)
        if block.caption:
            rows = block.head or block.body
            around, tag = (inner, "Caption") if rows else (inner.under(region.owner), "P")
            caption = self.text(block.caption, "caption-title", around, tag)
            flowables.append(caption.replaced(keep=True, after=3.0))
        table = lay_table(self, block, inner)
        flowables.append(table)
        for note in note_lines(block.notes):
            table.after = 2.0
            flowables += self._paragraph(note, region)
        return flowables

    def _rule(self, role: str, weight: float, width: float) -> Flowable:
        colour = self.context.colour(role)

        def line(canvas: Canvas, x: float, top: float) -> None:
            canvas.line(None, x, top, x + width, top, colour, weight)

        return Drawn(opens=True, keep=True, tall=weight + 2, drawing=line, ruled=True, before=10.0, after=8.0)


def _across(flowables: list[Flowable], region: Region) -> list[Flowable]:
    """What was laid out in all of the page's width."""
    for flowable in flowables if region.spans else ():
        flowable.wide = True
    return flowables


def _mark(block: Heading, bookmark: str, canvas: Canvas, x: float, top: float) -> None:
    """What leads to a heading: its place, and its bookmark."""
    if block.id:
        canvas.place(block.id, 0, top + 8)
        if bookmark.strip():
            canvas.bookmark(bookmark, block.id, block.level - 1)
