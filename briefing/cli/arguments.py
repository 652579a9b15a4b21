"""What each command is given: frozen arguments, whose docstring is the command's help."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from briefing.cli.options import Arguments, argument, flag, option

MOST_COPIES: Final = 999
LONGEST_WATERMARK: Final = 40


def _few_words(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Words across a page are few, and can be seen."""
    if value is not None and not (value.strip() and value.isprintable() and len(value) <= LONGEST_WATERMARK):
        raise click.BadParameter(f"write some words in one line, {LONGEST_WATERMARK} letters at most")
    return value


# ---- what several commands share, in the order of their help


class DelegationsArgument(Arguments):
    delegations: tuple[str, ...] = argument(nargs=-1, metavar="[DELEGATION]...")


class ProjectOption(Arguments):
    project: Path | None = option(
        "--project", "-C", type=click.Path(path_type=Path), metavar="DIR",
        help="Folder of briefs (default: ./briefs, or this folder when it holds summit.yaml).",
    )  # fmt: skip


class AudienceOption(Arguments):
    audiences: tuple[str, ...] = option(
        "-a", "--audience", default=(), multiple=True, help="For whom; may be repeated."
    )


class LanguageOption(Arguments):
    languages: tuple[str, ...] = option(
        "-l", "--language", default=(), multiple=True, help="In which language; may be repeated."
    )


class FormatOption(Arguments):
    formats: tuple[str, ...] = option(
        "--format", default=(), multiple=True, help="On which paper (a4, letter ...); may be repeated."
    )


class SetOption(Arguments):
    given: tuple[str, ...] = option(
        "--set", default=(), multiple=True, metavar="KEY=VALUE",
        help="For a trial: style.accent=#7a1f2b, format.margins.inner=30, style=chancery, or a key of summit.yaml.",
    )  # fmt: skip


class TargetOption(Arguments):
    target: str | None = option(
        "--target", type=click.Choice(["screen", "office", "press"]),
        help="For the screen, the office printer, or the press.",
    )  # fmt: skip


class OutOption(Arguments):
    out: Path = option(
        "-o", "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("build"), show_default=True,
        metavar="DIR", help="Where the files go.",
    )  # fmt: skip


class ProductOption(Arguments):
    products: tuple[str, ...] = option(
        "-p", "--product", default=(), also="--only", multiple=True,
        help="A product other than the book; may be repeated.",
    )  # fmt: skip


class BuildSwitches(Arguments):
    jobs: int | None = option(
        "-j", "--jobs", type=click.IntRange(1, 256), help="Worker processes (default: all cores)."
    )
    executor: str = option(
        "--executor", default="local", metavar="NAME",
        help="local, inline, dask://host:8786, or tls://host:8786 with certificates.",
    )  # fmt: skip
    dry_run: bool = flag("-n", "--dry-run", help="Show what would be built and why; build nothing.")
    force: bool = flag("-f", "--force", help="Build also what is up to date.")
    fail_fast: bool = option(
        "--fail-fast/--keep-going", " /-k", default=False,
        help="Stop at the first failure, or go on (as it does unless told).",
    )  # fmt: skip
    draft: bool = flag("--draft", help="Build in spite of page budgets; every page says that it is a draft.")
    replace: bool = flag(
        "--replace", help="Replace other content under the same version: nothing of it was handed out."
    )
    since: Path | None = option(
        "--since", type=click.Path(file_okay=False, exists=True, path_type=Path), metavar="DIR",
        help="An earlier version of the briefs: books say what changed since.",
    )  # fmt: skip
    copies: int | None = option(
        "--copies", type=click.IntRange(1, MOST_COPIES),
        help="Numbered copies of each, for the offices of the distribution list in its order.",
    )  # fmt: skip
    watermark: str | None = option(
        "--watermark", metavar="WORDS", callback=_few_words, help="Words across every page, behind the text."
    )
    passwords: Path | None = option(
        "--passwords", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), metavar="FILE",
        help="File with a password for each delegation; - asks for them.",
    )  # fmt: skip
    time_limit: int = option(
        "--time-limit", type=click.IntRange(1), default=300, show_default=True, help="Seconds for one file."
    )
    as_json: bool = flag("--json", help="Print the result as JSON on standard output.")
    open_: bool = flag("--open", help="Open the first file when done.")
    strict: bool = flag("--strict", help="Warnings are errors.")
    watching: bool = False  # a watcher asks: what has a published version's number becomes a draft


