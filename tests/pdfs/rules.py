"""Rules of tagged PDF: Matterhorn 1.1 where a machine can decide, and our own about order and completeness."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import pikepdf

from tests.pdfs.content import PageContent
from tests.pdfs.tree import Node, Objgen

TAGS: Final = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5 H6 P L LI Lbl LBody "  # noqa: SIM905
    "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form".split()
)
KIDS: Final = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"},
    "TR": {"TH", "TD"}, "L": {"LI", "L", "Caption"}, "LI": {"Lbl", "LBody"},
    "TOC": {"TOCI", "TOC", "Caption"}, "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
}  # fmt: skip
PARENTS: Final = {
    "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"},
    "TFoot": {"Table"}, "LI": {"L"}, "LBody": {"LI"}, "TOCI": {"TOC"},
}  # fmt: skip
GROUPING: Final = frozenset(
    ["Document", "Part", "Sect", "Table", "TR", "THead", "TBody", "L", "LI", "TOC", "TOCI"]
)
BLOCKS: Final = frozenset(
    ["P", "H1", "H2", "H3", "H4", "H5", "H6", "TD", "TH", "LBody", "Note", "Caption", "BlockQuote"]
)
LANGUAGE: Final = re.compile(r"[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*")


def catalog_faults(file: pikepdf.Pdf) -> Iterator[str]:
    root = file.Root
    marks = root.get("/MarkInfo", {})
    if not marks.get("/Marked", False):
        yield "not marked as tagged"
    if marks.get("/Suspects", False):
        yield "01-007: Suspects is true"
    if "/Lang" not in root:
        yield "11-007: no language"
    elif not LANGUAGE.fullmatch(str(root.Lang)):
        yield f"11-007: {root.Lang} is no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "07-001: the window does not show the title"
    if not str(file.docinfo.get("/Title", "")):
        yield "no title"


def element_faults(root: Node) -> Iterator[str]:
    nodes = list(root.walk())[1:]
    for node in nodes:
        yield from node.faults
        yield from _kinship(node)
        yield from _needs(node)
        if node.contents and node.tag in GROUPING:
            yield f"{node.tag} owns content itself, which is for the elements in it"
        if not node.kids and node.tag not in ("TD", "TH", "TR"):
            yield f"{node.tag} is empty"
        if not LANGUAGE.fullmatch(node.lang):
            yield f"11-001: {node.tag} is in no known language"
    yield from _headings(nodes)
    yield from _identities(nodes)
    for table in (node for node in nodes if node.tag == "Table"):
        yield from _grid(table)


def _kinship(node: Node) -> Iterator[str]:
    if node.tag not in TAGS:
        yield f"02-001: unknown tag {node.tag}"
    parent = node.parent.tag if node.parent is not None else ""
    if node.tag in PARENTS and parent not in PARENTS[node.tag]:
        yield f"09-004: {node.tag} stands in {parent}"
    for kid in node.nodes:
        if node.tag in KIDS and kid.tag not in KIDS[node.tag]:
            yield f"09-005: {node.tag} has {kid.tag} in it"


def _needs(node: Node) -> Iterator[str]:
    if node.tag == "Figure":
        if not node.alt and "/ActualText" not in node.entry:
            yield "13-004: a figure has no alternative text"
        if node.attribute("/BBox") is None:
            yield "a figure has no bounding box"
    if node.tag == "Formula" and not node.alt:
        yield "17-002: a formula has no alternative text"
    if node.tag == "TH" and node.attribute("/Scope") is None:
        yield "15-003: a table head has no scope"
    if node.tag == "Note" and not node.id:
        yield "19-003: a note has no ID"
    if node.tag == "Link" and not node.objects:
        yield "28-011: a Link has no annotation"
    if (
        node.tag == "L"
        and node.attribute("/ListNumbering") is None
        and any(k.tag == "Lbl" for n in node.nodes for k in n.nodes)
    ):
        yield "a list with labels does not say how it is numbered"


def _headings(nodes: list[Node]) -> Iterator[str]:
    level = 0
    for node in nodes:
        if re.fullmatch(r"H[1-6]", node.tag):
            here = int(node.tag[1])
            if here > level + 1:
                yield f"14-003: heading {node.tag} follows level {level}"
            level = here
        elif node.tag == "H":
            yield "14-007: H beside numbered headings"


def _identities(nodes: list[Node]) -> Iterator[str]:
    for identity, count in Counter(node.id for node in nodes if node.id).items():
        if count > 1:
            yield f"19-004: the ID {identity} is there {count} times"


def _grid(table: Node) -> Iterator[str]:
    rows = [node for node in table.walk() if node.tag == "TR" and _table_of(node) is table]
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row.nodes:
            while (number, column) in taken:
                column += 1
            across, down = int(cell.attribute("/ColSpan") or 1), int(cell.attribute("/RowSpan") or 1)
            place = {(number + i, column + j) for i in range(down) for j in range(across)}
            if place & taken:
                yield "cells of a table overlap"
            taken |= place
            column += across
    widths = {sum(1 for row, _ in taken if row == number) for number in range(len(rows))}
    if len(widths) > 1:
        yield f"rows of a table have {sorted(widths)} cells"


def _table_of(node: Node) -> Node | None:
    parent = node.parent
    while parent is not None and parent.tag != "Table":
        parent = parent.parent
    return parent


def content_faults(root: Node, pages: list[PageContent]) -> Iterator[str]:
    """Everything painted is owned once, by an element of its tag, and in order."""
    owners: dict[tuple[Objgen, int], Node] = {}
    for node in root.walk():
        for content in node.contents:
            if content in owners:
                yield f"content {content[1]} is owned twice"
            owners[content] = node
    numbers = {page.objgen: page.number for page in pages}
    for page in pages:
        yield from page.faults
        for mark, tag in page.marks.items():
            owner = owners.get((page.objgen, mark))
            if owner is None:
                yield f"page {page.number}: content {mark} belongs to nothing"
            elif owner.tag != tag:
                yield f"page {page.number}: content {mark} is marked {tag} and owned by {owner.tag}"
    painted = {(page.objgen, mark) for page in pages for mark in page.marks}
    for objgen, mark in owners.keys() - painted:
        yield f"page {numbers.get(objgen, 0)}: {owners[objgen, mark].tag} owns content {mark} that is not there"
    yield from _order(root, numbers)


def _order(root: Node, numbers: dict[Objgen, int]) -> Iterator[str]:
    """A block's own content is read in the order in which it was painted, page after page."""
    for node in root.walk():
        if node.tag not in BLOCKS:
            continue
        own = [content for owner, content in node.owned_flow() if owner.block is node]
        places = [(numbers.get(objgen, 0), mark) for objgen, mark in own]
        if places != sorted(places):
            yield f"the words of a {node.tag} on page {places[0][0]} are read in another order than they stand"


