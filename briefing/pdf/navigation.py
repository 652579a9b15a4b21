"""Where a reader can jump to, and from where: destinations, link annotations, the outline, page labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from briefing.frames.laid import PageLabel
from briefing.frames.numbers import number
from briefing.pdf.library import pdfdoc
from briefing.pdf.structure import Raw, pdf_string


class Destinations:
    """Named points of a document: name to (page name, left, top)."""

    def __init__(self) -> None:
        self._points: dict[str, tuple[str, float, float]] = {}

    def put(self, name: str, page: str, left: float, top: float) -> None:
        self._points[name] = (page, round(left, 2), round(top, 2))

    def of(self, name: str) -> Raw:
        """The explicit destination of a name, written when every point is known (PDF 32000-1, 12.3.2)."""
        return Raw(lambda doc: self._write(doc, name))

    def _write(self, doc: Any, name: str) -> bytes:
        if name not in self._points:
            raise LookupError(f"something links to '{name}', which was never drawn")
        page, left, top = self._points[name]
        return b"[%d 0 R/XYZ %g %g null]" % (doc.idToObjectNumberAndVersion[page][0], left, top)


def link_annotation(box: Sequence[float], page: str, parent: int, action: tuple[str, Any], words: str) -> Any:
    """A link that a structure element owns; `parent` is its key in the parent tree (ISO 14289-1, 7.18.5)."""
    key, value = action

    def written(doc: Any) -> bytes:
        return b"<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[%s]/P %d 0 R/StructParent %d/Contents%s/%s %s>>" % (
            " ".join(map(number, box)).encode(), doc.idToObjectNumberAndVersion[page][0], parent, pdf_string(words),
            key.encode(), pdfdoc.format(value, doc),
        )  # fmt: skip

    return Raw(written)


def web_action(url: str) -> tuple[str, Any]:
    """To the outside world; what is not ASCII is quoted, as a URI asks."""
    address = quote(url, safe=":/?#[]@!$&'()*+,;=%~-._")
    return "A", pdfdoc.PDFDictionary({"S": "/URI", "URI": Raw(lambda doc: pdf_string(address))})


class _Item:
    def __init__(
        self, title: str, target: str, level: int, name: str, parent: _Item | None, position: int
    ) -> None:
        self.title, self.target, self.level, self.name = title, target, level, name
        self.parent, self.position = parent, position  # among its parent's
        self.kids: list[_Item] = []


class Outline:
    """The outline (PDF 32000-1, 12.3.3): the first level is shown open, the rest folded."""

    def __init__(self, destinations: Destinations) -> None:
        self._destinations = destinations
        self._root = _Item("", "", -1, "Outlines", None, 0)
        self._last = self._root
        self._count = 0

    def add(self, title: str, target: str, level: int) -> None:
        """A level may go down by one step at the most; a longer step is shortened."""
        level = min(level, self._last.level + 1)
        parent = self._last
        while parent.level >= level and parent.parent is not None:
            parent = parent.parent
        self._count += 1
        self._last = _Item(title, target, level, f"Bookmark{self._count}", parent, len(parent.kids))
        parent.kids.append(self._last)

    def write(self, doc: Any) -> Any:
        """Register all bookmarks; the root to name in the catalog, or None when there are none."""
        if not self._root.kids:
            return None
        waiting = [self._root]
        while waiting:
            bookmark = waiting.pop()
            doc.Reference(Raw(lambda d, b=bookmark: self._item(d, b)), bookmark.name)
            waiting += reversed(bookmark.kids)
        return pdfdoc.PDFObjectReference(self._root.name)

    def _item(self, doc: Any, item: _Item) -> bytes:
        facts = []
        if item.parent is not None:
            around, at = item.parent.kids, item.position
            facts += [b"/Title" + pdf_string(item.title), b"/Parent " + _reference(doc, item.parent.name)]
            facts += [b"/Dest" + self._destinations.of(item.target).format(doc)]
            facts += [b"/Prev " + _reference(doc, around[at - 1].name)] if at else []
            facts += [b"/Next " + _reference(doc, around[at + 1].name)] if at + 1 < len(around) else []
        if item.kids:
            facts += [b"/First " + _reference(doc, item.kids[0].name)]
            facts += [b"/Last " + _reference(doc, item.kids[-1].name)]
            facts += [b"/Count %d" % (len(item.kids) if item.parent is None else -len(item.kids))]
        return b"<<" + b"".join(facts) + b">>"


def _reference(doc: Any, name: str) -> bytes:
    return b"%d 0 R" % doc.idToObjectNumberAndVersion[name][0]


def page_labels(labels: Sequence[PageLabel]) -> Raw:
    """Page labels as a number tree (PDF 32000-1, 12.4.2)."""
    entries = [
        b"%d<<%s>>" % (label.first, f"/S/{label.style}/St {label.start}".encode() if label.style else b"")
        for label in labels
    ]
    return Raw(lambda doc: b"<</Nums[" + b"".join(entries) + b"]>>")
