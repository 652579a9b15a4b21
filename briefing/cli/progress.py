"""One line a file, or a bar on a terminal when the work is long; a summary at the end."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from briefing.cli.reporting import result, say

if TYPE_CHECKING:
    from briefing.batch.run import Done, Summary

MANY = 6


@contextmanager
def progress(total: int, options: Mapping[str, Any]) -> Iterator[Callable[[Done], None]]:
    """A reporter for finished files."""
    if options.get("quiet"):
        yield lambda done: None
    elif total >= MANY and sys.stderr.isatty():
        with _bar(total) as report:
            yield report
    else:
        yield lambda done: say(line(done, options))


@contextmanager
def _bar(total: int) -> Iterator[Callable[[Done], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        TextColumn("{task.fields[failures]} failed"),
    )  # fmt: skip
    failures = 0
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("building", total=total, failures=0)

        def report(done: Done) -> None:
            nonlocal failures
            failures += done.failed
            if done.failed:
                bar.console.print(line(done, {}))
            bar.update(task, advance=1, failures=failures, description=done.result.path.split("/", 1)[0])

        yield report


def line(done: Done, options: Mapping[str, Any]) -> str:
    """`made    alpha/principal/en/….pdf  31 pages`."""
    found = done.result
    if done.failure:
        return f"failed   {found.path}  {done.failure}"
    words = [f"{_WORDS[found.state]:<8} {found.path}"]
    if found.state == "made":
        words.append(f"{found.pages} page{'s' if found.pages != 1 else ''}")
        if options.get("verbose"):
            words.append(f"{found.seconds:.2f} s, {len(found.pdf) / 1024:.0f} KB")
        if done.lies_at is not None and done.lies_at.name != found.path.rsplit("/", 1)[-1]:
            words.append(f"(the old one is open in a viewer; this one is {done.lies_at.name})")
    return "  ".join(words)


_WORDS = {"kept": "kept", "due": "due", "made": "made", "failed": "failed"}


def summarise(summary: Summary, options: Mapping[str, Any]) -> None:
    """Counts, then the slowest and the largest; or the whole as JSON on standard output."""
    made = [done for done in summary.done if done.result.state == "made" and not done.failure]
    if options.get("as_json"):
        result(json.dumps(_as_data(summary), ensure_ascii=False, indent=1))
        return
    if options.get("quiet"):
        return
    for done in made:
        if done.lies_at is not None:
            result(str(done.lies_at))
    kept, due, failed = summary.count("kept"), summary.count("due"), len(summary.failures)
    counts = [f"{len(made)} made"] if not due else [f"{due} due"]
    counts += [f"{kept} up to date"] if kept else []
    counts += [f"{failed} failed"] if failed else []
    say(", ".join(counts))
    if len(made) > MANY:
        slowest = max(made, key=lambda d: d.result.seconds).result
        largest = max(made, key=lambda d: len(d.result.pdf)).result
        say(f"slowest {slowest.seconds:.1f} s: {slowest.path}")
        say(f"largest {len(largest.pdf) / 1024:.0f} KB: {largest.path}")


def _as_data(summary: Summary) -> dict[str, Any]:
    data: dict[str, Any] = {"made": [], "kept": [], "due": [], "failed": []}
    for done in summary.done:
        found = done.result
        state = "failed" if done.failed else found.state
        data[state].append(
            {
                "path": found.path, "pages": found.pages, "seconds": found.seconds, "bytes": len(found.pdf),
                "problems": [f"{d.span}: {d.message}" if d.span else d.message for d in found.problems],
                **({"reason": done.failure} if done.failure else {}),
            }
        )  # fmt: skip
    return data
