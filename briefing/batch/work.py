"""What one worker does with one order: select, compare, and where needed compose, lay out, verify."""

from __future__ import annotations

import gc
import pickle
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from briefing import pipeline
from briefing.batch.executors import NotReady
from briefing.batch.fingerprint import versions
from briefing.batch.inputs import document_key, inputs_of, key_of
from briefing.batch.issues import Issue, clash, issue_of
from briefing.batch.workshop import Workshop, differences
from briefing.diagnostics import BriefError, Diagnostic, Severity
from briefing.summit import Order


@dataclass(frozen=True, slots=True)
class Task:
    """One file to make. `known_key` and `known_document` are those of the file that lies there already, or "".

    `published` are the issues that the folder holds of this edition under its version.
    """

    order: Order
    path: str
    known_key: str = ""
    known_document: str = ""
    dry: bool = False
    published: tuple[Issue, ...] = ()
    copy: int = 0
    copies: int = 0
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """`state`: kept (what lies there is right), due (dry run only), made, or failed (see `problems`).

    What is kept has `inputs` only where they are others than before, although they give the same pages.
    """

    path: str
    state: Literal["kept", "due", "made", "failed"]
    key: str = ""
    document: str = ""
    inputs: dict[str, str] = field(default_factory=dict)
    identity: dict[str, str] = field(default_factory=dict)
    pdf: bytes = b""
    size: int = 0
    pages: int = 0
    seconds: float = 0.0
    issue: Issue | None = None
    problems: tuple[Diagnostic, ...] = ()
    unproven: dict[str, int] = field(default_factory=dict)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        return tuple(d for d in self.problems if d.severity is Severity.WARNING)


_SHOPS: dict[str, Workshop] = {}
_ONE_AT_A_TIME = (
    threading.Lock()
)  # a cluster's worker may have threads; the libraries that draw do not expect them


def open_shop(shop: Workshop, token: str = "") -> None:
    """Give this process its workshop; forked workers inherit it. It stays to the end: no collector need walk it again."""
    _SHOPS[token] = shop.here()
    gc.collect()
    gc.freeze()


def join(packed: bytes, planned: Mapping[str, str], token: str) -> str:
    """Open a packed workshop in this process, if it is the planner's equal in all that shows; else why not."""
    if token in _SHOPS:
        return ""
    different = differences(planned, dict(versions()))
    if not different:
        open_shop(pickle.loads(packed), token)
    return different


def close_shop(token: str) -> None:
    """Forget a workshop and what it brought along."""
    if shop := _SHOPS.pop(token, None):
        shop.leave()


def do(task: Task, token: str = "") -> Result:
    """Do one task in the workshop of this process."""
    if token not in _SHOPS:
        raise NotReady(token)
    with _ONE_AT_A_TIME:
        return do_in(_SHOPS[token], task)


def problems_of(task: Task) -> tuple[Diagnostic, ...]:
    """What is wrong with the file that a task would make; the file itself is not kept."""
    return do(task).problems


def do_in(shop: Workshop, task: Task) -> Result:
    started = time.perf_counter()
    try:
        edition = pipeline.select(shop.summit, task.order, shop.before)
        inputs = inputs_of(edition, task, shop)
        key = key_of(inputs)
        if key == task.known_key:
            return Result(task.path, "kept", key)
        making = _making(shop, task)
        document = pipeline.compose(edition, making)
        text = document_key(document, inputs, shop)
        issue = None if shop.draft else issue_of(edition, inputs, document, shop)
        if text == task.known_document:
            return Result(task.path, "kept", key, text, inputs, issue=issue)
        clashing = clash(issue, task.published, edition) if issue else None
        if task.dry:
            noted = (clashing.as_warning(),) if clashing else ()
            return Result(task.path, "due", key, text, inputs, problems=noted)
        if clashing and shop.yielding:
            drafted = do_in(replace(shop, draft=True), task)
            return replace(drafted, problems=(clashing.as_warning(), *drafted.problems))
        if clashing:
            return Result(task.path, "failed", key, problems=(clashing,))
        made = pipeline.set_out(document, edition, making)
        set_ = made.typeset
        problems = (*set_.problems, *pipeline.verify(shop.summit, edition, made, task.path))
    except BriefError as error:
        return Result(task.path, "failed", problems=error.diagnostics)
    common: dict[str, Any] = {
        "issue": issue,
        "seconds": round(time.perf_counter() - started, 3),
        "problems": problems,
    }
    if any(d.severity is Severity.ERROR for d in problems):
        return Result(task.path, "failed", key, **common)
    common["unproven"] = pipeline.unproven(shop.summit, edition)
    identity = dict(made.identity)
    return Result(
        task.path, "made", key, text, inputs, identity, set_.pdf, len(set_.pdf), set_.pages, **common
    )


def _making(shop: Workshop, task: Task) -> pipeline.Making:
    return pipeline.Making(
        assets=shop.assets, cache=shop.cache, draft=shop.draft, watermark=shop.watermark,
        copy=task.copy, copies=task.copies, recipient=task.recipient,
    )  # fmt: skip