class ReportOptions(Arguments):
    verbose: int = option(
        "-v", "--verbose", default=0, count=True, help="More: timings, cache; twice: tracebacks."
    )
    quiet: bool = flag("-q", "--quiet", help="Only errors.")


class JsonOption(Arguments):
    as_json: bool = flag("--json", help="Print as JSON.")


# ---- the commands


class BuildArguments(
    ReportOptions,
    BuildSwitches,
    ProductOption,
    OutOption,
    SetOption,
    TargetOption,
    FormatOption,
    LanguageOption,
    AudienceOption,
    ProjectOption,
    DelegationsArgument,
):
    """Build the books of the DELEGATIONS named, or, with none named, everything that the summit orders."""


class _HandoutList(ProductOption):
    list_: bool = flag("--list", help="List the handouts with paper, audience and pages.")


class HandoutsArguments(BuildArguments, _HandoutList):
    """Make the set of handouts for the DELEGATIONS named, or for all."""

    products: tuple[str, ...] = option(
        "--only",
        default=(),
        multiple=True,
        metavar="PRODUCT",
        help="One handout of the set; may be repeated.",
    )


class CheckArguments(SetOption, ProjectOption):
    """Check every brief; show all mistakes of all files at once, each with its place and its cure."""

    format_: str = option(
        "--format", type=click.Choice(["human", "short", "json", "github"]), default="human"
    )
    strict: bool = flag("--strict", help="Warnings are errors.")
    quiet: bool = flag("-q", "--quiet", help="Only errors.")
    pages: bool = flag("--pages", help="Also lay out every book and handout, without writing any.")


class ListArguments(JsonOption, OutOption, ProjectOption, DelegationsArgument):
    """List the delegations, and every file that the summit orders with its state and why it is due.

    With one of formats, products, sections, charts, units, styles, faces, languages, roles, targets or codes: list the names that there are.
    """


class _Filtered(AudienceOption):
    between: tuple[str, str] | None = option(
        "--between", nargs=2, metavar="A B",
        help="Only what one of two audiences may have and the other may not.",
    )  # fmt: skip
    fields: bool = flag("--fields", help="List the fields that have readers of their own; needs no briefs.")


class ReadersArguments(JsonOption, _Filtered, AudienceOption, ProjectOption, DelegationsArgument):
    """Say item by item who may have it and by which rule, in the papers of the DELEGATIONS, or in those of all."""


class WhyArguments(AudienceOption, ProjectOption):
    """Say who may have the words TEXT, and why or why not. Exit code 1: an audience that was named may not."""

    text: str = argument(metavar="TEXT")
    delegations: tuple[str, ...] = option(
        "-d", "--delegation", default=(), multiple=True, help="In whose papers; may be repeated."
    )


class ExplainArguments(OutOption, ProjectOption):
    """Say why TARGET (a file of the plan) would be built, and which input changed."""

    target_path: str = argument(metavar="TARGET")


class VerifyArguments(ProjectOption):
    """Verify a FOLDER of published files against its manifest, and each file against what it should be."""

    folder: Path = argument(type=click.Path(file_okay=False, path_type=Path), default=Path("build"))
    deep: bool = option(
        "--deep/--no-deep", default=True, help="Read every PDF back, or compare hashes and sizes only."
    )


class CleanArguments(OutOption):
    """Remove the files that the manifest lists, and nothing else."""

    stale: bool = flag("--stale", help="Only the files that the summit ordered once and does not now.")


