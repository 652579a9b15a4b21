"""What one audience may read of a book and another may not, with its place: by the answers of the second judge."""

from __future__ import annotations

from briefing.values import Value


class Withheld(Value):
    """Words that the other audience does not get: where they were written, on which page they stand and how high, and by
    which rules.
    """

    file: str
    line: int
    column: int
    page: int
    top: float
    height: float
    words: str
    why: tuple[str, ...]
