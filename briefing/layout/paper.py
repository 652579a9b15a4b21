"""A tagged canvas: pages of marked content, late numbers, links, forms; ReportLab below.

Everything that is drawn has an owner, an `Element` of the structure or an `Artifact`; what has none becomes
a layout artifact. All lengths are points, from the lower left corner of the page.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from briefing.document import Metadata
from briefing.layout.colours import BLACK, Colour, Target, number, operator
from briefing.layout.faces import Face
from briefing.layout.metadata import PRODUCER, srgb_profile, xmp
from briefing.layout.serializing import CompactDocument
from briefing.layout.structure import LAYOUT, Artifact, Element, Raw, Structure, pdf_string

SLOT: Final = re.compile("\x00(\\d+)\x00")


class _Page(pdfdoc.PDFPage):  # type: ignore[misc]
    __NoDefault__: ClassVar[list[str]] = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs", "Group"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A late text: where it stands, how wide it may be."""

    key: str
    face: Face
    size: float
    x: float
    y: float
    width: float
    align: str


class Paper:
    """One document being drawn."""

    def __init__(
        self, metadata: Metadata, first_face: Face, target: Target = "rgb", attachments: bool = False
    ) -> None:
        rl_config.useA85 = 0
        self.metadata, self.target = metadata, target
        self.structure = Structure()
        self._buffer = io.BytesIO()
        self._canvas = Canvas(
            self._buffer, pageCompression=1, invariant=1, pdfVersion=(1, 7), lang=metadata.language,
            initialFontName=first_face.name, initialFontSize=10, initialLeading=12,
        )  # fmt: skip
        self.doc = self._canvas._doc
        self.doc.__class__ = CompactDocument
        self.pages = 0
        self._outline_level = -1
        self._labels: list[tuple[int, str, int, str]] = []
        self._slots: list[Slot] = []
        self._values: dict[str, str] = {}
        self._alts: list[tuple[Any, Callable[[], str]]] = []
        self._encoded: dict[tuple[str, str], str] = {}
        self._code: list[str] = []
        self._owners: list[Element] = []
        self._open: Element | Artifact | None = None
        self._fill = self._stroke = self._font = ""
        self._attachments = attachments

    # -- pages

    def begin_page(self, width: float, height: float, bleed: float = 0.0) -> None:
        """A page of trim size `width` by `height`; with a bleed the sheet is larger on every side."""
        canvas = self._canvas
        self._size = (width, height)
        canvas.setPageSize((width + 2 * bleed, height + 2 * bleed))
        if bleed:
            canvas.setTrimBox((bleed, bleed, bleed + width, bleed + height))
            canvas.setBleedBox((0, 0, width + 2 * bleed, height + 2 * bleed))
        self._bleed = bleed
        self._code = [f"1 0 0 1 {number(bleed)} {number(bleed)} cm"] if bleed else []
        self._owners = []
        self._open = None
        self._forget()

    def end_page(self) -> None:
        self._close()
        canvas = self._canvas
        canvas._code = [*canvas._code[:1], *self._code] if canvas._code else self._code
        canvas._setAnnotations = self._annotate  # called by showPage with the page object
        canvas.showPage()
        self.pages += 1

    def _annotate(self, page: Any) -> None:
        Canvas._setAnnotations(self._canvas, page)
        if not isinstance(page, pdfdoc.PDFPage):
            return
        page.__class__ = _Page
        for key in _Page.__NoDefault__:
            page.__dict__.setdefault(key, None)
        page.Tabs = "/S"
        if self._owners:
            page.StructParents = self.structure.new_parents(list(self._owners))

    @property
    def page_name(self) -> str:
        name: str = self.doc.thisPageName()
        return name

    def _forget(self) -> None:
        self._fill = self._stroke = self._font = ""

    # -- ink

    def ink(self, owner: Element | Artifact | None, code: str) -> None:
        """Append operators under their owner; neighbours of one owner share a marked-content sequence."""
        self._enter(owner if owner is not None else LAYOUT)
        self._code.append(code)

    def _enter(self, owner: Element | Artifact) -> None:
        if owner is self._open:
            return
        self._close()
        if isinstance(owner, Artifact):
            self._code.append(owner.opening)
        else:
            owner.attach()
            mark = len(self._owners)
            self._owners.append(owner)
            owner.kids.append((self.page_name, mark))
            self._code.append(f"/{owner.tag} <</MCID {mark}>> BDC")
        self._open = owner

    def _close(self) -> None:
        if self._open is not None:
            self._code.append("EMC")
            self._open = None

    def text(self, owner: Element | Artifact | None, face: Face, size: float, colour: Colour, x: float, y: float,
             words: str, space: float = 0.0) -> None:  # fmt: skip
        """A run of text at a baseline; `space` is added to every space character."""
        code = []
        fill = operator(colour, False, self.target)
        if fill != self._fill:
            code.append(fill)
            self._fill = fill
        code.append(self.show(face, size, x, y, words, space))
        self.ink(owner, "\n".join(code))

    def show(self, face: Face, size: float, x: float, y: float, words: str, space: float = 0.0) -> str:
        """BT … ET of a run, encoded for this document's subsets of the face."""
        wide = -space * 1000 / size if space else 0.0
        gap = f" {number(wide)} " if wide else ""
        font, pieces = "", []
        out = [f"BT 1 0 0 1 {number(x)} {number(y)} Tm"]
        for name, shown in self._runs(face, words, gap):
            if name != font:
                if pieces:
                    out.append(f"[{''.join(pieces)}]TJ")
                out.append(f"{name} {number(size)} Tf")
                font, pieces = name, []
            pieces.append(shown)
        if pieces:
            out.append(f"[{''.join(pieces)}]TJ")
        out.append("ET")
        return " ".join(out)

    def _runs(self, face: Face, words: str, gap: str) -> Iterable[tuple[str, str]]:
        """(font name, TJ elements) word by word; each word's encoding is remembered."""
        first = True
        for word in words.split(" "):
            if not first:
                yield from self._encode(face, " ", gap)
            first = False
            if word:
                yield from self._encode(face, word, "")

    def _encode(self, face: Face, word: str, gap: str) -> list[tuple[str, str]]:
        key = (face.name, word)
        known = self._encoded.get(key)
        if known is None:
            known = self._encoded[key] = _encoded(face, word, self.doc)  # type: ignore[assignment]
        return [(name, shown + gap) for name, shown in known]  # type: ignore[misc]

    def line(self, owner: Element | Artifact | None, x1: float, y1: float, x2: float, y2: float, colour: Colour,
             width: float, dash: Iterable[float] = ()) -> None:  # fmt: skip
        pattern = " ".join(number(v) for v in dash)
        code = f"{self._stroked(colour)}{number(width)} w {f'[{pattern}] 0 d ' if pattern else ''}"
        code += f"{number(x1)} {number(y1)} m {number(x2)} {number(y2)} l S{' [] 0 d' if pattern else ''}"
        self.ink(owner, code)

    def rect(self, owner: Element | Artifact | None, x: float, y: float, width: float, height: float,
             fill: Colour | None = None, stroke: Colour | None = None, line: float = 0.5) -> None:  # fmt: skip
        self.path(owner, f"{number(x)} {number(y)} {number(width)} {number(height)} re", fill, stroke, line)

    def path(self, owner: Element | Artifact | None, path: str, fill: Colour | None, stroke: Colour | None,
             line: float = 0.5, dash: Iterable[float] = ()) -> None:  # fmt: skip
        """Any path in PDF operators, filled, stroked, or both."""
        code = []
        if fill is not None:
            self._fill = operator(fill, False, self.target)
            code.append(self._fill)
        pattern = " ".join(number(v) for v in dash)
        if stroke is not None:
            code.append(
                self._stroked(stroke) + f"{number(line)} w" + (f" [{pattern}] 0 d" if pattern else "")
            )
        paint = "B" if fill is not None and stroke is not None else "f" if fill is not None else "S"
        code.append(f"{path} {paint}" + (" [] 0 d" if pattern and stroke is not None else ""))
        self.ink(owner, "\n".join(code))

    def _stroked(self, colour: Colour) -> str:
        stroke = operator(colour, True, self.target)
        if stroke == self._stroke:
            return ""
        self._stroke = stroke
        return stroke + " "

    def save_state(self, matrix: str = "", clip: str = "") -> None:
        """q, with a matrix ("a b c d e f") and a clipping path."""
        self._close()
        self._code.append("q" + (f" {matrix} cm" if matrix else "") + (f" {clip} W n" if clip else ""))
        self._forget()

    def restore_state(self) -> None:
        self._close()
        self._code.append("Q")
        self._forget()

    # -- forms and pictures

    def rgb(self, colour: Colour, stroke: bool = False) -> str:
        """The operator of a colour in this document's target, for the content of forms."""
        return operator(colour, stroke, self.target)

    def form(
        self,
        key: str,
        content: str | bytes,
        box: tuple[float, float],
        resources: dict[str, Any] | None = None,
    ) -> None:
        """Keep a drawing under a key; its resources are this document's fonts and what is given."""
        if self.has_form(key):
            return
        data = content if isinstance(content, bytes) else content.encode("latin-1")
        facts: dict[str, Any] = {
            "Type": "/XObject", "Subtype": "/Form", "BBox": pdfdoc.PDFArray([0, 0, number(box[0]), number(box[1])]),
            "Resources": pdfdoc.PDFDictionary({"Font": pdfdoc.PDFObjectReference(pdfdoc.BasicFonts), **(resources or {})}),
        }  # fmt: skip
        stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(facts), data, filters=[pdfdoc.PDFZCompress])
        self.doc.Reference(stream, pdfdoc.xObjectName(key))

    def has_form(self, key: str) -> bool:
        return pdfdoc.xObjectName(key) in self.doc.idToObject

    def draw_form(self, owner: Element | Artifact | None, key: str, matrix: str) -> None:
        """Paint a kept drawing; one form may be painted often."""
        self._canvas._currentPageHasImages = 1
        if key not in self._canvas._formsinuse:
            self._canvas._formsinuse.append(key)
        self.ink(owner, f"q {matrix} cm /{pdfdoc.xObjectName(key)} Do Q")
        self._forget()

    def image(
        self, owner: Element | Artifact | None, reader: Any, x: float, y: float, width: float, height: float
    ) -> None:
        """A raster picture (ReportLab ImageReader), named by its content."""
        canvas = self._canvas
        before, canvas._code = canvas._code, []
        canvas.drawImage(reader, 0, 0, 1, 1, mask=None)
        code, canvas._code = " ".join(canvas._code), before
        self.ink(owner, f"q {number(width)} 0 0 {number(height)} {number(x)} {number(y)} cm {code} Q")
        self._forget()

    # -- links, places, numbers

    def link(self, element: Element, rect: tuple[float, float, float, float], *, url: str = "", target: str = "",
             words: str = "") -> None:  # fmt: skip
        """A link annotation of a structure element (ISO 14289-1, 7.18.5); one element may have several."""
        facts: dict[str, Any] = {
            "Type": "/Annot", "Subtype": "/Link", "Border": "[0 0 0]", "F": 4,
            "Rect": pdfdoc.PDFArray([round(v + self._bleed, 2) for v in rect]),
            "StructParent": self.structure.new_parents(element),
            "Contents": Raw(lambda d: pdf_string(self.filled(words))),
        }  # fmt: skip
        if url:
            facts["A"] = pdfdoc.PDFDictionary({"S": "/URI", "URI": Raw(lambda d: pdf_string(_ascii(url)))})
        else:
            facts["Dest"] = self._canvas._bookmarkReference(target)
        name = f"L{len(self.structure.parents)}"
        annotation = pdfdoc.PDFDictionary({**facts, "P": pdfdoc.PDFObjectReference(self.page_name)})
        self._canvas._addAnnotation(annotation, name)
        element.kids.append(("OBJR", self.page_name, self.doc.annotationName(name)))

    def place(self, name: str, x: float, y: float) -> None:
        """A destination at the upper left of what it names."""
        canvas = self._canvas
        dest = canvas._bookmarkReference(name)
        self.doc.inPage()
        page = pdfdoc.PDFObjectReference(self.page_name)
        dest.xyz(round(x + self._bleed, 2), round(y + self._bleed, 2), 0)
        dest.setPage(page)

    def outline(self, words: str, target: str, level: int) -> None:
        """A bookmark; its level goes down by one step at the most."""
        level = min(level, self._outline_level + 1)
        self._outline_level = level
        self._canvas.addOutlineEntry(words, target, level, closed=level > 0)

    def label_pages(self, first: int, style: str, start: int = 1, prefix: str = "") -> None:
        """Page labels from page index `first` on: style D, r, R, A or "" (PDF 32000-1, 12.4.2)."""
        self._labels.append((first, style, start, prefix))

    def slot(self, owner: Element | Artifact | None, slot: Slot, colour: Colour = BLACK) -> None:
        """Room for a text that is known only at the end."""
        fill = operator(colour, False, self.target)
        prefix = "" if fill == self._fill else fill + "\n"
        self._fill = fill
        self._slots.append(slot)
        self.ink(owner, f"{prefix}\x00{len(self._slots) - 1}\x00")

    def resolve(self, key: str, text: str) -> None:
        self._values[key] = text

    def filled(self, words: str) -> str:
        """Words in which {key} stands for a late text."""
        return re.sub(r"\x01([^\x02]*)\x02", lambda m: self._values.get(m[1], ""), words)

    def unresolved(self) -> list[str]:
        """Keys of slots without a text, and of those whose text is wider than its room."""
        bad = [s.key for s in self._slots if s.key not in self._values]
        bad += [
            s.key for s in self._slots if s.face.width(self._values.get(s.key, ""), s.size) > s.width + 0.01
        ]
        return bad

    def _fill_slot(self, match: re.Match[str]) -> str:
        slot = self._slots[int(match[1])]
        words = self._values.get(slot.key, "")
        free = slot.width - slot.face.width(words, slot.size)
        shift = {"left": 0.0, "right": free, "center": free / 2}[slot.align]
        return self.show(slot.face, slot.size, slot.x + shift, slot.y, words) if words else ""

    # -- the file

    def save(self, *, duplex: str = "", copies: int = 0) -> bytes:
        """The finished bytes; every page has been ended before."""
        for page in self.doc.Pages.pages:
            if "\x00" in page.stream:
                page.stream = SLOT.sub(self._fill_slot, page.stream)
        self.structure.write(self.doc)
        self._catalog(duplex, copies)
        self.doc.SaveToFile(self._buffer, self._canvas)
        return self._buffer.getvalue()

    @property
    def pdfa(self) -> tuple[int, str] | None:
        """The archival claim: none in CMYK, for which we have no output intent."""
        if self.target == "cmyk":
            return None
        return (3 if self._attachments else 2, "A")

    def _catalog(self, duplex: str, copies: int) -> None:
        doc, metadata = self.doc, self.metadata
        catalog = doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.StructTreeRoot = pdfdoc.PDFObjectReference("StructTreeRoot")
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        preferences = {"DisplayDocTitle": "true", "PrintScaling": "/None"}
        if duplex:
            preferences["Duplex"] = f"/{duplex}"
        if copies:
            preferences["NumCopies"] = str(copies)
        for key, value in preferences.items():
            self._canvas.setViewerPreference(key, value.lstrip("/"))
        if self._labels:
            catalog.PageLabels = Raw(lambda d: _page_labels(self._labels))
        info = doc.info
        info.title, info.author, info.subject = metadata.title, metadata.author, metadata.subject
        info.keywords, info.creator, info.producer = ", ".join(metadata.keywords), PRODUCER, PRODUCER
        info.invariant = 1
        _set_time(doc, metadata.created)
        catalog.Metadata = pdfdoc.XMP(creator=lambda d: xmp(metadata, self.pdfa))
        if self.target != "cmyk":
            catalog.OutputIntents = pdfdoc.PDFArray([_output_intent(doc)])


