"""Faults that are none: the program does the same with them. Each with the reason."""

from typing import Final

EQUAL: Final[frozenset[tuple[str, str, str]]] = frozenset(
    {
        ("walking", "True", "False"),  # zip's `strict`: every row of a Table is as long as its head
    }
)
