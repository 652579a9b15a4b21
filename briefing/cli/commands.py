"""The commands and their options; each imports its work only when it runs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from briefing import __version__
from briefing.cli.options import (
    Group,
    audience,
    delegations,
    fmt,
    language,
    making_options,
    out,
    project,
    report_options,
    target,
)

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 96, "auto_envvar_prefix": "BRIEFING"}


@click.group(cls=Group, context_settings=CONTEXT)
@click.version_option(__version__, "-V", "--version", prog_name="briefing")
def cli() -> None:
    """Briefing books, handouts and whole batches for a summit, from a folder of briefs."""


@cli.command()
@delegations
@project
@audience
@language
@fmt
@target
@out
@click.option(
    "-p", "--product", "products", multiple=True, help="A product other than the book; may be repeated."
)
@click.option("--only", "products", multiple=True, hidden=True)
@making_options
@report_options
def build(**options: Any) -> None:
    """Build the books of the DELEGATIONS named, or, with none named, everything that the summit orders."""
    from briefing.cli.building import build_command

    sys.exit(build_command(options))


@cli.command()
@delegations
@project
@audience
@language
@fmt
@target
@out
@click.option(
    "--only", "products", multiple=True, metavar="PRODUCT", help="One handout of the set; may be repeated."
)
@click.option("--list", "list_", is_flag=True, help="List the handouts with paper, audience and pages.")
@making_options
@report_options
def handouts(**options: Any) -> None:
    """Make the set of handouts for the DELEGATIONS named, or for all."""
    from briefing.cli.building import handouts_command

    sys.exit(handouts_command(options))


@cli.command()
@project
@click.option("--format", "format_", type=click.Choice(["human", "short", "json", "github"]), default="human")
@click.option("--strict", is_flag=True, help="Warnings are errors.")
@click.option("-q", "--quiet", is_flag=True, help="Only errors.")
@click.option("--pages", is_flag=True, help="Also lay out every book and handout, without writing any.")
def check(**options: Any) -> None:
    """Check every brief; show all mistakes of all files at once, each with its place and its cure."""
    from briefing.cli.checking import check_command

    sys.exit(check_command(options))


@cli.command(name="list")
@delegations
@project
@out
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def list_(**options: Any) -> None:
    """List the delegations, and every file that the summit orders with its state and why it is due."""
    from briefing.cli.listing import list_command

    sys.exit(list_command(options))


@cli.command()
@delegations
@project
@audience
@click.option(
    "--between",
    nargs=2,
    default=None,
    metavar="A B",
    help="Only what one of two audiences may have and the other may not.",
)
@click.option(
    "--fields", is_flag=True, help="List the fields that have readers of their own; needs no briefs."
)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def readers(**options: Any) -> None:
    """Say item by item who may have it and by which rule, in the papers of the DELEGATIONS, or in those of all."""
    from briefing.cli.readers import readers_command

    sys.exit(readers_command(options))


@cli.command()
@click.argument("text", metavar="TEXT")
@project
@audience
@click.option("-d", "--delegation", "delegations", multiple=True, help="In whose papers; may be repeated.")
def why(**options: Any) -> None:
    """Say who may have the words TEXT, and why or why not. Exit code 1: an audience that was named may not."""
    from briefing.cli.readers import why_command

    sys.exit(why_command(options))


@cli.command()
@click.argument("target_path", metavar="TARGET")
@project
@out
def explain(**options: Any) -> None:
    """Say why TARGET (a file of the plan) would be built, and which input changed."""
    from briefing.cli.listing import explain_command

    sys.exit(explain_command(options))


@cli.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path("build"))
@project
@click.option("--deep/--no-deep", default=True, help="Read every PDF back, or compare hashes and sizes only.")
def verify(**options: Any) -> None:
    """Verify a FOLDER of published files against its manifest, and each file against what it should be."""
    from briefing.cli.verifying import verify_command

    sys.exit(verify_command(options))


@cli.command()
@out
@click.option("--stale", is_flag=True, help="Only the files that the summit ordered once and does not now.")
def clean(**options: Any) -> None:
    """Remove the files that the manifest lists, and nothing else."""
    from briefing.cli.verifying import clean_command

    sys.exit(clean_command(options))


@cli.command(name="print")
@click.argument("books", type=click.Path(dir_okay=False, path_type=Path), nargs=-1, metavar="BOOK...")
@click.option("--stack", is_flag=True, help="Several copies in one file, a separator sheet before each.")
@click.option(
    "--booklet", is_flag=True, help="Saddle stitch: two pages a side, padded to a multiple of four."
)
@click.option("--nup", metavar="CxR", help="Pages in a grid, for example 2x1.")
@click.option(
    "--cards", metavar="CxR", help="Cut-and-stack cards, for example 2x4, fronts and backs in register."
)
@click.option("--fold", type=click.Choice(["8"]), help="One sheet folded to eight panels.")
@click.option("--notes", is_flag=True, help="With --nup: ruled lines for notes beside each page.")
@click.option("--paper", default="a4", show_default=True, help="Paper of the sheets: a name of a format.")
@click.option("--marks", is_flag=True, help="Fold and cut marks.")
@click.option(
    "--creep", type=float, default=0.0, metavar="MM", help="Shift of the innermost sheet of a booklet."
)
@click.option("--range", "range_", metavar="A-B", help="Only these pages.")
@click.option(
    "--duplex",
    type=click.Choice(["long-edge", "short-edge"]),
    default=None,
    help="How the printer turns the sheet.",
)
@click.option(
    "--sides",
    type=click.Choice(["one", "two"]),
    default=None,
    help="With --cards: whether every second page is a back; files of this program say it themselves.",
)
@click.option(
    "--passwords",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    metavar="FILE",
    help="Open a protected BOOK, and protect the sheets in the same way.",
)
@click.option(
    "-o", "--out", "result", type=click.Path(dir_okay=False, path_type=Path), help="The file to write."
)
def print_(**options: Any) -> None:
    """Arrange the pages of BOOK on sheets for the print room, or put copies of one into one file."""
    from briefing.cli.printing import print_command

    sys.exit(print_command(options))


@cli.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def sample(**options: Any) -> None:
    """Write the sample summit's briefs into DIR, a new folder, to look at and to change."""
    from briefing.cli.sample import sample_command

    sys.exit(sample_command(options["folder"]))


@cli.command()
@project
@click.option(
    "-o", "--out", "out", type=click.Path(file_okay=False, path_type=Path), default=Path("build/_sheets")
)
@language
def charts(**options: Any) -> None:
    """Draw every chart of the summit on contact sheets to look through."""
    from briefing.cli.charts import charts_command

    sys.exit(charts_command(options))


@cli.command()
@delegations
@project
@audience
@language
@fmt
@out
@report_options
def watch(**options: Any) -> None:
    """Rebuild what a save touches, until interrupted; a draft, where its version is published with other content."""
    from briefing.cli.watching import watch_command

    sys.exit(watch_command(options))


def main() -> None:
    """Run the command line; every failure that a person can mend ends in words and an exit code."""
    from briefing.cli.exit_codes import exit_code_of

    try:
        cli(standalone_mode=False)
    except SystemExit:
        raise
    except BaseException as error:
        sys.exit(exit_code_of(error))