def _set_time(doc: Any, day: date) -> None:
    stamp = doc._timeStamp
    stamp.YMDhms = (day.year, day.month, day.day, 0, 0, 0)
    stamp.dhh = stamp.dmm = 0


def _output_intent(doc: Any) -> Any:
    facts = pdfdoc.PDFDictionary({"N": 3, "Alternate": "/DeviceRGB"})
    profile = pdfdoc.PDFStream(facts, srgb_profile(), filters=[pdfdoc.PDFZCompress])
    return pdfdoc.PDFDictionary({
        "Type": "/OutputIntent", "S": "/GTS_PDFA1", "OutputConditionIdentifier": "(sRGB IEC61966-2.1)",
        "Info": "(sRGB IEC61966-2.1)", "DestOutputProfile": doc.Reference(profile, "OutputProfile"),
    })  # fmt: skip


def _page_labels(labels: list[tuple[int, str, int, str]]) -> bytes:
    entries = []
    for first, style, start, prefix in labels:
        entry = (f"/S/{style}/St {start}" if style else "").encode()
        entry += b"/P" + pdf_string(prefix) if prefix else b""
        entries.append(b"%d<<%s>>" % (first, entry))
    return b"<</Nums[" + b"".join(entries) + b"]>>"


def _encoded(face: Face, word: str, doc: Any) -> list[tuple[str, str]]:
    """Pairs of font name and TJ elements; kerns lie between the characters they part."""
    _, kerns = face.word(word)
    found: list[tuple[str, str]] = []
    at, by_index = 0, dict(kerns)
    for subset, codes in face.font.splitString(word, doc):
        name = face.font.getSubsetInternalName(subset, doc)
        parts, start = [], 0
        for index in range(1, len(codes)):
            kern = by_index.get(at + index)
            if kern:
                parts.append(f"({_escaped(codes[start:index])}){-kern}")
                start = index
        parts.append(f"({_escaped(codes[start:])})")
        found.append((name, "".join(parts)))
        at += len(codes)
        if at in by_index and found:
            found[-1] = (name, found[-1][1] + str(-by_index[at]))
    return found


_ESCAPES: Final = {0x28: "\\(", 0x29: "\\)", 0x5C: "\\\\", 0x0D: "\\r", 0x0A: "\\n"}


def _escaped(codes: bytes) -> str:
    """A literal string; bytes beyond ASCII in octal, so that the page stays latin-1 text without control codes."""
    return "".join(_ESCAPES.get(b) or (chr(b) if 0x20 <= b < 0x7F else f"\\{b:03o}") for b in codes)


def _ascii(url: str) -> str:
    from urllib.parse import quote

    return quote(url, safe=":/?#[]@!$&'()*+,;=%~-._")
