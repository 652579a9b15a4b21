"""Where the calls of notes stand: behind their clause, once a sentence, never as an exponent, and none is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.document import Inline, Inlines, NoteReference, Strong, Text, plain
from briefing.layout.inline.note_calls import NARROW, settled


def marked(words: str) -> Inlines:
    """`140^a people` as text with the call `a`."""
    found: list[Inline] = []
    for piece in words.split("^"):
        if found:
            found.append(NoteReference(piece[0]))
            piece = piece[1:]
        if piece or not found:
            found.append(Text(piece))
    return tuple(found)


def shown(inlines: Inlines) -> str:
    return "".join(f"^{i.key}" if isinstance(i, NoteReference) else plain((i,)) for i in inlines)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("It killed 140^a people. More", "It killed 140 people.^a More"),
        ("From 22^a to 24^b percent; the rest", "From 22 to 24 percent;^a^b the rest"),
        ("He met Mr. Trump^a and Sen. Lee in 2025.", "He met Mr. Trump and Sen. Lee in 2025.^a"),
        ("The order^a is worth $4.2 billion, or more", "The order is worth $4.2 billion,^a or more"),
        ("Orders of 7^a, of 8^a and of 9^b.", "Orders of 7, of 8 and of 9.^a^b"),
        ("One^a. Two^a.", "One.^a Two.^a"),
        ("One.^a One, two^a.", "One.^a One, two.^a"),
        ("He said “140^a.” Then", "He said “140.”^a Then"),
        ("2,724,900 km²^a", f"2,724,900 km²{NARROW}^a"),
        ("Astana^a", "Astana^a"),
        ("no call here. None", "no call here. None"),
    ],
)
def test_a_call_stands_where_its_clause_ends(written: str, printed: str) -> None:
    assert shown(settled(marked(written))) == printed


def test_calls_inside_emphasis_go_to_the_end_of_the_clause_too() -> None:
    inlines = (Text("The "), Strong((Text("7.5 million"), NoteReference("a"))), Text(" tonnes, and"))
    assert shown(settled(inlines)) == "The 7.5 million tonnes,^a and"


@given(st.lists(st.sampled_from(["ab", " ", ".", ",", "7", "^x", "^y", "”", "Mr."]), max_size=30))
def test_no_word_and_no_source_is_lost(pieces: list[str]) -> None:
    inlines = marked("".join(pieces))
    made = settled(inlines)
    assert plain(made).replace(NARROW, "") == plain(inlines)
    assert {i.key for i in made if isinstance(i, NoteReference)} == {
        i.key for i in inlines if isinstance(i, NoteReference)
    }
