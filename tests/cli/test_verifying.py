"""`verify` says what it searched, and says as plainly what it did not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.conftest import ROOT, TINY


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small briefs and all that they order."""
    project = tmp_path_factory.mktemp("project")
    shutil.copytree(TINY, project / "briefs")
    made = run("build", "-C", "briefs", "-o", "out", "-j", "1", cwd=project)
    assert made.returncode == 0, made.stderr
    return project


def elsewhere(published: Path, tmp_path: Path) -> Path:
    shutil.copytree(published / "out", tmp_path / "mailed")
    return tmp_path


def test_with_its_briefs_every_file_is_searched_again(published: Path, tmp_path: Path) -> None:
    here = elsewhere(published, tmp_path)
    done = run("verify", "mailed", "-C", str(published / "briefs"), cwd=here)
    assert done.returncode == 0 and "all as published" in done.stderr
    assert "5 searched for what their readers may not see, by the briefs of version 3" in done.stderr


def test_what_is_withheld_by_now_is_found_in_files_that_are_out(published: Path, tmp_path: Path) -> None:
    here = elsewhere(published, tmp_path)
    shutil.copytree(published / "briefs", here / "briefs")
    topic = here / "briefs" / "topics" / "water.yaml"
    topic.write_text(topic.read_text().replace("- text: Расход", "- audience: minister\n    text: Расход"))
    done = run("verify", "mailed", cwd=here)
    assert done.returncode == 1
    leaks = [line for line in done.stdout.splitlines() if "must not be read" in line]
    assert (
        leaks
        and all("_guest_" in line for line in leaks)
        and any("topics.water.body" in line for line in leaks)
    ), done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "5 not searched for what their readers may not see: there are no briefs here"),
        (("--no-deep",), "5 not searched for what their readers may not see: only hashes and sizes were compared"),
        (("-C", str(ROOT / "briefs")), "the briefs are those of c5plus1-2025, not of rivers"),
    ],
)  # fmt: skip
def test_without_its_briefs_it_says_that_nothing_was_searched(
    published: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    done = run("verify", "mailed", *words, cwd=elsewhere(published, tmp_path))
    assert done.returncode == 0 and said in done.stderr and "5 searched" not in done.stderr
    assert "all as published" in done.stderr


def test_protected_and_changed_files_are_not_said_to_be_searched(published: Path, tmp_path: Path) -> None:
    here = tmp_path
    shutil.copytree(published / "briefs", here / "briefs")
    (here / "words").write_text("austria,correct horse\nswitzerland,open\n")
    (here / "words").chmod(0o600)
    assert run("build", "-o", "out", "-j", "1", "--passwords", "words", cwd=here).returncode == 0
    changed = next((here / "out" / "switzerland").rglob("*.pdf"))
    changed.write_bytes(changed.read_bytes() + b"\n")
    done = run("verify", "out", cwd=here)
    assert "2 not searched for what their readers may not see: they are protected" in done.stderr
    assert "2 searched" in done.stderr and "has been changed since it was published" in done.stdout
