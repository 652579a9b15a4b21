"""list and explain: the plan looked at, nothing built."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

import briefing
from briefing import Project
from briefing.batch.orders import REGIONAL, OrderFilter, matching, path_of, planned_orders
from briefing.batch.worker import Task
from briefing.cli.arguments import BuildArguments, ExplainArguments, ListArguments
from briefing.cli.batch_running import run_batch
from briefing.cli.handouts import handout_orders
from briefing.cli.locations import project_folder
from briefing.cli.names import known
from briefing.cli.planning import order_filter
from briefing.cli.progress import STATES, why
from briefing.cli.reporting import result, show_diagnostics
from briefing.counts import counted
from briefing.lazy import lazy
from briefing.nearness import meant, nearest
from briefing.publishing import manifest as records
from briefing.publishing.manifest import Entry
from briefing.schema import why_no_id
from briefing.summit import Order, Summit

if TYPE_CHECKING:
    from briefing.cli import knowing
else:
    knowing = lazy("briefing.cli.knowing")

SETS: Final = (
    "formats", "products", "sections", "charts", "units", "styles", "faces", "languages", "roles", "targets", "codes",
)  # fmt: skip
_ORDER: Final = ("product", "delegation", "audience", "language", "format")


def list_command(arguments: ListArguments) -> int:
    """Delegations, then every ordered file with its state and why it would be built; or the names of a set."""
    if len(arguments.delegations) == 1 and arguments.delegations[0] in SETS:
        return knowing.list_names(arguments.delegations[0], arguments.project, arguments.as_json)
    project = briefing.open(project_folder(arguments.project))
    summit = project.summit
    _no_set(arguments.delegations, summit)
    look = BuildArguments(delegations=arguments.delegations, out=arguments.out, dry_run=True, quiet=True)
    orders = matching(planned_orders(summit), order_filter(summit, look))
    summary = run_batch(project, project.tasks(orders), look)
    rows = [
        {"path": done.result.path, "state": STATES[done.result.state], "why": list(done.reasons)}
        for done in sorted(summary.done, key=lambda d: d.result.path)
    ]
    rows += [{"path": path, "state": "dropped", "why": ["no longer ordered"]} for path in summary.dropped]
    if arguments.as_json:
        data = {"delegations": list(summit.delegations), "targets": rows}
        result(json.dumps(data, ensure_ascii=False, indent=1))
        return 0
    for brief in summit.delegations.values():
        result(f"{brief.id:<16}{brief.name.formal}")
    for row in rows:
        result(f"{row['state']:<12}{row['path']}{why(row['why'])}")
    return 0


def _no_set(words: tuple[str, ...], summit: Summit) -> None:
    """One word that is neither a delegation nor a set: both are offered, since either may be meant."""
    if len(words) != 1 or why_no_id(words[0]) or words[0] in summit.delegations:
        return
    codes = {brief.code.casefold() for brief in summit.delegations.values()}
    word = words[0].casefold()
    if word in codes or nearest(word, summit.delegations):
        return
    hint = meant(word, SETS, f"delegations: {', '.join(summit.delegations)}; sets: {', '.join(SETS)}")
    raise click.UsageError(f"no delegation and no set of names is called '{words[0]}'; {hint}")


def explain_command(arguments: ExplainArguments) -> int:
    """Inputs of one target that differ from those it was last made from."""
    project = briefing.open(project_folder(arguments.project))
    entries = records.read(arguments.out).entries
    tasks = _targets(project, entries)
    (path,) = known((_within(arguments.target_path, arguments.out),), tasks, "target")
    look = BuildArguments(out=arguments.out, dry_run=True, quiet=True)
    done = run_batch(project, [tasks[path]], look).done[0]
    if done.failed:
        show_diagnostics(done.result.problems)
        return 1
    if done.result.state == "kept":
        result(f"{path}: up to date, made from {counted(len(entries[path].inputs), 'input')}")
        return 0
    never = path not in entries
    result(f"{path}: would be built" + (", it was never built" if never else ""))
    for reason in () if never else done.reasons:
        word, _, name = reason.partition(" ")
        result(f"  {word:<8} {name}" if word in ("new", "gone", "changed") else f"  {reason}")
    return 0


def _within(target: str, out: Path) -> str:
    """The name of a target however its path is written: from here, from the output folder, absolute."""
    path = Path(target).resolve()
    if path.is_relative_to(out.resolve()):
        return path.relative_to(out.resolve()).as_posix()
    return Path(normpath(target)).as_posix()


def _targets(project: Project, entries: Mapping[str, Entry]) -> dict[str, Task]:
    """What is ordered, the handouts, and whatever else was made once."""
    summit = project.summit
    planned = project.tasks((*planned_orders(summit), *handout_orders(summit, OrderFilter())))
    made = (task for entry in entries.values() if (task := _made(summit, entry)) is not None)
    return {task.path: task for task in (*made, *planned)}


def _made(summit: Summit, entry: Entry) -> Task | None:
    """The task that a published file came from, while its delegation and audience are still there."""
    about = entry.identity
    fields: dict[str, Any] = {name: about.get(name, "") for name in _ORDER}
    if fields["delegation"] not in (*summit.delegations, REGIONAL):
        return None
    if fields["audience"] not in summit.settings.audiences:
        return None
    copy = int(about.get("copy", "0"))
    plain = entry.path.removesuffix(f"_copy-{copy:02d}.pdf") + ".pdf" if copy else entry.path
    for target in ("screen", "office", "press"):
        order = Order(**fields, target=target)
        if path_of(order) == plain:
            task = Task(order, entry.path, copy=copy, recipient=about.get("recipient", ""))
            return replace(task, copies=int(about.get("copies", "0")))
    return None