class PrintArguments(Arguments):
    """Arrange the pages of BOOK on sheets for the print room, or put copies of one into one file."""

    books: tuple[Path, ...] = argument(
        type=click.Path(dir_okay=False, path_type=Path), nargs=-1, metavar="BOOK..."
    )
    stack: bool = flag("--stack", help="Several copies in one file, a separator sheet before each.")
    booklet: bool = flag("--booklet", help="Saddle stitch: two pages a side, padded to a multiple of four.")
    nup: str | None = option("--nup", metavar="CxR", help="Pages in a grid, for example 2x1.")
    cards: str | None = option(
        "--cards", metavar="CxR", help="Cut-and-stack cards, for example 2x4, fronts and backs in register."
    )
    fold: str | None = option("--fold", type=click.Choice(["8"]), help="One sheet folded to eight panels.")
    notes: bool = flag("--notes", help="With --nup: ruled lines for notes beside each page.")
    paper: str = option(
        "--paper", default="a4", show_default=True, help="Paper of the sheets: a name of a format."
    )
    marks: bool = flag("--marks", help="Fold and cut marks.")
    creep: float = option(
        "--creep", type=float, default=0.0, metavar="MM", help="Shift of the innermost sheet of a booklet."
    )
    range_: str | None = option("--range", metavar="A-B", help="Only these pages.")
    duplex: str | None = option(
        "--duplex", type=click.Choice(["long-edge", "short-edge"]), help="How the printer turns the sheet."
    )
    sides: str | None = option(
        "--sides", type=click.Choice(["one", "two"]),
        help="With --cards: whether every second page is a back; files of this program say it themselves.",
    )  # fmt: skip
    passwords: Path | None = option(
        "--passwords", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), metavar="FILE",
        help="Open a protected BOOK, and protect the sheets in the same way.",
    )  # fmt: skip
    result: Path | None = option(
        "-o", "--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write."
    )


class InitArguments(Arguments):
    """Begin a summit of your own in DIR: five questions, and a small folder of briefs that builds at once."""

    folder: Path = argument(
        metavar="[DIR]", required=False, default=Path(), type=click.Path(file_okay=False, path_type=Path)
    )
    event: str | None = option("--event", metavar="NAME", help="What is held.")
    host: str | None = option("--host", metavar="NAME", help="The country or organization that invites.")
    dates: str | None = option("--dates", metavar="DAYS", help="2027-05-26, or 2027-05-26 to 2027-05-27.")
    place: str | None = option("--place", metavar="TOWN", help="Where.")
    delegations: tuple[str, ...] = option(
        "-d", "--delegation", default=(), multiple=True, metavar="NAME", help="Who comes; may be repeated."
    )
    languages: tuple[str, ...] = option(
        "-l",
        "--language",
        default=(),
        multiple=True,
        metavar="TAG",
        help="In which language; may be repeated.",
    )
    time_zone: str | None = option(
        "--time-zone",
        metavar="ZONE",
        help="The clock of the programme, as Pacific/Fiji (default: that of the town).",
    )
    yes: bool = flag("--yes", "-y", help="Ask nothing; make up what no option says.")
    sample: bool = flag("--sample", help="Write the sample summit's briefs, to look at and to change.")


class NewArguments(ProjectOption):
    """Add one more WHAT to the briefs: delegation, topic, person, chart, session, fact, source, handout, deliverable, news,
    translation; or of your own: book, style, format, language, unit, term.

    The ID of a translation and of a language is the tag of the language, that of news its day, that of a term the word.
    """

    what: str = argument(metavar="WHAT")
    id: str = argument(metavar="ID")
    name: str | None = option("--name", metavar="NAME", help="What it is called in print.")
    delegation: str | None = option(
        "-d", "--delegation", metavar="DELEGATION", help="To whom a person belongs (default: the host)."
    )
    audience: str | None = option(
        "-a", "--audience", help="Of a translation: only what this audience may read. Of a book: whose it is."
    )


