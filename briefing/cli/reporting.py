"""What a person reads: diagnostics and one line a file, on standard error."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli import rendering
from briefing.diagnostics import GIVEN, Diagnostic, sharpened
from briefing.lazy import lazy

if TYPE_CHECKING:
    from briefing import sources
else:
    sources = lazy("briefing.sources")

_roots: list[Path] = []
_given: dict[str, Sequence[str]] = {}  # what stands on a command line, by the name that messages call it


def say(text: str = "") -> None:
    """A line for a person."""
    click.echo(text, err=True)


def result(text: str) -> None:
    """A line for a program: results only."""
    click.echo(text)


def set_roots(project: Path) -> None:
    """Where the files of diagnostics lie: their names begin with the project's folder."""
    _roots[:] = [project.resolve().parent, project.resolve()]
    lines_of.cache_clear()


def set_given(arguments: Sequence[str]) -> None:
    """The arguments that messages may speak of, each as a line."""
    _given[GIVEN] = arguments


@lru_cache(maxsize=64)
def lines_of(file: str) -> Sequence[str]:
    """Lines of an author's file, none when it cannot be read."""
    if file in _given:
        return _given[file]
    for root in _roots:
        for inside in (_roots[1], root / "assets"):
            if found := sources.lines_of(root / file, inside):
                return found
    return ()


def show_diagnostics(diagnostics: Iterable[Diagnostic], style: str = "human") -> None:
    """All of them in one of the forms of `check --format`; the machine forms go to standard output."""
    found = tuple(sharpened(d, lines_of(d.span.file) if d.span else ()) for d in diagnostics)
    if style == "human":
        if found:
            say(rendering.human(found, lines_of))
    elif style == "json" or found:
        result(
            {"short": rendering.short, "json": rendering.as_json, "github": rendering.github}[style](found)
        )
