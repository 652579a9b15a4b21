"""A batch: what is due is made, checked and published; what is finished stays, whatever happens next."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from filelock import FileLock

from briefing.batch import work
from briefing.batch.executors import Cluster, Executor, Inline, Outcome, Pool, choose
from briefing.batch.work import Result, Task
from briefing.batch.workshop import Workshop
from briefing.publishing import manifest as records
from briefing.publishing.manifest import Entry, Manifest
from briefing.publishing.writing import make_folder, write_whole

LOCK = ".lock"


@dataclass(frozen=True, slots=True)
class Choices:
    """How a batch is run, as the command line says."""

    out: Path
    jobs: int = 1
    executor: str = "local"
    force: bool = False
    fail_fast: bool = False
    dry: bool = False
    limit: float = 300.0
    passwords: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Done:
    """One target's end, as the caller shows it; `lies_at` is where the file is."""

    result: Result
    lies_at: Path | None = None
    failure: str = ""

    @property
    def failed(self) -> bool:
        return bool(self.failure) or self.result.state == "failed"


@dataclass(slots=True)
class Summary:
    done: list[Done] = field(default_factory=list)

    def count(self, state: str) -> int:
        return sum(1 for d in self.done if not d.failure and d.result.state == state)

    @property
    def failures(self) -> list[Done]:
        return [d for d in self.done if d.failed]


def run(shop: Workshop, tasks: Sequence[Task], choices: Choices, report: Callable[[Done], None]) -> Summary:
    """Make what is due among `tasks`; each finished file is published at once and reported."""
    summary = Summary()
    make_folder(choices.out)
    known = records.read(choices.out)
    due = [_with_known_key(task, known, choices) for task in tasks]
    due.sort(key=lambda task: -_seconds_before(task, known))
    try:
        for done in _outcomes(shop, due, choices):
            finished = _publish(done, choices)
            summary.done.append(finished)
            report(finished)
            if choices.fail_fast and finished.failed:
                break
    finally:
        if not choices.dry:
            settle(choices.out, shop)
    return summary


def settle(out: Path, shop: Workshop | None = None) -> Manifest:
    """Fold the journal into the manifest under the folder's lock."""
    with FileLock(out / LOCK):
        manifest = records.read(out)
        manifest.entries = {p: e for p, e in manifest.entries.items() if (out / p).is_file()}
        if shop is not None:
            settings = shop.summit.settings
            manifest.summit, manifest.version = settings.id, settings.version
            manifest.as_of, manifest.versions = settings.as_of.isoformat(), dict(shop.versions)
        records.write(out, manifest)
    return manifest


def _with_known_key(task: Task, known: Manifest, choices: Choices) -> Task:
    entry = known.entries.get(task.path)
    usable = entry is not None and not choices.force and _lies_there(choices.out, entry, choices)
    return Task(
        task.order, task.path, entry.key if usable and entry else "", choices.dry,
        task.copy, task.copies, task.recipient,
    )  # fmt: skip


def _lies_there(out: Path, entry: Entry, choices: Choices) -> bool:
    """The file is there with the size it was published with, and protected as it should be now."""
    path = out / entry.path
    wanted = entry.identity.get("delegation", "") in choices.passwords
    return path.is_file() and path.stat().st_size == entry.bytes and entry.protected == wanted


def _seconds_before(task: Task, known: Manifest) -> float:
    entry = known.entries.get(task.path)
    return entry.seconds if entry else 60.0


def _outcomes(shop: Workshop, tasks: list[Task], choices: Choices) -> Iterator[Done]:
    executor = choose(choices.executor, choices.jobs)
    if isinstance(executor, Pool):
        work.open_shop(shop)
        executor = Pool(choices.jobs, choices.limit, start=partial(work.open_shop, shop))
    for outcome in _ran(executor, shop, tasks):
        if outcome.result is None:
            failed = Result(outcome.task.path, "failed")
            yield Done(failed, failure=outcome.failure)
        else:
            yield Done(outcome.result)


def _ran(executor: Executor, shop: Workshop, tasks: list[Task]) -> Iterator[Outcome[Task, Result]]:
    if isinstance(executor, Cluster):
        return executor.run(partial(work.do_away, shop.packed()), tasks)
    if isinstance(executor, Inline):
        return executor.run(partial(work.do_in, shop), tasks)
    return executor.run(work.do, tasks)


def _publish(done: Done, choices: Choices) -> Done:
    result = done.result
    path = choices.out / result.path
    if done.failure or result.state in ("failed", "due"):
        return done
    if result.state == "kept":
        return Done(result, path)
    pdf, protected = _protect(result, choices)
    entry = Entry(
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
    )
    with FileLock(choices.out / LOCK):
        records.announce(choices.out, entry)
        lies_at = write_whole(path, pdf)
    return Done(result, lies_at)


def _protect(result: Result, choices: Choices) -> tuple[bytes, bool]:
    password = choices.passwords.get(result.identity.get("delegation", ""))
    if not password:
        return result.pdf, False
    from briefing.publishing.encryption import encrypt

    return encrypt(result.pdf, password), True


def clean(out: Path) -> list[Path]:
    """Remove the files that the manifest lists, and nothing else; returns what was removed."""
    removed = []
    with FileLock(out / LOCK):
        for entry in records.read(out).entries.values():
            path = out / entry.path
            if path.is_file():
                path.unlink()
                removed.append(path)
        for folder in sorted({p.parent for p in removed}, key=lambda f: -len(f.parts)):
            while folder != out and folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
                folder = folder.parent
        for name in (records.NAME, records.JOURNAL):
            (out / name).unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        (out / LOCK).unlink()
    return removed
