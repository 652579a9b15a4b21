"""PDF/A-2 and 3 as far as a small program can see (ISO 19005-2): bytes, output intent, XMP, forbidden things."""

from __future__ import annotations

import re
import xml.etree.ElementTree as xml
from collections.abc import Iterator

import pikepdf

_DC, _XMP, _PDF = (
    "{http://purl.org/dc/elements/1.1/}",
    "{http://ns.adobe.com/xap/1.0/}",
    "{http://ns.adobe.com/pdf/1.3/}",
)
_UA = "{http://www.aiim.org/pdfua/ns/id/}"
_INFO = {
    "/Title": _DC + "title", "/Author": _DC + "creator", "/Subject": _DC + "description",
    "/Creator": _XMP + "CreatorTool", "/Producer": _PDF + "Producer", "/Keywords": _PDF + "Keywords",
}  # fmt: skip
_FORBIDDEN = {
    "/JavaScript",
    "/Launch",
    "/Sound",
    "/Movie",
    "/ResetForm",
    "/ImportData",
    "/Hide",
    "/SetOCGState",
}


def archive_faults(pdf: bytes, file: pikepdf.Pdf) -> Iterator[str]:
    """Of any file; the claim itself is only wanted where there is an output intent."""
    yield from _bytes(pdf, file)
    packet = file.Root.get("/Metadata")
    text = packet.read_bytes().decode("utf-8") if packet is not None else ""
    yield from _packet(text, file)
    yield from _intent(text, file)
    yield from _objects(file)
    yield from _attachments(text, file)


def _bytes(pdf: bytes, file: pikepdf.Pdf) -> Iterator[str]:
    if not re.match(rb"%PDF-1\.[4-7]\n%[\x80-\xff]{4}", pdf):
        yield "6.1.2: the header is wrong"
    if any(pdf[m.start() - 1] not in b"\r\n" for m in re.finditer(rb"(?<!/)endstream", pdf)):
        yield "6.1.7.1: endstream without an end of line before it"
    if not pdf.rstrip(b"\r\n").endswith(b"%%EOF"):
        yield "6.1.3: bytes after the end"
    if "/ID" not in file.trailer:
        yield "6.1.3: no file identifier"
    if file.is_encrypted:
        yield "6.1.3: encrypted"


def _packet(text: str, file: pikepdf.Pdf) -> Iterator[str]:
    if not text:
        yield "06-001: no XMP"
        return
    try:
        tree = xml.fromstring(re.sub(r"<\?xpacket.*?\?>", "", text).strip().lstrip("\ufeff"))
    except xml.ParseError as error:
        yield f"the XMP packet cannot be parsed: {error}"
        return
    said = {element.tag: "".join(element.itertext()).strip() for element in tree.iter()}
    for key, name in _INFO.items():
        if key in file.docinfo and said.get(name) != str(file.docinfo[key]):
            yield f"6.6.3: {key} is {file.docinfo[key]!s} and in XMP {said.get(name)}"
    if said.get(_UA + "part") != "1":
        yield "06-002: no claim of PDF/UA"
    if not said.get(_DC + "title"):
        yield "06-003: no title in XMP"


def _intent(text: str, file: pikepdf.Pdf) -> Iterator[str]:
    intents = file.Root.get("/OutputIntents")
    claims = re.search(r"pdfaid:part>[23]<", text) is not None
    if intents is None:
        if claims:
            yield "6.2.3: a claim of PDF/A without an output intent"
        return
    if not claims:
        yield "6.6.4: an output intent without a claim of PDF/A"
    profile = intents[0].DestOutputProfile
    data = profile.read_bytes()
    parts = {b"RGB ": 3, b"GRAY": 1, b"CMYK": 4}.get(data[16:20])
    if data[36:40] != b"acsp" or int.from_bytes(data[:4], "big") != len(data) or int(profile.N) != parts:
        yield "6.2.3: the output profile is broken"


def _objects(file: pikepdf.Pdf) -> Iterator[str]:
    for thing in file.objects:
        if isinstance(thing, pikepdf.Stream):
            filters = thing.get("/Filter", [])
            if "/LZWDecode" in ([filters] if isinstance(filters, pikepdf.Name) else list(filters)):
                yield "6.1.7.2: LZW"
            if thing.get("/Subtype") == "/PS" or thing.get("/Interpolate", False):
                yield "6.2: PostScript, or interpolation"
        elif isinstance(thing, pikepdf.Dictionary):
            if str(thing.get("/S", "")) in _FORBIDDEN:
                yield f"6.5.1: an action {thing.S}"
            if thing.get("/Type") == "/Font" and thing.get("/Subtype") not in (
                "/TrueType",
                "/Type0",
                "/CIDFontType2",
            ):
                yield f"a font of type {thing.get('/Subtype')}"


def _attachments(text: str, file: pikepdf.Pdf) -> Iterator[str]:
    if not file.attachments:
        return
    if "pdfaid:part>3<" not in text:
        yield "6.8: attachments in a file that is not PDF/A-3"
    if len(file.Root.get("/AF", [])) != len(file.attachments):
        yield "6.8: attachments that are not associated with the document"
    for item in file.Root.get("/AF", []):
        if "/F" not in item or "/UF" not in item or "/AFRelationship" not in item:
            yield "21-001: an attachment lacks F, UF or its relation"
