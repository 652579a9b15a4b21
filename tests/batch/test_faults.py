"""Interrupted, killed, out of space, twice at once: never a half-written, mixed-up or unlisted file."""

from __future__ import annotations

import io
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from briefing import pipeline
from briefing.batch import run as batch
from briefing.batch.choices import Choices
from briefing.batch.fingerprint import versions
from briefing.batch.orders import ordered, path_of
from briefing.batch.work import Task
from briefing.batch.workshop import Workshop
from briefing.publishing import manifest as records
from briefing.publishing.verification import faults_of_entry
from tests.conftest import ROOT, TINY

INTERRUPTIONS = int(os.environ.get("INTERRUPTIONS", "8"))


def command(
    project: Path, out: Path, *words: str, stderr: int = subprocess.DEVNULL
) -> subprocess.Popen[bytes]:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    words = ("build", "-C", str(project), "-o", str(out), "-q", "-f", *words)
    return subprocess.Popen(
        [sys.executable, str(ROOT / "generate.py"), *words],
        env=env,
        stderr=stderr,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def assert_sound(out: Path) -> None:
    """Every PDF that can be seen is whole, is listed with its hash, and says that it is what its path says."""
    known = records.read(out).entries
    for path in out.rglob("*.pdf"):
        name = path.relative_to(out).as_posix()
        data = path.read_bytes()
        assert name in known and records.digest(data) == known[name].sha256, name
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert len(pdf.pages) == known[name].pages
        assert known[name].identity["delegation"] == name.split("/")[0]
        assert not list(faults_of_entry(out, known[name]))


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_interrupted_at_random_moments_nothing_is_torn(tmp_path: Path, how: signal.Signals) -> None:
    dice = random.Random(7)
    out = tmp_path / "out"
    for _ in range(INTERRUPTIONS):
        process = command(TINY, out, "-j", "2")
        time.sleep(dice.uniform(0.3, 2.6))
        os.killpg(process.pid, how)
        process.wait(timeout=30)
        if out.is_dir():
            assert_sound(out)
    assert command(TINY, out).wait(timeout=120) == 0
    assert_sound(out)
    assert len(list(out.rglob("*.pdf"))) == 5


def test_two_batches_at_once_leave_one_sound_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    both = [command(TINY, out), command(TINY, out)]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    assert_sound(out)
    assert len(records.read(out).entries) == 5


def shop_and_tasks(tmp_path: Path) -> tuple[Workshop, list[Task]]:
    summit, _ = pipeline.read_and_check(TINY)
    shop = Workshop(summit, tmp_path / "assets", dict(versions()))
    return shop, [Task(order, path_of(order)) for order in ordered(summit)]


@pytest.mark.parametrize("executor", ["inline", "local"])
def test_every_executor_gives_the_same_bytes(tmp_path: Path, executor: str) -> None:
    shop, tasks = shop_and_tasks(tmp_path)
    batch.run(shop, tasks, Choices(tmp_path / "a", 1, "inline"), lambda done: None)
    batch.run(shop, tasks, Choices(tmp_path / executor, 2, executor), lambda done: None)
    for task in tasks:
        assert (tmp_path / "a" / task.path).read_bytes() == (tmp_path / executor / task.path).read_bytes()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(folder)]
    if os.name != "posix" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no small file system can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=False)


@pytest.mark.parametrize("free", [0, 4096, 20_000, 50_000])
def test_a_full_disk_is_said_and_the_old_files_stay(disk: Path, free: int) -> None:
    """With room for nothing, for a line of the journal, for some of the files, but not the manifest."""
    out = disk / "out"
    assert command(TINY, out, "-j", "1").wait(timeout=120) == 0
    shutil.rmtree(out / ".briefing")
    before = {path: path.read_bytes() for path in out.rglob("*.pdf")}
    fill(disk / "other", free)
    process = command(TINY, out, "-j", "1", "--watermark", "other", stderr=subprocess.PIPE)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 3 and b"the disk is full" in said and b"Traceback" not in said
    assert_sound(out)
    assert not [path for path in out.rglob("*") if path.name.endswith(".part")]
    assert {path: path.read_bytes() for path in before} == before or free
    (disk / "other").unlink()
    assert command(TINY, out).wait(timeout=120) == 0
    assert_sound(out)
    assert len(list(out.rglob("*.pdf"))) == 5


def fill(path: Path, free: int) -> None:
    room = os.statvfs(path.parent)
    path.write_bytes(b"\0" * max(room.f_bavail * room.f_frsize - free, 0))


def test_one_failing_file_does_not_stop_the_others(tmp_path: Path) -> None:
    project = tmp_path / "briefs"
    shutil.copytree(TINY, project)
    brief = project / "delegations" / "austria.yaml"
    brief.write_text(brief.read_text().replace("text: Мы ценим ваши шлюзы.", "text: Мы ценим 習."))
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    words = [
        sys.executable,
        str(ROOT / "generate.py"),
        "build",
        "-C",
        str(project),
        "-o",
        str(tmp_path / "out"),
    ]
    done = subprocess.run(words, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 4 and "missing-glyph" in done.stderr and "U+7FD2" in done.stderr
    assert len(list((tmp_path / "out").rglob("*.pdf"))) == 4
