"""A correction changes one value and no other byte, whatever style it is written in."""

from __future__ import annotations

import os
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.letters import composed
from briefing.sources import parse_yaml
from briefing.sources.csv_files import parse_csv
from briefing.sources.edited_text import CannotHold
from briefing.sources.files import unified
from briefing.sources.replacing import replaced, scalars
from tests.conftest import ROOT

FILE = """\
# a comment above
title: Water and energy   # behind a plain value
quoted: 'It''s the "river"'  # behind a single one
double: "A \\"word\\" and a \\\\ sign"   # behind a double one
empty:
nothing: ''
flow: {a: one two, b: 'three, four', c: "five"}
listed: [first thing, 'second: thing', 3]
points:
  - id: p1
    text: >-
      Folded words that go on
      in the next line.

      And a second paragraph.
    # between two keys
  - id: p2
    text: |
      Literal words
        with an indented line
      and a last one.
    say: Plain words that
      go on in the next line   # with a comment
  - text: 'Quoted words that
      go on in the next line'
    use: say
  - text: "Doubled words that
      go on \\
      in the next line"
    last: end
"""
CSV = 'year,river,"share, of all"\n2020,"Syr Darya",61.5\n2021,"the ""other"" one", 7 \n2022,,8\n'
WORDS = st.text(
    st.one_of(
        st.sampled_from(" :#'\"\\,[]{}-!&*%@`|>?~\n\t«é—"),
        st.characters(categories=("L", "Nd"), max_codepoint=0x24F),
    ),
    max_size=40,
)
SENTENCES = st.lists(
    st.sampled_from(
        [
            "the",
            "river,",
            "rises",
            "again:",
            "in",
            "#5",
            "it's",
            '"high"',
            "-",
            "12.5",
            "%",
            "{{",
            "fact('x')",
            "}}",
        ]
    ),
    min_size=1,
    max_size=40,
)
TEXTS = st.one_of(WORDS, SENTENCES.map(" ".join))
MANY = int(os.environ.get("CORRECTIONS", "25"))


def forms_of(body: str) -> list[str]:
    """The file as other systems save it."""
    return [body, body.replace("\n", "\r\n"), "\ufeff" + body]


def check_one(before: str, number: int, new: str) -> bool:
    """Whether the text could be held; then nothing else may be another."""
    values = list(scalars(parse_yaml(before.lstrip("\ufeff"), "")))
    path, value = values[number % len(values)]
    try:
        after = replaced(before, value.span.line, value.span.column, new)
    except CannotHold:
        return False
    now = dict(scalars(parse_yaml(after.lstrip("\ufeff"), "")))
    assert now.keys() == dict(values).keys()
    for other, scalar in values:
        if other != path:
            assert now[other].text == scalar.text and now[other].style == scalar.style, other
    assert now[path].text.rstrip("\n") == composed(unified(new)).rstrip("\n")
    assert comments(after) == comments(before)
    above = [unified(text).split("\n")[: value.span.line - 1] for text in (before, after)]
    assert above[0] == above[1]
    assert after.startswith("\ufeff") == before.startswith("\ufeff")
    assert ("\r\n" in after) == ("\r\n" in before) and after.replace("\r\n", "").count("\r") == 0
    return True


def comments(text: str) -> list[str]:
    return [
        line.partition("# ")[2]
        for line in unified(text).split("\n")
        if "# a" in line or "# b" in line or "# w" in line
    ]


@settings(max_examples=MANY, deadline=None)
@given(form=st.integers(0, 2), number=st.integers(0, 60), new=TEXTS)
def test_any_text_in_any_place(form: int, number: int, new: str) -> None:
    check_one(forms_of(FILE)[form], number, new)


@pytest.mark.parametrize("form", range(3))
@pytest.mark.parametrize("new", ["one word", "It's: a #sign", 'a "quoted" word', "two\n\nparagraphs"])
def test_ordinary_words_go_into_every_value(form: int, new: str) -> None:
    before = forms_of(FILE)[form]
    for number in range(len(list(scalars(parse_yaml(before.lstrip("\ufeff"), ""))))):
        assert check_one(before, number, new), number


def test_a_changed_word_leaves_the_lines_of_a_folded_text() -> None:
    line = next(n for n, text in enumerate(FILE.split("\n"), 1) if "text: >-" in text)
    value = next(s for _, s in scalars(parse_yaml(FILE, "")) if s.span.line == line)
    after = replaced(FILE, line, value.span.column, value.text.replace("second", "third"))
    changed = [(a, b) for a, b in zip(FILE.split("\n"), after.split("\n"), strict=True) if a != b]
    assert changed == [("      And a second paragraph.", "      And a third paragraph.")]


@pytest.mark.parametrize(
    "new", ["62", "a, b", 'the "last"', "", "Амударья"], ids=["number", "comma", "quotes", "empty", "letters"]
)
def test_cells_keep_their_quotation_marks(new: str) -> None:
    for body in forms_of(CSV):
        table = parse_csv(unified(body.lstrip("\ufeff")), "")
        for row, places in enumerate(table.places):
            for column, place in enumerate(places):
                after = parse_csv(
                    unified(replaced(body, place.line, place.column, new, csv=True).lstrip("\ufeff")), ""
                )
                wanted = [[*cells] for cells in table.rows]
                wanted[row][column] = new
                assert [[*cells] for cells in after.rows] == wanted


@pytest.mark.slow
def test_five_hundred_corrections_of_the_shipped_briefs() -> None:
    chance = random.Random(7)
    files = sorted((ROOT / "briefs").rglob("*.yaml"))
    held = 0
    for _ in range(500):
        before = chance.choice(files).read_bytes().decode()
        values = [(p, s) for p, s in scalars(parse_yaml(before, "")) if len(s.text.split()) > 2]
        if not values:
            continue
        path, value = chance.choice(values)
        words = value.text.split(" ")
        words[chance.randrange(len(words))] = chance.choice(["other", "it's", "a: b", '"so"', "#1"])
        after = replaced(before, value.span.line, value.span.column, " ".join(words))
        now = dict(scalars(parse_yaml(after, "")))
        assert now[path].text.rstrip("\n") == " ".join(words).rstrip("\n")
        assert all(now[p].text == s.text for p, s in scalars(parse_yaml(before, "")) if p != path)
        assert len(differing(before, after)) <= 2 + value.text.count("\n")
        held += 1
    assert held > 400


def differing(before: str, after: str) -> list[str]:
    """Lines of the file before that are not there any more."""
    left = after.split("\n")
    gone = []
    for line in before.split("\n"):
        if line in left:
            left.remove(line)
        else:
            gone.append(line)
    return gone
