"""The structure tree of a file as plain nodes, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import pikepdf

Objgen: TypeAlias = tuple[int, int]
INLINE: Final = frozenset(["Span", "Link", "Reference", "Quote", "Code", "Annot", "BibEntry"])
Content: TypeAlias = tuple[Objgen, int]  # page, marked-content number


@dataclass(eq=False)
class Node:
    """One structure element. `kids` are nodes, contents (page, number), and objects ("object", objgen)."""

    tag: str
    entry: Any
    parent: Node | None
    lang: str
    kids: list[Any] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def nodes(self) -> list[Node]:
        return [kid for kid in self.kids if isinstance(kid, Node)]

    @property
    def contents(self) -> list[Content]:
        """Marked content that the element owns itself."""
        return [kid for kid in self.kids if isinstance(kid, tuple) and kid[0] != "object"]

    @property
    def objects(self) -> list[Objgen]:
        return [kid[1] for kid in self.kids if isinstance(kid, tuple) and kid[0] == "object"]

    @property
    def alt(self) -> str:
        return str(self.entry.get("/Alt", ""))

    @property
    def id(self) -> str:
        return str(self.entry.get("/ID", ""))

    def attribute(self, key: str) -> Any:
        """An attribute of any owner, or None."""
        found = self.entry.get("/A")
        for item in [found] if isinstance(found, pikepdf.Dictionary) else list(found or []):
            if key in item:
                return item[key]
        return None

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in reading order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.nodes)

    @property
    def block(self) -> Node:
        """This element, or the one around it that is no inline element."""
        node = self
        while node.tag in INLINE and node.parent is not None:
            node = node.parent
        return node

    def owned_flow(self) -> Iterator[tuple[Node, Content]]:
        """All marked content below this element in reading order, each with its owner."""
        waiting: list[tuple[Node, Any]] = [(self, self)]
        while waiting:
            owner, item = waiting.pop()
            if isinstance(item, Node):
                waiting += [(item, kid) for kid in reversed(item.kids)]
            elif item[0] != "object":
                yield owner, item

    def flow(self) -> Iterator[Content]:
        """All marked content below this element, in reading order."""
        return (content for _, content in self.owned_flow())


def read_tree(file: pikepdf.Pdf) -> Node | None:
    """The root above the first element, or None for an untagged file."""
    entry = file.Root.get("/StructTreeRoot")
    if entry is None:
        return None
    root = Node("Root", entry, None, str(file.Root.get("/Lang", "")))
    waiting: list[tuple[Node, Any]] = [(root, None)]
    while waiting:
        node, page = waiting.pop()
        page = node.entry.get("/Pg", page)
        for kid in _list(node.entry.get("/K")):
            node.kids.append(_kid(node, kid, page))
        waiting += [(kid, page) for kid in node.nodes]
    return root


def _kid(node: Node, kid: Any, page: Any) -> Any:
    if not isinstance(kid, pikepdf.Dictionary):
        return (page.objgen, int(kid))
    kind = str(kid.get("/Type", "/StructElem"))
    if kind == "/MCR":
        return (kid.get("/Pg", page).objgen, int(kid.MCID))
    if kind == "/OBJR":
        return ("object", kid.Obj.objgen)
    lang = str(kid.get("/Lang", node.lang))
    found = Node(str(kid.S)[1:], kid, node, lang)
    if "/P" not in kid or kid.P.objgen != node.entry.objgen:
        found.faults.append(f"{found.tag} says that another element is its parent")
    return found


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]
