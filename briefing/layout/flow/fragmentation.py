"""Where a row of flowables breaks: how much of it a room holds: headings with what follows, notes with the lines that call them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.layout.flow.flowables import FEWEST_LINES, Break, Flowable, NoteRoom, gap_between
from briefing.layout.inline.paragraphs import NoteCall

CLOSE = 0.01  # points that lengths may differ by and be equal


def break_at(
    flowables: Sequence[Flowable], room: float, notes: NoteRoom | None = None
) -> tuple[list[Flowable], list[Flowable]]:
    """As many flowables as fit, the last one cut where it can be."""
    used, upper = 0.0, None
    called: list[NoteCall] = []
    for index, flowable in enumerate(flowables):
        if isinstance(flowable, Break):
            return list(flowables[:index]), list(flowables[index:])
        used += gap_between(upper, flowable)
        free = room - used
        if notes is not None:
            before, called = called, [*called, *flowable.note_calls()]
            free -= notes(called)
        if flowable.height > free + CLOSE or not _followers_fit(flowables, index, room - used, called, notes):
            if notes is not None:
                called = before
            halves = None if flowable.keep else split_to_fit(flowable, room - used, called, notes)
            if halves is not None:
                return [*flowables[:index], halves[0]], [halves[1], *flowables[index + 1 :]]
            while index and flowables[index - 1].keep:
                index -= 1
            return list(flowables[:index]), list(flowables[index:])
        used += flowable.height
        upper = flowable
    return list(flowables), []


def split_to_fit(
    flowable: Flowable, room: float, called: Sequence[NoteCall] = (), notes: NoteRoom | None = None
) -> tuple[Flowable, Flowable] | None:
    """The most of a flowable that fits the room with the notes it calls, and the rest."""
    tried = room
    while True:
        halves = flowable.split(tried)
        if halves is None:
            return None
        height = halves[0].height
        needed = height if notes is None else height + notes([*called, *halves[0].note_calls()])
        if needed <= room + CLOSE:
            return halves
        if notes is None or height >= tried + 1:
            return None
        tried = min(height, tried) - 0.1


def _followers_fit(
    flowables: Sequence[Flowable], index: int, room: float, called: list[NoteCall], notes: NoteRoom | None
) -> bool:
    """Whether a flowable that is tied to the next can stand here with the beginning of what it is tied to."""
    for upper, below in pairwise(tied_in(flowables, index)):
        room -= upper.height + gap_between(upper, below)
        needed = below.least
        if notes is not None:
            needed += notes([*called, *below.first_note_calls()])
            called = [*called, *below.note_calls()]
        if needed > room + CLOSE:
            return False
    return True


def tied_in(flowables: Sequence[Flowable], first: int = 0) -> Sequence[Flowable]:
    """A flowable with those that it is tied to: a subhead also to what follows the one line below it."""
    end, headed = first + 1, False
    while end < len(flowables) and not isinstance(flowables[end], Break):
        upper, below = flowables[end - 1], flowables[end]
        single = headed and upper.lines < FEWEST_LINES and not (below.opens or below.subhead)
        if not (upper.keep or single):
            break
        headed, end = upper.subhead and upper.keep, end + 1
    return flowables[first:end]


def least_of(flowables: Sequence[Flowable]) -> float:
    """The height that the first flowable takes with the beginning of what it is tied to."""
    *above, last = tied_in(flowables)
    upper: Flowable | None = None
    height = 0.0
    for flowable in above:
        height += gap_between(upper, flowable) + flowable.height
        upper = flowable
    return height + gap_between(upper, last) + min(last.least, last.least_height)


def first_calls(flowables: Sequence[Flowable]) -> list[NoteCall]:
    """The notes that this height calls."""
    *above, last = tied_in(flowables)
    return [*(call for flowable in above for call in flowable.note_calls()), *last.first_note_calls()]
