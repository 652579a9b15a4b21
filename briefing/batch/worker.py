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
from briefing.batch.build_context import BuildContext, differences
from briefing.batch.executors import NotReady
from briefing.batch.fingerprint import versions
from briefing.batch.foreign import here
from briefing.batch.inputs import document_key, inputs_of, key_of
from briefing.batch.issues import Issue, clash, issue_of
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
class TaskResult:
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
    hints: tuple[Diagnostic, ...] = ()

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """Problems that kept nothing from being published."""
        return tuple(d for d in self.problems if d.severity is Severity.WARNING)


_CONTEXTS: dict[str, BuildContext] = {}
_ONE_AT_A_TIME = (
    threading.Lock()
)  # a cluster's worker may have threads; the libraries that draw do not expect them


def set_context(context: BuildContext, token: str = "") -> None:
    """Give this process its build context; forked workers inherit it. It stays to the end: no collector need walk it again."""
    _CONTEXTS[token] = context.unpacked()
    gc.collect()
    gc.freeze()


def join_cluster(packed: bytes, planned: Mapping[str, str], token: str) -> str:
    """Open a packed context in this process, if it is the planner's equal in all that shows; else why not."""
    if token in _CONTEXTS:
        return ""
    different = differences(planned, {**versions(), **here(planned)})
    if not different:
        set_context(pickle.loads(packed), token)
    return different


def drop_context(token: str) -> None:
    """Forget a context and what it brought along."""
    if context := _CONTEXTS.pop(token, None):
        context.remove_unpacked()


def run_task(task: Task, token: str = "") -> TaskResult:
    """Do one task in the context of this process."""
    if token not in _CONTEXTS:
        raise NotReady(token)
    with _ONE_AT_A_TIME:
        return run_in(_CONTEXTS[token], task)


def problems_of(task: Task) -> tuple[Diagnostic, ...]:
    """What is wrong with the file that a task would make, and what could be better; the file itself is not kept."""
    done = run_task(task)
    return (*done.problems, *done.hints)


def run_in(context: BuildContext, task: Task) -> TaskResult:
    """Do one task. Mistakes of the briefs are in the result; faults of the program and `EnvironmentProblem` are raised."""
    started = time.perf_counter()
    try:
        edition = pipeline.select(context.summit, task.order, context.before)
        options = _build_options(context, task)
        inputs = inputs_of(edition, options, context)
        key = key_of(inputs)
        if key == task.known_key:
            return TaskResult(task.path, "kept", key)
        document = pipeline.compose(edition, options)
        text = document_key(document, inputs, context)
        issue = None if context.draft else issue_of(edition, inputs, document, context)
        if text == task.known_document:
            return TaskResult(task.path, "kept", key, text, inputs, issue=issue)
        clashing = clash(issue, task.published, edition) if issue else None
        if task.dry:
            noted = (clashing.as_warning(),) if clashing else ()
            return TaskResult(task.path, "due", key, text, inputs, problems=noted)
        if clashing and context.draft_on_clash:
            drafted = run_in(replace(context, draft=True), task)
            return replace(drafted, problems=(clashing.as_warning(), *drafted.problems))
        if clashing:
            return TaskResult(task.path, "failed", key, problems=(clashing,))
        laid_out = pipeline.lay_out(document, edition, options)
        pdf = laid_out.pdf()
        found = pipeline.verify(context.summit, edition, laid_out, pdf, task.path)
        problems = (*laid_out.problems, *found)
    except BriefError as error:
        return TaskResult(task.path, "failed", problems=error.diagnostics)
    common: dict[str, Any] = {
        "issue": issue,
        "seconds": round(time.perf_counter() - started, 3),
        "problems": problems,
        "hints": laid_out.hints,
    }
    if any(d.severity is Severity.ERROR for d in problems):
        return TaskResult(task.path, "failed", key, **common)
    common["unproven"] = pipeline.unproven(context.summit, edition)
    identity = dict(laid_out.identity)
    return TaskResult(task.path, "made", key, text, inputs, identity, pdf, len(pdf), laid_out.pages, **common)


def _build_options(context: BuildContext, task: Task) -> pipeline.BuildOptions:
    return pipeline.BuildOptions(
        assets=context.assets, cache=context.cache, cores=context.cores, draft=context.draft, watermark=context.watermark,
        copy=task.copy, copies=task.copies, recipient=task.recipient,
        given=context.summit.given,
    )  # fmt: skip
