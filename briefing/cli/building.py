"""build and handouts: one plan carried out, and what came of it in words or as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.batch import uptodate
from briefing.cli.exit_codes import INTERRUPTED
from briefing.cli.project import project_folder
from briefing.cli.reporting import result, say, show_diagnostics
from briefing.cli.stale_leaks import stale_leaks
from briefing.folders import assets_of

if TYPE_CHECKING:
    from briefing.batch.build_context import BuildContext
    from briefing.batch.options import BatchReport
    from briefing.batch.worker import Task
    from briefing.diagnostics import BriefError, Diagnostic, Problems
    from briefing.publishing.manifest import Entry
    from briefing.summit import Order, Summit

Orders = Callable[["Summit", Mapping[str, Any]], "Sequence[Order]"]
_REQUEST = (
    "delegations", "audiences", "languages", "products", "formats", "target", "draft", "copies", "watermark",
)  # fmt: skip


def build_command(options: dict[str, Any]) -> int:
    """Everything the summit orders, or what the words of the command line name."""

    def orders(summit: Summit, words: Mapping[str, Any]) -> Sequence[Order]:
        from briefing.cli.planning import book_orders

        return book_orders(summit, words)

    return _carried_out("build", orders, options)


def handouts_command(options: dict[str, Any]) -> int:
    """The set of handouts that summit.yaml names, for the delegations named."""

    def orders(summit: Summit, words: Mapping[str, Any]) -> Sequence[Order]:
        from briefing.cli.handouts import handout_orders
        from briefing.cli.planning import order_filter

        return handout_orders(summit, order_filter(summit, words))

    if options["list_"]:
        from briefing.cli.handouts import list_handouts
        from briefing.cli.planning import load_summit

        summit, _ = load_summit(project_folder(options["project"]), options)
        return list_handouts(summit, tuple(orders(summit, options)))
    return _carried_out("handouts", orders, options)


def _beside_the_briefs(out: Path, project: Path) -> None:
    """What is made lies apart from what it is made of: `clean` and a careless hand know one from the other."""
    if out.resolve().is_relative_to(project.resolve()):
        raise click.UsageError(f"{out} lies in the folder of briefs; name a folder beside it: -o build")


def _carried_out(command: str, orders: Orders, options: dict[str, Any]) -> int:
    """The quick answer where it holds; else plan and build, and remember when all is as it should be.

    The state of the sources is taken before they are read: a save in between is then seen the next time.
    """
    _executor(options["executor"])
    project = project_folder(options["project"])
    _beside_the_briefs(options["out"], project)
    request = {"command": command, **{key: options.get(key) for key in _REQUEST}}
    state = uptodate.state_of(project, assets_of(project))
    once = options["dry_run"] or options["passwords"] is not None or options["since"] is not None
    if not (options["force"] or once or options["strict"]):
        entries = uptodate.nothing_to_do(options["out"], request, state)
        if entries is not None:
            return _all_up_to_date(entries, options)
    from briefing.batch.foreign import of_packages
    from briefing.cli.planning import context_for, load_summit, tasks_for
    from briefing.diagnostics import BriefError

    try:
        summit, problems = load_summit(project, options)
    except BriefError as error:
        return _not_even_begun(error, options)
    tasks = tasks_for(summit, orders(summit, options), options)
    summary = run_batch(context_for(summit, options), tasks, options)
    code = _conclude(summary, problems, options)
    for line in stale_leaks(summit, summary, options["out"]):
        say(f"warning: {line}")
    if code == 0 and not once and not any(done.beside for done in summary.done):
        keys = {done.result.path: done.result.key for done in summary.done}
        brought = of_packages(summit, (task.order for task in tasks))
        uptodate.remember(options["out"], request, uptodate.Standing(state, keys, brought), say)
    return code


def run_batch(context: BuildContext, tasks: list[Task], options: Mapping[str, Any]) -> BatchReport:
    """The batch with the choices of a command line, shown as it goes."""
    from briefing.batch.executors import divided
    from briefing.batch.options import LOCAL, BatchOptions
    from briefing.batch.run import run
    from briefing.cli.passwords import read_passwords
    from briefing.cli.progress import progress

    jobs, cores = divided(options.get("jobs") or os.cpu_count() or 1, len(tasks))
    context = replace(context, cores=cores)
    whose = list(dict.fromkeys(task.order.delegation for task in tasks))
    choices = BatchOptions(
        out=options["out"],
        jobs=jobs,
        executor=options.get("executor") or LOCAL,
        force=bool(options.get("force")),
        fail_fast=bool(options.get("fail_fast")),
        replace=bool(options.get("replace")),
        dry=bool(options.get("dry_run")),
        limit=float(options.get("time_limit") or 300),
        passwords=read_passwords(
            options.get("passwords"), (*context.summit.delegations, *whose), whose, whose
        ),
        notice=say,
    )
    with progress(len(tasks), options) as report:
        return run(context, tasks, choices, report)


def _executor(name: str) -> None:
    """`local`, `inline`, `dask://host:port` or, with certificates, `tls://host:port`."""
    way, _, where = name.partition("://")
    host, _, port = where.rpartition(":")
    if way in ("dask", "tls") and where:
        if not host or not port.isdecimal() or int(port) > 65535:
            raise click.UsageError(f"'{name}' is no scheduler; write for example {way}://host:8786")
        if way == "dask":
            say(
                f"warning: briefs travel to {where} and back as they are, and who reaches that port can read them and"
                f" run programs there; take tls://{where} with certificates, or a network of your own"
            )
    elif name not in ("local", "inline"):
        raise click.UsageError(
            f"no executor is called '{name}'; there are: local, inline, dask://host:8786, tls://host:8786"
        )


def _conclude(summary: BatchReport, problems: Problems, options: Mapping[str, Any]) -> int:
    from briefing.cli.progress import summarise
    from briefing.diagnostics import Severity

    found: list[Diagnostic] = [d for done in summary.done for d in done.result.problems]
    if options.get("quiet"):
        found = [d for d in found if d.severity is Severity.ERROR]
    show_diagnostics(dict.fromkeys(found))
    summarise(summary, problems.sorted(), options)
    if options.get("open_"):
        _open(summary)
    if summary.interrupted:
        return INTERRUPTED
    if not summary.failures:
        return 0
    return 4 if len(summary.failures) < len(summary.done) else 1


def _not_even_begun(error: BriefError, options: Mapping[str, Any]) -> int:
    """The mistakes of the briefs, also where a program reads the answer."""
    from briefing.cli.exit_codes import exit_code_of
    from briefing.cli.progress import as_data

    if options.get("as_json"):
        result(json.dumps(as_data((), error.diagnostics), ensure_ascii=False, indent=1))
    return exit_code_of(error)


def _open(summary: BatchReport) -> None:
    first = next((done.lies_at for done in summary.done if done.lies_at), None)
    if first is not None:
        click.launch(str(first))


def _all_up_to_date(entries: Sequence[Entry], options: Mapping[str, Any]) -> int:
    out: Path = options["out"]
    if options.get("as_json"):
        from briefing.cli.progress import up_to_date

        result(json.dumps(up_to_date(entries), ensure_ascii=False, indent=1))
    elif not options.get("quiet"):
        say(f"nothing to do: {len(entries)} file{'s' if len(entries) != 1 else ''} up to date in {out}")
        for entry in entries[:1]:
            result(str(out / entry.path))
    return 0
