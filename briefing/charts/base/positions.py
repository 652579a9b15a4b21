"""Positions from the most against to the most in favour: one sign and one colour for each, wherever they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from briefing.values import Value

UNKNOWN: Final = "unknown"
POSITIONS: Final = ("opposed", "cautious", "open", "supportive")


class Step(Value):
    """`colour` is a role of drawings ("" where nothing is known), `sign` says the same without colour, `over` is text on it."""

    colour: str
    sign: str
    over: str = "ink"


AGAINST: Final = Step("negative-2", "− −", "white")
DOUBTING: Final = Step("negative-1", "−")
BETWEEN: Final = Step("neutral", "·")
LEANING: Final = Step("positive-1", "+")
FOR: Final = Step("positive-2", "+ +", "white")
NOWHERE: Final = Step("", "?")

_SCALES: Final = {
    2: (AGAINST, FOR), 3: (AGAINST, BETWEEN, FOR), 4: (AGAINST, DOUBTING, LEANING, FOR),
    5: (AGAINST, DOUBTING, BETWEEN, LEANING, FOR),
}  # fmt: skip
LENGTHS: Final = frozenset(_SCALES)


def steps(words: tuple[str, ...] = POSITIONS) -> Mapping[str, Step]:
    """The step of each word of a scale of two to five, and of what is not known."""
    return dict(zip(words, _SCALES[len(words)], strict=True)) | {UNKNOWN: NOWHERE, "": NOWHERE}
