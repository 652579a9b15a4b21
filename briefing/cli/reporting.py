"""What a person reads: diagnostics and one line a file, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from briefing.diagnostics import Diagnostic


def say(text: str = "") -> None:
    """A line for a person."""
    click.echo(text, err=True)


def result(text: str) -> None:
    """A line for a program: results only."""
    click.echo(text)


def colour() -> bool:
    """Whether standard error is a terminal that wants colour (NO_COLOR is respected)."""
    import os

    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stderr.isatty()


def show_diagnostics(diagnostics: Iterable[Diagnostic], style: str = "human") -> None:
    """All of them in one of the forms of `check --format`; the machine forms go to standard output."""
    from briefing.diagnostics import render

    text = render(tuple(diagnostics), style)
    if text:
        (say if style in ("human",) else result)(text)
