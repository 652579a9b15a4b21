"""No field of any node is passed over, also of a kind that is written tomorrow."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from itertools import count
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from briefing.document import (
    BLOCKS,
    Block,
    Blocks,
    Box,
    Cell,
    Column,
    Definitions,
    Heading,
    Inlines,
    ListItem,
    Node,
    NoteReference,
    Paragraph,
    Placed,
    Row,
    Sheet,
    Strong,
    Table,
    Term,
    Text,
    inlines_of,
    nodes,
    note_keys,
    plain,
    rewritten,
    runs,
    walk,
)


class Verse(Node):
    """A kind that nobody has heard of."""

    lines: tuple[Inlines, ...]
    glosses: tuple[tuple[Cell, ...], ...]
    inner: tuple[Block, ...]
    heading: Inlines | None = None
    one: ListItem | None = None
    voices: int = 1


KINDS = sorted({*BLOCKS, ListItem, Term, Row, Cell, Placed, Verse}, key=lambda kind: kind.__name__)


def filled(hint: Any, words: Iterator[str]) -> Any:
    """A value of a type with a word of its own wherever words may stand as inlines."""
    arguments = get_args(hint)
    if hint == Inlines:
        return (Text(next(words)), Strong((Text(next(words)),)))
    if get_origin(hint) is tuple:
        return tuple(filled(part, words) for part in arguments if part is not Ellipsis)
    if get_origin(hint) in (Union, UnionType):
        return Paragraph((Text(next(words)),)) if Paragraph in arguments else filled(arguments[0], words)
    if isinstance(hint, type) and issubclass(hint, Node):
        return hint(**{name: filled(inner, words) for name, inner in get_type_hints(hint).items()})
    return None


def example(kind: type[Node]) -> tuple[Any, set[str]]:
    numbers = count()
    given: list[str] = []

    def words() -> Iterator[str]:
        while True:
            given.append(f"word{next(numbers)}")
            yield given[-1]

    return filled(kind, words()), set(given)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_run_is_met_and_changed(kind: type[Node]) -> None:
    node, words = example(kind)
    assert set(" ".join(plain(run) for run in runs((node,))).replace("word", " word").split()) == words
    below = [plain(run) for block in walk((node,)) for run in inlines_of(block)]
    if kind in BLOCKS:
        assert set(" ".join(below).replace("word", " word").split()) == words
    changed = rewritten((node,), lambda run: (Text(plain(run).upper()),))
    assert {w for run in runs(changed) for w in plain(run).replace("WORD", " WORD").split()} == {
        word.upper() for word in words
    }
    assert pickle.loads(pickle.dumps(node)) == node
    assert hash(node) == hash(pickle.loads(pickle.dumps(node)))


def test_every_kind_of_block_has_words_or_none_by_its_type() -> None:
    """The oracle above is no emptier than the tree."""
    silent = {kind.__name__ for kind in KINDS if not example(kind)[1]}
    assert silent == {
        "PageBreak", "Space", "Rule", "WritingLines", "Contents", "FigureList", "NameIndex", "NoteList", "LeftOver",
    }  # fmt: skip


def _cell(words: str) -> Cell:
    return Cell((Paragraph((Text(words),)),))


def test_runs_come_in_the_order_in_which_they_are_read() -> None:
    blocks: Blocks = (
        Heading(2, (Text("b"),), kicker=(Text("a"),)),
        Box((Paragraph((Text("d"),)),), title=(Text("c"),)),
        Definitions(
            (
                Term((Text("e"),), (Paragraph((Text("f"),)),)),
                Term((Text("g"),), (Paragraph((Text("h"),)),)),
            )
        ),
        Table((Column(),), (Row((_cell("j"),)),), (Row((_cell("k"),)),), (Text("i"),), ((Text("l"),),)),
        Sheet((Placed(0, 0, 1, 1, (Paragraph((Text("m"), NoteReference("n"))),)),)),
    )
    assert "".join(plain(run) for run in runs(blocks)) == "abcdefghijklm"
    assert [key for run in runs(blocks) for key in note_keys(run)] == ["n"]
    assert [type(node).__name__ for node in nodes(blocks[1:3])] == [
        "Box", "Paragraph", "Definitions", "Term", "Paragraph", "Term", "Paragraph",
    ]  # fmt: skip
