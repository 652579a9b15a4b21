"""The structure tree of a tagged PDF (PDF 32000-1, 14.7), written from the elements of frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from briefing.document import digest_of
from briefing.frames.numbers import number
from briefing.frames.structure import ContentReference, LinkReference, StructureElement
from briefing.pdf.library import pdfdoc

Known: TypeAlias = Mapping[str, tuple[int, int]]  # name of an object to its number and version


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


class Branch:
    """The elements of a part, whose pages begin at page `first` of the document. `suffix` tells the ids of a part that is
    printed again from those of the first time.
    """

    def __init__(self, root: StructureElement, first: int) -> None:
        self.root, self.first = root, first
        self.suffix = ""
        self.names: dict[int, str] = {}  # identity of an element to the name of its object


class StructureTree:
    """The tree of one document, and the parent tree that leads back from its pages and links to it.

    `pages` are the names of the page objects, `links` of each page the names of its annotations, `bleed` what the sheet
    is larger than the page, `key` what digests of ids are made with.
    """

    def __init__(
        self, branches: Sequence[Branch], pages: Sequence[str], links: Sequence[Sequence[str]], bleed: float, key: str
    ) -> None:  # fmt: skip
        self.branches, self.pages, self.links, self.bleed, self._key = branches, pages, links, bleed, key
        self._owners: dict[
            int, dict[int, str]
        ] = {}  # page to the element of each piece of its marked content
        self._touched: dict[tuple[int, int], str] = {}  # page and link to the link's element
        self._ids: list[tuple[str, str]] = []
        self._walk()

    def _walk(self) -> None:
        seen: dict[str, int] = {}
        count = 0
        for branch in self.branches:
            times = seen[branch.root.id] = seen.get(branch.root.id, 0) + 1
            branch.suffix = f"~{times}" if times > 1 else ""
            for element in _all(branch.root):
                count += 1
                name = branch.names[id(element)] = f"SE{count}"
                if element.id:
                    self._ids.append((self.digest(element.id + branch.suffix), name))
                for kid in element.kids:
                    if isinstance(kid, ContentReference):
                        self._owners.setdefault(branch.first + kid.page, {})[kid.number] = name
                    elif isinstance(kid, LinkReference):
                        self._touched[branch.first + kid.page, kid.number] = name

    def digest(self, id_: str) -> str:
        """What the file says of an id: nothing to who does not know the key, and the same in the next version."""
        return digest_of(id_, self._key)

    def parents_of_page(self, page: int) -> int | None:
        """The key of a page in the parent tree; None where nothing on it belongs to an element."""
        return page if page in self._owners else None

    def parent_of_link(self, page: int, number: int) -> int:
        """The key of a link in the parent tree."""
        return len(self.pages) + sum(map(len, self.links[:page])) + number

    def write(self, doc: Any) -> None:
        """Give the document its StructTreeRoot."""
        root = Raw(self._root)
        doc.Reference(root, "StructTreeRoot")
        doc.Reference(Raw(self._document), "SE0")
        for branch in self.branches:
            parents: dict[int, str] = {id(branch.root): "SE0"}
            for element in _all(branch.root):
                name, parent = branch.names[id(element)], parents[id(element)]
                for kid in element.kids:
                    if isinstance(kid, StructureElement):
                        parents[id(kid)] = name
                doc.Reference(Raw(_Written(self, branch, element, parent)), name)
        doc.Reference(Raw(self._parent_tree), "ParentTree")

    def _root(self, doc: Any) -> bytes:
        known = doc.idToObjectNumberAndVersion
        keys = len(self.pages) + sum(map(len, self.links))
        out = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d" % (
            known["SE0"][0], known["ParentTree"][0], keys,
        )  # fmt: skip
        if self._ids:
            names = b"".join(pdf_string(i) + b" %d 0 R " % known[n][0] for i, n in sorted(self._ids))
            out += b"/IDTree<</Names[" + names + b"]>>"
        return out + b">>"

    def _document(self, doc: Any) -> bytes:
        known = doc.idToObjectNumberAndVersion
        kids = b" ".join(b"%d 0 R" % known[branch.names[id(branch.root)]][0] for branch in self.branches)
        return b"<</Type/StructElem/S/Document/P %d 0 R/K[%s]>>" % (known["StructTreeRoot"][0], kids)

    def _parent_tree(self, doc: Any) -> bytes:
        known = doc.idToObjectNumberAndVersion
        out = [b"<</Nums["]
        for page, owners in sorted(self._owners.items()):
            names = [owners[number] for number in range(len(owners))]
            out.append(b"%d[%s]\n" % (page, b" ".join(b"%d 0 R" % known[name][0] for name in names)))
        for (page, link), name in sorted(self._touched.items()):
            out.append(b"%d %d 0 R\n" % (self.parent_of_link(page, link), known[name][0]))
        return b"".join(out) + b"]>>"


class _Written:
    """One element as PDF."""

    def __init__(self, tree: StructureTree, branch: Branch, element: StructureElement, parent: str) -> None:
        self.tree, self.branch, self.element, self.parent = tree, branch, element, parent

    def __call__(self, doc: Any) -> bytes:
        known: Known = doc.idToObjectNumberAndVersion
        element = self.element
        out = [b"<</Type/StructElem/S/%s/P %d 0 R" % (element.tag.encode(), known[self.parent][0])]
        page, kids = self._kids(known)
        if page is not None:
            out.append(b"/Pg %d 0 R" % known[self.tree.pages[page]][0])
        if kids:
            out.append(b"/K " + kids[0] if len(kids) == 1 else b"/K[" + b" ".join(kids) + b"]")
        out.append(self._attributes())
        id_ = self._digest(element.id) if element.id else ""
        facts = ((b"/Alt", element.alt), (b"/Lang", element.lang), (b"/ID", id_))
        out += [key + pdf_string(value) for key, value in facts if value]
        return b"".join(out) + b">>"

    def _digest(self, id_: str) -> str:
        return self.tree.digest(id_ + self.branch.suffix)

    def _kids(self, known: Known) -> tuple[int | None, list[bytes]]:
        """The page that most of its content is on, and its kids."""
        page: int | None = None
        kids: list[bytes] = []
        for kid in self.element.kids:
            if isinstance(kid, StructureElement):
                kids.append(b"%d 0 R" % known[self.branch.names[id(kid)]][0])
                continue
            at = self.branch.first + kid.page
            number = known[self.tree.pages[at]][0]
            if isinstance(kid, LinkReference):
                link = known[self.tree.links[at][kid.number]][0]
                kids.append(b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (number, link))
                continue
            page = at if page is None else page
            if at == page:
                kids.append(b"%d" % kid.number)
            else:
                kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (number, kid.number))
        return page, kids

    def _attributes(self) -> bytes:
        """What a list, a cell or a figure says of itself (PDF 32000-1, 14.8.5)."""
        element, bleed = self.element, self.tree.bleed
        facts = ""
        if element.numbering:
            facts = f"/O/List/ListNumbering/{element.numbering}"
        elif element.box is not None:
            corners = " ".join(number(value + bleed) for value in element.box)
            facts = f"/O/Layout/Placement/Block/BBox[{corners}]"
        elif element.cell is not None:
            cell = element.cell
            facts = f"/Scope/{cell.scope}" if cell.scope else ""
            facts += f"/ColSpan {cell.columns}" if cell.columns > 1 else ""
            facts += f"/RowSpan {cell.rows}" if cell.rows > 1 else ""
            facts += (
                f"/Headers[{''.join(f'({self._digest(one)})' for one in cell.headers)}]"
                if cell.headers
                else ""
            )
            facts = f"/O/Table{facts}" if facts else ""
        return f"/A<<{facts}>>".encode() if facts else b""


def _all(root: StructureElement) -> Iterator[StructureElement]:
    """An element and all inside it, in reading order."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, StructureElement))
