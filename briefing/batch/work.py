"""What one worker does with one order: select, compare, and where needed compose, lay out, verify."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Literal

from briefing import pipeline
from briefing.batch.fingerprint import versions
from briefing.batch.inputs import inputs_of, key_of
from briefing.batch.workshop import Workshop, refuse_other_versions
from briefing.diagnostics import BriefError, Diagnostic, Severity
from briefing.summit import Order


@dataclass(frozen=True, slots=True)
class Task:
    """One file to make. `known_key` is the key of the file that lies there already, or ""."""

    order: Order
    path: str
    known_key: str = ""
    dry: bool = False
    copy: int = 0
    copies: int = 0
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """`state`: kept (what lies there is right), due (dry run only), made, or failed (see `problems`)."""

    path: str
    state: Literal["kept", "due", "made", "failed"]
    key: str = ""
    inputs: dict[str, str] = field(default_factory=dict)
    identity: dict[str, str] = field(default_factory=dict)
    pdf: bytes = b""
    pages: int = 0
    seconds: float = 0.0
    problems: tuple[Diagnostic, ...] = ()

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        return tuple(d for d in self.problems if d.severity is Severity.WARNING)


_SHOP: list[Workshop] = []


def open_shop(shop: Workshop) -> None:
    """Give this process its workshop; forked workers inherit it."""
    _SHOP[:] = [shop.here()]


def do(task: Task) -> Result:
    """Do one task in the workshop of this process."""
    return do_in(_SHOP[0], task)


def do_away(shop: Workshop, task: Task) -> Result:
    """Do one task on another machine, if that machine is the same in everything that shows."""
    refuse_other_versions(shop.versions, dict(versions()))
    return do_in(shop.here(), task)


def do_in(shop: Workshop, task: Task) -> Result:
    started = time.perf_counter()
    try:
        edition = pipeline.select(shop.summit, task.order, shop.before)
        inputs = inputs_of(edition, task, shop)
        key = key_of(inputs)
        if key == task.known_key:
            return Result(task.path, "kept", key, inputs)
        if task.dry:
            return Result(task.path, "due", key, inputs)
        made = pipeline.make(edition, pipeline.Making(
            assets=shop.assets, cache=shop.cache, draft=shop.draft,
            copy=task.copy, copies=task.copies, recipient=task.recipient,
            watermark=shop.watermark,
        ))  # fmt: skip
        faults = pipeline.verify(shop.summit, edition, made, task.path)
        problems = (*made.typeset.problems, *faults)
    except BriefError as error:
        return Result(task.path, "failed", problems=error.diagnostics)
    seconds = round(time.perf_counter() - started, 3)
    if any(d.severity is Severity.ERROR for d in problems):
        return Result(task.path, "failed", key, seconds=seconds, problems=problems)
    return Result(
        task.path,
        "made",
        key,
        inputs,
        dict(made.identity),
        made.typeset.pdf,
        made.typeset.pages,
        seconds,
        problems,
    )
