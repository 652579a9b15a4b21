"""What a file says, held against the document that it was made from: order, completeness, printed numbers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

import pikepdf

from briefing.document import (
    Block,
    Blocks,
    Box,
    Columns,
    Definitions,
    Document,
    FigureStrip,
    IfRoom,
    KeepTogether,
    Labelled,
    ListBlock,
    Sheet,
    SideNote,
    Table,
    plain,
)
from tests.pdfs.content import read_pages
from tests.pdfs.tree import Node, read_tree
from tests.structure import spoken

_WORD = re.compile(r"\w+")


def lost_words(document: Document, pdf: bytes) -> list[str]:
    """Words of the document, in its order, from the first that is not read in the file at its place; [] is good."""
    heard = _WORD.findall(_clean("\n".join(text for _, text in spoken(pdf))))
    wanted = [
        word
        for part in document.parts
        for text in texts_of(part.blocks)
        for word in _WORD.findall(_clean(text))
    ]
    at = 0
    for index, word in enumerate(wanted):
        try:
            at = heard.index(word, at) + 1
        except ValueError:
            return wanted[index : index + 8]
    return []


def _clean(text: str) -> str:
    """As it is heard: hyphens that only break a line are gone, letters alike whatever their case in a style."""
    return normalize("NFC", text.replace("\u00ad", "").casefold())


def texts_of(blocks: Blocks) -> Iterator[str]:
    """The author's words in reading order; lists that layout makes itself have none."""
    for block in blocks:
        for name in ("kicker", "caption", "title", "subtitle", "content"):
            content = getattr(block, name, ())
            if content:
                yield plain(content)
        yield from _inside(block)
        for content in (
            *getattr(block, "notes", ()),
            getattr(block, "note", ()),
            getattr(block, "source", ()),
        ):
            if content:
                yield plain(content)


def _inside(block: Block) -> Iterator[str]:
    match block:
        case Table(head=head, body=body):
            for row in (*head, *body):
                for cell in row.cells:
                    yield from texts_of(cell.blocks)
        case FigureStrip(numbers=numbers):
            for number in numbers:
                yield from (number.value, plain(number.label), plain(number.change), plain(number.note))
        case Definitions(items=terms):
            for term in terms:
                yield plain(term.term)
                yield from texts_of(term.blocks)
        case ListBlock(items=items):
            for item in items:
                yield from texts_of(item.blocks)
        case Columns(columns=columns):
            for column in columns:
                yield from texts_of(column)
        case Sheet(places=places):
            for place in places:
                yield from texts_of(place.blocks) if not place.artifact else ()
        case Labelled(label=label, blocks=inner):
            yield from texts_of((*label, *inner))
        case Box(blocks=inner) | SideNote(blocks=inner) | KeepTogether(blocks=inner) | IfRoom(blocks=inner):
            yield from texts_of(inner)
        case _:
            pass


def wrong_numbers(pdf: bytes) -> list[str]:
    """Entries of contents whose printed number is not the label of the page they lead to."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        root = read_tree(file)
        pages, _ = read_pages(file)
        texts: dict[Any, str] = {}
        for page in pages:
            for words in page.words:
                key = (page.objgen, words.mark)
                texts[key] = texts.get(key, "") + words.text
        labels = {page.obj.objgen: page.label for page in file.pages}
        entries = [node for node in root.walk() if node.tag == "TOCI"] if root is not None else []
        return [fault for entry in entries if (fault := _entry_fault(file, entry, texts, labels))]


def _entry_fault(file: pikepdf.Pdf, entry: Node, texts: dict[Any, str], labels: dict[Any, str]) -> str:
    said = "".join(texts.get(content, "") for content in entry.flow()).strip()
    targets = {file.get_object(objgen).Dest[0].objgen for node in entry.walk() for objgen in node.objects}
    wanted = {labels[target] for target in targets}
    found = said.rsplit(" ", 1)[-1]
    return "" if wanted == {found} else f"'{said}' leads to {sorted(wanted)}"
