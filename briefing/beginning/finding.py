"""One thing that a machine has or lacks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from briefing.values import Value

State: TypeAlias = Literal["good", "note", "lacks"]


class Finding(Value):
    """What it is about, what was found, and where that is not good, the cure."""

    about: str
    state: State
    said: str
    cure: str = ""


def worst(found: Iterable[Finding]) -> State:
    """`lacks` where anything is lacking."""
    states = {finding.state for finding in found}
    order: tuple[State, ...] = ("lacks", "note", "good")
    return next((state for state in order if state in states), "good")
