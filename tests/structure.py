"""The checker of tagged PDFs that every test of pages uses: `faults(pdf)` is empty for a sound file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

import pikepdf

from tests.pdfs.archive import archive_faults
from tests.pdfs.content import read_pages
from tests.pdfs.rules import catalog_faults, content_faults, element_faults, page_faults
from tests.pdfs.tree import Content, Node, read_tree

PAUSE: Final = "\u200b"


def faults(pdf: bytes) -> list[str]:
    """Every fault, in words; Matterhorn's or ISO 19005-2's number stands first where there is one."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return list(dict.fromkeys(_faults(pdf, file)))


def _faults(pdf: bytes, file: pikepdf.Pdf) -> Iterator[str]:
    yield from map(str, file.check_pdf_syntax())
    yield from catalog_faults(file)
    yield from archive_faults(pdf, file)
    pages, fonts = read_pages(file)
    for font in fonts:
        yield from font.faults()
    root = read_tree(file)
    if root is None:
        yield "no structure tree"
        return
    yield from element_faults(root)
    yield from content_faults(root, pages)
    yield from page_faults(file, root, pages)


def tags_in_order(pdf: bytes) -> str:
    """The tags of a file in reading order."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        root = read_tree(file)
        return " ".join(node.tag for node in list(root.walk())[1:]) if root is not None else ""


def spoken(pdf: bytes) -> list[tuple[str, str]]:
    """(tag, text) of every block in reading order, as a screen reader meets them.

    Inline elements are in their block's text; `PAUSE` stands where a link is announced.
    """
    with pikepdf.open(io.BytesIO(pdf)) as file:
        root = read_tree(file)
        if root is None:
            return []
        texts: dict[Content, str] = {}
        for page in read_pages(file)[0]:
            for words in page.words:
                if words.mark is not None:
                    key = (page.objgen, words.mark)
                    texts[key] = texts.get(key, "") + words.text
        found: list[tuple[Node, list[str]]] = []
        before = root
        for node, content in root.owned_flow():
            block = node.block
            if not found or found[-1][0] is not block:
                found.append((block, []))
            elif node is not before and "Link" in (node.tag, before.tag):
                found[-1][1].append(PAUSE)
            before = node
            found[-1][1].append(texts.get(content, ""))
        return [(block.tag, "".join(parts)) for block, parts in found]
