"""A file that a viewer holds open: the new version waits beside it under another name, is known, and goes when it may."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.batch.delivery import Delivery
from briefing.batch.executors import Outcome
from briefing.batch.fingerprint import of_json
from briefing.batch.options import BatchOptions, FileReport
from briefing.batch.uptodate import nothing_to_do
from briefing.batch.worker import Task, TaskResult
from briefing.publishing import manifest as records
from briefing.summit import Order

BOOK, WAITING = "x/guest/en/book.pdf", "x/guest/en/book.new.pdf"
TASK = Task(Order(product="book", delegation="x", audience="guest", language="en", format="a4"), BOOK)
ASKED = {"what": "everything"}
Publish = Callable[[bytes], FileReport]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def publish(out: Path) -> Publish:
    """One file of a batch, made with these bytes; what lies there was read before, as a batch does."""

    def published(pdf: bytes, state: str = "made") -> FileReport:
        result = TaskResult(BOOK, state, key="k", pdf=pdf, pages=1, identity={"delegation": "x"})  # type: ignore[arg-type]
        return Delivery(BatchOptions(out), records.read(out)).take(Outcome(TASK, result))

    return published


@pytest.fixture
def hold(out: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], pytest.MonkeyPatch]:
    """Somebody opens the file: no other may take its name, as on Windows; undone when it is closed."""

    def held() -> pytest.MonkeyPatch:
        replace = Path.replace

        def refused(self: Path, target: Path) -> Path:
            if Path(target) == out / BOOK:
                raise PermissionError(13, "in use")
            return replace(self, target)

        monkeypatch.setattr(Path, "replace", refused)
        return monkeypatch

    return held


def names(out: Path) -> list[str]:
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*.pdf"))


def folded(out: Path) -> records.Manifest:
    """The manifest written out, with a plan that asks for the one file, as a batch leaves it."""
    manifest = records.read(out)
    manifest.plans = {of_json(ASKED): {"state": "s", "keys": {BOOK: "k"}}}
    records.write(out, manifest)
    return records.read(out)


def test_the_new_version_waits_beside_the_one_that_is_held_and_both_are_known(
    out: Path, publish: Publish, hold: Callable[[], pytest.MonkeyPatch]
) -> None:
    assert not publish(b"old").beside
    hold()
    report = publish(b"new")
    assert report.beside and report.lies_at == out / WAITING
    assert ((out / BOOK).read_bytes(), (out / WAITING).read_bytes()) == (b"old", b"new")
    known = records.read(out).entries
    assert {path: entry.sha256 for path, entry in known.items()} == {
        BOOK: records.digest(b"old"), WAITING: records.digest(b"new"),
    }  # fmt: skip


@pytest.mark.parametrize("state", ["made", "kept"])
def test_once_the_file_is_closed_nothing_is_left_of_the_version_that_waited(
    out: Path, publish: Publish, hold: Callable[[], pytest.MonkeyPatch], state: str
) -> None:
    publish(b"old")
    viewer = hold()
    publish(b"new")
    viewer.undo()
    report = publish(b"newest", state)  # type: ignore[call-arg]
    assert not report.beside and names(out) == [BOOK]
    assert (out / BOOK).read_bytes() == (b"newest" if state == "made" else b"old")


def test_a_file_of_that_name_that_nobody_published_is_left_alone(out: Path, publish: Publish) -> None:
    publish(b"old")
    (out / WAITING).write_bytes(b"mine")
    publish(b"new")
    publish(b"new", "kept")  # type: ignore[call-arg]
    assert (out / WAITING).read_bytes() == b"mine"


def test_while_a_version_waits_there_is_something_to_do(
    out: Path, publish: Publish, hold: Callable[[], pytest.MonkeyPatch]
) -> None:
    publish(b"old")
    folded(out)
    found = nothing_to_do(out, ASKED, "s")
    assert found is not None and [entry.path for entry in found] == [BOOK]
    assert nothing_to_do(out, ASKED, "other") is None and nothing_to_do(out, {}, "s") is None
    hold()
    publish(b"new")
    folded(out)
    assert nothing_to_do(out, ASKED, "s") is None
