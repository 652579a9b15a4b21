"""The words of a PDF's pages, once as they lie on each page and once in the order in which they are read aloud.

The second knows no running heads, no calls of notes and no row of a table cut in two: nothing that could stand in the
middle of a sentence.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from briefing.publishing.objects import Objects, Ref

_ROOM = 1 << 14  # UTF-16 units of the longest text that one operator shows; longer ones are asked for again
Mark = tuple[int, int]  # page index and number of a marked content


@dataclass(slots=True)
class PageText:
    """Texts of pages in their order, of marked contents, and each run of words of a drawing with its page index."""

    pages: list[str] = field(default_factory=list)
    marked: dict[Mark, str] = field(default_factory=dict)
    drawn: list[tuple[int, str]] = field(default_factory=list)


def read_page_text(pdf: bytes, password: str = "") -> PageText:
    """What another reader than the one that reads objects sees on the pages."""
    found = PageText()
    document = pypdfium2.PdfDocument(pdf, password=password or None)
    try:
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            found.pages.append(text.get_text_range())
            reader = _Runs(text.raw)
            for mark, words in reader.marked(page.raw):
                key = (index, mark)
                found.marked[key] = found.marked.get(key, "") + words
            found.drawn += [(index, words) for words in reader.drawn(page.raw)]
            text.close()
            page.close()
    finally:
        document.close()
    return found


class _Runs:
    """Reads the words of single operators of one page."""

    def __init__(self, text: Any) -> None:
        self._text, self._room = text, (ctypes.c_ushort * _ROOM)()

    def marked(self, page: Any) -> Iterator[tuple[int, str]]:
        """Numbers of marked contents with the words of each of their texts."""
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            thing = pdfium.FPDFPage_GetObject(page, index)
            mark = pdfium.FPDFPageObj_GetMarkedContentID(thing)
            if mark >= 0 and pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_TEXT:
                yield mark, self._words(thing)

    def drawn(self, page: Any) -> Iterator[str]:
        """The words of each text of the drawings on the page: their forms, and forms in these."""
        waiting = [pdfium.FPDFPage_GetObject(page, i) for i in range(pdfium.FPDFPage_CountObjects(page))]
        forms = [thing for thing in waiting if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_FORM]
        while forms:
            form = forms.pop()
            for index in range(pdfium.FPDFFormObj_CountObjects(form)):
                thing = pdfium.FPDFFormObj_GetObject(form, index)
                kind = pdfium.FPDFPageObj_GetType(thing)
                if kind == pdfium.FPDF_PAGEOBJ_FORM:
                    forms.append(thing)
                elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
                    yield self._words(thing)

    def _words(self, thing: Any) -> str:
        size = pdfium.FPDFTextObj_GetText(thing, self._text, self._room, 2 * len(self._room))
        if size > 2 * len(self._room):
            self._room = (ctypes.c_ushort * size)()
            size = pdfium.FPDFTextObj_GetText(thing, self._text, self._room, size)
        return ctypes.string_at(self._room, max(0, size - 2)).decode("utf-16-le", "replace")


def in_reading_order(
    objects: Objects, pages: list[Ref], marked: dict[Mark, str]
) -> Iterator[tuple[int, str]]:
    """Page index and words of each marked content, as the structure tree has them; calls of notes are left out."""
    numbers = {ref: index for index, ref in enumerate(pages)}
    roots = [value for value in objects.dictionaries() if value.get("/Type") == "/StructTreeRoot"]
    waiting: list[tuple[Any, int | None, bool]] = [(root.get("/K"), None, False) for root in roots]
    seen: set[int] = set()
    while waiting:
        kid, page, called = waiting.pop()
        kid = objects.of(kid)
        if isinstance(kid, list):
            waiting += [(one, page, called) for one in reversed(kid)]
        elif isinstance(kid, int) and page is not None:
            words = marked.get((page, kid), "")
            if not (called and words.strip().isdigit()):
                yield page, words
        elif isinstance(kid, dict) and id(kid) not in seen:
            seen.add(id(kid))
            here = numbers.get(kid.get("/Pg", ""), page)
            waiting.append((kid.get("/MCID", kid.get("/K")), here, called or kid.get("/S") == "/Reference"))
