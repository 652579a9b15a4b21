"""Commands run in this process, so that faults can be put into them; workers are forked with the faults."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import TINY
from tests.processes import load_libraries

BOOK = "austria/guest/ru/austria_guest_ru_book_a4.pdf"


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


Here = Callable[..., Answer]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Here:
    """A command in a folder with a small summit in `briefs`."""
    from briefing.cli.commands import cli
    from briefing.cli.exit_codes import exit_code_of

    load_libraries()
    shutil.copytree(TINY, tmp_path / "briefs")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTEST_CURRENT_TEST", raising=False)

    def run(*words: str | os.PathLike[str]) -> Answer:
        capfd.readouterr()
        try:
            cli([os.fspath(word) for word in words], standalone_mode=False)
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        except BaseException as error:
            code = exit_code_of(error)
        out, err = capfd.readouterr()
        return Answer(code, out, err)

    return run
