"""The scripts of CI say so when they fail."""

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
