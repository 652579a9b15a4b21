"""From a worker's outcome to a published file; only the process that planned the batch does this."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.batch.executors import Outcome
from briefing.batch.fingerprint import changed
from briefing.batch.options import BatchOptions, FileReport
from briefing.batch.worker import Task, TaskResult
from briefing.diagnostics import BriefError, EnvironmentProblem
from briefing.lazy import lazy
from briefing.publishing import manifest as records
from briefing.publishing.locking import locked
from briefing.publishing.manifest import Entry, Manifest
from briefing.publishing.writing import beside, write_whole

if TYPE_CHECKING:
    from briefing.publishing import encryption
else:
    encryption = lazy("briefing.publishing.encryption")


class Delivery:
    """Publishes into one folder; `known` is what lay there before."""

    def __init__(self, options: BatchOptions, known: Manifest) -> None:
        self.options, self.known = options, known

    def take(self, outcome: Outcome[Task, TaskResult]) -> FileReport:
        """What became of it, without the bytes: those of thousands of files would fill the memory."""
        result = outcome.result
        if result is None:
            failed = TaskResult(outcome.task.path, "failed")
            return FileReport(failed, failure=outcome.failure, details=outcome.details)
        if result.state == "made":
            return self._publish(result)
        light = replace(result, inputs={})
        if result.state == "kept":
            self._keep(result)
            entry = self.known.entries[result.path]
            light = replace(light, pages=entry.pages, size=entry.bytes)
            return FileReport(light, self.options.out / result.path)
        return FileReport(light, reasons=self._reasons(result) if result.state == "due" else ())

    def _publish(self, result: TaskResult) -> FileReport:
        out = self.options.out
        if not records.inside(out, result.path):
            raise EnvironmentProblem(f"{result.path} would lie outside of {out}; nothing is written there")
        try:
            pdf, protected = self._protected(result)
        except BriefError as error:
            return FileReport(replace(result, state="failed", pdf=b"", inputs={}, problems=error.diagnostics))
        entry = replace(_entry(result, pdf, protected), issued=self._issued(result))
        self._opened(result, protected)
        with locked(out, self.options.notice):
            lies_at = write_whole(
                out / result.path,
                pdf,
                lambda name: records.announce(out, records.moved(out, entry, name)),
            )
            if lies_at == out / result.path:
                self._clear_beside(result.path)
        return FileReport(replace(result, pdf=b"", inputs={}, size=len(pdf)), lies_at)

    def _keep(self, result: TaskResult) -> None:
        """The file is right as it lies there; where it was made from other inputs, those are noted anew."""
        out, entry = self.options.out, self.known.entries[result.path]
        stale = beside(out / result.path).relative_to(out).as_posix()
        if self.options.dry or not (result.inputs or stale in self.known.entries):
            return
        with locked(out, self.options.notice):
            if result.inputs:
                issued = self._issued(result)
                records.announce(out, replace(entry, key=result.key, inputs=result.inputs, issued=issued))
            self._clear_beside(result.path)

    def _issued(self, result: TaskResult) -> dict[str, tuple[str, ...]]:
        """What has been published under this name, by version, with what is published now."""
        entry = self.known.entries.get(result.path)
        before = dict(entry.issued) if entry is not None else {}
        version = result.identity.get("version") or (entry.identity.get("version", "") if entry else "")
        return before if result.issue is None else {**before, version: tuple(result.issue)}

    def _clear_beside(self, path: str) -> None:
        """An earlier version that had to go to another name is no longer of use."""
        other = beside(self.options.out / path)
        if other.relative_to(self.options.out).as_posix() in self.known.entries:
            with contextlib.suppress(OSError):
                other.unlink()

    def _protected(self, result: TaskResult) -> tuple[bytes, bool]:
        password = self.options.passwords.get(result.identity.get("delegation", ""))
        if not password:
            return result.pdf, False
        return encryption.protect(result.pdf, password), True

    def _opened(self, result: TaskResult, protected: bool) -> None:
        """Nobody finds out by accident that a file opens now without the password that it had."""
        before = self.known.entries.get(result.path)
        if before is not None and before.protected and not protected:
            self.options.notice(f"{result.path} was protected by a password; now it opens without one")

    def _reasons(self, result: TaskResult) -> tuple[str, ...]:
        entry = self.known.entries.get(result.path)
        if entry is None:
            return ("never built",)
        found = tuple(f"{word} {name}" for name, word in changed(entry.inputs, result.inputs))
        if not self.options.lies_there(entry):
            found = ("the file itself is gone, cut, or protected otherwise", *found)
        return found or ("forced",)


def _entry(result: TaskResult, pdf: bytes, protected: bool) -> Entry:
    return Entry(
        path=result.path,
        sha256=records.digest(pdf),
        bytes=len(pdf),
        pages=result.pages,
        seconds=result.seconds,
        key=result.key,
        identity=result.identity,
        inputs=result.inputs,
        warnings=tuple(d.message for d in result.warnings),
        protected=protected,
        document=result.document,
        unproven=result.unproven,
    )
