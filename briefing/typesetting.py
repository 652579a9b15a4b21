"""A document to the bytes of a file: laid out, then written as PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.diagnostics import Diagnostic
from briefing.document import Document
from briefing.drawings import PictureStore
from briefing.formats import Format
from briefing.frames.laid import LaidDocument, PlacedPart
from briefing.layout import lay_out
from briefing.pdf import write
from briefing.styles import Style


@dataclass(frozen=True, slots=True)
class TypesetDocument:
    """`parts` say where each part lies; `places` give the printed page of each anchor."""

    pdf: bytes
    pages: int
    parts: tuple[PlacedPart, ...]
    problems: tuple[Diagnostic, ...]
    places: Mapping[str, str]
    passes: int = 1
    hints: tuple[Diagnostic, ...] = ()


def typeset(
    document: Document, format: Format, style: Style, pictures: PictureStore | None = None, cores: int = 1
) -> TypesetDocument:
    """Lay a document out and write it. Mistakes of the author are in `problems`; the bytes are there all the same."""
    return written(lay_out(document, format, style, pictures, cores), document, format, pictures)


def written(
    laid: LaidDocument, document: Document, format: Format, pictures: PictureStore | None = None
) -> TypesetDocument:
    """The pages of a document as a file."""
    pdf = write(laid, document.metadata, format.print.colour, pictures)
    return TypesetDocument(
        pdf, len(laid.pages), laid.parts, laid.problems, laid.places, laid.passes, laid.hints
    )


def places_of(
    document: Document, format: Format, style: Style, pictures: PictureStore | None = None, cores: int = 1
) -> Mapping[str, str]:
    """The printed page number of every anchor of a document, which is laid out and not written."""
    return lay_out(document, format, style, pictures, cores).places
