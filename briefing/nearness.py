"""Which known word was probably meant: the one rule behind every "did you mean"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from briefing.letters import folded

LONGEST: Final = 120  # letters of a word that are compared
SHORTEST_START: Final = 4  # letters that may stand for the long word that begins with them
_PARTS: Final = re.compile(r"[^\W_]+")


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is near, "" when none is: a typo or two away, never merely alike."""
    wanted = _folded(word)
    if not wanted:
        return ""
    names = ((_folded(name), index, name) for index, name in enumerate(known))
    ranked = (
        (far, not near.startswith(wanted), index, name)
        for near, index, name in names
        if (far := _distance_of(wanted, near)) is not None
    )
    best = min(ranked, default=None)
    return best[-1] if best is not None else ""


def meant(word: str, known: Iterable[str], otherwise: str) -> str:
    """The help for a word that is not known: the near one, or else what can be done."""
    near = nearest(word, known)
    return f"did you mean '{near}'?" if near else otherwise


def edit_distance(one: str, other: str) -> int | None:
    """How many letters are wrong, missing, too many or swapped between two words; None where they are not near."""
    return _distance_of(_folded(one), _folded(other))


def _distance_of(word: str, name: str) -> int | None:
    if word == name:
        return 0
    shorter, longer = sorted((word, name), key=len)
    if len(shorter) >= SHORTEST_START and longer.startswith(shorter) and len(longer) <= 3 * len(shorter):
        return min(len(longer) - len(shorter), _allowed(longer) + 1)
    if sorted(_PARTS.findall(word)) == sorted(_PARTS.findall(name)) and word:
        return 1
    most = _allowed(longer)
    if len(longer) - len(shorter) > most or len(shorter) == 1:
        return None
    far = _distance(word, name, most)
    return far if far <= most and 2 * far < len(longer) else None


def _allowed(word: str) -> int:
    """One typo in four letters, and never more than four."""
    return min(max((len(word) + 2) // 4, 1), 4)


def _distance(one: str, other: str, most: int) -> int:
    """Damerau's distance with neighbours swapped; above `most` any number that is larger."""
    before, row = list[int](), list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, right in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


@lru_cache(maxsize=8192)
def _folded(word: str) -> str:
    """Without what fingers and eyes pass over, and without telling which sign joins two words."""
    return re.sub(r"[ _-]+", "-", folded(word[:LONGEST])).strip("-")
