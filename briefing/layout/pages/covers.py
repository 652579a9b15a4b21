"""Covers: a band with the country's name, below it the event, the copy and its makers; type as large as fits."""

from __future__ import annotations

from typing import Final, TypeAlias

from briefing.counts import counted
from briefing.diagnostics import Span
from briefing.document import (
    Artwork,
    Cover,
    ImageFile,
    Inlines,
    Monogram,
    Paragraph,
    Picture,
    Plate,
    Silhouette,
    Text,
    plain,
)
from briefing.layout.canvas import Canvas
from briefing.layout.context import PartContext
from briefing.layout.flow.artwork import draw_drawable, fitted
from briefing.layout.flow.blocks import BlockLayout
from briefing.layout.flow.fitting import CLOSE
from briefing.layout.flow.flowables import Flowable, TextFlowable, draw_stack, stack_height
from briefing.layout.flow.fragmentation import break_at
from briefing.layout.flow.region import Region
from briefing.layout.inline.single_lines import SingleLineLayout
from briefing.layout.pages.bands import draw_band
from briefing.layout.pages.type_area import TypeArea, unprintable
from briefing.layout.structure import LAYOUT, Element, Owner
from briefing.layout.typography import MM
from briefing.values import Value

Words: TypeAlias = tuple[tuple[Inlines, str], ...]  # paragraphs with their styles

BAND: Final = 0.6  # of the page's height
LEAST_BAND: Final = 0.4
LABEL, GUTTER = 108 / 479, 24 / 479  # of the width, where the paper has no label column
HEAD: Final = 36.0  # from the edge of the page to the marking
UNDER: Final = 29.0  # from the band to what stands below it
CLEAR: Final = 16.0  # around the outline, and below the names
LEAST_OUTLINE: Final = 50.0
BOX: Final = (7.0, 5.5)  # around a marking
RULE: Final = 1.5
FACTS: Final = 0.16  # of the page's height, for the facts at most
COLUMN_GAP: Final = 12.0
LOGO: Final = 0.36  # of the width, for a logo at most
FLAG: Final = 72.0  # the most height of a flag, at the width of the label column
MOST_LINES: Final = (1, 2, 3)  # of a title in its largest size, in the next, in the one after


class Stack(Value):
    """Paragraphs in a width, in the step of type that was found for them; `tall` is what they take, `room` what they may."""

    words: Words
    width: float
    step: float
    tall: float
    room: float

    @property
    def height(self) -> float:
        return min(self.tall, self.room)

    def laid(self, context: PartContext, owner: Owner) -> list[Flowable]:
        """As flowables; what has no room is said, and not drawn over others."""
        flowables = _laid(context.at(self.step), self.words, self.width, owner)
        if self.tall <= self.room + CLOSE:
            return flowables
        over, leading = self.tall - self.room, max(context.type(style).leading for _, style in self.words)
        context.findings.problems.error(
            "does-not-fit", f"'{plain(self.words[0][0])[:30]}' is {over / MM:.0f} mm taller than its place on the cover",
            _span(self.words), f"cut about {counted(max(1, round(over / leading + 0.49)), 'line')}",
        )  # fmt: skip
        fitting, _ = break_at(flowables, self.room + CLOSE)
        return fitting


def stack_of(
    context: PartContext, words: Words, width: float, room: float, lines: tuple[int, ...] = ()
) -> Stack:
    """Words in the largest of the style's sizes in which they keep to a room; `lines` are the most in each size."""
    words = tuple(one for one in words if plain(one[0]).strip())
    if not words:
        return Stack((), width, 1.0, 0.0, room)
    nominal = max(context.type(style).size for _, style in words)
    sizes = [size for size in reversed(context.style.sizes) if size <= nominal + 0.01] or [nominal]
    for number, size in enumerate(sizes):
        trial = context.on_trial(size / nominal)
        flowables = _laid(trial, words, width, LAYOUT)
        tall = stack_height(flowables)
        few = number >= len(lines) or _lines(flowables) <= lines[number]
        if (few and tall <= room and not trial.findings.errors) or size == sizes[-1]:
            break
    return Stack(words, width, size / nominal, tall, room)


def _span(words: Words) -> Span | None:
    """Where the first of some words was written that knows it."""
    texts = (run.text for content, _ in words for run in content if isinstance(run, Text))
    return next((span for text in texts if (span := getattr(text, "span", None))), None)


