"""The logical structure while a part is laid out, built from its blocks in reading order.

Elements are made in reading order; pages only add their marked content to them. So the order that a screen reader meets
does not depend on where things were drawn. `frozen` gives the finished tree.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from briefing.frames import structure as frames
from briefing.frames.structure import Box, ContentReference, LinkReference, StructureElement, TableCell
from briefing.values import Record, field


class Element(Record, eq=False):
    """One element being filled.

    `late` elements join their parent when their first content is drawn, so that inline structure keeps its place among
    the words around it. `keep` lets an element stay without content (empty table cells); the content of one that is
    `whole` is a single paragraph and needs no P of its own.
    """

    tag: str
    parent: Element | None = None
    kids: list[Element | ContentReference | LinkReference] = field(default_factory=list)
    alt: str = ""
    lang: str = ""
    id: str = ""
    numbering: str = ""
    cell: TableCell | None = None
    box: Box | None = None
    keep: bool = False
    whole: bool = False
    attached: bool = True

    def add(
        self, tag: str, *, alt: str = "", lang: str = "", id: str = "", numbering: str = "", keep: bool = False
    ) -> Element:  # fmt: skip
        """A child in reading order."""
        child = Element(tag, self, alt=alt, lang=lang, id=id, numbering=numbering, keep=keep)
        self.kids.append(child)
        return child

    def add_behind(self, tag: str, *, id: str = "") -> Element:
        """A sibling, read after this element and after those that have been added behind it."""
        assert self.parent is not None
        around = self.parent.kids
        made = Element(tag, self.parent, id=id)
        at = around.index(self) + 1
        while at < len(around) and isinstance(kid := around[at], Element) and kid.tag == tag:
            at += 1
        around.insert(at, made)
        return made

    def late(self, tag: str, *, lang: str = "", id: str = "") -> Element:
        return Element(tag, self, lang=lang, id=id, attached=False)

    def attach(self) -> None:
        """Join the parent now, and its parents theirs."""
        element: Element | None = self
        while element is not None and not element.attached and element.parent is not None:
            element.parent.kids.append(element)
            element.attached = True
            element = element.parent

    def frozen(self) -> StructureElement:
        """The element with all that has content, as a value."""
        kids: list[frames.Kid] = []
        for kid in self.kids:
            if not isinstance(kid, Element):
                kids.append(kid)
            elif (inner := kid.frozen()).kids or kid.keep:
                kids.append(inner)
        return StructureElement(
            self.tag, tuple(kids), self.alt, self.lang, self.id, self.numbering, self.cell, self.box
        )


class Artifact:
    """A kind of content that is no part of the logical structure (PDF 32000-1, 14.8.2.2)."""

    def __init__(self, properties: str) -> None:
        self.properties = properties


Owner: TypeAlias = Element | Artifact


def child(owner: Owner, tag: str, *, id: str = "") -> Owner:
    """A child in reading order; what is inside an artifact is part of it."""
    return owner.add(tag, id=id) if isinstance(owner, Element) else owner


LAYOUT: Final = Artifact(frames.LAYOUT)
HEADER: Final = Artifact(frames.HEADER)
FOOTER: Final = Artifact(frames.FOOTER)
WATERMARK: Final = Artifact(frames.WATERMARK)