def page_faults(file: pikepdf.Pdf, root: Node, pages: list[PageContent]) -> Iterator[str]:
    """The way back from pages and annotations to the tree."""
    parents = dict(pikepdf.NumberTree(root.entry.ParentTree).items())
    if int(root.entry.get("/ParentTreeNextKey", 0)) <= max(parents, default=-1):
        yield "the next key of the parent tree is taken"
    owners = {content: node.entry.objgen for node in root.walk() for content in node.contents}
    objects = {objgen: node for node in root.walk() for objgen in node.objects}
    known = {page.obj.objgen for page in file.pages}
    for content, page in zip(pages, file.pages, strict=True):
        if page.get("/Tabs") != "/S":
            yield f"28-009: page {content.number}: tab order is not that of the structure"
        yield from _way_back(content, page, parents, owners)
        for annotation in page.get("/Annots", []):
            yield from _annotation(annotation, parents, objects, known, content.number)


def _way_back(
    content: PageContent, page: Any, parents: dict[int, Any], owners: dict[Any, Objgen]
) -> Iterator[str]:
    if not content.marks:
        return
    key = page.get("/StructParents")
    if key is None or int(key) not in parents:
        yield f"page {content.number}: not in the parent tree"
        return
    entries = parents[int(key)]
    if len(entries) != max(content.marks) + 1:
        yield f"page {content.number}: the parent tree has {len(entries)} entries for {len(content.marks)} contents"
        return
    for mark in content.marks:
        if owners.get((content.objgen, mark)) != entries[mark].objgen:
            yield f"page {content.number}: tree and parent tree disagree on content {mark}"


def _annotation(
    annotation: Any, parents: dict[int, Any], objects: dict[Objgen, Node], known: set[Objgen], number: int
) -> Iterator[str]:
    flags = int(annotation.get("/F", 0))
    if not flags & 4 or flags & 0x23:
        yield f"6.3.2: page {number}: an annotation that is hidden or does not print"
    if not str(annotation.get("/Contents", "")).strip():
        yield f"28-012: page {number}: a link has no words"
    owner = objects.get(annotation.objgen)
    wanted = "Link" if annotation.get("/Subtype") == "/Link" else "Annot"
    if owner is None or owner.tag != wanted:
        yield f"28-011: page {number}: a link is not in the structure"
    key = annotation.get("/StructParent")
    if key is None or int(key) not in parents or (owner and parents[int(key)].objgen != owner.entry.objgen):
        yield f"28-011: page {number}: a link does not lead back to its element"
    target = annotation.get("/Dest") or annotation.get("/A", {}).get("/D")
    if isinstance(target, pikepdf.Array) and target[0].objgen not in known:
        yield f"page {number}: a link leads to no page"
