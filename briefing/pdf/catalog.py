"""What a document says of itself: metadata, output intent, viewer preferences, attachments (ISO 19005, ISO 14289)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from briefing.document import Metadata
from briefing.frames.colours import Target
from briefing.pdf.library import pdfdoc
from briefing.pdf.srgb import srgb_profile
from briefing.pdf.structure import Raw, pdf_string
from briefing.pdf.xmp import PRODUCER, xmp
from briefing.values import Value


class Attachment(Value):
    """A file inside the document; `relation`: Source, Data, Alternative, Supplement or Unspecified."""

    name: str
    data: bytes
    media_type: str
    about: str
    relation: str = "Data"


def archival_claim(target: Target, attachments: Sequence[Attachment]) -> tuple[int, str] | None:
    """Part and level of PDF/A; none in CMYK, for which there is no output intent to name."""
    if target == "cmyk":
        return None
    return (3 if attachments else 2, "A")


def complete(
    doc: Any,
    metadata: Metadata,
    target: Target,
    attachments: Sequence[Attachment],
    preferences: Mapping[str, str],
) -> None:
    """Write everything but pages, structure and places into the catalog."""
    catalog = doc.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "AF"]
    catalog.StructTreeRoot = pdfdoc.PDFObjectReference("StructTreeRoot")
    catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true", **preferences})
    claim = archival_claim(target, attachments)
    catalog.Metadata = pdfdoc.XMP(creator=lambda d: xmp(metadata, claim))
    if target != "cmyk":
        catalog.OutputIntents = pdfdoc.PDFArray([_output_intent(doc)])
    if attachments:
        _attach(doc, attachments, metadata.created)
    _info(doc, metadata)


def _info(doc: Any, metadata: Metadata) -> None:
    """The old information dictionary, in step with XMP; nothing empty in it."""
    stamp = f"(D:{metadata.created:%Y%m%d}000000+00'00')"
    texts = {
        "Title": metadata.title, "Author": metadata.author, "Subject": metadata.subject,
        "Keywords": ", ".join(metadata.keywords), "Creator": PRODUCER, "Producer": PRODUCER,
    }  # fmt: skip
    facts = {key: Raw(lambda d, text=text: pdf_string(text)) for key, text in texts.items() if text}
    doc.info = pdfdoc.PDFDictionary({**facts, "CreationDate": stamp, "ModDate": stamp})


def _output_intent(doc: Any) -> Any:
    facts = pdfdoc.PDFDictionary({"N": 3, "Alternate": "/DeviceRGB"})
    profile = pdfdoc.PDFStream(facts, srgb_profile(), filters=[pdfdoc.PDFZCompress])
    return pdfdoc.PDFDictionary({
        "Type": "/OutputIntent", "S": "/GTS_PDFA1", "OutputConditionIdentifier": "(sRGB IEC61966-2.1)",
        "Info": "(sRGB IEC61966-2.1)", "DestOutputProfile": doc.Reference(profile, "OutputProfile"),
    })  # fmt: skip


def _attach(doc: Any, attachments: Sequence[Attachment], day: date) -> None:
    """Embedded files with their relation to the document (ISO 19005-3, 6.8)."""
    names, references = [], []
    for item in sorted(attachments, key=lambda a: a.name.encode("utf-16-be")):
        reference = doc.Reference(_file(doc, item, day), f"Attachment:{item.name}")
        names += [_text(item.name), reference]
        references.append(reference)
    doc.Catalog.AF = pdfdoc.PDFArray(references)
    doc.Catalog.Names = pdfdoc.PDFDictionary(
        {"EmbeddedFiles": pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray(names)})}
    )


def _file(doc: Any, item: Attachment, day: date) -> Any:
    facts = pdfdoc.PDFDictionary({
        "Type": "/EmbeddedFile", "Subtype": "/" + item.media_type.replace("/", "#2F").replace("+", "#2B"),
        "Params": pdfdoc.PDFDictionary({"Size": len(item.data), "ModDate": f"(D:{day:%Y%m%d}000000+00'00')"}),
    })  # fmt: skip
    stream = pdfdoc.PDFStream(facts, item.data, filters=[pdfdoc.PDFZCompress])
    file = doc.Reference(stream, f"AttachedFile:{item.name}")
    return pdfdoc.PDFDictionary({
        "Type": "/Filespec", "F": _text(item.name), "UF": _text(item.name), "Desc": _text(item.about),
        "AFRelationship": "/" + item.relation, "EF": pdfdoc.PDFDictionary({"F": file, "UF": file}),
    })  # fmt: skip


def _text(value: str) -> Raw:
    return Raw(lambda doc: pdf_string(value))
