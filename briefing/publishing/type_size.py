"""How small the words of a file are set: what decides how far its pages may be reduced."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import pypdfium2
from pypdfium2 import raw

INVISIBLE: Final = 3  # rendering mode of text that is there for searching only (PDF 32000-1, 9.3.6)


def smallest_type(pdf: bytes, pages: Sequence[int]) -> float:
    """The size of the smallest letters on some pages, in points; infinite where there are none.

    Digits alone do not count: raised calls of notes are smaller than any word.
    """
    file = pypdfium2.PdfDocument(pdf)
    try:
        return min((_of_page(file[page]) for page in pages), default=math.inf)
    finally:
        file.close()


def _of_page(page: pypdfium2.PdfPage) -> float:
    text, matrix = page.get_textpage(), raw.FS_MATRIX()
    smallest = math.inf
    for index in range(text.count_chars()):
        if not chr(raw.FPDFText_GetUnicode(text, index)).isalpha():
            continue
        raw.FPDFText_GetMatrix(text, index, matrix)
        size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
        if size < smallest and _shown(text, index):
            smallest = size
    return smallest


def _shown(text: pypdfium2.PdfTextPage, index: int) -> bool:
    return bool(raw.FPDFTextObj_GetTextRenderMode(raw.FPDFText_GetTextObject(text, index)) != INVISIBLE)