def _laid(context: PartContext, words: Words, width: float, owner: Owner) -> list[Flowable]:
    blocks = tuple(Paragraph(content, style) for content, style in words)
    return BlockLayout(context).flow(blocks, Region(width, owner, 1e6))


def _lines(flowables: list[Flowable]) -> int:
    return sum(len(one.text.lines) for one in flowables if isinstance(one, TextFlowable))


class CoverLayout(Value):
    """Draws a cover on an open page. `left`, `axis` and `right` are where labels begin, where text does, and where both end."""

    context: PartContext
    canvas: Canvas
    owner: Element
    area: TypeArea
    recto: bool

    @property
    def left(self) -> float:
        return self.area.wide_left(self.recto)

    @property
    def axis(self) -> float:
        area = self.area
        return self.left + ((area.label + area.gutter) if area.label else area.whole * (LABEL + GUTTER))

    @property
    def label(self) -> float:
        return self.area.label or self.area.whole * LABEL

    @property
    def right(self) -> float:
        return self.left + self.area.whole

    @property
    def height(self) -> float:
        return self.context.typography.format.size[1]

    def draw(self, cover: Cover) -> None:
        """From head to foot; what is below the band is measured first, and the band has what is left."""
        facts = self._columns(cover)
        rule = (
            self._foot
            + self.context.type("running").leading
            + 2 * CLEAR
            + max((s.height for s in facts), default=0.0)
        )
        emblem = self._size(cover.emblem, FLAG, FLAG)
        logo = self._size(cover.logo, LOGO * self.area.whole, cover.logo_height * MM)
        flag = self._size(cover.flag, self.label, FLAG * self.context.scale)
        marks = sum(mark[0] + CLEAR for mark in (emblem, logo) if mark[0])
        wide = self.right - self.axis - marks
        event = stack_of(
            self.context, self._event(cover), wide, self.height * (1 - LEAST_BAND) - rule - UNDER - CLEAR
        )
        below = max(event.height, flag[1], emblem[1], logo[1])
        band = max(
            min(self.height * BAND, self.height - rule - UNDER - below - CLEAR), self.height * LEAST_BAND
        )
        self._band(cover, band)
        top = self.height - band - UNDER
        self._picture(cover.flag, (self.left, top - flag[1], self.left + flag[0], top))
        draw_stack(self.canvas, event.laid(self.context, self.owner), self.axis, top + 4)
        self._picture(cover.emblem, (self.right - emblem[0], top - emblem[1], self.right, top))
        right = self.right - (emblem[0] + CLEAR if emblem[0] else 0.0)
        self._picture(cover.logo, (right - logo[0], top - logo[1], right, top))
        self._facts(facts, rule)
        self._last(cover)

    # -- the band

    def _band(self, cover: Cover, tall: float) -> None:
        """Its ground reaches as far as the printer does, and beyond the page where that is cut."""
        context, format = self.context, self.context.typography.format
        width, out = format.size[0], format.print.bleed * MM - unprintable(format)
        bottom = self.height - tall
        draw_band(context, self.canvas, LAYOUT, cover.role, (-out, bottom, width + 2 * out, tall + out))
        head = self._head(cover, self.height - HEAD - max(unprintable(format) - HEAD / 2, 0.0))
        room = head - bottom - 2 * CLEAR
        natives = tuple((words, "cover-native") for words in cover.natives)
        native = stack_of(context, natives, self.area.whole, room * 0.45, (2, 3))
        title = stack_of(
            context, ((cover.title, "cover-title"),), self.area.whole, room - native.height, MOST_LINES
        )
        top = bottom + CLEAR + title.height + native.height
        self._outline(cover.picture or cover.outline, (top + CLEAR, head - CLEAR))
        names = [*title.laid(context, self.owner), *native.laid(context, self.owner)]
        draw_stack(self.canvas, names, self.left, top)

    def _head(self, cover: Cover, top: float) -> float:
        """The marking in a box; at the right the number of a copy and the word of a draft. Returns where the box ends."""
        context, right = self.context, self.right
        running, type_ = context.around.running(), context.type("cover-marking")
        line = SingleLineLayout(context, type_.regular, type_.size, type_.style.bold)
        number = f"{plain(cover.copy)} {running.copy}" if running.copy else ""
        for words in filter(None, (number, running.draft)):
            made = line.fitted(words, self.area.whole / 3)
            made.draw(self.canvas, LAYOUT, type_.colour, right - made.width, top - BOX[1] - type_.size)
            right -= made.width + CLEAR
        room = right - self.left - 2 * BOX[0]
        marking = stack_of(context, ((cover.marking, "cover-marking"),), room, 4 * type_.leading)
        if not marking.words:
            return top
        flowables = marking.laid(context, self.owner)
        wide = max(ln.width for one in flowables if isinstance(one, TextFlowable) for ln in one.text.lines)
        deep = marking.height + 2 * BOX[1]
        self.canvas.rect(
            LAYOUT, self.left, top - deep, wide + 2 * BOX[0], deep, stroke=type_.colour, line=0.75
        )
        draw_stack(self.canvas, flowables, self.left + BOX[0], top - BOX[1])
        return top - deep

    def _outline(self, picture: Picture | None, room: tuple[float, float]) -> None:
        """Whole, in the middle of what the names leave; none where that is too little for it to be known by."""
        bottom, top = room
        if top - bottom < LEAST_OUTLINE:
            return
        wide, tall = self._size(picture, self.area.whole, top - bottom)
        x, y = self.left + (self.area.whole - wide) / 2, bottom + (top - bottom - tall) / 2
        self._picture(picture, (x, y, x + wide, y + tall))

    # -- below it

    def _event(self, cover: Cover) -> Words:
        lines = tuple((line, "cover-place") for line in cover.lines)
        return ((cover.event, "cover-event"), *lines, (cover.book, "cover-subtitle"))

    def _fact_words(self, cover: Cover) -> list[Words]:
        """Each fact below its term; a numbered copy is the first of them."""
        number = self.context.around.running().copy
        facts: list[Words] = [((cover.copy, "label"), ((Text(number),), "cover-value"))] if number else []
        for fact in cover.facts:
            values = (block for block in fact.blocks if isinstance(block, Paragraph))
            facts.append(((fact.term, "label"), *((block.content, block.style) for block in values)))
        return facts

    def _columns(self, cover: Cover) -> list[Stack]:
        """The facts side by side, the first in the label column."""
        facts = self._fact_words(cover)
        return [
            stack_of(self.context, words, wide, self.height * FACTS)
            for words, (_, wide) in zip(facts, self._places(len(facts)), strict=True)
        ]

    def _places(self, count: int) -> list[tuple[float, float]]:
        """Left and width of each column."""
        if count < 2:
            return [(self.left, self.area.whole)] * count
        share = (self.right - self.axis + COLUMN_GAP) / (count - 1)
        rest = [(self.axis + n * share, share - COLUMN_GAP) for n in range(count - 1)]
        return [(self.left, self.axis - self.left - COLUMN_GAP), *rest]

    def _facts(self, facts: list[Stack], rule: float) -> None:
        colour = self.context.colour("host")
        self.canvas.line(LAYOUT, self.left, rule, self.right, rule, colour, RULE)
        for stack, (x, _) in zip(facts, self._places(len(facts)), strict=True):
            draw_stack(self.canvas, stack.laid(self.context, self.owner), x, rule - CLEAR / 2)

    @property
    def _foot(self) -> float:
        format = self.context.typography.format
        return max(format.margins.bottom * MM / 2, unprintable(format) + CLEAR)

    def _last(self, cover: Cover) -> None:
        """Who made it at the left; the marking again at the right."""
        context, type_ = self.context, self.context.type("running")
        made = SingleLineLayout(context, type_.regular, type_.size).fitted(
            plain(cover.marking), self.area.whole / 2
        )
        made.draw(self.canvas, LAYOUT, type_.colour, self.right - made.width, self._foot)
        room = self.area.whole - made.width - CLEAR
        foot = stack_of(context, ((cover.foot, "running"),), room, 3 * type_.leading)
        top = self._foot + foot.height - type_.leading * 0.3
        draw_stack(self.canvas, foot.laid(context, self.owner), self.left, top)

    # -- pictures

    def _size(self, picture: Picture | None, width: float, height: float) -> tuple[float, float]:
        if isinstance(picture, Artwork | Silhouette | Plate | Monogram | ImageFile):
            return fitted(self.context, picture, (width, height))
        return 0.0, 0.0

    def _picture(self, picture: Picture | None, box: tuple[float, float, float, float]) -> None:
        """A picture of the page; decoration where it says nothing that the words do not."""
        if isinstance(picture, Artwork | Silhouette | Plate | Monogram | ImageFile) and box[2] > box[0]:
            owner: Owner = self.owner.add("Figure", alt=picture.alt) if picture.alt else LAYOUT
            draw_drawable(self.context, self.canvas, owner, picture, box)
