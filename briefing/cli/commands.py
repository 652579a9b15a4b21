"""The commands: a table of what each is given and where its work is, read on demand."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

import click

from briefing import __version__
from briefing.cli import arguments as args
from briefing.cli.exit_codes import exit_code_of
from briefing.cli.options import CommandEntry
from briefing.nearness import nearest
from briefing.values import collect_seldom

_CONTEXT: Final = {
    "help_option_names": ["-h", "--help"], "max_content_width": 96, "auto_envvar_prefix": "BRIEFING",
}  # fmt: skip
_COMMANDS: Final[Mapping[str, CommandEntry]] = {
    "build": CommandEntry(args.BuildArguments, "briefing.cli.building", "build_command"),
    "handouts": CommandEntry(args.HandoutsArguments, "briefing.cli.building", "handouts_command"),
    "check": CommandEntry(args.CheckArguments, "briefing.cli.checking", "check_command"),
    "list": CommandEntry(args.ListArguments, "briefing.cli.listing", "list_command"),
    "readers": CommandEntry(args.ReadersArguments, "briefing.cli.readers", "readers_command"),
    "why": CommandEntry(args.WhyArguments, "briefing.cli.readers", "why_command"),
    "explain": CommandEntry(args.ExplainArguments, "briefing.cli.listing", "explain_command"),
    "verify": CommandEntry(args.VerifyArguments, "briefing.cli.verifying", "verify_command"),
    "clean": CommandEntry(args.CleanArguments, "briefing.cli.verifying", "clean_command"),
    "print": CommandEntry(args.PrintArguments, "briefing.cli.printing", "print_command"),
    "new": CommandEntry(args.NewArguments, "briefing.cli.adding", "new_command"),
    "translate": CommandEntry(args.TranslateArguments, "briefing.cli.translating", "translate_command"),
    "doctor": CommandEntry(args.DoctorArguments, "briefing.cli.doctor", "doctor_command"),
    "init": CommandEntry(args.InitArguments, "briefing.cli.initiating", "init_command"),
    "help": CommandEntry(args.HelpArguments, "briefing.cli.knowing", "help_command"),
    "schema": CommandEntry(args.SchemaArguments, "briefing.cli.knowing", "schema_command"),
    "charts": CommandEntry(args.ChartsArguments, "briefing.cli.charts", "charts_command"),
    "calendar": CommandEntry(args.CalendarArguments, "briefing.cli.exchanging", "calendar_command"),
    "contacts": CommandEntry(args.ContactsArguments, "briefing.cli.exchanging", "contacts_command"),
    "watch": CommandEntry(args.WatchArguments, "briefing.cli.watching", "watch_command"),
    "preview": CommandEntry(args.PreviewArguments, "briefing.cli.previewing", "preview_command"),
}


class Group(click.Group):
    """Makes a command when it is asked for; answers a mistyped one with the nearest."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = _COMMANDS.get(cmd_name)
        return entry.command(cmd_name) if entry is not None else None

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


@click.group(cls=Group, context_settings=_CONTEXT)
@click.version_option(__version__, "-V", "--version", prog_name="briefing")
def cli() -> None:
    """Briefing books, handouts and whole batches for a summit, from a folder of briefs."""


def main() -> None:
    """Run the command line; every failure that a person can mend ends in words and an exit code."""
    collect_seldom()
    try:
        cli(standalone_mode=False)
    except SystemExit:
        raise
    except BaseException as error:
        sys.exit(exit_code_of(error))
