"""Nothing stands over nothing: empty blocks and headings without content are not in a composed document."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.document import (
    Block,
    Blocks,
    Box,
    Cell,
    Column,
    Columns,
    Definitions,
    FigureList,
    FigureStrip,
    Heading,
    KeepTogether,
    ListBlock,
    ListItem,
    NameIndex,
    NoteList,
    Paragraph,
    Row,
    Rule,
    SideNote,
    Space,
    Table,
    Text,
    plain,
    walk,
)
from briefing.sections.base import listed_in, pruned

NOTHING = listed_in((), {})


def para(text: str) -> Paragraph:
    return Paragraph((Text(text),) if text else ())


def level(number: int) -> Heading:
    return Heading(number, (Text(f"Level {number}"),))  # type: ignore[arg-type]


def row(text: str, group: bool = False) -> Row:
    return Row((Cell((para(text),)),), group)


EMPTY: list[Block] = [
    para(""), para(" \u00a0"), ListBlock(()), ListBlock((ListItem((para(""),)),)), Table((Column(),), (row("Head"),), ()),
    Table((Column(),), (), (row("Group", True), row("Other", True))), Columns(((), (para(""),))), Box(()),
    Box((level(3),), (Text("Title"),)), SideNote((para(""),), (Text("Title"),)), FigureStrip(()), Definitions(()),
    KeepTogether((level(4), para(""))), FigureList(), NameIndex(), NoteList(), level(2),
]  # fmt: skip
blocks_ = st.one_of(
    st.sampled_from(EMPTY),
    st.integers(1, 5).map(level),
    st.integers(1, 4).map(lambda n: KeepTogether((level(n),))),
    st.just(para("words")),
    st.just(KeepTogether((level(3), para("words")))),
    st.sampled_from([Rule(), Space()]),
)


def flat(blocks: Blocks) -> list[Block]:
    """Headings and paragraphs in reading order, whatever holds them together."""
    return [block for block in walk(blocks) if isinstance(block, Heading | Paragraph)]


@settings(max_examples=300, deadline=None)
@given(st.lists(blocks_, max_size=14).map(tuple))
def test_every_heading_that_is_left_has_words_below_it_and_no_words_are_lost(blocks: Blocks) -> None:
    left = pruned(blocks, NOTHING)
    line = flat(left)
    for index, block in enumerate(line):
        if isinstance(block, Heading):
            follows = line[index + 1] if index + 1 < len(line) else None
            assert isinstance(follows, Paragraph) or (
                isinstance(follows, Heading) and follows.level > block.level
            )
    words = [plain(b.content) for b in line if isinstance(b, Paragraph)]
    assert words == [
        plain(b.content) for b in flat(blocks) if isinstance(b, Paragraph) and plain(b.content) == "words"
    ]
    assert pruned(left, NOTHING) == left


def test_each_empty_block_is_left_out_with_its_heading() -> None:
    for block in EMPTY:
        assert pruned((level(2), block), NOTHING) == (), block
        assert pruned((level(2), block, level(2), para("words")), NOTHING) == (level(2), para("words")), block


def test_a_heading_that_is_what_is_said_stands_alone() -> None:
    ask = Heading(3, (Text("An ask"),), item=True)
    assert pruned((level(2), ask), NOTHING) == (level(2), ask)


def test_what_stands_on_the_foot_is_below_the_heading_of_its_part_alone() -> None:
    foot = (Space(fill=True), para("words"))
    assert pruned((level(1), level(2), *foot), NOTHING) == (level(1), *foot)
    assert pruned((level(1), level(2), para("words"), *foot), NOTHING) == (
        level(1),
        level(2),
        para("words"),
        *foot,
    )


def test_rules_between_what_is_gone_are_gone() -> None:
    topic, rule = (level(2), para("words")), Rule()
    assert pruned((level(2), rule, *topic, rule, level(2), rule, *topic, rule, level(2)), NOTHING) == (
        *topic,
        rule,
        *topic,
    )


def test_a_group_of_rows_without_rows_is_left_out() -> None:
    table = Table((Column(),), (), (row("A", True), row("a"), row("B", True)))
    left = pruned((table,), NOTHING)[0]
    assert isinstance(left, Table) and left.body == (row("A", True), row("a"))
