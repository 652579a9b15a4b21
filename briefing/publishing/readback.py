"""A finished PDF read again by readers that had no part in making it (pypdfium2, pikepdf)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

import pikepdf

from briefing.publishing.leaks import Run
from briefing.publishing.objects import Objects, read_objects
from briefing.publishing.page_text import in_reading_order, read_page_text

APART: Final = "\u2063"  # between elements: what stands in two cells is no one date or figure


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a stranger can find in the file: its words by place, and its bones."""

    lying: Run  # words as they lie on the pages
    read: Run  # words as they are read aloud
    drawn: Run  # words of drawings, each run by itself
    hidden: Run  # every other word of the file, with its place
    page_sizes: tuple[tuple[float, float], ...]  # points, MediaBox
    identity: dict[str, str]
    title: str
    language: str
    tagged: bool
    unembedded: tuple[str, ...]
    broken_links: tuple[str, ...]
    bookmarks: int
    encrypted: bool
    never_made: tuple[str, ...]
    covered: tuple[str, ...]  # words that others on a page stand for
    faults: tuple[str, ...]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.page_sizes)

    @property
    def places(self) -> dict[str, str]:
        """Every place with all its words."""
        found: dict[str, str] = {}
        for place, text in (*self.lying, *self.hidden):
            found[place] = f"{found[place]}\n{text}" if place in found else text
        return found


def read_back(pdf: bytes, password: str = "") -> ReadBack:
    """Texts of pages, alternative texts, bookmarks, destinations, metadata, attachments and whatever else has words."""
    wording = read_page_text(pdf, password)
    with pikepdf.open(io.BytesIO(pdf), password=password) as file:
        objects = read_objects(file)
        names = _destination_names(file)
        refs = [f"{page.objgen[0]} {page.objgen[1]} R" for page in file.pages]
        order = in_reading_order(objects, refs, wording.marked)
        return ReadBack(
            lying=[(f"page {number}", text) for number, text in enumerate(wording.pages, 1)],
            read=[
                (f"page {index + 1}", APART.join(words for _, words in found))
                for index, found in groupby(order, itemgetter(0))
            ],
            drawn=[(f"page {index + 1}", words) for index, words in wording.drawn],
            hidden=[*objects.texts, *(("a destination", name) for name in names)],
            page_sizes=tuple(_size(page) for page in file.pages),
            identity=identity_of(file),
            title=str(file.docinfo.get("/Title", "")),
            language=str(file.Root.get("/Lang", "")),
            tagged="/StructTreeRoot" in file.Root,
            unembedded=tuple(sorted(set(_unembedded(objects)))),
            broken_links=tuple(_broken_links(objects, refs, set(names))),
            bookmarks=_bookmarks(objects),
            encrypted=file.is_encrypted,
            never_made=tuple(dict.fromkeys(objects.never)),
            covered=tuple(objects.covered),
            faults=tuple(objects.damage),
        )


def _size(page: Any) -> tuple[float, float]:
    box = [float(v) for v in page.mediabox]
    return box[2] - box[0], box[3] - box[1]


def _destination_names(file: pikepdf.Pdf) -> list[str]:
    found: list[str] = []
    dests = file.Root.get("/Dests")
    if dests is not None:
        found += [key.lstrip("/") for key in dict(dests)]
    names = file.Root.get("/Names")
    if names is not None and "/Dests" in names:
        found += [str(key) for key in pikepdf.NameTree(names.Dests)]
    return found


def _broken_links(objects: Objects, pages: list[str], names: set[str]) -> Iterator[str]:
    """Links to no page, and to a name that nothing has."""
    known = set(pages)
    for number, page in enumerate(pages, 1):
        for one in objects.of(objects.of(page).get("/Annots", [])):
            link = objects.of(one)
            action = objects.of(link.get("/A", {}))
            target = link.get("/Dest", action.get("/D") if action.get("/S") == "/GoTo" else None)
            if isinstance(objects.of(target), list):
                if objects.of(target)[0] not in known:
                    yield f"page {number}"
            elif isinstance(target, str) and target.lstrip("/").removeprefix("u:") not in names:
                yield f"page {number}: {target}"


def _bookmarks(objects: Objects) -> int:
    return sum(1 for value in objects.dictionaries() if "/Title" in value and "/Parent" in value)


def _unembedded(objects: Objects) -> Iterator[str]:
    for font in objects.dictionaries():
        if font.get("/Type") != "/Font" or font.get("/Subtype") in ("/Type0", "/Type3"):
            continue
        descriptor = objects.of(font.get("/FontDescriptor", {}))
        if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield str(font.get("/BaseFont", "?")).lstrip("/")


def identity_of(file: pikepdf.Pdf) -> dict[str, str]:
    """The `briefing:` fields of the XMP packet, or of the information dictionary."""
    found: dict[str, str] = {}
    for key, value in file.docinfo.items():
        if key.startswith("/Briefing"):
            found[key.removeprefix("/Briefing").lower()] = str(value)
    with file.open_metadata() as meta:
        for key in meta:
            name = str(key)
            if "briefing" in name.lower() and "}" in name:
                found[name.rsplit("}", 1)[1].lower()] = str(meta[key])
    return found
