"""Where the sheets of print go: never over a brief, a published file, their own book, or anything else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from briefing.cli.reporting import say
from briefing.publishing.imposition import open_pdf
from briefing.publishing.sheets import SheetInfo, marked, place_for, publish, way_of, why_not


def destination(books: Sequence[Path], way: str, given: Path | None) -> Path:
    """The file to write, named or by rule; a usage error where it may not be written."""
    path = given or place_for(books[0], way)
    if path.suffix.lower() != ".pdf":
        raise click.UsageError(f"sheets are a PDF; write for example -o {path.with_suffix('.pdf').name}")
    if path.exists() and any(path.samefile(book) for book in books):
        raise click.UsageError(f"{path} is the file that is to be printed; name a new file")
    if reason := why_not(path):
        raise click.UsageError(f"{path} {reason}" + ("" if "name it" in reason else "; name a new file"))
    return path


def refuse_sheets(books: Sequence[Path], plain: Sequence[bytes]) -> None:
    """Sheets are no book: arranged or stacked once more, nothing lies where it should."""
    for book, pdf in zip(books, plain, strict=True):
        if way := way_of(pdf):
            raise click.UsageError(f"{book} is sheets already ({way}); name the book that they were made of")


def delivered(
    path: Path, data: bytes, books: Sequence[Path], way: str, protect: Callable[[bytes], bytes]
) -> Path:
    """Mark, protect and publish; returns where the sheets lie."""
    sides = open_pdf(data).pages
    pdf = protect(marked(data, way))
    about = SheetInfo(pages=sides, protected=protect is not bytes, made_of=books)
    return publish(path, pdf, about, say)
