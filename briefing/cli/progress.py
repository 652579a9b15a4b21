"""One line a file, or a bar on a terminal when the work is long; a summary at the end."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from briefing.cli.arguments import BuildArguments
from briefing.cli.rendering import data_of
from briefing.cli.reporting import result, say
from briefing.diagnostics import Diagnostic
from briefing.lazy import lazy
from briefing.publishing.manifest import Entry

if TYPE_CHECKING:
    from rich import console as consoles
    from rich import progress as bars

    from briefing.batch.options import BatchReport, FileReport
else:
    consoles, bars = lazy("rich.console"), lazy("rich.progress")

MANY = 6
REASONS = 3
STATES = {"kept": "up to date", "due": "due", "failed": "has errors"}


@contextmanager
def progress(total: int, arguments: BuildArguments) -> Iterator[Callable[[FileReport], None]]:
    """A reporter for finished files; of a quiet command only what went wrong."""
    if arguments.quiet:
        yield lambda done: say(line(done, arguments)) if _worth_a_line(done) else None
    elif total >= MANY and sys.stderr.isatty():
        with _bar(total, arguments) as report:
            yield report
    else:
        yield lambda done: say(line(done, arguments))


def _worth_a_line(done: FileReport) -> bool:
    return bool(done.failure) or done.beside


@contextmanager
def _bar(total: int, arguments: BuildArguments) -> Iterator[Callable[[FileReport], None]]:
    columns = (
        bars.TextColumn("{task.description}"), bars.BarColumn(), bars.MofNCompleteColumn(), bars.TimeRemainingColumn(),
        bars.TextColumn("{task.fields[failures]} failed"),
    )  # fmt: skip
    failures = 0
    with bars.Progress(*columns, console=consoles.Console(stderr=True), transient=True) as bar:
        task = bar.add_task("building", total=total, failures=0)

        def report(done: FileReport) -> None:
            nonlocal failures
            failures += done.failed
            if done.failed or done.beside:
                bar.console.print(line(done, arguments), markup=False, highlight=False, soft_wrap=True)
            bar.update(task, advance=1, failures=failures, description=done.result.path.split("/", 1)[0])

        yield report


def line(done: FileReport, arguments: BuildArguments) -> str:
    """`made    alpha/principal/en/….pdf  31 pages`."""
    found = done.result
    if done.failure:
        details = f"\n{done.details}" if done.details and arguments.verbose > 1 else ""
        return f"failed   {found.path}  {done.failure}{details}"
    words = [f"{found.state:<8} {found.path}{why(done.reasons)}"]
    if found.state == "made":
        words.append(f"{found.pages} page{'s' if found.pages != 1 else ''}")
        if arguments.verbose:
            words.append(f"{found.seconds:.2f} s, {found.size / 1024:.0f} KB")
    if done.beside and done.lies_at is not None:
        words.append(f"(the old one is open in a viewer; this one is {done.lies_at.name})")
    return "  ".join(words)


def why(reasons: Sequence[str]) -> str:
    """The first reasons, and how many more there are."""
    if not reasons:
        return ""
    more = f" and {len(reasons) - REASONS} more" if len(reasons) > REASONS else ""
    return f"  ({', '.join(reasons[:REASONS])}{more})"


def summarise(summary: BatchReport, problems: Sequence[Diagnostic], arguments: BuildArguments) -> None:
    """Counts, then the slowest and the largest; or the whole as JSON on standard output."""
    if arguments.as_json:
        data = as_data(summary.done, problems, summary.dropped, summary.interrupted)
        result(json.dumps(data, ensure_ascii=False, indent=1))
    made = [done for done in summary.done if done.result.state == "made" and not done.failure]
    if not arguments.quiet:
        for done in made if not arguments.as_json else ():
            result(str(done.lies_at))
        _counts(summary, made)
    if summary.interrupted:
        say("interrupted; what was finished is kept")


def _counts(summary: BatchReport, made: Sequence[FileReport]) -> None:
    kept, due, failed = summary.count("kept"), summary.count("due"), len(summary.failures)
    counts = [f"{len(made)} made"] if not due else [f"{due} due"]
    counts += [f"{kept} up to date"] if kept else []
    counts += [f"{failed} failed"] if failed else []
    say(", ".join(counts))
    if len(made) > MANY:
        slowest = max(made, key=lambda d: d.result.seconds).result
        largest = max(made, key=lambda d: d.result.size).result
        say(f"slowest {slowest.seconds:.1f} s: {slowest.path}")
        say(f"largest {largest.size / 1024:.0f} KB: {largest.path}")
    if summary.left:
        say(f"no longer ordered, but still there: {', '.join(summary.left[:REASONS])}"
            + (f" and {len(summary.left) - REASONS} more" if len(summary.left) > REASONS else "")
            + "; clean --stale removes what is no longer ordered")  # fmt: skip


def as_data(
    done: Sequence[FileReport],
    problems: Sequence[Diagnostic],
    dropped: Sequence[str] = (),
    interrupted: bool = False,
) -> dict[str, Any]:
    """The answer of a build for a program; of the same shape whatever happened."""
    data: dict[str, Any] = {"made": [], "kept": [], "due": [], "failed": []}
    for one in done:
        data["failed" if one.failed else one.result.state].append(_row(one))
    return data | {
        "dropped": list(dropped), "interrupted": interrupted, "problems": [data_of(d) for d in problems],
    }  # fmt: skip


def _row(done: FileReport) -> dict[str, Any]:
    found = done.result
    row: dict[str, Any] = {
        "path": found.path, "pages": found.pages, "seconds": found.seconds, "bytes": found.size,
        "problems": [f"{d.span}: {d.message}" if d.span else d.message for d in found.problems],
    }  # fmt: skip
    if done.failure:
        row["reason"] = done.failure
    if done.reasons:
        row["why"] = list(done.reasons)
    if done.beside:
        row["lies_at"] = str(done.lies_at)
    return row


def up_to_date(entries: Sequence[Entry]) -> dict[str, Any]:
    """The same answer where the manifest alone gave it."""
    kept = [
        {"path": e.path, "pages": e.pages, "seconds": 0.0, "bytes": e.bytes, "problems": []} for e in entries
    ]
    return as_data((), ()) | {"kept": kept}
