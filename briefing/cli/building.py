"""build, handouts, list, explain: one plan, several ways to look at it or carry it out."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.batch import uptodate
from briefing.cli.places import assets_folder, cache_folder, earlier_folder, project_folder
from briefing.cli.reporting import look_in, result, say, show_diagnostics

if TYPE_CHECKING:
    from briefing.batch.orders import Wish
    from briefing.batch.run import Done, Summary
    from briefing.batch.work import Task
    from briefing.batch.workshop import Workshop
    from briefing.diagnostics import Diagnostic, Problems
    from briefing.summit import Order, Summit

_REQUEST = (
    "delegations", "audiences", "languages", "products", "formats", "target", "draft", "copies", "watermark",
)  # fmt: skip


def build_command(options: dict[str, Any]) -> int:
    """Everything the summit orders, or what the words of the command line name."""
    project = project_folder(options["project"])
    request = {"command": "build", **{key: options.get(key) for key in _REQUEST}}
    once = options["passwords"] is not None or options["since"] is not None
    if not (options["force"] or options["dry_run"] or once or options["strict"]):
        state = uptodate.state_of(project, assets_folder(project))
        paths = uptodate.nothing_to_do(options["out"], request, state)
        if paths is not None:
            return _all_up_to_date(paths, options)
    from briefing.batch.orders import chosen, ordered

    summit, problems = _checked(project, options)
    wish = _wish(summit, options)
    whole = not options["delegations"] and not options["target"]
    orders = chosen(ordered(summit), wish) if whole and summit.settings.orders else ()
    return _make(summit, problems, orders or _wished(summit, wish), options, request)


def handouts_command(options: dict[str, Any]) -> int:
    """The set of handouts that summit.yaml names, for the delegations named."""
    project = project_folder(options["project"])
    request = {"command": "handouts", **{key: options.get(key) for key in _REQUEST}}
    if not options["force"] and not options["list_"]:
        state = uptodate.state_of(project, assets_folder(project))
        paths = uptodate.nothing_to_do(options["out"], request, state)
        if paths is not None:
            return _all_up_to_date(paths, options)
    from briefing.cli.handouts import handout_orders, list_handouts

    summit, problems = _checked(project, options)
    wish = _wish(summit, options)
    orders = handout_orders(summit, wish)
    if options["list_"]:
        return list_handouts(orders)
    return _make(summit, problems, orders, options, request)


def list_command(options: dict[str, Any]) -> int:
    """Delegations, then every ordered file with its state."""
    from briefing.batch.orders import chosen, ordered

    summit, _ = _checked(project_folder(options["project"]), {"quiet": True})
    orders = chosen(ordered(summit), _wish(summit, options))
    shop, tasks = _prepared(summit, orders, options)
    summary = _run(shop, tasks, {**options, "dry_run": True, "quiet": True})
    rows = [
        {"path": done.result.path, "state": _state_word(done)}
        for done in sorted(summary.done, key=lambda d: d.result.path)
    ]
    if options["as_json"]:
        result(
            json.dumps(
                {"delegations": list(summit.delegations), "targets": rows}, ensure_ascii=False, indent=1
            )
        )
        return 0
    for brief in summit.delegations.values():
        result(f"{brief.id:<16}{brief.name.formal}")
    for row in rows:
        result(f"{row['state']:<12}{row['path']}")
    return 0


def explain_command(options: dict[str, Any]) -> int:
    """Inputs of one target that differ from those it was last made from."""
    from briefing.batch.fingerprint import changed
    from briefing.batch.orders import ordered, path_of
    from briefing.cli.words import known
    from briefing.publishing import manifest as records

    summit, _ = _checked(project_folder(options["project"]), {"quiet": True})
    orders = {path_of(order): order for order in _all_orders(summit, ordered(summit))}
    entries = records.read(options["out"]).entries
    target = options["target_path"].removeprefix(f"{options['out']}/")
    (path,) = known((target,), orders, "target")
    shop, tasks = _prepared(summit, (orders[path],), options)
    done = _run(shop, tasks, {**options, "dry_run": True, "quiet": True}).done[0]
    if done.failed:
        show_diagnostics(done.result.problems)
        return 1
    if path not in entries:
        result(f"{path}: would be built, it was never built")
    elif done.result.state == "kept":
        result(f"{path}: up to date, made from {len(entries[path].inputs)} inputs")
    else:
        result(f"{path}: would be built")
        for name, word in changed(entries[path].inputs, done.result.inputs) or [
            ("the file itself", "gone or cut")
        ]:
            result(f"  {word:<8} {name}")
    return 0


def _all_orders(summit: Summit, orders: tuple[Order, ...]) -> tuple[Order, ...]:
    from briefing.batch.orders import Wish
    from briefing.cli.handouts import handout_orders

    return (*orders, *handout_orders(summit, Wish()))


def _checked(project: Path, options: Mapping[str, Any]) -> tuple[Summit, Problems]:
    from briefing import pipeline

    summit, problems = pipeline.read_and_check(project)
    if options.get("strict") and problems.warnings:
        from briefing.diagnostics import BriefError

        raise BriefError(problems.warnings)
    if not options.get("quiet"):
        show_diagnostics(problems.warnings)
    return summit, problems


def _wish(summit: Summit, options: Mapping[str, Any]) -> Wish:
    from briefing import formats, kinds, languages
    from briefing.batch.orders import REGIONAL, Wish
    from briefing.cli.words import delegation_words, known
    from briefing.pipeline import PRODUCTS

    codes = {brief.id: brief.code for brief in summit.delegations.values()}
    extra = (REGIONAL,) if summit.regional is not None else ()
    return Wish(
        delegations=delegation_words(options.get("delegations", ()), codes, extra),
        audiences=known(options.get("audiences", ()), summit.settings.audiences, "audience"),
        languages=known(options.get("languages", ()), languages.names(), "language"),
        products=known(options.get("products", ()), kinds.names(PRODUCTS), "product"),
        formats=known(options.get("formats", ()), formats.names(), "format"),
        target=options.get("target") or "",
    )


def _wished(summit: Summit, wish: Wish) -> tuple[Order, ...]:
    from briefing.batch.orders import wished

    return wished(summit, wish)


def _prepared(
    summit: Summit, orders: Sequence[Order], options: Mapping[str, Any]
) -> tuple[Workshop, list[Task]]:
    from briefing.batch.fingerprint import versions
    from briefing.batch.orders import path_of, recipients
    from briefing.batch.work import Task
    from briefing.batch.workshop import Workshop

    shop = Workshop(
        summit=summit,
        assets=assets_folder(Path(summit.folder)),
        versions=dict(versions()),
        cache=cache_folder(options["out"]),
        draft=bool(options.get("draft")),
        watermark=options.get("watermark") or "",
        before=_earlier(Path(summit.folder), options.get("since")),
    )
    copies = options.get("copies") or 0
    tasks = []
    for order in orders:
        names = recipients(summit, order) if copies else []
        for copy in range(1, copies + 1) or (0,):
            path = path_of(order)
            if copy:
                path = path.removesuffix(".pdf") + f"_copy-{copy:02d}.pdf"
            recipient = names[copy - 1] if 0 < copy <= len(names) else ""
            tasks.append(Task(order, path, copy=copy, copies=copies, recipient=recipient))
    return shop, tasks


def _earlier(project: Path, folder: Path | None) -> Summit | None:
    """The summit of an earlier version of the briefs; its mistakes are shown in its own lines."""
    if folder is None:
        return None
    from briefing import pipeline

    found = earlier_folder(folder)
    look_in(found)
    summit, _ = pipeline.read_and_check(found)
    look_in(project)
    return summit


def _make(
    summit: Summit,
    problems: Problems,
    orders: Sequence[Order],
    options: dict[str, Any],
    request: dict[str, Any],
) -> int:
    shop, tasks = _prepared(summit, orders, options)
    summary = _run(shop, tasks, options)
    code = _conclude(summary, problems, options)
    once = options.get("passwords") or options.get("since")
    if code == 0 and not options.get("dry_run") and not once:
        state = uptodate.state_of(Path(summit.folder), shop.assets)
        uptodate.remember(options["out"], request, state, [task.path for task in tasks])
    return code


def _run(shop: Workshop, tasks: list[Task], options: Mapping[str, Any]) -> Summary:
    from briefing.batch.run import Choices, run
    from briefing.cli.passwords import read_passwords
    from briefing.cli.progress import progress

    choices = Choices(
        out=options["out"],
        jobs=min(options.get("jobs") or os.cpu_count() or 1, max(len(tasks), 1)),
        executor=options.get("executor") or "local",
        force=bool(options.get("force")),
        fail_fast=bool(options.get("fail_fast")),
        dry=bool(options.get("dry_run")),
        limit=float(options.get("time_limit") or 300),
        passwords=read_passwords(options.get("passwords"), shop.summit),
    )
    with progress(len(tasks), options) as report:
        return run(shop, tasks, choices, report)


def _conclude(summary: Summary, problems: Problems, options: Mapping[str, Any]) -> int:
    from briefing.cli.progress import summarise

    found: list[Diagnostic] = [d for done in summary.done for d in done.result.problems]
    if found and not options.get("quiet"):
        show_diagnostics(dict.fromkeys(found))
    summarise(summary, options)
    if options.get("open_"):
        _open(summary)
    if not summary.failures:
        return 0
    return 4 if len(summary.failures) < len(summary.done) else 1


def _open(summary: Summary) -> None:
    import click

    first = next((done.lies_at for done in summary.done if done.lies_at), None)
    if first is not None:
        click.launch(str(first))


def _state_word(done: Done) -> str:
    return {"kept": "up to date", "due": "due", "failed": "has errors"}.get(
        done.result.state, done.result.state
    )


def _all_up_to_date(paths: list[str], options: Mapping[str, Any]) -> int:
    if options.get("as_json"):
        result(json.dumps({"built": [], "kept": paths, "failed": []}, ensure_ascii=False))
    elif not options.get("quiet"):
        say(
            f"nothing to do: {len(paths)} file{'s' if len(paths) != 1 else ''} up to date in {options['out']}"
        )
        for path in paths[:1]:
            result(str(options["out"] / path))
    return 0
