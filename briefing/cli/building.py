"""build and handouts: the quick answer where nothing has changed, else one plan carried out."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from briefing.batch import uptodate
from briefing.cli.arguments import BuildArguments, HandoutsArguments
from briefing.cli.locations import project_folder
from briefing.cli.reporting import result, say
from briefing.folders import assets_of
from briefing.lazy import lazy

if TYPE_CHECKING:
    from briefing import Project
    from briefing.cli import batch_running, handouts, planning, progress
    from briefing.publishing.manifest import Entry
    from briefing.summit import Order
else:
    batch_running = lazy("briefing.cli.batch_running")
    handouts = lazy("briefing.cli.handouts")
    planning = lazy("briefing.cli.planning")
    progress = lazy("briefing.cli.progress")

Orders = Callable[["Project"], "Sequence[Order]"]
_REQUEST: Final = (
    "delegations", "audiences", "languages", "products", "formats", "target", "draft", "copies", "watermark", "given",
)  # fmt: skip


def build_command(arguments: BuildArguments) -> int:
    """Everything the summit orders, or what the words of the command line name."""

    def orders(project: Project) -> Sequence[Order]:
        return project.orders(planning.order_filter(project.summit, arguments))

    return _carried_out("build", orders, arguments)


def handouts_command(arguments: HandoutsArguments) -> int:
    """The set of handouts that summit.yaml names, for the delegations named."""

    def orders(project: Project) -> Sequence[Order]:
        return handouts.handout_orders(project.summit, planning.order_filter(project.summit, arguments))

    if arguments.list_:
        project = planning.open_for(project_folder(arguments.project), arguments)
        return handouts.list_handouts(project.summit, tuple(orders(project)))
    return _carried_out("handouts", orders, arguments)


def _beside_the_briefs(out: Path, project: Path) -> None:
    """What is made lies apart from what it is made of: `clean` and a careless hand know one from the other."""
    if out.resolve().is_relative_to(project.resolve()):
        raise click.UsageError(f"{out} lies in the folder of briefs; name a folder beside it: -o build")


def _carried_out(command: str, orders: Orders, arguments: BuildArguments) -> int:
    """The quick answer where it holds; else plan and build, and remember when all is as it should be.

    The state of the sources is taken before they are read: a save in between is then seen the next time.
    """
    _executor(arguments.executor)
    project = project_folder(arguments.project)
    _beside_the_briefs(arguments.out, project)
    request = {"command": command, **{name: getattr(arguments, name) for name in _REQUEST}}
    state = uptodate.state_of(project, assets_of(project))
    once = arguments.dry_run or arguments.passwords is not None or arguments.since is not None
    if not (arguments.force or once or arguments.strict):
        entries = uptodate.nothing_to_do(arguments.out, request, state)
        if entries is not None:
            return _all_up_to_date(entries, arguments)
    code, standing = batch_running.carry_out(project, state, orders, arguments)
    if standing is not None and not once:
        uptodate.remember(arguments.out, request, standing, say)
    return code


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


def _all_up_to_date(entries: Sequence[Entry], arguments: BuildArguments) -> int:
    out = arguments.out
    if arguments.as_json:
        result(json.dumps(progress.up_to_date(entries), ensure_ascii=False, indent=1))
    elif not arguments.quiet:
        say(f"nothing to do: {len(entries)} file{'s' if len(entries) != 1 else ''} up to date in {out}")
        for entry in entries[:1]:
            result(str(out / entry.path))
    return 0
