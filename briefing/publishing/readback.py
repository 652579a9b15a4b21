"""A finished PDF read again by readers that had no part in making it (pypdfium2, pikepdf)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
import pypdfium2


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a stranger can find in the file: texts by place, and its bones."""

    places: dict[str, str]
    page_sizes: tuple[tuple[float, float], ...]  # points, MediaBox
    identity: dict[str, str]
    title: str
    language: str
    tagged: bool
    unembedded: tuple[str, ...]
    broken_links: tuple[str, ...]
    bookmarks: int
    encrypted: bool
    faults: tuple[str, ...] = field(default=())

    @property
    def pages(self) -> int:
        return len(self.page_sizes)


def read_back(pdf: bytes, password: str = "") -> ReadBack:
    """Texts of pages, alternative texts, bookmarks, destinations, metadata, attachments."""
    places = dict(_page_texts(pdf, password))
    with pikepdf.open(io.BytesIO(pdf), password=password) as file:
        places |= _other_places(file)
        names = _destination_names(file)
        return ReadBack(
            places=places,
            page_sizes=tuple(_size(page) for page in file.pages),
            identity=_identity(file),
            title=str(file.docinfo.get("/Title", "")),
            language=str(file.Root.get("/Lang", "")),
            tagged="/StructTreeRoot" in file.Root,
            unembedded=tuple(sorted(set(_unembedded(file)))),
            broken_links=tuple(_broken_links(file, names)),
            bookmarks=len(list(_bookmark_items(file))),
            encrypted=file.is_encrypted,
            faults=tuple(str(fault) for fault in file.check_pdf_syntax()),
        )


def _page_texts(pdf: bytes, password: str) -> Iterator[tuple[str, str]]:
    document = pypdfium2.PdfDocument(pdf, password=password or None)
    try:
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            yield f"page {index + 1}", text.get_text_range()
            text.close()
            page.close()
    finally:
        document.close()


def _size(page: Any) -> tuple[float, float]:
    box = [float(v) for v in page.mediabox]
    return box[2] - box[0], box[3] - box[1]


def _other_places(file: pikepdf.Pdf) -> dict[str, str]:
    places = {
        "metadata": "\n".join(f"{key}: {value}" for key, value in file.docinfo.items()),
        "bookmark": "\n".join(_bookmark_items(file)),
        "destination": "\n".join(_destination_names(file)),
        "attachment": "\n".join(_attachments(file)),
        "structure": "\n".join(_structure_texts(file)),
        "annotation": "\n".join(_annotation_texts(file)),
    }
    if "/Metadata" in file.Root:
        places["XMP"] = file.Root.Metadata.read_bytes().decode("utf-8", "replace")
    return places


def _attachments(file: pikepdf.Pdf) -> Iterator[str]:
    for name, spec in file.attachments.items():
        yield name
        yield spec.get_file().read_bytes().decode("utf-8", "replace")


def _bookmark_items(file: pikepdf.Pdf) -> Iterator[str]:
    def below(node: Any) -> Iterator[str]:
        child = node.get("/First")
        while child is not None:
            yield str(child.get("/Title", ""))
            yield from below(child)
            child = child.get("/Next")

    outlines = file.Root.get("/Outlines")
    if outlines is not None:
        yield from below(outlines)


def _destination_names(file: pikepdf.Pdf) -> list[str]:
    found: list[str] = []
    dests = file.Root.get("/Dests")
    if dests is not None:
        found += [key.lstrip("/") for key in dict(dests)]
    names = file.Root.get("/Names")
    if names is not None and "/Dests" in names:
        found += [str(key) for key in pikepdf.NameTree(names.Dests)]
    return found


def _structure_texts(file: pikepdf.Pdf) -> Iterator[str]:
    """Alternative, actual and title texts and ids of the structure tree, without recursion."""
    root = file.Root.get("/StructTreeRoot")
    if root is None:
        return
    waiting: list[Any] = [root]
    while waiting:
        node = waiting.pop()
        for key in ("/Alt", "/ActualText", "/T", "/E", "/ID"):
            if key in node:
                yield str(node[key])
        kids = node.get("/K")
        if kids is None:
            continue
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") not in ("/MCR", "/OBJR"):
                waiting.append(kid)


def _annotation_texts(file: pikepdf.Pdf) -> Iterator[str]:
    for page in file.pages:
        for annotation in page.get("/Annots", []):
            yield str(annotation.get("/Contents", ""))
            action = annotation.get("/A")
            if action is not None and "/URI" in action:
                yield str(action.URI)


def _broken_links(file: pikepdf.Pdf, names: list[str]) -> Iterator[str]:
    known = set(names)
    pages = {page.objgen for page in file.pages}
    for number, page in enumerate(file.pages, 1):
        for annotation in page.get("/Annots", []):
            target = annotation.get("/Dest")
            action = annotation.get("/A")
            if target is None and action is not None and action.get("/S") == "/GoTo":
                target = action.get("/D")
            if target is None:
                continue
            if isinstance(target, pikepdf.Array):
                if target[0].objgen not in pages:
                    yield f"page {number}"
            elif str(target).lstrip("/") not in known:
                yield f"page {number}: {target}"


def _unembedded(file: pikepdf.Pdf) -> Iterator[str]:
    for thing in file.objects:
        if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font":
            continue
        if thing.get("/Subtype") in ("/Type0", "/Type3"):
            continue
        descriptor = thing.get("/FontDescriptor")
        if descriptor is None or not any(k in descriptor for k in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield str(thing.get("/BaseFont", "?")).lstrip("/")


def _identity(file: pikepdf.Pdf) -> dict[str, str]:
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
