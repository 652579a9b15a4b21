"""A file that cannot be read, or an entry that is wrong, is told once: nothing else in the folder is said to be wrong for it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing import reading
from briefing.diagnostics import Diagnostic
from tests.conftest import ROOT


class Folder:
    """A whole summit in which one file after another is made wrong."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        reading.keep(folder)

    def found(self, name: str, text: str) -> list[Diagnostic]:
        """All that is found while a file holds another text."""
        path = self.folder / name
        before = path.read_bytes()
        path.write_text(text, encoding="utf-8")
        try:
            return reading.problems_of(self.folder).sorted()
        finally:
            path.write_bytes(before)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Folder]:
    root = tmp_path_factory.mktemp("whole")
    shutil.copytree(ROOT / "briefs", root / "briefs")
    shutil.copytree(ROOT / "assets", root / "assets")
    yield Folder(root / "briefs")


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml"))


def _first(of: str) -> str:
    """The first brief of a kind that the sample has in two languages."""
    return next(name for name in _files(ROOT / "briefs") if name.startswith(of) and ".ru." not in name)


@pytest.mark.parametrize("of", ["delegations/", "facts/", "charts/"])
def test_a_file_that_cannot_be_read_is_all_that_is_told(folder: Folder, of: str) -> None:
    _unreadable(folder, _first(of))


@pytest.mark.parametrize("of", ["delegations/", "charts/"])
def test_an_entry_that_is_wrong_is_all_that_is_told(folder: Folder, of: str) -> None:
    _wrong(folder, _first(of))


@pytest.mark.slow
def test_no_file_of_the_sample_is_told_with_others(folder: Folder) -> None:
    for name in _files(folder.folder):
        _unreadable(folder, name)
        if ".ru." not in name:
            _wrong(folder, name)


def _unreadable(folder: Folder, name: str) -> None:
    text = (folder.folder / name).read_text(encoding="utf-8")
    (one,) = folder.found(name, f"{text}\nnever: [closed\n")
    assert one.code == "yaml-syntax" and one.span is not None and one.span.file == f"briefs/{name}"


def _wrong(folder: Folder, name: str) -> None:
    lines = (folder.folder / name).read_text(encoding="utf-8").split("\n")
    fit = (n for n, line in enumerate(lines) if re.match(r"\s{4,}[a-z-]+: \w", line))
    at = next((n for n in fit if not lines[n - 1].endswith(("|", ">", "-"))), None)
    if at is None:
        return
    inner = re.match(r"\s*", lines[at])
    assert inner is not None
    found = folder.found(name, "\n".join([*lines[:at], f"{inner[0]}never-heard-of: 3", *lines[at:]]))
    assert [(d.span.file, d.span.line) for d in found if d.span is not None] == [(f"briefs/{name}", at + 1)]
