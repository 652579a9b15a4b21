"""A key holds what a target really reads: nothing else makes it again, and nothing that shows is missed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from briefing.batch import run as batch
from briefing.batch.fingerprint import LIBRARIES
from briefing.batch.options import BatchOptions, BatchReport
from briefing.publishing import manifest as records
from tests.batch.conftest import ready

GLOSSARY = """
- {term: Ледники, meaning: Помещение для встречи}
- {term: Zyx, acronym: ZYX, meaning: Этого слова нет ни в одной книге}
"""


def build(project: Path, out: Path) -> BatchReport:
    """Everything ordered, and who is who of Switzerland, which prints a photograph."""
    context, tasks = ready(project)
    who = tasks[0].order.replaced(product="whos-who", delegation="switzerland", audience="minister")
    tasks.append(type(tasks[0])(who, "switzerland/who.pdf"))
    return batch.run(context, tasks, BatchOptions(out, executor="inline", replace=True), lambda done: None)


def made(project: Path, out: Path) -> set[str]:
    summary = build(project, out)
    assert not summary.failures, summary.failures
    return {done.result.path for done in summary.done if done.result.state == "made"}


@pytest.fixture
def prepared(project: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A summit with photographs of which one is used, and a glossary; built once."""
    photos = project / "assets" / "photos"
    photos.mkdir(parents=True)
    Image.new("RGB", (60, 80), "white").save(photos / "used.png")
    Image.new("RGB", (60, 80), "white").save(photos / "unused.png")
    people = project / "people.yaml"
    people.write_text(people.read_text().replace("role: head,", "role: head, photo: photos/used.png,"))
    (project / "glossary.yaml").write_text("terms:" + GLOSSARY.replace("\n-", "\n  -"))
    outline = project / "books" / "main.yaml"
    outline.write_text(outline.read_text() + "  - {section: glossary, starts: run-on}\n")
    out = tmp_path / "out"
    assert len(made(project, out)) == 6
    assert not made(project, out)
    return project, out


def edited(path: Path, before: str, after: str) -> None:
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))


def test_what_no_page_shows_makes_nothing_again(prepared: tuple[Path, Path]) -> None:
    project, out = prepared
    keys = {path: entry.key for path, entry in records.read(out).entries.items()}
    Image.new("RGB", (60, 80), "black").save(project / "assets" / "photos" / "unused.png")
    (project / "assets" / "photos" / "README.md").write_text("a line")
    assert not made(project, out)
    assert {path: entry.key for path, entry in records.read(out).entries.items()} == keys
    for before, after in (
        ("ни в одной книге", "нигде"),
        ("- {term: Zyx", "- {term: Qwertz, meaning: Новое}\n  - {term: Zyx"),
    ):
        edited(project / "glossary.yaml", before, after)
        assert not made(project, out)
        assert not made(project, out)
    changed = {path for path, entry in records.read(out).entries.items() if entry.key != keys[path]}
    assert changed  # noted anew, so that the next comparison needs no composing


def test_what_a_page_shows_makes_it_again(prepared: tuple[Path, Path]) -> None:
    project, out = prepared
    Image.new("RGB", (60, 80), "black").save(project / "assets" / "photos" / "used.png")
    guests = {f"{who}/guest/ru/{who}_guest_ru_book_a4.pdf" for who in ("austria", "switzerland")}
    assert made(project, out) == guests  # the host's own readers have their side as a list
    edited(project / "glossary.yaml", "Помещение для встречи", "Место встречи")
    assert {path.rsplit("_", 2)[1] for path in made(project, out)} == {"book"}
    edited(project / "topics" / "water.yaml", "за год", "**за** год")
    strong = made(project, out)
    edited(project / "topics" / "water.yaml", "**за** год", "*за* год")
    assert strong and made(project, out) == strong  # the same words in another voice


def test_every_library_whose_version_shows_is_an_input() -> None:
    assert {"reportlab", "fonttools", "babel", "pikepdf", "pypdfium2"} <= set(LIBRARIES)
