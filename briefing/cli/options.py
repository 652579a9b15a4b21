"""Options that several commands share, and "did you mean" for commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from briefing.nearness import nearest

MOST_COPIES = 999
LONGEST_WATERMARK = 40
F = TypeVar("F", bound=Callable[..., Any])


class Group(click.Group):
    """A group that answers a mistyped command with the nearest one."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = nearest(args[0], self.list_commands(ctx))
            if near and near not in error.message:
                raise click.UsageError(f"{error.message} Did you mean '{near}'?", ctx) from error
            raise


delegations = click.argument("delegations", nargs=-1, metavar="[DELEGATION]...")
project = click.option(
    "--project", "-C", type=click.Path(path_type=Path), default=None, metavar="DIR",
    help="Folder of briefs (default: ./briefs, or this folder when it holds summit.yaml).",
)  # fmt: skip
audience = click.option("-a", "--audience", "audiences", multiple=True, help="For whom; may be repeated.")
language = click.option(
    "-l", "--language", "languages", multiple=True, help="In which language; may be repeated."
)
fmt = click.option(
    "--format", "formats", multiple=True, help="On which paper (a4, letter ...); may be repeated."
)
target = click.option(
    "--target", type=click.Choice(["screen", "office", "press"]), default=None,
    help="For the screen, the office printer, or the press.",
)  # fmt: skip
out = click.option(
    "-o", "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("build"), show_default=True,
    metavar="DIR", help="Where the files go.",
)  # fmt: skip


def _few_words(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Words across a page are few, and can be seen."""
    if value is not None and not (value.strip() and value.isprintable() and len(value) <= LONGEST_WATERMARK):
        raise click.BadParameter(f"write some words in one line, {LONGEST_WATERMARK} letters at most")
    return value


def report_options(function: F) -> F:
    """-q and -v."""
    function = click.option("-q", "--quiet", is_flag=True, help="Only errors.")(function)
    return click.option("-v", "--verbose", count=True, help="More: timings, cache; twice: tracebacks.")(
        function
    )


def making_options(function: F) -> F:
    """What build and handouts have in common: how files are made, for whom copies are, what is said of it."""
    for option in reversed(_MAKING):
        function = option(function)
    return function


_MAKING: tuple[Callable[[Any], Any], ...] = (
    click.option(
        "-j", "--jobs", type=click.IntRange(1, 256), default=None, help="Worker processes (default: all cores)."
    ),
    click.option("--executor", default="local", metavar="NAME", help="local, inline, dask://host:8786, or tls://host:8786 with certificates."),
    click.option("-n", "--dry-run", is_flag=True, help="Show what would be built and why; build nothing."),
    click.option("-f", "--force", is_flag=True, help="Build also what is up to date."),
    click.option(
        "--fail-fast/--keep-going", " /-k", "fail_fast", default=False,
        help="Stop at the first failure, or go on (as it does unless told).",
    ),
    click.option(
        "--draft", is_flag=True, help="Build in spite of page budgets; every page says that it is a draft."
    ),
    click.option(
        "--replace", is_flag=True,
        help="Replace other content under the same version: nothing of it was handed out.",
    ),
    click.option(
        "--since", type=click.Path(file_okay=False, exists=True, path_type=Path), metavar="DIR",
        help="An earlier version of the briefs: books say what changed since.",
    ),
    click.option(
        "--copies", type=click.IntRange(1, MOST_COPIES), default=None,
        help="Numbered copies of each, for the offices of the distribution list in its order.",
    ),
    click.option(
        "--watermark", metavar="WORDS", default=None, callback=_few_words, help="Words across every page, behind the text."
    ),
    click.option(
        "--passwords", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), metavar="FILE",
        help="File with a password for each delegation; - asks for them.",
    ),
    click.option(
        "--time-limit", type=click.IntRange(1), default=300, show_default=True, help="Seconds for one file."
    ),
    click.option("--json", "as_json", is_flag=True, help="Print the result as JSON on standard output."),
    click.option("--open", "open_", is_flag=True, help="Open the first file when done."),
    click.option("--strict", is_flag=True, help="Warnings are errors."),
)  # fmt: skip
