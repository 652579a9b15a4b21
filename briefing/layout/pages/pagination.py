"""Page make-up: flowables onto pages, in one pass."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import islice, pairwise
from math import ceil

from briefing.counts import counted
from briefing.layout.flow.callouts import InMargin
from briefing.layout.flow.containers import Kept, flex_in, flexed
from briefing.layout.flow.flowables import (
    Break,
    Flowable,
    RuledLines,
    Spacer,
    TextFlowable,
    gap_between,
    off,
    with_one_loosened,
)
from briefing.layout.flow.fragmentation import CLOSE, break_at, first_calls, least_of, split_to_fit, tied_in
from briefing.layout.flow.labelled import filled, open_lines
from briefing.layout.pages.fullness import is_figure, is_one
from briefing.layout.pages.page_making import Member, PageMaker
from briefing.layout.pages.spreading import Placement, lowered

WINDOW = 24  # flowables looked at together: no chain of headings is longer
MOST_WHITE = 0.2  # of a page that is left for what is kept whole; what would leave more is cut
WHITE_FOR_ONE = 0.4  # the same for what is looked at as one thing: a card, a table
LEAST_TEXT = 0.12  # of a page: figures do not wait for what is less


class Pagination(PageMaker):
    """Fills pages."""

    def tried(self, flowables: Sequence[Flowable]) -> tuple[int, float]:
        """How many pages flowables would take from here on, and how far down they would come on the last one."""
        open_ = self.canvas is not None
        trial = Pagination(self.context, self.area, self.recto, dry=True)
        trial.members.append(Member(self.members[-1].part.replaced(budget=None), 0))
        trial.start_page()
        if open_:
            trial.y, trial.fresh, trial.upper = self.y, self.fresh, self.upper
        trial.place_all(flowables)
        last = self.area.top - trial.y
        trial.finish_page()
        return len(trial.pages), last

    def place_all(self, flowables: Sequence[Flowable]) -> None:
        """Flowables in order; a figure that does not fit waits for the head of the next page while text goes on."""
        waiting = deque(flowables)
        floats: list[Flowable] = []
        while waiting or floats:
            if floats and (self.fresh or not waiting):
                waiting.extendleft(reversed(floats))
                floats = []
            self._say_again(waiting)
            flowable = waiting[0]
            if isinstance(flowable, Break):
                waiting.popleft()
                waiting.extendleft(reversed(floats))
                floats = []
                self._break(flowable)
            elif (lines := open_lines(flowable)) is not None:
                self._fill(flowable, lines)
                waiting.popleft()
            elif floats and (flowable.opens or (isinstance(flowable, Spacer) and flowable.fill)):
                self.next_page(full=True)
            elif not self._place_next(waiting):
                if self.fresh:
                    self._oversize(waiting)
                elif self._may_wait(waiting, floats):
                    floats.append(waiting.popleft())
                elif self.room > _most_white(waiting) * self.area.height and _loosen(waiting, alone=False):
                    continue
                else:
                    self.next_page(full=True)

    def _say_again(self, waiting: deque[Flowable]) -> None:
        """What a page begins with, figures that waited for it aside, stands below the head of its group."""
        first = waiting[0]
        begins = self.fresh or (self.placements and all(is_figure(one.flowable) for one in self.placements))
        if first.under is not None and begins:
            waiting[0] = first.replaced(under=None)
            waiting.extendleft(one.replaced(wide=first.wide) for one in reversed(first.under()))

    def _place_next(self, waiting: deque[Flowable]) -> bool:
        """Place the first flowable, or as much of it as fits with what it is tied to; False when nothing does."""
        flowable = waiting[0]
        gap = 0.0 if self.fresh else gap_between(self.upper, flowable)
        lead = self._lead(waiting, gap)
        room = self.room - gap - (lead or self._drift(waiting, gap))
        notes = self._foot.room if self._foot is not None else None
        needed = flowable.height + (notes(flowable.note_calls()) if notes is not None else 0.0)
        if not flowable.keep and needed <= room + CLOSE:
            self._put(waiting.popleft())
            return True
        lower = room - (needed - flowable.height)
        if not flowable.keep and flowable.least_height < min(flowable.height, lower + CLOSE):
            self._put(waiting.popleft().at_height(lower - CLOSE))
            return True
        if isinstance(flowable, InMargin) and not self._fits_beside(flowable):
            return False
        window = list(islice(waiting, WINDOW))
        taken, rest = break_at(window, room, notes)
        if not taken:
            lack = least_of(window) - room + (notes(first_calls(window)) if notes is not None else 0.0)
            return lack > 0 and self._made_room(lack)
        self._put(taken[0], lead)
        waiting.popleft()
        if len(taken) == 1 and rest and (len(window) == 1 or rest[0] is not window[1]):
            waiting.appendleft(rest[0])
            self.next_page(
                full=True
            )  # the rest of a flowable that was cut, however low, stands on another page
        return True

    def _made_room(self, lack: float) -> bool:
        """Whether charts on the open page could be made lower for what comes next; then it is tried again."""
        half = self.context.style.grid * self.context.scale / 2
        wanted = ceil((lack + CLOSE) / half) * half
        found = lowered(self.placements, wanted)
        if found is None:
            return False
        self.placements = found
        self.y += wanted
        return True

    def _may_wait(self, waiting: deque[Flowable], floats: list[Flowable]) -> bool:
        """A figure may wait while text follows it and the page still has room for text."""
        return (
            is_figure(waiting[0])
            and self._text_follows(waiting)
            and len(floats) < 2
            and self.room > self.area.height * LEAST_TEXT
        )

    def _text_follows(self, waiting: deque[Flowable]) -> bool:
        return (
            len(waiting) > 1
            and not isinstance(waiting[1], Break)
            and (not is_figure(waiting[1]) or waiting[1].height + waiting[1].before < self.room)
            and not waiting[1].opens
        )

    def _put(self, flowable: Flowable, lead: float = 0.0) -> None:
        """`lead`: how much further down it stands."""
        if self.fresh and isinstance(flowable, Spacer):
            return
        gap = 0.0 if self.fresh else gap_between(self.upper, flowable)
        if self._foot is not None:
            self._foot.add(flowable.note_calls(), self.room - gap - flowable.height)
        if isinstance(flowable, InMargin):
            self._put_beside(flowable, gap)
            return
        self._watch(flowable)
        self.y = self._on_grid(flowable, self.y - gap - lead, self.upper)
        self.placements.append(Placement(flowable, self.y, gap + self.apart))
        self.y -= flowable.height
        self.upper, self.fresh, self.apart = flowable, False, 0.0

    def _lead(self, waiting: deque[Flowable], gap: float) -> float:
        """How far a subhead moves down, so that what it stands over begins on the grid as close to it as its style asks."""
        half = self.context.style.grid * self.context.scale / 2
        depth, upper = self.area.top - self.y + gap, None
        for flowable in islice(waiting, WINDOW):
            depth += gap_between(upper, flowable)
            if not flowable.subhead:
                at = flowable.text_at(half) if upper is not None else None
                return 0.0 if at is None else -(depth + at) % half
            if not flowable.keep:
                return 0.0
            depth, upper = depth + flowable.height, flowable
        return 0.0

    def _drift(self, waiting: deque[Flowable], gap: float) -> float:
        """How far the first flowables move down to the grid, as far as they are tied to what follows them."""
        if not waiting[0].keep:
            return 0.0
        y, upper, moved = self.y - gap, self.upper, 0.0
        for flowable, below in pairwise(islice(waiting, WINDOW)):
            if not flowable.keep:
                break
            at = self._on_grid(flowable, y, upper)
            moved += y - at
            y, upper = at - flowable.height - gap_between(flowable, below), flowable
        return moved

    def _on_grid(self, flowable: Flowable, y: float, upper: Flowable | None) -> float:
        """Where running text begins: back on the grid, in halves of it, after flowables that stand off it; that of a
        box too. Items of a list keep their own even distances.
        """
        half = self.context.style.grid * self.context.scale / 2
        at = flowable.text_at(half)
        if at is None or _leads(flowable) or (_is_item(flowable) and _is_item(upper)):
            return y
        depth = self.area.top - y + at
        short = -depth % half
        fits = self.room - (self.y - y) - short >= flowable.height
        return y - short if fits and off(depth, half) > 0.01 else y

    # -- at the side

    def _fits_beside(self, flowable: InMargin) -> bool:
        """Whether the room at the side from here on holds a note."""
        return self.fresh or self.side - flowable.tall >= self.bottom - CLOSE

    def _put_beside(self, flowable: InMargin, gap: float) -> None:
        """Level with the next flowable, higher where the page ends too soon."""
        level = min(self.y - gap, self.side)
        top = min(max(level, self.bottom + flowable.tall), self.side)
        self.placements.append(Placement(flowable, top, apart=flowable.tall))
        self.side = top - flowable.tall - self.context.type("body").leading / 2

    # -- what is no text

    def _watch(self, flowable: Flowable) -> None:
        member = self.members[-1]
        budget = member.part.budget
        if budget is None or member.pages <= budget:
            return
        if member.over is None:
            member.over = flowable.span or member.part.span
        member.over_height += flowable.height + max(flowable.before, flowable.after)

    def _break(self, flowable: Break) -> None:
        if flowable.to == "recto" and (not self.fresh or not self.recto):
            self.next_recto()
        elif not self.fresh:
            self.next_page()

    def _fill(self, flowable: Flowable, lines: RuledLines) -> None:
        """Ruled lines, bare or beside their label, to the foot of the page."""
        gap = 0.0 if self.fresh else gap_between(self.upper, flowable)
        if self.room < gap + flowable.height + lines.least:
            if lines.spare:
                return
            if not self.fresh:
                self.next_page()
                gap = 0.0
        if lines.spare and self.fresh:
            return
        self._put(filled(flowable, self.room - gap - 4))

    def _oversize(self, waiting: deque[Flowable]) -> None:
        """A flowable that not even an empty page holds: cut it as far as it can be, else say where it stands."""
        flowable = waiting[0]
        if self._foot is not None and self._foot.flowables and flowable.height > self.room:
            self.next_page(full=True)  # notes of the page before have taken what the flowable needs
            return
        lack = flowable.height - self.room
        if 0 < lack <= flex_in([flowable])[0]:
            waiting[0] = flexed([flowable], -lack)[0]
            return
        if _loosen(waiting):
            return
        waiting.popleft()
        halves = None
        if (
            self._foot is not None and flowable.note_calls()
        ):  # half of the page for text, half for the notes it calls
            halves = split_to_fit(flowable, self.room / 2) if flowable.height > self.room / 2 else None
            if halves is None and flowable.height <= self.room + CLOSE:
                self._put(flowable)
                return
        halves = halves or flowable.split(self.room)
        if halves is not None:
            self._put(halves[0])
            self.next_page(full=True)
            waiting.appendleft(halves[1])
        elif isinstance(flowable, Kept) and len(flowable.flowables) > 1:
            waiting.extendleft(
                reversed([one.replaced(span=one.span or flowable.span) for one in flowable.flowables])
            )
        else:
            self._say_too_tall(flowable)
            self._put(flowable)

    def _say_too_tall(self, flowable: Flowable) -> None:
        over = flowable.height - self.room
        if over > 0.5:
            line = self.context.type("body").leading
            self.context.findings.problems.error(
                "does-not-fit", f"this is {counted(max(1, round(over / line)), 'line')} taller than a page and cannot be cut", flowable.span,
                "split it in two, or make it shorter",
            )  # fmt: skip


def _most_white(waiting: Sequence[Flowable]) -> float:
    """The share of a page that may be left for the first flowable, with what it is tied to."""
    return WHITE_FOR_ONE if any(map(is_one, tied_in(list(islice(waiting, WINDOW))))) else MOST_WHITE


def _loosen(waiting: deque[Flowable], alone: bool = True) -> bool:
    """Give up a rule of what no page holds with all that it is tied to; a row may stand `alone` then."""
    tied = 1
    while waiting[tied - 1].keep and tied < min(len(waiting), WINDOW):
        tied += 1
    looser = with_one_loosened(list(islice(waiting, tied)), alone)
    for index, flowable in enumerate(looser or ()):
        waiting[index] = flowable
    return looser is not None


def _leads(flowable: Flowable) -> bool:
    """Whether it is a subhead alone, which keeps its distance to what follows and not to the grid."""
    return flowable.subhead and flowable.keep


def _is_item(flowable: Flowable | None) -> bool:
    return isinstance(flowable, TextFlowable) and flowable.label is not None
