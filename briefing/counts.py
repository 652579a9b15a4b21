"""How many of what, in the words of a message."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """`1 line`, `2 lines`; `many` where the plural is not made with an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"
