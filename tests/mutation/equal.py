"""Faults that are none: the program does the same with them. Each with the reason."""

from typing import Final

EQUAL: Final[frozenset[tuple[str, str, str]]] = frozenset(
    {
        ("ruling", "(int, bool)", "(bool,)"),  # only a type checker reads it
        ("ruling", "(int, bool)", "(int,)"),
        (
            "rules",
            "name == 'span' or inner is None",
            "name == 'span' and inner is None",
        ),  # neither holds anything to prune
        ("rules", "name == 'span' or inner is None", "inner is None"),
        ("rules", "name == 'span' or inner is None", "name == 'span'"),
    }
)
