"""A small summit with its words in a second language, which a program made of the first."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.beginning.translating import begun, exported, imported, opened
from briefing.diagnostics import Span
from briefing.translations.catalogue import CALL
from tests.conftest import ROOT

BASE = ROOT / "tests" / "errors" / "base"
_FROM, _TO = "abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопярстувшжыз"
_LETTERS = str.maketrans(_FROM + _FROM.upper(), _TO + _TO.upper())


def in_russian(text: str) -> str:
    """Words that are surely others: their letters in Cyrillic; what is filled in stays."""
    found, at = [], 0
    for match in CALL.finditer(text):
        found += [text[at : match.start()].translate(_LETTERS), match[0]]
        at = match.end()
    return "".join((*found, text[at:].translate(_LETTERS)))


def translate(folder: Path, tag: str, say: Callable[[str], str] = in_russian) -> None:
    """Begin a translation, and say every text of it."""
    for made in begun(opened(folder, tag)):
        made.path.write_bytes(made.after)
    texts = opened(folder, tag)
    catalogue = exported(texts)
    messages = tuple(
        m.replaced(target=say(m.source), state="done", span=Span("back.po")) for m in catalogue.messages
    )
    found = imported(texts, catalogue.replaced(messages=messages))
    assert not found.refused
    for made in found.additions:
        made.path.write_bytes(made.after)


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    """The summit of the errors, in English."""
    folder = tmp_path / "briefs"
    shutil.copytree(BASE, folder)
    return folder


@pytest.fixture
def both(briefs: Path) -> Path:
    """The same with all of it in Russian too."""
    translate(briefs, "ru")
    return briefs


def change(path: Path, old: str, new: str) -> None:
    """Put other words into a file, which has the old ones once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (old, text.count(old))
    path.write_text(text.replace(old, new), encoding="utf-8")
