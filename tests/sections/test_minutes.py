"""A meeting by the minute: who speaks when, what is kept, how long our words take; and what waits for a decision."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from briefing import languages, pipeline
from briefing.document import Blocks, Box, Diagram, Figure, Label, Labelled, Shape, inlines_of, plain, walk
from briefing.kinds import PROGRAM
from briefing.languages.speech import minutes_of, whole_minutes, words_in
from briefing.sections.base import SECTIONS, Context
from briefing.summit import Order, OutlineSection
from tests.conftest import ROOT

BASE = ROOT / "tests" / "errors" / "base"
POINTS = """
  - {id: mt-2, audience: staff, session: talks, priority: 2, text: "One, two, three, four.", to: zammit, waits-for: quota}
  - {id: mt-3, audience: staff, session: talks, priority: 3, text: "Five, six.", to: zammit, by: Joe Borg}
  - {id: mt-4, audience: staff, session: talks, use: if-raised, text: Seven., to: zammit, why: If nets are raised.}
"""
TALKS = """
  - id: talks
    audience: staff
    date: 2031-05-06
    start: "23:50"
    end: "00:10"
    title: Talks
    place: Galway
    says: {opening: '"Welcome all."', closing: '"Goodbye."'}
    if-wrong:
      - {if: Rain comes., say: '"Inside, please."'}
    minutes:
      press: 2
      interpretation: consecutive
      must-say: [mt-1]
"""
TURNS = """      turns:
        - {who: we, minutes: 3, points: [mt-2, mt-1]}
        - {who: they, minutes: 4, text: He likes nets., points: [mt-4]}
