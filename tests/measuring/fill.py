"""How full pages are, and what stands alone on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tests.measuring.reading import FALL, RISE, Fault, Measured, MeasuredPage
from tests.pdfs.content import Words

HALF, GOOD = 0.60, 0.80
HOLE = 0.1  # of the height: what is wider and white does not fill a page
LOW = 45.0  # points above the foot: what ends higher did not end for want of room
NEARER = 2.0  # times
CLOSE = 1.6  # sizes of a heading, from its line to that of the label above it where there is no label column
RULE = 3.0  # points: what is lower is a rule, which opens what a subhead stands over
FEW, SOME = 0.03, 0.10  # of the pages that may be under these


def filled(page: MeasuredPage) -> float | None:
    """The share of the type area's height from the first to the last thing, without what stays white in between; None
    where that is no measure.
    """
    if page.area is None or not page.runs or not page.words:
        return None
    foot, head = page.area
    bands = [(w.y - w.size * FALL, w.y + w.size * RISE) for w in page.words]
    bands += [(box[1], box[3]) for box in (*(s.box for s in page.shapes), *page.content.pictures)]
    inside = sorted((max(low, foot), min(high, head)) for low, high in bands if high > foot and low < head)
    lowest, highest = inside[0][0], max(high for _, high in inside)
    holes, reached = 0.0, lowest
    for low, high in inside:
        white = low - reached
        holes += white if white > HOLE * (head - foot) else 0.0
        reached = max(reached, high)
    return (highest - lowest - holes) / (head - foot)


def counted(file: Measured) -> dict[int, float]:
    """The fill of each page that is counted: no cover, no blank page, no last page of a section."""
    shares = {page.number: filled(page) for page in file.pages if not page.last}
    return {number: share for number, share in shares.items() if share is not None}


def emptier(file: Measured, than: float) -> list[int]:
    """The pages that are counted and less full."""
    return [number for number, share in counted(file).items() if share < than]


def fill(file: Measured) -> Iterator[Fault]:
    """More than a few pages that are half empty."""
    pages = counted(file)
    for than, share in ((HALF, FEW), (GOOD, SOME)):
        found = emptier(file, than)
        if len(found) > share * len(pages):
            said = ", ".join(f"{number} ({pages[number]:.0%})" for number in found)
            yield Fault("fill", 0, f"{len(found)} of {len(pages)} pages are under {than:.0%} full: {said}")


def alone(file: Measured) -> Iterator[Fault]:
    """Headings with less than two lines of what follows, and tables cut so that one row stands alone."""
    for page in file.pages:
        yield from _low_headings(page)
    for rows in file.rows:
        bodies = Counter(number for number, head in rows if not head)
        if len(bodies) > 1 and sum(bodies.values()) > 2:
            for number, count in bodies.items():
                if count == 1 and number in (min(bodies), max(bodies)):
                    yield Fault("row", number, "one row of a table stands alone")


def _low_headings(page: MeasuredPage) -> Iterator[Fault]:
    """Only where the page has no room for more: a short section may end behind its first line."""
    if not page.runs or page.area is None or not page.words:
        return
    if min(w.y for w in page.words) - page.area[0] > LOW:
        return
    for words in page.words:
        if page.tag(words) not in ("H1", "H2", "H3", "H4"):
            continue
        below = {round(w.y) for w in page.words if w.y < words.y - 2 and page.tag(w) != page.tag(words)}
        shapes = [s for s in page.shapes if s.box[3] < words.y - 2 and s.box[3] - s.box[1] > 30]
        if len(below) < (1 if page.last else 2) and not shapes:
            yield Fault(
                "heading", page.number, f"{words.text.strip()[:40]!r} with {len(below)} lines below it"
            )


def subheads(file: Measured) -> Iterator[tuple[MeasuredPage, Words, float, float]]:
    """Each subhead with the white above and below it."""
    for page in file.pages:
        heads = [
            w for w in page.words if page.tag(w) in ("H2", "H3", "H4", "H5") and w.upright and not w.drawn
        ]
        labels = [round(w.y) for w in page.words if page.tag(w) == "Lbl"]
        for words in heads:
            if round(words.y) in labels:  # it is the first beside a label
                continue
            upper, lower = _neighbours(page, words, heads)
            if upper is not None and lower is not None:
                yield page, words, upper - (words.y + words.size * RISE), words.y - lower


def _neighbours(page: MeasuredPage, words: Words, heads: list[Words]) -> tuple[float | None, float | None]:
    """Where the nearest thing above ends, and where the nearest below begins, in the columns of a subhead."""
    left, right = words.x, words.x + words.width
    others = [
        w for w in page.words
        if w.x < right and w.x + w.width > left and w is not words and not (w in heads and abs(w.y - words.y) < 2 * words.size)
    ]  # fmt: skip
    if any(w in heads and abs(w.y - words.y) < 2 * words.size and w is not words for w in page.words):
        return None, None  # a heading of two lines, or under another
    upper = min((w for w in others if w.y > words.y + 2), key=lambda w: w.y, default=None)
    if upper is not None and (upper in heads or _is_label(upper, words)):
        return None, None
    above = [upper.y] if upper is not None else []
    below = [w.y + w.size * RISE for w in others if w.y < words.y - 2]
    shapes = [s for s in page.shapes if s.box[0] < right and s.box[2] > left]
    tall = [s for s in shapes if s.box[3] - s.box[1] > RULE]
    drawn = max((s.box[3] for s in tall if s.box[3] < words.y), default=0.0)
    if abs(words.size - page.file.caption) < 0.02 and drawn > max(below, default=0.0):
        return None, None  # the title of a drawing, which begins with a margin of its own
    above += [s.box[1] for s in tall if s.box[1] > words.y + words.size * RISE]
    below += [s.box[3] for s in shapes if s.box[3] < words.y]
    return (min(above) if above else None), (max(below) if below else None)


def _is_label(upper: Words, heading: Words) -> bool:
    """Whether what stands above, smaller and close, is the label of the same row: bold, or quieter than what is read."""
    close = upper.y - heading.y < CLOSE * heading.size
    return upper.size < heading.size and ("Bold" in upper.font or (close and upper.colour != heading.colour))


def distances(file: Measured) -> Iterator[Fault]:
    """A subhead belongs to what follows it: twice as far from above as from below."""
    for page, words, above, below in subheads(file):
        if above < NEARER * below - 0.1:
            yield Fault(
                "subhead", page.number, f"{words.text.strip()[:40]!r}: {above:.1f} above, {below:.1f} below"
            )
