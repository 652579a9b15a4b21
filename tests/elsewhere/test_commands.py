"""Every command does something sensible with summits of other shapes, from the checks to the files in their folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.elsewhere.building import HERE, orders_of
from tests.processes import load_libraries

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """A command in this process: its exit code, and all that it says."""
    from briefing.cli.commands import cli
    from briefing.cli.exit_codes import exit_code_of

    load_libraries()
    monkeypatch.delenv("PYTEST_CURRENT_TEST", raising=False)

    def run(*words: str | os.PathLike[str]) -> tuple[int, str]:
        capfd.readouterr()
        try:
            cli([os.fspath(word) for word in words], standalone_mode=False)
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        except BaseException as error:
            code = exit_code_of(error)
        out, err = capfd.readouterr()
        return code, out + err

    return run


@pytest.mark.parametrize(
    ("name", "delegation"),
    [
        ("atoll", "tuvalu"),
        ("tundra", "altyn"),
        pytest.param("delta", "cambodia", marks=pytest.mark.slow),
        pytest.param("sahel", "mauritanie", marks=pytest.mark.slow),
    ],
)
def test_every_command_ends_well(
    name: str, delegation: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing import pipeline

    shutil.copytree(HERE / name, tmp_path / "briefs")
    monkeypatch.chdir(tmp_path)
    summit, _ = pipeline.read_and_check(tmp_path / "briefs")
    for words in (
        ("check",), ("check", "--strict"), ("list",), ("charts",),
        ("build", delegation), ("build", "-n"), ("handouts", delegation), ("handouts", delegation, "--list"),
        ("verify", "build"), ("build", delegation),
    ):  # fmt: skip
        code, said = run(*words)
        assert code == 0, (words, said)
        assert "Traceback" not in said and said.strip(), words
    files = sorted(path.name for path in (tmp_path / "build").rglob("*.pdf"))
    wanted = {o.product for o in orders_of(summit) if o.delegation == delegation}
    assert {product for product in wanted if not any(f"_{product}_" in file for file in files)} <= {"book"}
    book = next((tmp_path / "build").rglob("*_book_*.pdf"))
    code, said = run("explain", book.relative_to(tmp_path / "build"))
    assert code == 0 and said.strip(), said


def test_check_lays_out_every_page_of_the_least_summit(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(HERE / "atoll", tmp_path / "briefs")
    monkeypatch.chdir(tmp_path)
    code, said = run("check", "--pages")
    assert code == 0 and "0 errors" in said, said
    assert said.count("warning[") == said.count("warning[nothing-for-reader]") > 0, said
    assert not (tmp_path / "build").exists()