"""


def context(folder: Path, turns: str) -> Context:
    briefs = folder / "briefs"
    shutil.copytree(BASE, briefs)
    (briefs / "programme.yaml").write_text("audience: guest\nsessions:" + TALKS + turns, encoding="utf-8")
    path = briefs / "delegations" / "malta.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "    to: zammit\n", "    to: zammit\n    session: talks" + POINTS, 1
    )
    decided = "  decisions:\n    - {id: net, text: Ban nets?}\n    - {id: quota, text: Offer more?, due: 2031-05-05}\n"
    text = text.replace("bottom-line:\n  audience: staff\n", "bottom-line:\n  audience: staff\n" + decided, 1)
    clearance = "\nclearance:\n  - {audience: staff, office: Fleet, status: reserved, waits-for: quota}\n"
    path.write_text(text + clearance, encoding="utf-8")
    summit, _ = pipeline.read_and_check(briefs)
    order = Order(product="book", delegation="malta", audience="staff", language="en", format="a4")
    return Context(pipeline.select(summit, order), languages.load("en"))


def section(made: Context, name: str) -> Blocks:
    return PROGRAM.load(SECTIONS, name).compose(made, OutlineSection(section=name))


def words(blocks: Blocks) -> str:
    return " ".join(plain(run) for block in walk(blocks) for run in inlines_of(block)).replace("\u00a0", " ")


def rows(blocks: Blocks) -> list[tuple[str, str]]:
    return [(words(b.label), words(b.blocks)) for b in walk(blocks) if isinstance(b, Labelled)]


def test_turns_have_their_hours_their_points_and_what_is_supplied(tmp_path: Path) -> None:
    blocks = section(context(tmp_path, TURNS), "points")
    assert rows(blocks) == [
        ("What fits", "Our words: 1 of 20 minutes (13 words). If time is short, say only the points in a box."),
        ("23:50  Press in 2 min", "Photographs."),
        ("23:52  You 3 min", "“Welcome all.” One, two, three, four. [waits for decision 2] We value your port."),
        ("23:55  Listen 4 min", "He likes nets. Seven. If nets are raised."),
        ("23:59  Close 11 min", "“Goodbye.”"),
        ("Joe Borg", "Five, six."),
        ("If it goes wrong", "Rain comes. “Inside, please.”"),
    ]  # fmt: skip
    boxed = [words(block.blocks) for block in walk(blocks) if isinstance(block, Box)]
    assert boxed == ["We value your port."]


def test_without_turns_they_are_made_from_the_points(tmp_path: Path) -> None:
    blocks = section(context(tmp_path, ""), "points")
    labels = [label for label, _ in rows(blocks)]
    assert labels[1:5] == [
        "23:50  Press in 2 min",
        "23:52  You 8 min",
        "00:00  Listen 9 min",
        "00:09  Close 1 min",
    ]
    assert ("Only if raised", "Seven. If nets are raised.") in rows(blocks)


def test_the_bar_is_as_long_as_the_meeting_and_says_in_words_what_it_shows(tmp_path: Path) -> None:
    (figure,) = (b for b in walk(section(context(tmp_path, TURNS), "points")) if isinstance(b, Figure))
    bar = figure.picture
    assert isinstance(bar, Diagram)
    assert figure.alt == "23:50 Press in; 23:52 You; 23:55 Listen; 23:59 Close"
    rectangles = [m.points for m in bar.marks if isinstance(m, Shape) and m.kind == "rect"]
    assert sum(points[2] for points in rectangles) == pytest.approx(bar.width)
    lines = [m.points for m in bar.marks if isinstance(m, Shape) and m.kind == "line"]
    assert lines and all(0 <= x <= bar.width for points in lines for x in points[::2])


def test_the_bar_says_its_end_what_is_hatched_and_what_has_no_room_for_its_name(tmp_path: Path) -> None:
    narrow = TURNS.replace("minutes: 3, points: [mt-2, mt-1]", "minutes: 1, points: [mt-2, mt-1]")
    blocks = section(context(tmp_path, narrow), "points")
    (bar,) = (b.picture for b in walk(blocks) if isinstance(b, Figure))
    assert isinstance(bar, Diagram)
    labels = [m for m in bar.marks if isinstance(m, Label)]
    assert [(m.x, m.align) for m in labels if m.text == "00:10"] == [(bar.width, "right")]
    hours = sorted(m.x for m in labels if m.y > 7 and m.align == "left")
    assert hours[-1] + 12 <= bar.width - 12
    said = words(blocks)
    assert "Hatched: said again by the interpreter · 23:52 You" in said


def test_the_day_says_what_no_meeting_page_says(tmp_path: Path) -> None:
    made = context(tmp_path, TURNS)
    assert "Welcome all" not in words(section(made, "run-of-show"))
    edition = made.edition
    without = edition.outline.replaced(sections=(OutlineSection(section="run-of-show"),))
    alone = Context(edition.replaced(outline=without), made.language)
    said = words(section(alone, "run-of-show"))
    assert "You open. “Welcome all.”" in said and "Rain comes. “Inside, please.”" in said


def test_decisions_are_ticked_on_the_bottom_line_and_say_who_has_reserved_them(tmp_path: Path) -> None:
    said = words(section(context(tmp_path, TURNS), "bottom-line"))
    assert re.search(
        r"For your decision Please tick before 5 May 2031 Initials .*Reserved.* Yes No Discuss 1 Ban nets\? ☐ ☐ ☐",
        said,
    )
    assert "2 Offer more? ☐ ☐ ☐" in said and "Reserved: Fleet (2)." in said


@pytest.mark.parametrize(
    ("text", "rate", "how", "minutes"),
    [
        ("It's 1,300 words-long.", 3, "none", 1),
        ("one two three four", 2, "consecutive", 4),
        ("one two three four", 2, "simultaneous", 2),
        ("", 2, "consecutive", 0),
    ],
)
def test_words_take_their_time(text: str, rate: int, how: str, minutes: int) -> None:
    assert whole_minutes(minutes_of(words_in(text), rate, how)) == minutes  # type: ignore[arg-type]


def test_large_print_leaves_the_words_of_the_bar_to_the_rows(tmp_path: Path) -> None:
    made = context(tmp_path, TURNS)
    made.spelled_out = True
    (figure,) = (b for b in walk(section(made, "points")) if isinstance(b, Figure))
    assert isinstance(figure.picture, Diagram)
    labels = [mark.text for mark in figure.picture.marks if isinstance(mark, Label)]
    assert labels and all(re.fullmatch(r"\d\d:\d\d", text) for text in labels)
