"""Files that a style names by a relative path, wherever the style lies."""

from __future__ import annotations

from briefing.kinds import KindFile
from briefing.sources import MappingNode, Node, ScalarNode


def beside(node: MappingNode, file: KindFile) -> MappingNode:
    """A style of which each face that lies beside it is named by its whole path."""
    faces = node.items.get("faces")
    if not isinstance(faces, MappingNode):
        return node
    found = {role: _family(family, file) for role, family in faces.items.items()}
    return MappingNode(
        {**node.items, "faces": MappingNode(found, faces.keys, faces.span)}, node.keys, node.span
    )


def _family(node: Node, file: KindFile) -> Node:
    if not isinstance(node, MappingNode):
        return node
    return MappingNode({slot: _face(face, file) for slot, face in node.items.items()}, node.keys, node.span)


def _face(node: Node, file: KindFile) -> Node:
    path = file.beside(node.text) if isinstance(node, ScalarNode) and node.text else None
    return node.replaced(text=str(path)) if isinstance(node, ScalarNode) and path is not None else node