class TranslateArguments(ProjectOption):
    """Export the briefs' texts for a translator (ACTION is export), or import FILE that came back (ACTION is import)."""

    action: str = argument(type=click.Choice(["export", "import"]), metavar="ACTION")
    file: Path | None = argument(
        metavar="[FILE]", required=False, default=None, type=click.Path(dir_okay=False, path_type=Path)
    )
    language: str | None = option("-l", "--language", metavar="TAG", help="Into which language.")
    audience: str | None = option(
        "-a",
        "--audience",
        help="Export only what this audience may read: a translator needs to know no more.",
    )
    missing: bool = flag("--missing", help="Export only what is not translated yet, or out of date.")
    form: str | None = option(
        "--format",
        type=click.Choice(["po", "xliff"]),
        help="The form of the file (default: by the name that -o gives, else po).",
    )
    result: Path | None = option(
        "-o", "--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
        help="Where the export goes (default: <summit>.<language>.po).",
    )  # fmt: skip


class DoctorArguments(JsonOption, OutOption, ProjectOption):
    """Say what this machine has of what books need, what is missing, and the command that cures it. Exit code 3: something is."""


class HelpArguments(Arguments):
    """Say what a command, a key (red-line, asks.owner-ours), a file of briefs, a kind or a code means."""

    words: tuple[str, ...] = argument(nargs=-1, metavar="[WORD]...")


class SchemaArguments(ProjectOption):
    """Print the JSON Schema of a KIND of files (summit, delegations, topics ...) for editors; name none to list them."""

    kind: str | None = argument(metavar="[KIND]", required=False, default=None)
    all: Path | None = option(
        "--all", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
        help="Write all of them into a folder.",
    )  # fmt: skip


class ExtractArguments(OutOption, LanguageOption, AudienceOption, ProjectOption, DelegationsArgument):
    """What a file for another program is made of."""


class CalendarArguments(ExtractArguments):
    """Write the programme of the DELEGATIONS, or of all, as calendars (.ics), one for each audience that has one."""


class ContactsArguments(ExtractArguments):
    """Write the contacts of the DELEGATIONS, or of all, as cards (.vcf) for the host's staff."""


class ChartsArguments(SetOption, LanguageOption, OutOption, ProjectOption):
    """Draw every chart of the summit on contact sheets to look through."""

    out: Path = option(
        "-o", "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("build/_sheets")
    )


class WatchArguments(
    ReportOptions, OutOption, FormatOption, LanguageOption, AudienceOption, ProjectOption, DelegationsArgument
):
    """Rebuild what a save touches, until interrupted; a draft, where its version is published with other content."""


class PreviewArguments(ProjectOption):
    """Show the papers of DELEGATION in the browser: they follow every save, and a click on a word leads to its line."""

    delegation: str | None = argument(metavar="[DELEGATION]", default=None, required=False)
    product: str | None = option("-p", "--product", help="A product other than the book.")
    audience: str | None = option("-a", "--audience", help="For whom.")
    language: str | None = option("-l", "--language", help="In which language.")
    format: str | None = option("--format", help="On which paper (a4, letter ...).")
    at: str | None = option(
        "--at", metavar="FILE:LINE",
        help="Go to the page that prints this line; a preview that runs already goes there.",
    )  # fmt: skip
    editor: str = option(
        "--editor", default="vscode", show_default=True, metavar="NAME",
        help="What opens a line: vscode, vscodium, cursor, zed, sublime, idea, emacs, kate, gedit, notepad++, or a command"
        " or an address with {file}, {line} and {column}.",
    )  # fmt: skip
    port: int = option(
        "--port", type=click.IntRange(0, 65535), default=0, help="Port of this machine (default: a free one)."
    )
    no_browser: bool = flag("--no-browser", help="Print the address and open no browser.")
