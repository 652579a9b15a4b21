"""Every object of a PDF read once: the words in it wherever they are, its structure tree, and what does not belong in it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import pikepdf

from briefing.publishing.jpegs import passengers

Ref = str  # "12 0 R", as objects name one another

_PLACES: Final = {
    "/Alt": "an alternative text", "/ActualText": "an actual text", "/T": "a title", "/E": "an expansion",
    "/Title": "a bookmark or the title", "/Contents": "the words of an annotation", "/URI": "an address",
    "/P": "a page label", "/Desc": "the description of an attachment", "/ID": "the id of an element",
    "/F": "the name of an attachment", "/UF": "the name of an attachment", "/Dest": "a destination",
    "/D": "a destination", "/Names": "a list of names",
}  # fmt: skip
_NEVER: Final = {
    "JavaScript": "a script", "JS": "a script", "Launch": "an action that starts a program", "AcroForm": "a form",
    "XFA": "a form", "SubmitForm": "an action that sends data", "ImportData": "an action that reads data",
    "AA": "actions of its own", "PieceInfo": "private data", "RichMedia": "moving pictures", "GoToR": "a link to a file",
}  # fmt: skip
_NEVER_MADE: Final = re.compile(f'"/({"|".join(_NEVER)})"'.encode())
_COVERED: Final = re.compile(rb"/(?:ActualText|Alt|E)\s*(\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>)", re.S)


@dataclass(slots=True)
class Objects:
    """`by_ref` holds every object as JSON knows it, `texts` are places with their words."""

    by_ref: dict[Ref, Any] = field(default_factory=dict)
    texts: list[tuple[str, str]] = field(default_factory=list)
    never: list[str] = field(default_factory=list)  # what this program never makes
    covered: list[str] = field(default_factory=list)  # words in page content that stand for other words
    damage: list[str] = field(default_factory=list)

    def of(self, value: Any) -> Any:
        """A value, or the object that it refers to."""
        return self.by_ref.get(value, value) if isinstance(value, str) else value

    def dictionaries(self) -> Iterator[dict[str, Any]]:
        """Every dictionary of the file, those inside of others too."""
        return (value for value in self.by_ref.values() if isinstance(value, dict))


def read_objects(file: pikepdf.Pdf) -> Objects:
    """All objects of an open file, its streams decoded."""
    found = Objects()
    raw: list[bytes] = []
    streams = []
    for thing in file.objects:
        raw.append(thing.to_json(dereference=True, schema_version=2))
        found.by_ref["{} {} R".format(*thing.objgen)] = None
        if isinstance(thing, pikepdf.Stream):
            streams.append(thing)
    together = b"[" + b",".join(raw) + b"]"
    found.by_ref = dict(zip(found.by_ref, json.loads(together), strict=True))
    found.never += dict.fromkeys(_NEVER[match[1].decode()] for match in _NEVER_MADE.finditer(together))
    for code, value in zip(raw, found.by_ref.values(), strict=True):
        if b'"u:' in code or b'"b:' in code:
            found.texts += _strings(value, "")
    for stream in streams:
        _read_stream(found, stream)
    found.damage += [str(warning) for warning in file.get_warnings()]
    return found


def _strings(value: Any, key: str) -> Iterator[tuple[str, str]]:
    """Every text string in a value, and under which key it is."""
    if isinstance(value, str):
        if value.startswith("u:"):
            yield _PLACES.get(key, f"the key {key}"), value[2:]
        elif value.startswith("b:"):
            yield _PLACES.get(key, f"the key {key}"), bytes.fromhex(value[2:]).decode("latin-1")
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, key)


def _of_image(stream: Any) -> bytes:
    """A picture's own file, or its pixels: what is a JPEG and nothing else has no filter that could be taken off."""
    if str(stream.get("/Filter", "")) == "/DCTDecode":
        raw: bytes = stream.read_raw_bytes()
        return raw
    decoded: bytes = stream.read_bytes(pikepdf.StreamDecodeLevel.generalized)
    return decoded


def _read_stream(found: Objects, stream: Any) -> None:
    """Words in metadata, attachments and, behind other words, in the content of pages and drawings."""
    kind, image = str(stream.get("/Type", "")), stream.get("/Subtype") == "/Image"
    try:
        data = _of_image(stream) if image else stream.read_bytes()
    except pikepdf.PdfError as error:
        found.damage.append(f"a stream cannot be decoded: {error}")
        return
    if image:
        for carried in passengers(data):
            found.never.append("words inside a picture")
            found.texts += [
                ("words inside a picture", carried.decode(code, "replace")) for code in ("utf-8", "utf-16")
            ]
    elif kind == "/Metadata":
        found.texts.append(("XMP", html.unescape(data.decode("utf-8", "replace"))))
    elif kind == "/EmbeddedFile":
        found.texts += [("an attachment", data.decode(code, "replace")) for code in ("utf-8", "utf-16")]
    elif kind not in ("/ObjStm", "/XRef") and (b"/ActualText" in data or b"/Alt" in data):
        for match in _COVERED.finditer(data):
            words = str(pikepdf.Object.parse(match[1]))
            found.covered.append(words)
            found.texts.append(("words behind others on a page", words))
