"""The bar of a meeting's minutes: who speaks when; what the interpreter says again is hatched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefing.document import Diagram, Label, Shape
from briefing.sections.base.context import Context
from briefing.sections.base.meetings import Meeting, Stretch, Who

WIDTH: Final = 169.0  # mm
HEIGHT: Final = 14.0
BAR: Final = 7.0
PITCH: Final = 1.6  # of hatching
SMALL: Final = 9.0  # points
HOUR: Final = 12.0  # mm that an hour above the bar needs
WORD: Final = 9.0  # mm that a word inside the bar needs
FILLS: Final[dict[Who, str]] = {"press": "white", "we": "host", "they": "hue-pale", "close": "white"}


def bar_of(context: Context, meeting: Meeting) -> Diagram:
    """One stretch beside the other, as wide as it is long, with its hours above."""
    marks: list[Shape | Label] = []
    total = sum(stretch.minutes for _, stretch in meeting.stretches) or 1
    left, hour_free = 0.0, 0.0
    said = []
    large = context.spelled_out  # then the rows below have the words
    hour = HOUR * (2 if large else 1)
    for begins, stretch in meeting.stretches:
        width = WIDTH * stretch.minutes / total
        words = context.word(f"turn-{stretch.who}")
        said.append(f"{begins:%H:%M} {words}")
        marks += _stretch(stretch.who, left, width, meeting.plan.interpretation == "consecutive")
        room = _room(stretch, width, meeting.plan.interpretation == "consecutive")
        if room >= WORD and not large:
            role = "white" if stretch.who == "we" else "ink"
            marks.append(Label(left + 1.5, BAR / 2 - 1.1, words, SMALL, role, "bold", room=room - 2))
        if left >= hour_free and left + 2 * hour <= WIDTH:
            marks.append(Label(left, BAR + 2, context.language.clock(begins.time()), SMALL, "ink"))
            hour_free = left + hour
        left += width
    ends = meeting.session.ends
    if ends is not None:
        marks.append(Label(WIDTH, BAR + 2, context.language.clock(ends.time()), SMALL, "ink", align="right"))
    alt = "; ".join(said)
    return Diagram(WIDTH, HEIGHT, tuple(marks), alt, enlarge=4.0)


def key_of(context: Context, meeting: Meeting) -> str:
    """What the bar does not say itself: what is hatched, and each stretch that has no room for its name; "" for nothing."""
    interpreted = meeting.plan.interpretation == "consecutive"
    total = sum(stretch.minutes for _, stretch in meeting.stretches) or 1
    hatched = any(_hatched(stretch.who, interpreted) for _, stretch in meeting.stretches)
    bare = [
        f"{context.language.clock(begins.time())} {context.word(f'turn-{stretch.who}')}"
        for begins, stretch in meeting.stretches
        if not context.spelled_out and _room(stretch, WIDTH * stretch.minutes / total, interpreted) < WORD
    ]
    return " · ".join([*([context.word("hatched")] if hatched else []), *bare])


def _room(stretch: Stretch, width: float, interpreted: bool) -> float:
    """How wide a word inside a stretch may be."""
    return width / 2 if _hatched(stretch.who, interpreted) else width


def _hatched(who: Who, interpreted: bool) -> bool:
    return interpreted and who in ("we", "they")


def _stretch(who: Who, left: float, width: float, interpreted: bool) -> Iterator[Shape]:
    if _hatched(who, interpreted):
        yield Shape("rect", (left, 0, width / 2, BAR), FILLS[who], "host", 0.5)
        yield Shape("rect", (left + width / 2, 0, width / 2, BAR), "white", "host", 0.5)
        yield from _hatching(left + width / 2, width / 2)
    else:
        yield Shape("rect", (left, 0, width, BAR), FILLS[who], "host", 0.5)


def _hatching(left: float, width: float) -> Iterator[Shape]:
    """Rising lines, cut at the edges of a rectangle."""
    start = -BAR + PITCH
    while start < width:
        low, high = max(start, 0.0), min(start + BAR, width)
        yield Shape(
            "line", (left + low, low - start, left + high, high - start), stroke="muted", width_pt=0.5
        )
        start += PITCH
