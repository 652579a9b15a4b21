"""check: all mistakes of all files in one run, and with --pages all that only pages can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.checking.given import Given
from briefing.cli.arguments import CheckArguments
from briefing.cli.locations import project_folder
from briefing.cli.reporting import say, set_given, show_diagnostics
from briefing.counts import counted
from briefing.diagnostics import BriefError, Problems
from briefing.lazy import lazy
from briefing.reading import load_into

if TYPE_CHECKING:
    from briefing.checking import claims, source_classes, translations
    from briefing.cli import ordered, page_checking
    from briefing.summit import Summit
else:
    ordered = lazy("briefing.cli.ordered")
    page_checking = lazy("briefing.cli.page_checking")
    claims = lazy("briefing.checking.claims")
    source_classes = lazy("briefing.checking.source_classes")
    translations = lazy("briefing.checking.translations")


def check_command(arguments: CheckArguments) -> int:
    """0 when the briefs are good (warnings allowed unless --strict), 1 when not."""
    folder = project_folder(arguments.project)
    problems = Problems()
    summit: Summit | None = None
    try:
        set_given(arguments.given)
        summit = load_into(problems, folder, judged=arguments.pages, given=Given.of(arguments.given))
        if not arguments.pages and not problems.errors:
            problems.add(ordered.told(summit))
        if arguments.pages and not problems.errors:
            problems.add(page_checking.problems_on_pages(summit))
    except BriefError as error:
        problems.add(error.diagnostics)
    shown = problems.errors if arguments.quiet else problems.sorted()
    show_diagnostics(shown, arguments.format_)
    if arguments.format_ == "human" and not arguments.quiet:
        sound = summit if not problems.errors else None
        for line in _said_of(sound) if sound is not None else ():
            if line:
                say(line)
        say(
            f"{counted(len(problems.errors), 'error')}, {counted(len(problems.warnings), 'warning')}"
            f" in {folder}{_not_seen(arguments, problems)}"
        )
    failed = problems.errors or (arguments.strict and problems.warnings)
    return 1 if failed else 0


def _said_of(summit: Summit) -> tuple[str, ...]:
    """What a summary of sound briefs says that is no mistake."""
    return (source_classes.summary(summit), claims.hint(summit), *translations.summary(summit))


def _not_seen(arguments: CheckArguments, problems: Problems) -> str:
    """What this check did not look at, so that nobody takes it for more than it is."""
    if not arguments.pages:
        return "; pages were not laid out (check --pages does)"
    return (
        "; pages were not laid out: mend the errors first"
        if problems.errors and not _laid_out(problems)
        else ""
    )


def _laid_out(problems: Problems) -> bool:
    return any(d.path == page_checking.PAGES for d in problems.found)
