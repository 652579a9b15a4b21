"""Line breaking, held against a search through every way to break."""

from __future__ import annotations

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.layout.inline.line_breaking import (
    HOPELESS,
    RAGGED,
    RUNT,
    RUNT_COST,
    SHRINK,
    STRETCH,
    Breaks,
    total_fit,
)

SPACE = 2.0
WORDS = st.lists(st.integers(1, 30).map(float), min_size=1, max_size=9)


def breaks(words: list[float], forced: list[int] | None = None) -> Breaks:
    ends, starts, at = [], [], 0.0
    for width in words:
        ends.append(at + width)
        at += width + SPACE
        starts.append(at)
    count = len(words)
    return Breaks(ends, starts, list(range(1, count + 1)), list(range(count)), None, forced or [])


def lines(chosen: list[int]) -> list[tuple[int, int]]:
    return list(zip([0, *[index + 1 for index in chosen]], chosen, strict=False))


def natural(words: list[float], first: int, last: int) -> float:
    return sum(words[first : last + 1]) + SPACE * (last - first)


def badness(words: list[float], first: int, last: int, width: float, justified: bool) -> float | None:
    """Of one line, None for a line that may not be: pressed too much, or hopelessly loose."""
    free, gaps, final = width - natural(words, first, last), last - first, last == len(words) - 1
    if free < -1e-6:
        room = gaps * SPACE * SHRINK if justified else 0.0
        return 100 * (-free / room) ** 3 if room >= -free else None
    if final:
        return 0.0
    if not justified:
        return 100 * (free / (width * RAGGED)) ** 2
    ratio = free / ((gaps or 0.6) * SPACE * STRETCH)
    return 100 * ratio**3 if ratio <= HOPELESS else None


def cost(words: list[float], chosen: list[int], width: float, justified: bool) -> float | None:
    total = 0.0
    for first, last in lines(chosen):
        bad = badness(words, first, last, width, justified)
        if bad is None:
            return None
        total += (10 + bad) ** 2
        if last == len(words) - 1 and first and natural(words, first, last) <= width:
            total += max(RUNT_COST * (1 - natural(words, first, last) / (width * RUNT)), 0.0)
    return total


@given(WORDS, st.integers(30, 90).map(float))
def test_no_other_way_to_break_is_better(words: list[float], width: float) -> None:
    inner = range(len(words) - 1)
    ways = chain.from_iterable(combinations(inner, count) for count in range(len(words)))
    costs = [cost(words, [*way, len(words) - 1], width, True) for way in ways]
    best = min((found for found in costs if found is not None), default=None)
    strict = total_fit(breaks(words), width, SPACE, True, strict=True)
    assert (strict is None) == (best is None)
    if strict is not None and best is not None:
        assert cost(words, strict, width, True) == pytest.approx(best)


@given(WORDS, st.integers(5, 90).map(float), st.booleans(), st.data())
def test_every_word_is_set_and_only_a_word_that_is_wider_stands_out(
    words: list[float], width: float, justified: bool, data: st.DataObject
) -> None:
    forced = sorted(data.draw(st.sets(st.integers(0, len(words) - 1), max_size=3)))
    chosen = total_fit(breaks(words, forced), width, SPACE, justified)
    assert chosen is not None
    assert chosen == sorted(set(chosen)) and chosen[-1] == len(words) - 1 and set(forced) <= set(chosen)
    for first, last in lines(chosen):
        room = (last - first) * SPACE * SHRINK if justified else 0.0
        assert first == last or natural(words, first, last) <= width + room + 1e-6


@pytest.mark.parametrize("justified", [True, False])
def test_a_word_alone_on_the_last_line_is_avoided(justified: bool) -> None:
    words = [7.0] * 11 + [3.0]  # eleven words fill the line, the twelfth would stand alone
    chosen = total_fit(breaks(words), 97.0, SPACE, justified)
    assert chosen is not None
    first, last = lines(chosen)[-1]
    assert last > first
