"""One file for the print room: copies in their order, a separator sheet before each."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pikepdf

from briefing import formats, languages, styles
from briefing.diagnostics import BriefError
from briefing.document import Block, Document, Heading, Metadata, Paragraph, Part, Running, Text
from briefing.formats import FORMATS
from briefing.kinds import PROGRAM
from briefing.languages import LANGUAGES
from briefing.publishing.imposition import open_pdf
from briefing.publishing.readback import read_back
from briefing.typesetting import typeset

STYLE = "secretariat"
FORMAT = "a4"


@dataclass(frozen=True, slots=True)
class Stacked:
    """`sheets` counts the sides of the whole file; `padded` those left blank for two-sided printing."""

    pdf: bytes
    sides: int
    padded: int


def stack(copies: Sequence[bytes]) -> Stacked:
    """The copies one after another. In a job that is printed on both sides each begins on a sheet of its own, and
    pages that have no backs get blank ones.
    """
    out, padded = io.BytesIO(), 0
    found = [open_pdf(data) for data in copies]
    two_sided = any(copy.duplex for copy in found)
    with pikepdf.new() as target:
        for copy in found:
            for data, loose in ((separator(copy.data), False), (copy.data, copy.sides == "one")):
                with pikepdf.open(io.BytesIO(data)) as source:
                    padded += _append(target, source, two_sided, loose)
        for page in target.pages:
            for key in ("/Annots", "/StructParents", "/Tabs"):
                if key in page:
                    del page[key]
        hints = pikepdf.Dictionary(PrintScaling=pikepdf.Name("/None"))
        if two_sided:
            hints.Duplex = pikepdf.Name("/DuplexFlipLongEdge")
        elif all(copy.sides == "one" for copy in found):
            hints.Duplex = pikepdf.Name("/Simplex")
        target.Root.ViewerPreferences = hints
        target.docinfo["/Producer"] = "briefing"
        sides = len(target.pages)
        target.save(out, deterministic_id=True)
    return Stacked(out.getvalue(), sides, padded)


def _append(target: pikepdf.Pdf, source: pikepdf.Pdf, two_sided: bool, loose: bool) -> int:
    """Put a file's pages behind those that are there; how many blank sides that took."""
    blanks, last = 0, len(source.pages) - 1
    for index, page in enumerate(source.pages):
        target.pages.append(page)
        if two_sided and (loose or (index == last and index % 2 == 0)):
            box = [float(v) for v in page.mediabox]
            target.add_blank_page(page_size=(box[2] - box[0], box[3] - box[1]))
            blanks += 1
    return blanks


def separator(copy: bytes) -> bytes:
    """The sheet that says which copy comes next and for whom, on the copy's own paper and in its language."""
    found = read_back(copy)
    language = languages.load(found.language if found.language in PROGRAM.names(LANGUAGES) else "en")
    named = found.identity.get("format", FORMAT)
    blocks: list[Block] = []
    if number := found.identity.get("copy"):
        strip = language.word("copy-of").format(copy=number, copies=found.identity.get("copies", number))
        blocks.append(Heading(1, (Text(language.word("separator-next").format(strip=strip)),), "next"))
    if office := found.identity.get("recipient"):
        blocks.append(Heading(2, (Text(office),), "for"))
    blocks += [
        Paragraph((Text(found.title),), "lead"),
        Paragraph(
            (Text(" · ".join(v for k in ("book", "version") if (v := found.identity.get(k)))),), "body"
        ),
        Paragraph((Text(language.word("separator-note")),), "small"),
    ]
    made = Document(
        Metadata(found.title or "–", "briefing", "", (), language.tag, date(2000, 1, 1)),
        (Part("separator", "–", tuple(blocks), running=False, numbering="none"),),
        Running(),
    )
    set_ = typeset(
        made, formats.load(named if named in PROGRAM.names(FORMATS) else FORMAT), styles.load(STYLE)
    )
    errors = [d for d in set_.problems if d.severity.name == "ERROR"]
    if errors:
        raise BriefError(errors)
    return set_.pdf
