"""The white above rows: even on a page, and not tight where the page has room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tests.measuring.reading import FALL, Fault, Measured, MeasuredPage
from tests.pdfs.content import Box, Words

THIN = 3.0  # points: what is higher is no rule
LONG = 40.0  # points: what is shorter is a mark
UNEVEN = 8.0  # points: half a line of the grid, and what lines of small type stand off it
TIGHT, ROOM = 9.0, 40.0  # points above a row, on a page that has so many free at its foot
OTHER = {
    "TD",
    "TH",
    "H1",
    "H2",
    "H3",
    "H4",
    "Link",
}  # headings are near what they open; tables and lists have lines of their own
PAIR = 15.5  # points: rules that are nearer are seen as two
BEGUN = 30.0  # points between a rule and the mark of a section that begins there


@dataclass(frozen=True)
class Opened:
    """A rule with the white between it and the words above it."""

    rule: Box
    white: float
    above: Words


def rules_of(page: MeasuredPage) -> list[Box]:
    """Horizontal rules that are no part of a drawing, from the head down."""
    found = {s.box for s in page.shapes if not s.drawn and s.box[3] - s.box[1] < THIN}
    return sorted((box for box in found if box[2] - box[0] >= LONG), key=lambda box: -box[1])


def rows(page: MeasuredPage) -> Iterator[Opened]:
    """The rules that open a row with its label beside it, below running text of the same section."""
    starts = [y for number, y in page.file.begun if number == page.number]
    wide = (page.trim[2] - page.trim[0]) / 2
    marks = [w for w in page.words if page.tag(w) == "Lbl" or "Bold" in w.font]
    for rule in (box for box in rules_of(page) if box[2] - box[0] > wide):
        labels = [w for w in marks if 0 < rule[1] - w.y < 2.5 * w.size and w.x - rule[0] < 20]
        above = [
            w for w in page.words
            if w.x < rule[2] and w.x + w.width > rule[0] and w.y - w.size * FALL > rule[3] - 1
        ]  # fmt: skip
        lowest = min(above, key=lambda w: w.y - w.size * FALL, default=None)
        begins = any(abs(y - rule[3]) < BEGUN for y in starts)
        tags = {page.tag(w) for w in labels} | ({page.tag(lowest)} if lowest is not None else set())
        if (
            lowest is None or not labels or begins or tags & OTHER or lowest.artifact
        ):  # a head that is said again
            continue
        bottom = lowest.y - lowest.size * FALL
        drawn = [
            s.box for s in page.shapes if s.box[1] > rule[3] and s.box[0] < rule[2] and s.box[2] > rule[0]
        ]
        if not any(box[1] < bottom for box in drawn):
            yield Opened(rule, bottom - rule[3], lowest)


def gaps(file: Measured) -> Iterator[Fault]:
    """Rows of one kind that stand at uneven distances, or tight on a page that has room."""
    for page in file.pages:
        if not page.runs or page.area is None or not page.words:
            continue
        alike: dict[tuple[int, ...], list[float]] = defaultdict(list)
        for row in rows(page):
            left, bottom, right, top = row.rule
            alike[round(left), round(right), round(2 * (top - bottom))].append(row.white)
        lowest = min([w.y for w in page.words] + [s.box[1] for s in page.shapes])
        for found in alike.values():
            said = ", ".join(f"{white:.0f}" for white in found)
            if max(found) - min(found) > UNEVEN * scale_of(file):
                yield Fault("gaps", page.number, f"rows stand {said} points below what is above them")
            elif len(found) > 1 and min(found) < TIGHT and lowest - page.area[0] > ROOM:
                yield Fault("gaps", page.number, f"rows stand {said} points apart, and the page has room")


def scale_of(file: Measured) -> float:
    return max(file.body / file.style.paragraphs["body"].size, 1.0)


def pairs(file: Measured) -> Iterator[Fault]:
    """Two rules under one another with nothing between: one says what both say."""
    for page in file.pages:
        tall = [s.box for s in page.shapes if s.box[3] - s.box[1] >= THIN]
        found = rules_of(page)
        for upper, lower in ((a, b) for n, a in enumerate(found) for b in found[n + 1 :]):
            across = min(upper[2], lower[2]) - max(upper[0], lower[0])
            apart = upper[1] - lower[3]
            if across < LONG or not 0.5 < apart < PAIR:
                continue
            left, right = max(upper[0], lower[0]), min(upper[2], lower[2])
            words = [(w.x, w.y, w.x + w.width, w.y + w.size / 2) for w in page.words]
            between = (
                box for box in (*words, *tall)
                if box[0] < right and box[2] > left and box[1] < upper[3] and box[3] > lower[1]
            )  # fmt: skip
            if not any(between):
                yield Fault("rules", page.number, f"two rules {apart:.0f} points apart at {lower[3]:.0f}")
