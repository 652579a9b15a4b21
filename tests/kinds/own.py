"""A small summit, far from the shipped one, with files of its own for kinds."""

from __future__ import annotations

import shutil
from pathlib import Path

from briefing import pipeline
from briefing.diagnostics import BriefError, Diagnostic, Problems
from briefing.editions import Edition
from briefing.pipeline import read_and_check
from briefing.reading import load_into
from briefing.summit import Order, Summit
from tests.conftest import ROOT
from tests.pdf_inspector import inspect

ATOLL = ROOT / "tests" / "elsewhere" / "atoll"
HOUSE = "title: House\nextends: secretariat\ncolours: {accent: '#7A0019'}\n"
TIDES = '''"""When the water is high."""
from briefing.document import Paragraph, Text

WORDS = {"en": {"tides": "Tides", "high": "high at {hour}"}}
OPTIONS = {"hour": "text"}


def compose(context, section):
    return (Paragraph((Text(context.word("high", hour=section.options.get("hour", "noon"))),)),)
'''


def briefs(folder: Path, files: dict[str, str], *changes: tuple[str, str, str], code: bool = True) -> Path:
    """A copy of the atoll with some files more, and (file, before, after) changed."""
    to = folder / "briefs"
    shutil.copytree(ATOLL, to)
    for name, text in files.items():
        (to / name).parent.mkdir(exist_ok=True)
        (to / name).write_text(text, encoding="utf-8")
    if code:
        changes = (("summit.yaml", "id: atoll\n", "id: atoll\nallow-scripts: true\n"), *changes)
    for name, before, after in changes:
        text = (to / name).read_text(encoding="utf-8")
        assert before in text, (name, before)
        (to / name).write_text(text.replace(before, after, 1), encoding="utf-8")
    return to


def named(section: str) -> tuple[str, str, str]:
    """The outline names a section more."""
    return "books/least.yaml", "  - {section: cover}\n", f"  - {{section: cover}}\n  - {section}\n"


def default(key: str, name: str) -> tuple[str, str, str]:
    """The summit takes another kind."""
    usual = {"language": "en", "format": "a4", "style": "secretariat"}[key]
    return "summit.yaml", f"{key}: {usual}", f"{key}: {name}"


def found(folder: Path) -> list[Diagnostic]:
    """Everything that check says of a folder."""
    problems = Problems()
    try:
        load_into(problems, folder, judged=False)
    except BriefError as error:
        problems.add(error.diagnostics)
    return problems.sorted()


def edition(summit: Summit, **order: str) -> Edition:
    usual = {"product": "book", "delegation": "tuvalu", "audience": "chief", "language": "en", "format": "a4"}
    return pipeline.select(summit, Order(**{**usual, **order}))  # type: ignore[arg-type]


def lines(folder: Path, **order: str) -> list[str]:
    """What is printed in a book of a folder without a mistake."""
    summit, _ = read_and_check(folder)
    read = inspect(
        pipeline.build(edition(summit, **order), pipeline.BuildOptions(assets=folder / "assets")).pdf()
    )
    return [line for page in range(1, len(read.pages) + 1) for line in read.lines(page)]
