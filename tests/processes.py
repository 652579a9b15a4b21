"""Commands in processes of their own that begin with the libraries loaded: forked from the tests', where the system forks.

A new interpreter loads ReportLab and matplotlib for a second or two, and so does each of its workers; most tests look at what
the command does then.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from tests.conftest import ROOT, TINY

FORKS = sys.platform == "linux"


@cache
def load_libraries() -> None:
    """A small summit is made in this process, so that whatever is forked from it has loaded what that takes."""
    from briefing.cli.commands import cli

    with tempfile.TemporaryDirectory() as folder, suppress(SystemExit):
        briefs = Path(folder) / "briefs"
        shutil.copytree(TINY, briefs)
        cli(
            ["build", "-C", str(briefs), "-o", str(Path(folder) / "out"), "--executor", "inline", "-q"],
            standalone_mode=False,
        )


def command(
    *words: str | os.PathLike[str], cwd: Path, variables: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """What `python generate.py WORDS` does and says in a folder."""
    if not FORKS:
        return started(*words, cwd=cwd, variables=variables)
    load_libraries()
    said = [os.fspath(word) for word in words]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if not child:
            _become(said, cwd, {**os.environ, **(variables or {})}, out.fileno(), err.fileno())
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        shown = []
        for file in (out, err):
            file.seek(0)
            shown.append(file.read().decode().replace("\r\n", "\n"))
    return subprocess.CompletedProcess(said, code, *shown)


def started(
    *words: str | os.PathLike[str],
    cwd: Path,
    variables: Mapping[str, str] | None = None,
    under: Sequence[str] = (),
) -> subprocess.CompletedProcess[str]:
    """The same by a new interpreter, which another program may start."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **(variables or {})}
    return subprocess.run(
        [*under, sys.executable, str(ROOT / "generate.py"), *words],
        cwd=cwd, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def _become(words: list[str], cwd: Path, variables: Mapping[str, str], out: int, err: int) -> None:
    """The command, in a process that was just forked; never returns."""
    code = 70
    try:
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(variables)
        os.environ.pop("PYTEST_CURRENT_TEST", None)
        for handle, number in ((out, 1), (err, 2)):
            os.dup2(handle, number)
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.argv = ["generate.py", *words]
        from briefing.cli import main

        code = 0
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
