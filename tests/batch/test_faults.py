"""Interrupted, killed, out of space, twice at once: never a half-written, mixed-up or unlisted file."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.batch import run as batch
from briefing.batch.options import BatchOptions
from briefing.publishing import manifest as records
from tests.batch.conftest import ready
from tests.batch.sound import assert_sound
from tests.conftest import ROOT, TINY

INTERRUPTIONS = int(os.environ.get("INTERRUPTIONS", "40"))  # when it is run as one of the slow


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


@pytest.mark.posix
@pytest.mark.parametrize("times", [8, pytest.param(INTERRUPTIONS, marks=pytest.mark.slow)])
def test_interrupted_at_random_moments_nothing_is_torn(tmp_path: Path, times: int) -> None:
    """A few times here, 200 times in .ci/run."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.batch.interrupting", str(tmp_path), str(times)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["interrupted"] >= times and found["same"] == 4
    assert len(found["seen"]) > 2  # mixtures of the two versions, beside each by itself


@pytest.mark.slow
def test_two_batches_at_once_leave_one_sound_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    both = [command(TINY, out, "-j", "1") for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    assert_sound(out)
    assert len(records.read(out).entries) == 5


@pytest.mark.parametrize("executor", ["inline", "local"])
def test_every_executor_gives_the_same_bytes(tmp_path: Path, executor: str) -> None:
    context, tasks = ready()
    batch.run(context, tasks, BatchOptions(tmp_path / "a", 1, "inline"), lambda done: None)
    batch.run(context, tasks, BatchOptions(tmp_path / executor, 2, executor), lambda done: None)
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


@pytest.mark.parametrize(
    "free", [20_000, *(pytest.param(n, marks=pytest.mark.slow) for n in (0, 4096, 50_000))]
)
@pytest.mark.slow
def test_a_full_disk_is_said_and_the_old_files_stay(disk: Path, free: int) -> None:
    """With room for nothing, for a line of the journal, for some of the files, but not the manifest."""
    out = disk / "out"
    assert command(TINY, out, "-j", "1").wait() == 0
    shutil.rmtree(out / ".briefing")
    before = {path: path.read_bytes() for path in out.rglob("*.pdf")}
    fill(disk / "other", free)
    process = command(TINY, out, "-j", "1", "--watermark", "other", stderr=subprocess.PIPE)
    _, said = process.communicate()
    assert process.returncode == 3 and b"the disk is full" in said and b"Traceback" not in said
    assert_sound(out)
    assert not [path for path in out.rglob("*") if path.name.endswith(".part")]
    assert {path: path.read_bytes() for path in before} == before or free
    (disk / "other").unlink()
    assert command(TINY, out, "-j", "1").wait() == 0
    assert_sound(out)
    assert len(list(out.rglob("*.pdf"))) == 5


def fill(path: Path, free: int) -> None:
    room = os.statvfs(path.parent)
    path.write_bytes(b"\0" * max(room.f_bavail * room.f_frsize - free, 0))


@pytest.mark.slow
def test_one_failing_file_does_not_stop_the_others(tmp_path: Path) -> None:
    project = tmp_path / "briefs"
    shutil.copytree(TINY, project)
    brief = project / "delegations" / "austria.yaml"
    long = "Шлюзы" * 40
    brief.write_text(brief.read_text().replace("text: Мы ценим ваши шлюзы.", f"text: Мы ценим {long}."))
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
    assert done.returncode == 4 and "does-not-fit" in done.stderr
    assert len(list((tmp_path / "out").rglob("*.pdf"))) == 4
