"""The engine shows pages, hears of saves, and keeps the last good pages of broken briefs."""

from __future__ import annotations

import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from queue import Queue

import pytest
from PIL import Image

from briefing.pdf.font_program import FontProgram
from briefing.previewing import Change, Correction, Engine, Refusal
from tests.conftest import ROOT, TINY


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    folder = tmp_path / "briefs"
    shutil.copytree(TINY, folder)
    return folder


def test_a_save_changes_the_pages_that_show_it_and_a_mistake_leaves_the_last_good_ones(briefs: Path) -> None:
    heard: Queue[Change] = Queue()
    with Engine(briefs) as engine:
        engine.subscribe(heard.put)
        order = engine.order("austria", audience="guest", language="ru")
        first = engine.show(order)
        assert first.state == "fresh" and first.pages
        assert engine.page(order, 1).startswith(b"\x89PNG")
        topic = briefs / "topics" / "water.yaml"
        good = topic.read_text()

        topic.write_text(good.replace("за год", "за один год"))
        while heard.get().kind != "read":
            pass
        second = engine.show(order)
        assert second.state == "fresh" and second.revision > first.revision
        assert 0 < len(second.changed) < len(second.pages)

        while heard.get().kind != "checked":
            pass
        assert engine.show(order).checked == "clean"
        topic.write_text(good + "\nnonsense: [")
        while heard.get().kind != "read":
            pass
        broken = engine.show(order)
        assert broken.state == "last-good" and "water.yaml" in broken.message
        assert broken.pages == second.pages
        assert any(finding.severity == "error" for finding in broken.findings)


def test_a_correction_changes_one_value_and_refuses_what_has_changed_meanwhile(briefs: Path) -> None:
    engine = Engine(briefs, checks=False)
    file = briefs / "topics" / "water.yaml"
    before = file.read_bytes()
    lines = before.decode().split("\n")
    number, line = next((n, line) for n, line in enumerate(lines, 1) if line.startswith("title:"))
    column = line.index(":") + 3
    form = engine.field("briefs/topics/water.yaml", number, column)
    assert form is not None
    done = engine.correct(form.file, form.line, form.column, form.value + " и земля", form.digest)
    assert isinstance(done, Correction)
    assert (done.before, done.after) == (form.value, form.value + " и земля")
    assert [*file.read_bytes().decode().split("\n")][number - 1] != line
    again = engine.correct(form.file, form.line, form.column, "x", form.digest)
    assert isinstance(again, Refusal) and again.code == "changed-meanwhile"
    assert isinstance(engine.undo(done.number), Correction) and file.read_bytes() == before


def test_what_another_reader_does_not_get_is_named_with_its_place_and_rule() -> None:
    engine = Engine(TINY, checks=False)
    order = engine.order("austria", audience="minister", language="ru")
    withheld = engine.withheld(order, "guest")
    assert withheld and all(one.why and one.height > 0 for one in withheld)
    shown = {word.text for page in engine.show(order).pages for word in engine.words(order, page.number)}
    assert any(word in shown for one in withheld for word in one.words.split())
    assert not engine.withheld(order, "minister")


def test_a_file_that_is_written_while_another_one_is_has_its_own_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine = Engine(TINY, checks=False)
    order, other = (engine.order("austria", audience="minister", language=tag) for tag in ("ru", "en"))
    alone, subset = engine.pdf(order), FontProgram.makeSubset

    def disturbed(program: FontProgram, codes: list[int]) -> bytes:
        monkeypatch.setattr(FontProgram, "makeSubset", subset)
        engine.pdf(other)
        return subset(program, codes)

    monkeypatch.setattr(FontProgram, "makeSubset", disturbed)
    assert engine.pdf(order) == alone
    assert FontProgram.makeSubset is subset


def test_pages_that_are_drawn_at_once_have_all_their_letters() -> None:
    one, other = Engine(ROOT / "briefs", checks=False), Engine(ROOT / "briefs", checks=False)
    order = one.order("kazakhstan")
    numbers = [page.number for page in one.show(order).pages]
    other.show(order)
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            at_once = list(threads.map(lambda number: one.page(order, number, scale=0.5), numbers))
    finally:
        sys.setswitchinterval(usual)
    alone = [other.page(order, number, scale=0.5) for number in numbers]
    seen = [[Image.open(BytesIO(picture)).tobytes() for picture in pictures] for pictures in (at_once, alone)]
    assert [n for n, a, b in zip(numbers, *seen, strict=True) if a != b] == []


def test_a_picture_that_is_let_go_at_once_is_given_all_the_same(
    briefs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where many threads draw at once, and one lets go what another has just drawn."""
    monkeypatch.setattr("briefing.previewing.making.MOST_PICTURES", 0)
    engine = Engine(briefs, checks=False)
    assert engine.page(engine.order("austria", audience="guest", language="ru"), 1).startswith(b"\x89PNG")
