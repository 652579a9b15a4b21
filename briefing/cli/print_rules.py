"""Which option of print goes with which way of arranging pages: none is taken and then forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import click

from briefing.cli.arguments import PrintArguments

_GOES_WITH: Final[Mapping[str, tuple[str, ...]]] = {
    "notes": ("nup",),
    "creep": ("booklet",),
    "marks": ("booklet", "nup", "cards", "fold"),
    "range_": ("booklet", "nup", "cards", "fold"),
    "duplex": ("booklet", "nup", "cards"),
    "sides": ("cards",),
}
MOST_CREEP: Final = 20.0  # millimetres


def refuse_idle(way: str, arguments: PrintArguments) -> None:
    """A usage error for an option that would have no effect, or none that anybody wants."""
    for option, ways in _GOES_WITH.items():
        if getattr(arguments, option) and way not in ways:
            raise click.UsageError(
                f"--{option.rstrip('_')} does nothing with --{way}; it goes with "
                + ", ".join(f"--{w}" for w in ways)
            )
    if not abs(arguments.creep) <= MOST_CREEP:
        raise click.UsageError(f"--creep is a few millimetres; {MOST_CREEP:.0f} are the most")
