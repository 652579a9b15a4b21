"""Who may have an item, as its author says it: a key that is written says somebody."""

from __future__ import annotations

from typing import Annotated, Final, TypeAlias

from briefing.schema.faults import mistake
from briefing.schema.parsers import Before
from briefing.sources import Node, ScalarNode, SequenceNode


def _said(node: Node) -> Node:
    """The value of a key of the reading rule; one left empty would give the item to others than its author thinks."""
    empty = (
        node.is_null if isinstance(node, ScalarNode) else isinstance(node, SequenceNode) and not node.items
    )
    if empty:
        help = "write who or what is meant, or take the key out: what says nothing is as what it stands in"
        raise mistake("rule-says-nothing", "this reading rule is left empty", node.span, help)
    return node


Said: Final = Before(_said)
Readers: TypeAlias = Annotated[tuple[str, ...] | None, Said]
Marked: TypeAlias = Annotated[str | None, Said]
