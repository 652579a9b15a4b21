"""A checker of tagged PDFs: Matterhorn conditions that a machine can see, and our own.

`faults(pdf)` is empty for a sound file. It reads with pikepdf and shares nothing with the code that writes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

KNOWN = frozenset(
    [
        "Document",
        "Sect",
        "P",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "THead",
        "TBody",
        "TR",
        "TH",
        "TD",
        "Figure",
        "Caption",
        "Note",
        "Reference",
        "TOC",
        "TOCI",
        "Link",
        "Span",
        "BlockQuote",
    ]
)
PAINTING = frozenset("S s f F f* B B* b b* n Tj TJ ' \" Do sh INLINE".split())  # noqa: SIM905


@dataclass
class Tree:
    """What was found on a walk: elements with their tags, and the marked content that they own."""

    elements: list[tuple[str, Any]] = field(default_factory=list)
    owned: dict[tuple[tuple[int, int], int], str] = field(default_factory=dict)


def faults(pdf: bytes) -> list[str]:
    """Every fault, in words."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        found = list(_catalog(file))
        root = file.Root.get("/StructTreeRoot")
        if root is None:
            return [*found, "no structure tree"]
        tree = Tree()
        found += list(_walk(root.K, tree, None))
        found += list(_pages(file, tree))
        found += list(_elements(tree))
        found += list(_annotations(file, root))
        found += list(_parent_tree(file, root, tree))
        return found


def _catalog(file: pikepdf.Pdf) -> Iterator[str]:
    root = file.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "not marked as tagged"
    if "/Lang" not in root:
        yield "no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "the window does not show the title"
    if "/Metadata" not in root or b"pdfuaid:part" not in root.Metadata.read_bytes():
        yield "no claim of PDF/UA"
    if not str(file.docinfo.get("/Title", "")):
        yield "no title"


def _walk(node: Any, tree: Tree, page: Any) -> Iterator[str]:
    waiting = [(node, page, "")]
    while waiting:
        element, page, parent = waiting.pop()
        if isinstance(element, pikepdf.Array):
            waiting += [(kid, page, parent) for kid in reversed(list(element))]
            continue
        if isinstance(element, int):
            tree.owned[(page.objgen, element)] = parent
            continue
        if element.get("/Type") == "/MCR":
            tree.owned[(element.get("/Pg", page).objgen, int(element.MCID))] = parent
            continue
        if element.get("/Type") == "/OBJR":
            continue
        tag = str(element.S).lstrip("/")
        if tag not in KNOWN:
            yield f"unknown tag {tag}"
        tree.elements.append((tag, element))
        here = element.get("/Pg", page)
        if "/K" in element:
            waiting.append((element.K, here, tag))


def _pages(file: pikepdf.Pdf, tree: Tree) -> Iterator[str]:
    for number, page in enumerate(file.pages, 1):
        if page.get("/Tabs") != "/S":
            yield f"page {number}: tab order is not that of the structure"
        depth: list[bool] = []
        seen = set()
        for operands, operator in pikepdf.parse_content_stream(page):
            op = str(operator)
            if op in ("BDC", "BMC"):
                properties = operands[1] if len(operands) > 1 else {}
                mark = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
                artifact = operands[0] == "/Artifact"
                if mark is not None:
                    seen.add(int(mark))
                    if (page.obj.objgen, int(mark)) not in tree.owned:
                        yield f"page {number}: content {int(mark)} belongs to nothing"
                depth.append(artifact or mark is not None)
            elif op == "EMC":
                depth.pop()
            elif op in PAINTING and op != "n" and not any(depth):
                yield f"page {number}: {op} outside of tagged content and artifacts"
        if depth:
            yield f"page {number}: marked content is not closed"
        for (objgen, mark), tag in tree.owned.items():
            if objgen == page.obj.objgen and mark not in seen:
                yield f"page {number}: {tag} owns content {mark} that is not there"


def _elements(tree: Tree) -> Iterator[str]:
    level = 0
    for tag, element in tree.elements:
        if tag == "Figure":
            if not str(element.get("/Alt", "")):
                yield "a figure has no alternative text"
            if "BBox" not in str(element.get("/A", "")) and "/BBox" not in element.get(
                "/A", pikepdf.Dictionary()
            ):
                yield "a figure has no bounding box"
        if tag == "TH" and "/Scope" not in element.get("/A", pikepdf.Dictionary()):
            yield "a table head has no scope"
        if tag in ("TR", "LI", "TOCI") and str(element.P.S) not in (
            "/THead",
            "/TBody",
            "/Table",
            "/L",
            "/TOC",
        ):
            yield f"{tag} stands in {element.P.S}"
        if tag[0] == "H" and tag[1:].isdigit():
            if int(tag[1:]) > level + 1:
                yield f"heading {tag} follows level {level}"
            level = int(tag[1:])


def _annotations(file: pikepdf.Pdf, root: Any) -> Iterator[str]:
    for number, page in enumerate(file.pages, 1):
        for annotation in page.get("/Annots", []):
            if not str(annotation.get("/Contents", "")).strip():
                yield f"page {number}: a link has no words"
            if "/StructParent" not in annotation:
                yield f"page {number}: a link is not in the structure"


def _parent_tree(file: pikepdf.Pdf, root: Any, tree: Tree) -> Iterator[str]:
    numbers = pikepdf.NumberTree(root.ParentTree)
    for number, page in enumerate(file.pages, 1):
        marks = {mark for (objgen, mark) in tree.owned if objgen == page.obj.objgen}
        if not marks:
            continue
        key = page.get("/StructParents")
        if key is None or int(key) not in numbers:
            yield f"page {number}: not in the parent tree"
        elif len(numbers[int(key)]) != len(marks):
            yield f"page {number}: the parent tree has {len(numbers[int(key)])} entries for {len(marks)} contents"


def texts_in_order(pdf: bytes) -> str:
    """What a screen reader hears of the order: the tags in reading order."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        tree = Tree()
        list(_walk(file.Root.StructTreeRoot.K, tree, None))
        return " ".join(tag for tag, _ in tree.elements)
