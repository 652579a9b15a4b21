"""Where things lie: words over words, rules through words, words outside of the margins, words that cannot be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np

from briefing.layout.pages.type_area import margins_of
from tests.contrast import contrast
from tests.measuring.reading import Fault, Measured, MeasuredPage, box_of, is_watermark
from tests.pdfs.content import Box, Words

TOUCH = 0.8  # points that two boxes may share
THIN = 3.0  # points: what is thinner is a rule or the edge of something
SCALE = 2.0
STEP = 16  # of 256: greys that count as one
READABLE, EASY = 4.5, 7.0
NEAR_EDGE = 8.0  # points from the paper's edge
RGB = tuple[float, float, float]


def overlaps(file: Measured) -> Iterator[Fault]:
    """Words over words, and rules through words that are no part of a drawing."""
    for page in file.pages:
        words = sorted(
            (w for w in page.content.words if w.text.strip() and w.upright and not is_watermark(w)),
            key=lambda w: -w.y,
        )
        for index, one in enumerate(words):
            for other in words[index + 1 :]:
                if one.y - other.y > one.size + other.size:
                    break
                if _share(box_of(one), box_of(other)):
                    yield Fault(
                        "overlap", page.number, f"{one.text.strip()[:30]!r} and {other.text.strip()[:30]!r}"
                    )
        yield from _rules_through(page)


def _rules_through(page: MeasuredPage) -> Iterator[Fault]:
    rules = [
        s.box for s in page.shapes if not s.drawn and min(s.box[2] - s.box[0], s.box[3] - s.box[1]) < THIN
    ]
    for words in page.words:
        if words.upright and not words.drawn:
            left, bottom, right, top = box_of(words)
            inner = (left + 0.5, bottom + 0.3, right - 0.5, top - 0.3)
            for rule in rules:
                if max(rule[0], inner[0]) < min(rule[2], inner[2]) and max(rule[1], inner[1]) <= min(
                    rule[3], inner[3]
                ):
                    yield Fault("rule", page.number, f"through {words.text.strip()[:40]!r}")


def _share(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[1], other[1])
    return across > TOUCH and up > TOUCH


def outside(file: Measured) -> Iterator[Fault]:
    """Words beyond the margins of a page that has some, or close to the edge of its paper."""
    for page in file.pages:
        left, bottom, right, top = page.trim
        if page.runs and file.format is not None and page.area is not None:
            sides = [margins_of(file.format, recto) for recto in (True, False)]
            foot, head = page.area
            area = (left + min(s[0] for s in sides), foot, right - min(s[1] for s in sides), head)
        else:
            area = (left + NEAR_EDGE, bottom + NEAR_EDGE, right - NEAR_EDGE, top - NEAR_EDGE)
        for words in page.words:
            if not words.upright:
                continue
            x, y, end, up = box_of(words)
            if x < area[0] - 1 or end > area[2] + 1 or y < area[1] - 1 or up > area[3] + 1:
                yield Fault(
                    "outside", page.number, f"{words.text.strip()[:40]!r} at {x:.0f}, {y:.0f} to {end:.0f}"
                )


def contrasts(page: MeasuredPage) -> Iterator[tuple[Words, float]]:
    """Each string with its contrast against what lies behind it, as the page is drawn."""
    drawn: np.ndarray[Any, np.dtype[np.uint8]] | None = None
    for words in page.content.words:
        if not words.text.strip() or not words.upright or is_watermark(words):
            continue
        if drawn is None:
            drawn = np.asarray(
                page.file.rendered[page.number - 1].render(scale=SCALE).to_pil().convert("RGB"),
                dtype=np.uint8,
            )
        ground = _ground(drawn, box_of(words))
        if ground is not None:
            yield words, contrast(_rgb(words.colour), ground)


def unreadable(file: Measured) -> Iterator[Fault]:
    """Text under 4.5 to 1 against its ground; what is as large as running text under 7."""
    for page in file.pages:
        for words, found in contrasts(page):
            body = not words.drawn and words.artifact is None and abs(words.size - file.body) < 0.02
            if found < (EASY if body else READABLE) - 0.05:
                yield Fault("contrast", page.number, f"{found:.1f}: {words.text.strip()[:40]!r}")


def _ground(drawn: np.ndarray[Any, np.dtype[np.uint8]], box: Box) -> RGB | None:
    """The colour that most of the surface around a string has."""
    height = drawn.shape[0]
    x, y, end, top = (round(v * SCALE) for v in box)
    part = drawn[max(height - top - 2, 0) : max(height - y + 3, 0), max(x - 2, 0) : max(end + 2, 0)]
    if not part.size:
        return None
    pixels = part.reshape(-1, 3)
    most, _ = Counter(map(tuple, (pixels // STEP).tolist())).most_common(1)[0]
    same = pixels[(pixels // STEP == np.asarray(most)).all(axis=1)]
    red, green, blue = same.mean(axis=0) / 255
    return float(red), float(green), float(blue)


def _rgb(colour: tuple[float, ...]) -> RGB:
    if len(colour) == 1:
        return colour[0], colour[0], colour[0]
    if len(colour) == 4:
        cyan, magenta, yellow, key = colour
        return (1 - cyan) * (1 - key), (1 - magenta) * (1 - key), (1 - yellow) * (1 - key)
    red, green, blue = colour
    return red, green, blue
