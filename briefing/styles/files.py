"""Files that a style names by a relative path, wherever the style lies."""

from __future__ import annotations

from typing import Final

from briefing.kinds import KindFile
from briefing.sources import MappingNode, Node, ScalarNode

FACES: Final = "faces"
_PICTURES: Final = ("logo", "cover-picture")


def beside(node: MappingNode, file: KindFile) -> MappingNode:
    """A style of which each face and picture that lies beside it is named by its whole path."""
    items = {
        key: _found(value, file) if key in (FACES, *_PICTURES) else value for key, value in node.items.items()
    }
    return MappingNode(items, node.keys, node.span)


def _found(node: Node, file: KindFile) -> Node:
    """The same with whole paths for the names of files that are there."""
    if isinstance(node, MappingNode):
        return MappingNode(
            {key: _found(value, file) for key, value in node.items.items()}, node.keys, node.span
        )
    path = file.beside(node.text) if isinstance(node, ScalarNode) and "." in node.text else None
    return node.replaced(text=str(path)) if isinstance(node, ScalarNode) and path is not None else node
