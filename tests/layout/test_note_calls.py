"""Where the calls of notes stand: behind their clause, once a sentence, never as an exponent, and none is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.document import (
    Cell,
    Column,
    Heading,
    Inline,
    Inlines,
    ListBlock,
    ListItem,
    NoteReference,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
    plain,
    runs,
)
from briefing.layout.flow.quiet_calls import quiet
from briefing.layout.grid.row_calls import gathered_in_rows
from briefing.layout.inline.note_calls import NARROW, gathered, settled, without_calls


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
        ("a tariff of 25 percent ^a. Then", "a tariff of 25 percent.^a Then"),
        ("a tariff ^a ^b, or more ^c", "a tariff,^a^b or more^c"),
        ("It ended. ^a Then", "It ended.^a Then"),
        ("one ^atwo", "one two^a"),
    ],
)
def test_a_call_stands_where_its_clause_ends(written: str, printed: str) -> None:
    assert shown(settled(marked(written))) == printed


def test_calls_inside_emphasis_go_to_the_end_of_the_clause_too() -> None:
    inlines = (Text("The "), Strong((Text("7.5 million"), NoteReference("a"))), Text(" tonnes, and"))
    assert shown(settled(inlines)) == "The 7.5 million tonnes,^a and"


def test_a_space_before_a_call_is_before_no_full_stop_whatever_holds_the_call() -> None:
    inlines = (
        Text("a tariff of "),
        Strong((Text("25 percent"), Text(" "), NoteReference("a"))),
        Text(". Then"),
    )
    for made in (settled(inlines), gathered(inlines, lambda key: 1), without_calls(inlines)):
        assert plain(made).replace(NARROW, "") == "a tariff of 25 percent. Then"


@given(st.lists(st.sampled_from(["ab", " ", ".", ",", "7", "^x", "^y", "”", "Mr."]), max_size=30))
def test_no_word_and_no_source_is_lost(pieces: list[str]) -> None:
    inlines = marked("".join(pieces))
    made = settled(inlines)
    assert plain(made).replace(NARROW, "").replace(" ", "") == plain(inlines).replace(" ", "")
    assert {i.key for i in made if isinstance(i, NoteReference)} == {
        i.key for i in inlines if isinstance(i, NoteReference)
    }


def numbers(key: str) -> int:
    return "zyxcba".index(key)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("It killed 140^a people. More^b, and^a more.", "It killed 140 people. More, and more.^b^a"),
        ("Astana^a", "Astana^a"),
        ("In 2025^a", f"In 2025{NARROW}^a"),
        ("none", "none"),
    ],
)
def test_calls_of_a_paragraph_are_one_group_at_its_end(written: str, printed: str) -> None:
    assert shown(gathered(marked(written), numbers)) == printed


def test_a_code_among_the_words_stays_where_it_is() -> None:
    run = (Text("Source: "), NoteReference("a", code=True), Text(" of 2024"), NoteReference("b"), Text("."))
    made = gathered(run, numbers)
    assert made[1] == NoteReference("a", code=True) and made[-1] == NoteReference("b")


@given(st.lists(st.sampled_from(["ab", " ", ".", ",", "7", "^x", "^y", "”", "Mr."]), max_size=30))
def test_a_group_loses_no_word_and_calls_each_source_once(pieces: list[str]) -> None:
    inlines = marked("".join(pieces))
    made = gathered(inlines, numbers)
    assert plain(made).replace(NARROW, "").replace(" ", "") == plain(inlines).replace(" ", "")
    keys = [i.key for i in made if isinstance(i, NoteReference)]
    assert sorted(keys) == sorted({i.key for i in inlines if isinstance(i, NoteReference)})


def row(*cells: str) -> Row:
    return Row(tuple(Cell((Paragraph(marked(words)),) if words else ()) for words in cells))


def test_calls_of_a_row_stand_at_its_end() -> None:
    body = (
        row("a^b", "1^a", "2"),
        row("b", "", "3^c"),
        row("c^c", "4", ""),
        row("d", "5", "6"),
        row("e", "^a"),
    )
    made = gathered_in_rows(Table((Column(),) * 3, (), body), numbers)
    assert [[shown(run) for cell in one.cells for run in runs(cell.blocks)] for one in made.body] == [
        ["a", "1", f"2{NARROW}^b^a"], ["b", f"3{NARROW}^c"], ["c", f"4{NARROW}^c"], ["d", "5", "6"], ["e", "^a"],
    ]  # fmt: skip


def test_a_paragraph_whose_sources_the_next_one_calls_is_quiet_and_an_item_only_where_they_are_the_same() -> (
    None
):
    def p(words: str) -> Paragraph:
        return Paragraph(marked(words))

    listed = ListBlock(tuple(ListItem((p(words),)) for words in ("a^a", "b^a", "c^a^b", "d")))
    made = quiet((p("one^a"), p("two^b^a"), p("three^c"), Heading(3, (Text("h"),)), p("four^c"), listed))
    assert [shown(run) for run in runs(made)] == [
        "one", "two^b^a", "three^c", "h", "four^c", "a", "b^a", "c^a^b", "d",
    ]  # fmt: skip
