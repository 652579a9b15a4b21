"""Options that several commands share, and "did you mean" for commands."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


class Group(click.Group):
    """A group that answers a mistyped command with the nearest one."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = get_close_matches(args[0], self.list_commands(ctx), 1)
            if near and near[0] not in error.message:
                raise click.UsageError(f"{error.message} Did you mean '{near[0]}'?", ctx) from error
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


def report_options(function: F) -> F:
    """-q and -v."""
    function = click.option("-q", "--quiet", is_flag=True, help="Only errors.")(function)
    return click.option("-v", "--verbose", count=True, help="More: timings, cache; twice: tracebacks.")(
        function
    )
