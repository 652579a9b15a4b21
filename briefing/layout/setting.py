"""Blocks to pieces: every kind of block of the document tree, matched exhaustively."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from briefing.document import (
    BigNumber,
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
    ListItem,
    NameIndex,
    NoteList,
    PageBreak,
    Paragraph,
    Rule,
    Sheet,
    Space,
    Strong,
    Table,
    Text,
    WritingLines,
    one_paragraph,
    plain,
)
from briefing.layout import contents, figures
from briefing.layout.job import MM, Job
from briefing.layout.paragraphs import has_wider_word, set_paragraph
from briefing.layout.pieces import (
    BreakPiece,
    Drawn,
    Filler,
    Framed,
    Gap,
    Group,
    Piece,
    SideBySide,
    TextPiece,
    stack_height,
    take,
)
from briefing.layout.structure import LAYOUT, Artifact, Element
from briefing.layout.tables import note_lines, set_table

TERM_GAP = 8.0  # between a term and its meaning
APART = 8.0  # between items of several blocks, more than inside them
SHORT = 3  # lines of an item that does not leave the last one alone on a page
OPENING = 2  # headings down to this level open another subject: figures do not wait beyond them
NUMBERING = {"number": "Decimal", "bullet": "Disc", "dash": "Disc", "check": "Square", "plain": "None"}
BULLETS = {"bullet": "•", "dash": "–", "check": "□"}


@dataclass(slots=True)
class Setter:
    """Sets blocks into pieces. `tallest` is the height of an empty page: what is taller must be cut."""

    job: Job
    tallest: float

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
                return self._list(block, width, owner)
            case Definitions():
                return self._definitions(block, width, owner)
            case Table():
                return self._table(block, width, owner)
            case Figure():
                return figures.set_figure(self.job, block, width, owner, self._text_piece)
            case Box():
                return self._box(block, width, owner)
            case Columns():
                return self._columns(block, width, owner)
            case FigureStrip():
                return self._strip(block, width, owner)
            case KeepTogether(blocks=blocks):
                inner = self.set(blocks, width, owner)
                return [_group(inner, self.tallest)] if inner else []
            case PageBreak(to=to):
                return [BreakPiece(to=to)]
            case Space(lines=lines):
                size = lines * self.job.style.grid
                return [Gap(size=size * self.job.enlarged(size))]
            case Rule(role=role, weight_pt=weight):
                return [self._rule(role, weight, width)]
            case WritingLines(count=count, pitch=pitch):
                return [Filler(pitch=pitch * MM, width=width, count=count, after=6)]
            case Contents(depth=depth):
                return contents.set_contents(self.job, depth, width, owner)
            case FigureList():
                return contents.set_figure_list(self.job, width, owner)
            case NameIndex(columns=columns):
                return self._balanced(
                    contents.index_pieces(
                        self.job, (width - self.job.style.column_gap * (columns - 1)) / columns, owner
                    ),
                    columns,
                    width,
                )
            case NoteList(style=style):
                return self._notes(style, width, owner)
            case Sheet():
                raise ValueError("a sheet is a page of its own; it cannot stand inside other blocks")
            case _:
                assert_never(block)

    # -- text

    def _text_piece(
        self, content: Inlines, style: str, width: float, owner: Element | Artifact, tag: str = "P"
    ) -> TextPiece:
        element = owner.add(tag) if isinstance(owner, Element) else owner
        text = set_paragraph(self.job, content, style, width, element)
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
        element = owner if whole else _child(owner, "BlockQuote" if block.style == "quote" else "P")
        text = set_paragraph(self.job, content, block.style, width, element, block.span)
        type_ = text.type
        return [TextPiece(
            text=text, x=type_.style.indent * self.job.scale, before=type_.before, after=type_.after,
            keep=block.keep_with_next or type_.style.keep_with_next, span=block.span,
        )]  # fmt: skip

    def _heading(self, block: Heading, width: float, owner: Element | Artifact) -> list[Piece]:
        pieces: list[Piece] = []
        if block.kicker:
            kicker = self._text_piece(block.kicker, "kicker", width, owner)
            pieces.append(replace(kicker, keep=True, opens=True))
        element = _child(owner, f"H{self._tag_level(block.level)}")
        text = set_paragraph(self.job, block.content, f"h{block.level}", width, element, block.span)
        job = self.job

        def mark(job: Job, x: float, top: float) -> None:
            if block.id:
                job.paper.place(block.id, 0, top + 8)
                job.places[block.id] = job.folio
                job.paper.resolve(f"page:{block.id}", job.folio)
                if block.in_outline and block.level <= 2:
                    job.paper.outline(outline_words(job, block), block.id, block.level - 1)

        before = text.type.before if not block.kicker else 0.0
        pieces.append(
            TextPiece(
                text=text,
                before=before,
                after=text.type.after,
                keep=True,
                opens=block.level <= OPENING,
                span=block.span,
                on_draw=mark,
            )
        )
        if block.kicker:
            pieces[0].before = job.type(f"h{block.level}").before
        return pieces

    def _tag_level(self, level: int) -> int:
        """The level that a screen reader hears: none is skipped on the way down (ISO 14289-1, 7.4.2)."""
        above = self.job.headings
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        return len(above)

    # -- lists

    def _list(self, block: ListBlock, width: float, owner: Element | Artifact) -> list[Piece]:
        element = _child(owner, "L")
        if isinstance(element, Element):
            element.attributes = f"<</O/List/ListNumbering/{NUMBERING[block.style]}>>"
        type_ = self.job.type(block.size)
        indent = max(self.job.style.list_indent * self.job.scale, type_.size * 1.45)
        found: list[Piece] = []
        count = len(block.items)
        for number, item in enumerate(block.items):
            pieces = self._item(block, item, number + block.start, width, indent, element)
            if number == count - 2 and len(pieces) == 1 and pieces[0].height <= SHORT * type_.leading:
                pieces[0].keep = True
            found += pieces
        if found:
            found[-1].after = max(found[-1].after, type_.after, 7.0)
        return found

    def _item(
        self,
        block: ListBlock,
        item: ListItem,
        number: int,
        width: float,
        indent: float,
        owner: Element | Artifact,
    ) -> list[Piece]:
        entry = _child(owner, "LI")
        words = item.label or (f"{number}" if block.style == "number" else BULLETS.get(block.style, ""))
        label = None
        if words and block.style != "plain":
            mark = _child(entry, "Lbl")
            label = set_paragraph(self.job, (Text(words),), block.size, indent, mark)
            colour = self.job.colour("accent" if block.style == "number" else "crimson")
            _recolour(label, colour, self.job, bold=block.style == "number")
        body = _child(entry, "LBody")
        if isinstance(body, Element):
            body.whole = one_paragraph(item.blocks)
        pieces = self.set(item.blocks, width - indent, body)
        inside = 3.5 if len(pieces) == 1 else 2.0
        for index, piece in enumerate(pieces):
            piece.x += indent
            if index == 0 and isinstance(piece, TextPiece):
                piece.label, piece.label_x = label, -indent
            piece.after = min(piece.after, inside)
            piece.before = 0.0 if index == 0 else min(piece.before, inside)
        if len(pieces) > 1 and isinstance(pieces[0], TextPiece) and len(pieces[0].text.lines) <= 4:
            pieces[0].keep = True
        if block.tight and pieces:
            pieces[-1].after = 0.0
        elif len(pieces) > 1:
            pieces[-1].after = APART
        return pieces

    def _definitions(self, block: Definitions, width: float, owner: Element | Artifact) -> list[Piece]:
        element = _child(owner, "L")
        if isinstance(element, Element):
            element.attributes = "<</O/List/ListNumbering/Disc>>"
        left = width * block.term_share
        stacked = any(has_wider_word(self.job, i.term, block.style, left - TERM_GAP) for i in block.items)
        found: list[Piece] = []
        for item in block.items:
            entry = _child(element, "LI")
            room = width if stacked else left - TERM_GAP
            term = set_paragraph(self.job, item.term, block.style, room, _child(entry, "Lbl"), item.span)
            pieces = self.set(item.blocks, width if stacked else width - left, _child(entry, "LBody"))
            head = TextPiece(text=term, span=item.span, keep=stacked)
            if stacked:
                found += [head, *pieces]
            else:
                found.append(SideBySide(
                    stacks=[[head], pieces], lefts=[0.0, left], tallest=self.tallest, span=item.span
                ))  # fmt: skip
            found[-1].after = APART if stacked else 3.0
        if found:
            found[-1].after = 8.0
        return found

    # -- tables, boxes, columns

    def _table(self, block: Table, width: float, owner: Element | Artifact) -> list[Piece]:
        pieces: list[Piece] = []
        parent = owner if isinstance(owner, Element) else self.job.paper.structure.root
        if block.caption:
            caption = self._text_piece(block.caption, "caption-title", width, owner, "Caption")
            pieces.append(replace(caption, keep=True, after=3.0))
        table = set_table(self.job, block, width, parent, self.set, self.tallest)
        pieces.append(table)
        for note in note_lines(block.notes):
            table.after = 2.0
            pieces += self._paragraph(note, width, owner)
        return pieces

    def _box(self, block: Box, width: float, owner: Element | Artifact) -> list[Piece]:
        style = self.job.style.boxes.get(block.role) or self.job.style.boxes["note"]
        padding = style.padding * self.job.scale
        element = _child(owner, "Sect")
        inner_width = width - 2 * padding - style.bar
        pieces: list[Piece] = []
        if block.title:
            title = self._text_piece(block.title, "label", inner_width, element)
            _recolour(title.text, self.job.colour(style.title), self.job)
            pieces.append(replace(title, keep=True, after=3.0))
        pieces += self.set(block.blocks, inner_width, element)
        if not pieces:
            return []
        pieces[-1].after = 0.0
        return [Framed(
            pieces=pieces, width=width, padding=padding, bar=style.bar, whole=block.keep, tallest=self.tallest,
            fill=self.job.colour(style.fill) if style.fill else None, rule=self.job.colour(style.rule) if style.rule else None,
            before=8.0, after=10.0, span=block.span,
        )]  # fmt: skip

    def _columns(self, block: Columns, width: float, owner: Element | Artifact) -> list[Piece]:
        gap = self.job.style.column_gap
        if block.balance:
            inner = (width - gap * (block.count - 1)) / block.count
            pieces = [p for column in block.columns for p in self.set(column, inner, owner)]
            return self._balanced(pieces, block.count, width)
        columns = [c for c in block.columns if c]
        if not columns:
            return []
        shares = block.shares or tuple(1.0 for _ in columns)
        free = width - gap * (len(columns) - 1)
        lefts, stacks, at = [], [], 0.0
        for column, share in zip(columns, shares, strict=False):
            inner = free * share / sum(shares)
            stacks.append(self.set(column, inner, owner))
            lefts.append(at)
            at += inner + gap
        for stack in stacks:
            if stack:
                stack[-1].after = 0.0
        rules = [left - gap / 2 for left in lefts[1:]] if block.rule else []
        return [
            SideBySide(
                stacks=stacks,
                lefts=lefts,
                rule_at=rules,
                before=4.0,
                after=8.0,
                tallest=self.tallest,
                span=block.span,
            )
        ]

    def _balanced(self, pieces: list[Piece], count: int, width: float) -> list[Piece]:
        """One stack flowed over equal columns, each as high as the others."""
        if not pieces:
            return []
        gap = self.job.style.column_gap
        inner = (width - gap * (count - 1)) / count
        lefts = [n * (inner + gap) for n in range(count)]
        found: list[Piece] = []
        while pieces:
            height = stack_height(pieces) / count
            stacks, rest = _flow(pieces, count, min(height, self.tallest))
            while rest and height < self.tallest:
                height += 6.0
                stacks, rest = _flow(pieces, count, min(height, self.tallest))
            found.append(SideBySide(stacks=stacks, lefts=lefts, after=8.0, tallest=self.tallest))
            if len(rest) == len(pieces):
                break
            pieces = rest
        return found

    def _strip(self, block: FigureStrip, width: float, owner: Element | Artifact) -> list[Piece]:
        """Big numbers beside one another, as many in a row as leave each of them on one line."""
        gap, count = self.job.style.column_gap, max(len(block.numbers), 1)
        type_ = self.job.type("big-number")
        widest = max((type_.regular.width(n.value, type_.size) for n in block.numbers), default=0.0)
        while count > 1 and widest > (width - gap * (count - 1)) / count:
            count = (count + 1) // 2
        rows = [block.numbers[at : at + count] for at in range(0, len(block.numbers), count)]
        return [self._row_of_numbers(row, count, block, width, owner) for row in rows]

    def _row_of_numbers(
        self, numbers: Sequence[BigNumber], count: int, block: FigureStrip, width: float, owner: Element | Artifact
    ) -> Piece:  # fmt: skip
        gap = self.job.style.column_gap
        inner = (width - gap * (count - 1)) / count
        stacks, lefts = [], []
        for index, number in enumerate(numbers):
            part = _child(owner, "Sect")
            stack = [self._text_piece((Text(number.value),), "big-number", inner, part)]
            stack.append(self._text_piece(number.label, "big-label", inner, part))
            if number.change:
                stack.append(self._text_piece(number.change, "big-label", inner, part))
            if number.note:
                stack.append(self._text_piece(number.note, "source", inner, part))
            stacks.append(list[Piece](stack))
            lefts.append(index * (inner + gap))
        strip = SideBySide(stacks=stacks, lefts=lefts, tallest=self.tallest, span=block.span)
        height = strip.height

        def ruled(job: Job, x: float, top: float) -> None:
            job.paper.line(None, x, top, x + width, top, job.colour("accent"), 0.8)
            for left in lefts:
                job.paper.rect(None, x + left, top - 3, 24, 3, fill=job.colour("crimson"))
            strip.draw(job, x, top - 7)
            job.paper.line(
                None, x, top - height - 12, x + width, top - height - 12, job.colour("hairline"), 0.5
            )

        return _Strip(tall=height + 13, drawing=ruled, inside=strip, before=6.0, after=10.0)

    def _rule(self, role: str, weight: float, width: float) -> Piece:
        def line(job: Job, x: float, top: float) -> None:
            job.paper.line(None, x, top, x + width, top, job.colour(role), weight)

        return Drawn(opens=True, keep=True, tall=weight + 2, drawing=line, before=6.0, after=8.0)

    def _notes(self, style: str, width: float, owner: Element | Artifact) -> list[Piece]:
        """The collected notes, each with its number and a place that its calls lead to."""
        element = _child(owner, "L")
        if isinstance(element, Element):
            element.attributes = "<</O/List/ListNumbering/Decimal>>"
        indent = 20.0 * self.job.scale
        found: list[Piece] = []
        for key, content in self.job.document.notes.items():
            number = self.job.note_numbers[key]
            entry = _child(element, "LI")
            label = set_paragraph(self.job, (Text(str(number)),), "note-list", indent, _child(entry, "Lbl"))
            body = _child(entry, "LBody")
            text = set_paragraph(self.job, content, "note-list", width - indent, body)
            anchor = f"note-{key}"

            def mark(job: Job, x: float, top: float, anchor: str = anchor) -> None:
                job.paper.place(anchor, 0, top + 6)
                job.places[anchor] = job.folio

            found.append(
                TextPiece(
                    text=text, label=label, label_x=-indent, x=indent, after=text.type.after, on_draw=mark
                )
            )
        return found


@dataclass(slots=True, kw_only=True)
class _Strip(Drawn):
    inside: SideBySide

    def notes(self) -> list[str]:
        return self.inside.notes()


def outline_words(job: Job, block: Heading) -> str:
    """A bookmark's words: the tab's letter before a part's title."""
    letter = job.tabs.get(block.id, "") if block.level == 1 else ""
    return f"{letter}  {plain(block.content)}" if letter else plain(block.content)


def _child(owner: Element | Artifact, tag: str) -> Element | Artifact:
    return owner.add(tag) if isinstance(owner, Element) else LAYOUT if owner is LAYOUT else owner


def _group(pieces: list[Piece], tallest: float) -> Piece:
    return Group(
        pieces=pieces,
        before=pieces[0].before,
        after=pieces[-1].after,
        keep=pieces[-1].keep,
        tallest=tallest,
        span=pieces[0].span,
    )


def _flow(pieces: list[Piece], count: int, height: float) -> tuple[list[list[Piece]], list[Piece]]:
    stacks: list[list[Piece]] = []
    rest = pieces
    for _ in range(count):
        taken, rest = take(rest, height)
        stacks.append(taken)
    return stacks, rest


def _recolour(text: object, colour: tuple[float, float, float], job: Job, bold: bool = False) -> None:
    """Give all of a set paragraph one colour."""
    from briefing.layout.lines import Span
    from briefing.layout.paragraphs import SetParagraph

    assert isinstance(text, SetParagraph)
    face = text.type.bold if bold else None
    for line in text.lines:
        line.spans = [
            Span(replace(run, colour=colour, face=face or run.face), words, width)
            for run, words, width in line.spans
        ]
