"""Covers in the manner of a chancery: everything in the middle of a page that has two rules around it, and no colour."""

from __future__ import annotations

from typing import Final

from briefing.document import Cover, Text, plain
from briefing.layout.flow.flowables import Flowable, TextFlowable, draw_stack
from briefing.layout.inline.paragraphs import recolour
from briefing.layout.pages.covers import (
    CLEAR,
    FACTS,
    MOST_LINES,
    CoverLayout,
    Stack,
    Words,
    stack_of,
)
from briefing.layout.pages.type_area import unprintable
from briefing.layout.structure import LAYOUT
from briefing.layout.typography import MM

INSET: Final = 34.0  # from the edge of the page to the outer rule
BETWEEN: Final = 3.5  # the two rules
OUTER, INNER = 1.5, 0.5
PADDING: Final = 22.0  # from the inner rule to words
SHORT: Final = 60.0  # the rule under the title
EMBLEM: Final = 64.0
MOST_OUTLINE: Final = 0.24  # of the page's height
TITLE: Final = 0.36  # of the page's height, for the names at most


class CentredCoverLayout(CoverLayout):
    """Draws a cover from head to foot, each thing below the one before."""

    def draw(self, cover: Cover) -> None:
        bottom = self._frame()
        facts = self._facts_of(cover)
        foot = self._foot_words(cover, bottom)
        tall = max((stack.height for stack in facts), default=0.0)
        rule = foot + (tall + 2 * CLEAR if tall else CLEAR)
        top = self._opening(cover)
        top = self._names(cover, top, rule)
        self._outline(
            cover.picture or cover.outline,
            (rule + CLEAR, min(top - CLEAR, rule + CLEAR + self.height * MOST_OUTLINE)),
        )
        if tall:
            self._columns_of(facts, rule)

    # -- the page

    @property
    def _inset(self) -> float:
        return min(INSET, self.height / 16) + unprintable(self.context.typography.format)

    def _frame(self) -> float:
        """Two rules around everything; returns where the inner one lies at the foot."""
        width, at = self.context.typography.format.size[0], self._inset
        colour = self.context.colour("host")
        for step, weight in ((0.0, OUTER), (BETWEEN, INNER)):
            x = at + step
            self.canvas.rect(LAYOUT, x, x, width - 2 * x, self.height - 2 * x, stroke=colour, line=weight)
        return at + BETWEEN

    @property
    def _middle(self) -> tuple[float, float]:
        """Left edge and width of what stands in the middle."""
        width = self.context.typography.format.size[0]
        left = max(self._inset + BETWEEN + PADDING, min(self.left, width - self.right))
        return left, width - 2 * left

    def _centred(self, words: Words, top: float, room: float, lines: tuple[int, ...] = ()) -> float:
        """Paragraphs below one another from `top`; returns where they end."""
        left, width = self._middle
        stack = stack_of(self.context, words, width, room, lines)
        if stack.words:
            draw_stack(self.canvas, self._inked(stack), left, top)
        return top - stack.height

    def _inked(self, stack: Stack) -> list[Flowable]:
        """In the middle and in ink, whatever the style does with these words on a band."""
        found = stack.laid(self.context, self.owner)
        for flowable in found:
            if isinstance(flowable, TextFlowable):
                recolour(flowable.text, self.context.colour("accent"))
                for line in flowable.text.lines:
                    line.move("center", stack.width - line.width)
        return found

    # -- from head to foot

    def _opening(self, cover: Cover) -> float:
        """The marking, the emblem, what is held, where and when."""
        top = self.height - self._inset - BETWEEN - PADDING
        top = self._centred(((cover.marking, "cover-marking"),), top, 60.0)
        running = self.context.around.running()
        number = Text(f"{plain(cover.copy)} {running.copy}") if running.copy else None
        said = [part for part in (number, Text(running.draft) if running.draft else None) if part]
        for one in said:
            top = self._centred((((one,), "cover-marking"),), top - 2, 40.0)
        top -= PADDING
        top = self._marks(cover, top)
        lines = tuple((line, "cover-place") for line in cover.lines)
        return self._centred(((cover.event, "cover-event"), *lines), top, self.height * 0.22) - PADDING

    def _marks(self, cover: Cover, top: float) -> float:
        """The emblem and the logo side by side, on one middle line; returns where they end."""
        width, most = self._middle[1] / 2 - CLEAR, self.height / 10
        sizes = [
            (mark, *self._size(mark, width, min(height, most)))
            for mark, height in ((cover.emblem, EMBLEM), (cover.logo, cover.logo_height * MM))
        ]
        there = [size for size in sizes if size[2]]
        tallest = max((tall for _, _, tall in there), default=0.0)
        all_wide = sum(wide for _, wide, _ in there) + CLEAR * (len(there) - 1)
        x = (self.context.typography.format.size[0] - all_wide) / 2
        for mark, wide, tall in there:
            at = top - (tallest - tall) / 2
            self._picture(mark, (x, at - tall, x + wide, at))
            x += wide + CLEAR
        return top - (tallest + CLEAR if tallest else 0.0)

    def _names(self, cover: Cover, top: float, rule: float) -> float:
        """Whose book it is, between what stands above and below; then what it is."""
        room = min(self.height * TITLE, top - rule - 3 * CLEAR)
        free = max(top - rule - 3 * CLEAR - room, 0.0)
        top -= min(free * 0.25, 60.0)
        top = self._centred(((cover.title, "cover-title"),), top, room * 0.6, MOST_LINES)
        natives = tuple((words, "cover-native") for words in cover.natives)
        top = self._centred(natives, top - 4, room * 0.25, (2, 3)) if natives else top
        middle = self.context.typography.format.size[0] / 2
        top -= CLEAR
        self.canvas.line(
            LAYOUT, middle - SHORT / 2, top, middle + SHORT / 2, top, self.context.colour("host"), INNER * 2
        )
        return self._centred(((cover.book, "cover-subtitle"),), top - CLEAR / 2, room * 0.2) - CLEAR

    def _facts_of(self, cover: Cover) -> list[Stack]:
        """The facts side by side in equal columns."""
        facts = self._fact_words(cover)
        share = self._middle[1] / max(len(facts), 1)
        return [stack_of(self.context, words, share - CLEAR, self.height * FACTS) for words in facts]

    def _columns_of(self, facts: list[Stack], rule: float) -> None:
        left, width = self._middle
        colour = self.context.colour("rule")
        self.canvas.line(LAYOUT, left, rule, left + width, rule, colour, INNER)
        for number, stack in enumerate(facts):
            x = left + number * width / len(facts) + CLEAR / 2
            draw_stack(self.canvas, self._inked(stack), x, rule - CLEAR / 2)

    def _foot_words(self, cover: Cover, bottom: float) -> float:
        """Who made it, in one line or more; returns where that begins."""
        type_ = self.context.type("running")
        left, width = self._middle
        stack = stack_of(self.context, ((cover.foot, "running"),), width, 3 * type_.leading)
        top = bottom + PADDING / 2 + stack.height
        if stack.words:
            draw_stack(self.canvas, self._inked(stack), left, top)
        return top
