"""A correction of a word that was clicked shows on the page, leaves the briefs sound, and changes no other value."""

from __future__ import annotations

import os
import random
import re
import shutil
from pathlib import Path

import pytest

from briefing import reading
from briefing.previewing import Correction, Engine
from briefing.sources import parse_yaml
from briefing.sources.replacing import scalars
from briefing.summit import Order
from tests.conftest import ROOT, TINY

EDITS = int(os.environ.get("EDITS", "25"))  # of the long run; 500 take about an hour of a core

NEW = "quietly"


class Editor:
    """Random edits of what a book prints, one after another, each taken back."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.engine, self.random = Engine(folder, checks=False), random.Random(seed)
        self.folder = self.engine.folder
        self.done = 0

    def edit(self, order: Order) -> None:
        shown = self.engine.show(order)
        number = self.random.randrange(len(shown.pages)) + 1
        text = self.engine.page_text(order, number)
        if not text.tokens:
            return
        at = self.random.randrange(len(text.tokens))
        left, top, width, height = text.box_of_piece(text.tokens[at].pieces[0])
        origin = self.engine.origin_at(order, number, left + width / 2, top + height / 2)
        if (
            origin is None
            or origin.kind not in ("text", "point")
            or origin.field not in ("text", "why", "summary")
        ):
            return
        form = self.engine.field(origin.file, origin.line, origin.column)
        assert form is not None and (form.line, form.column) == origin.start
        changed = re.sub(rf"\b{re.escape(origin.word)}\b", rf"{origin.word} {NEW}", form.value, count=1)
        if changed != form.value and "{{" not in form.value[: form.value.find(origin.word)]:
            self.corrected(order, form.file, (form.line, form.column), changed, form.digest)

    def corrected(self, order: Order, file: str, at: tuple[int, int], changed: str, digest: str) -> None:
        path = self.folder.parent / file
        before = path.read_bytes()
        correction = self.engine.correct(file, *at, changed, digest)
        assert isinstance(correction, Correction), correction
        old, new = (dict(scalars(parse_yaml(data.decode(), ""))) for data in (before, path.read_bytes()))
        assert [key for key in old if old[key].text != new[key].text] == [
            key for key in old if (old[key].span.line, old[key].span.column) == at
        ]
        self.engine.look()
        shown = self.engine.show(order)
        assert shown.state == "fresh", shown.message
        no_room = any(
            finding.code == "left-out" for finding in shown.findings
        )  # a word more may be one too many
        assert self.count(order) > 0 or no_room, f"{file}:{at}: {changed}"
        assert not reading.problems_of(self.folder).errors
        undone = self.engine.undo(correction.number)
        assert isinstance(undone, Correction) and path.read_bytes() == before
        self.engine.look()
        assert self.count(order) == 0
        self.done += 1

    def count(self, order: Order) -> int:
        pages = self.engine.show(order).pages
        texts = (self.engine.page_text(order, page.number) for page in pages)
        return sum(NEW in token.word for text in texts for token in text.tokens)


def run(folder: Path, many: int, seed: int, audience: str) -> int:
    editor = Editor(folder, seed)
    order = editor.engine.order(audience=audience)
    for _ in range(40 * many):
        if editor.done >= many:
            break
        editor.edit(order)
    return editor.done


def test_a_corrected_word_is_on_the_page(tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "briefs")
    assert run(tmp_path / "briefs", 3, 1, "minister") >= 2


@pytest.mark.slow
def test_many_edits(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "briefs", tmp_path / "briefs")
    shutil.copytree(ROOT / "assets", tmp_path / "assets")
    assert run(tmp_path / "briefs", EDITS, 2, "staff") == EDITS
