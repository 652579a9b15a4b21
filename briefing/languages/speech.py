"""How long words take to be said."""

from __future__ import annotations

import math
import re
from typing import Final, Literal, TypeAlias

Interpretation: TypeAlias = Literal["none", "consecutive", "simultaneous"]
TIMES: Final[dict[Interpretation, int]] = {"none": 1, "simultaneous": 1, "consecutive": 2}
"""How often everything is said: with consecutive interpretation again in the other language."""
_WORD: Final = re.compile(r"[^\W_]+(?:[-’'.,][^\W_]+)*")


def words_in(text: str) -> int:
    """How many words are spoken; a figure is one."""
    return len(_WORD.findall(text))


def minutes_of(words: int, rate: int, interpretation: Interpretation) -> float:
    """The minutes that so many words take at so many a minute."""
    return words * TIMES[interpretation] / rate


def whole_minutes(minutes: float) -> int:
    """As it is printed: nothing that is said takes none."""
    return max(math.ceil(minutes - 0.05), 1) if minutes else 0
