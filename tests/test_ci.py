"""The scripts of CI say so when they fail, and run what the README says."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BASH = shutil.which("bash")


def program(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.skipif(BASH is None, reason="bash is not installed on this machine")
@pytest.mark.parametrize("fails", ["build", "handouts", "torture"])
def test_the_run_of_verapdf_fails_where_a_build_fails(tmp_path: Path, fails: str) -> None:
    for name in ("java", "mvn"):
        program(tmp_path / name, "exit 0")
    program(tmp_path / "python", f'case "$*" in *{fails}*) exit 4;; esac')
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [BASH or "bash", ".ci/verapdf", str(tmp_path / "python")],
        cwd=ROOT, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1 and "veraPDF: FAILED" in done.stdout


@pytest.mark.skipif(BASH is None, reason="bash is not installed on this machine")
@pytest.mark.parametrize("system", ["", "Windows_NT"])
@pytest.mark.parametrize(("name", "ends"), [("book", "generate.py build kazakhstan"), ("test", "-m pytest")])
def test_the_readmes_commands_are_found_in_the_words_of_the_system(system: str, name: str, ends: str) -> None:
    done = subprocess.run(
        [BASH or "bash", ".ci/commands", name],
        cwd=ROOT, env={**os.environ, "OS": system}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    line = done.stdout.rstrip("\n")
    assert line.endswith(ends) and "\n" not in line
    assert (
        ("py -m venv" in line and ".venv/Scripts/python" in line)
        if system
        else line in (ROOT / "README.md").read_text("utf-8")
    )
    assert not system or ("python3" not in line and "/bin/" not in line)


def test_the_workflow_runs_what_the_readme_says_on_every_system() -> None:
    workflow = (ROOT / ".github" / "workflows" / "tests.yml").read_text("utf-8")
    assert "bash .ci/run" in workflow and all(
        f"{name}-latest" in workflow for name in ("ubuntu", "macos", "windows")
    )
    assert "bash .ci/commands book" in workflow and "bash .ci/commands test" in workflow
