"""The logical structure of a tagged PDF (PDF 32000-1, 14.7), built from the document tree.

Elements are made in reading order; pages only add their marked content to them. So the order that a
screen reader meets does not depend on where things were drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from briefing.layout.library import pdfdoc


@dataclass(eq=False, slots=True)
class Element:
    """One structure element. `kids`: elements, (page name, mcid), or ("OBJR", page name, annotation name).

    `late` elements join their parent when their first content is drawn, so that inline structure keeps its
    place among the words around it. `keep` lets an element stay without content (empty table cells); the content of
    one that is `whole` is a single paragraph and needs no P of its own.
    """

    tag: str
    parent: Element | None = None
    kids: list[Any] = field(default_factory=list)
    alt: str = ""
    actual: str = ""
    lang: str = ""
    id: str = ""
    attributes: str = ""
    keep: bool = False
    whole: bool = False
    attached: bool = True
    name: str = ""

    def add(self, tag: str, **facts: Any) -> Element:
        """A child in reading order."""
        child = Element(tag, self, **facts)
        self.kids.append(child)
        return child

    def add_behind(self, tag: str, **facts: Any) -> Element:
        """A sibling, read after this element and after those that have been added behind it."""
        assert self.parent is not None
        around = self.parent.kids
        made = Element(tag, self.parent, **facts)
        at = around.index(self) + 1
        while at < len(around) and isinstance(around[at], Element) and around[at].tag == tag:
            at += 1
        around.insert(at, made)
        return made

    def late(self, tag: str, **facts: Any) -> Element:
        return Element(tag, self, attached=False, **facts)

    def attach(self) -> None:
        """Join the parent now, and its parents theirs."""
        element: Element | None = self
        while element is not None and not element.attached and element.parent is not None:
            element.parent.kids.append(element)
            element.attached = True
            element = element.parent


class Artifact:
    """Content that is no part of the logical structure (PDF 32000-1, 14.8.2.2)."""

    def __init__(self, properties: str = "") -> None:
        self.properties = properties

    @property
    def opening(self) -> str:
        return f"/Artifact <<{self.properties}>> BDC" if self.properties else "/Artifact BMC"


def child(owner: Element | Artifact, tag: str, **facts: Any) -> Element | Artifact:
    """A child in reading order; what is inside an artifact is part of it."""
    return owner.add(tag, **facts) if isinstance(owner, Element) else owner


LAYOUT: Final = Artifact("/Type/Layout")
HEADER: Final = Artifact("/Type/Pagination/Subtype/Header/Attached[/Top]")
FOOTER: Final = Artifact("/Type/Pagination/Subtype/Footer/Attached[/Bottom]")
WATERMARK: Final = Artifact("/Type/Pagination/Subtype/Watermark")
BACKGROUND: Final = Artifact("/Type/Background")


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object written by a function once all object numbers are known."""

    def __init__(self, write: Any) -> None:
        self.write = write

    def format(self, document: Any) -> bytes:
        text: bytes = self.write(document)
        return text


def pdf_string(text: str) -> bytes:
    """A text string: ASCII as it is, anything else UTF-16 with its mark (PDF 32000-1, 7.9.2)."""
    data = text.encode("ascii") if text.isascii() else b"\xfe\xff" + text.encode("utf-16-be")
    for plain, escaped in ((b"\\", b"\\\\"), (b"(", b"\\("), (b")", b"\\)"), (b"\r", b"\\r")):
        data = data.replace(plain, escaped)
    return b"(" + data + b")"


class Structure:
    """The tree of one document, and the parent tree that leads back from pages to it."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self.parents: dict[int, Any] = {}

    def new_parents(self, value: Any) -> int:
        """A key of the parent tree for a page's content (a list) or an annotation (an element)."""
        key = len(self.parents)
        self.parents[key] = value
        return key

    def write(self, doc: Any) -> None:
        """Give the document its StructTreeRoot; elements without content are left out."""
        _prune(self.root)
        order = list(_walk(self.root))
        for number, element in enumerate(order):
            element.name = f"SE{number}"
        root = Raw(None)
        doc.Reference(root, "StructTreeRoot")
        for element in order:
            doc.Reference(Raw(lambda d, e=element: _element(d, e)), element.name)
        doc.Reference(Raw(self._parent_tree), "ParentTree")
        named = sorted((e for e in order if e.id), key=lambda e: e.id.encode())
        root.write = lambda d: self._root(d, named)

    def release(self) -> None:
        """Undo the ties from elements to their parents."""
        for element in list(_walk(self.root)):
            element.parent = None
        self.parents = {}

    def _root(self, doc: Any, named: list[Element]) -> bytes:
        number = doc.idToObjectNumberAndVersion
        out = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d" % (
            number[self.root.name][0], number["ParentTree"][0], len(self.parents),
        )  # fmt: skip
        if named:
            names = b"".join(pdf_string(e.id) + b" %d 0 R " % number[e.name][0] for e in named)
            out += b"/IDTree<</Names[" + names + b"]>>"
        return out + b">>"

    def _parent_tree(self, doc: Any) -> bytes:
        number = doc.idToObjectNumberAndVersion
        out = [b"<</Nums["]
        for key, value in sorted(self.parents.items()):
            if isinstance(value, Element):
                out.append(b"%d %d 0 R\n" % (key, number[value.name][0]))
            else:
                out.append(b"%d[%s]\n" % (key, b" ".join(b"%d 0 R" % number[e.name][0] for e in value)))
        return b"".join(out) + b"]>>"


def _prune(root: Element) -> None:
    """Drop elements in which nothing was drawn, deepest first, without recursion."""
    for element in reversed(list(_walk(root))):
        element.kids = [k for k in element.kids if not isinstance(k, Element) or k.kids or k.keep]


def _walk(root: Element) -> Iterator[Element]:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))


def _element(doc: Any, element: Element) -> bytes:
    number = doc.idToObjectNumberAndVersion
    parent = number[element.parent.name][0] if element.parent is not None else number["StructTreeRoot"][0]
    out = [b"<</Type/StructElem/S/%s/P %d 0 R" % (element.tag.encode(), parent)]
    page, kids = None, []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(b"%d 0 R" % number[kid.name][0])
        elif kid[0] == "OBJR":
            kids.append(b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (number[kid[1]][0], number[kid[2]][0]))
        else:
            page = page or kid[0]
            if kid[0] == page:
                kids.append(b"%d" % kid[1])
            else:
                kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (number[kid[0]][0], kid[1]))
    if page:
        out.append(b"/Pg %d 0 R" % number[page][0])
    if kids:
        out.append(b"/K " + kids[0] if len(kids) == 1 else b"/K[" + b" ".join(kids) + b"]")
    if element.attributes:
        out.append(b"/A" + element.attributes.encode())
    facts = (
        (b"/Alt", element.alt),
        (b"/ActualText", element.actual),
        (b"/Lang", element.lang),
        (b"/ID", element.id),
    )
    out += [key + pdf_string(value) for key, value in facts if value]
    return b"".join(out) + b">>"
