"""`check` says what a build of the summit's own orders would refuse, before anybody waits for it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Here
from tests.errors.cases_of import HERE


@pytest.fixture
def base(here: Here) -> Here:
    shutil.rmtree("briefs")
    shutil.copytree(HERE / "base", "briefs")
    return here


def added(text: str) -> None:
    settings = Path("briefs/summit.yaml")
    settings.write_text(settings.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_language_without_words_is_refused_by_check_as_by_build(base: Here) -> None:
    settings = Path("briefs/summit.yaml")
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("languages: [en]", "languages: [en, fr]"),
        encoding="utf-8",
    )
    added(
        "untranslated: refuse\norders:\n  - {products: [book], audiences: [staff, guest], languages: [fr]}\n"
    )
    done = base("check", "--format", "short")
    assert done.code == 1 and "malta_staff_fr_book_a4.pdf and 1 more would be refused: " in done.out, done.out
    assert "have no words in Français" in done.out
    built = base("build", "-n", "-o", "out")
    assert "have no words in Français" in built.err


def test_a_reader_without_a_book_is_told(base: Here) -> None:
    settings = Path("briefs/summit.yaml")
    text = settings.read_text(encoding="utf-8")
    text = text.replace(
        "default-label: staff", "  papers: {title: Press, role: press, reads: [guest]}\ndefault-label: staff"
    )
    settings.write_text(text, encoding="utf-8")
    added("orders:\n  - {products: [book], audiences: [papers]}\n")
    done = base("check", "--format", "short")
    assert done.code == 1 and "would be refused: no outline makes a delegation book for papers" in done.out, (
        done.out
    )
    assert "audiences: [papers]" in base("check").err


def test_what_no_paper_prints_is_a_hint_with_the_section_that_would(base: Here) -> None:
    """A whole file, and a key of a brief: nobody would miss either before the meeting."""
    added("handouts: [name-badges]\n")
    Path("briefs/deliverables.yaml").write_text(
        "audience: staff\njoint:\n  - {id: net, text: A net.}\n", encoding="utf-8"
    )
    outline = Path("briefs/books/main.yaml")
    text = outline.read_text(encoding="utf-8").replace(
        "  - {section: scene-setter, tab: true, budget: 2}\n", ""
    )
    outline.write_text(text, encoding="utf-8")
    done = base("check")
    assert (
        "hint[unprinted] no book or handout of this summit prints what stands in deliverables" in done.err
    ), done.err
    assert (
        "{section: deliverables} in an outline or deliverables-sheet in 'handouts' of summit.yaml" in done.err
    )
    assert "prints 'scene'" in done.err and "write - {section: scene-setter} in an outline" in done.err
    assert "  | ^^^^^^ to have it printed" in done.err
    assert "prints 'points'" not in done.err
