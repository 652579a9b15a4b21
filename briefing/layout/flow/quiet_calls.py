"""Calls of notes in paragraphs and items that follow one another: what the next one calls too is called there alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from briefing.document import Block, ListBlock, ListItem, Node, Paragraph, rewritten, runs
from briefing.layout.inline.note_calls import called_in, without_calls

N = TypeVar("N", bound=Node)


def quiet(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks without the calls of a paragraph that the paragraph below calls too, and of an item that calls just what
    the next one does.
    """
    inside = [_quiet_list(block) if isinstance(block, ListBlock) else block for block in blocks]
    return _thinned(inside, _is_said_below)


def _quiet_list(block: ListBlock) -> ListBlock:
    return block.replaced(items=_thinned(block.items, _calls_the_same))


def _thinned(nodes: Sequence[N], drops: Callable[[N, N], bool]) -> tuple[N, ...]:
    kept = [
        rewritten((node,), without_calls)[0] if drops(node, below) else node
        for node, below in pairwise(nodes)
    ]
    return (*kept, *nodes[-1:])


def _is_said_below(block: Block, below: Block) -> bool:
    if not isinstance(block, Paragraph) or not isinstance(below, Paragraph):
        return False
    return bool(called := _called(block)) and called <= _called(below)


def _calls_the_same(item: ListItem, below: ListItem) -> bool:
    return bool(called := _called(item)) and called == _called(below)


def _called(node: Node) -> set[str]:
    blocks = node.blocks if isinstance(node, ListItem) else (node,)
    return {key for run in runs(blocks) for key in called_in(run)}  # type: ignore[arg-type]
