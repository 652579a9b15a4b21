"""Anchors of a document: each once, whatever sections an outline names twice."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.document import Figure, Heading, Node, Part, remade


def anchored(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts with ids of their own: of two headings, figures or parts of one id, the second gets a number.

    A reference leads to the first; the contents, the bookmarks and the thumb tabs know both.
    """
    found = _Ids()
    return tuple(
        part.replaced(id=found.free("part", part.id), blocks=remade(part.blocks, found.renamed))
        for part in parts
    )


@dataclass(slots=True)
class _Ids:
    """What has been given so far."""

    used: set[tuple[str, str]] = field(default_factory=set)

    def free(self, kind: str, id_: str) -> str:
        number, name = 1, id_
        while (kind, name) in self.used:
            number += 1
            name = f"{id_}-{number}"
        self.used.add((kind, name))
        return name

    def renamed(self, node: Node) -> Node:
        """A node with a free id, where it is a heading or a figure that has one; what needs none stays the same object."""
        if not isinstance(node, Heading | Figure) or not node.id:
            return node
        name = self.free("anchor", node.id)
        return node if name == node.id else node.replaced(id=name)
