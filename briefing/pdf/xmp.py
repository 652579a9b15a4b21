"""The XMP packet of an archival file (ISO 19005-2, 6.6)."""

from __future__ import annotations

from datetime import date
from typing import Final

from briefing.document import Metadata

NAMESPACE: Final = "urn:briefing:identity:1.0/"
PRODUCER: Final = "briefing"
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def xmp(metadata: Metadata, pdfa: tuple[int, str] | None) -> bytes:
    """The packet; `pdfa` is (part, conformance), None where the file makes no such claim."""
    stamp = timestamp(metadata.created)
    words = "".join(f"<rdf:li>{_text(w)}</rdf:li>" for w in metadata.keywords)
    claim = (
        f"<pdfaid:part>{pdfa[0]}</pdfaid:part><pdfaid:conformance>{pdfa[1]}</pdfaid:conformance>"
        if pdfa
        else ""
    )
    identity = "".join(f"<briefing:{_tag(k)}>{_text(v)}</briefing:{_tag(k)}>" for k, v in metadata.identity)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:briefing="{NAMESPACE}">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_text(metadata.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{_text(metadata.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{_text(metadata.subject)}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{_text(metadata.language)}</rdf:li></rdf:Bag></dc:language>
<dc:subject><rdf:Bag>{words}</rdf:Bag></dc:subject>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><xmp:CreateDate>{stamp}</xmp:CreateDate>\
<xmp:ModifyDate>{stamp}</xmp:ModifyDate><xmp:MetadataDate>{stamp}</xmp:MetadataDate>
<pdf:Producer>{PRODUCER}</pdf:Producer><pdf:Keywords>{_text(", ".join(metadata.keywords))}</pdf:Keywords>
{claim}<pdfuaid:part>1</pdfuaid:part>
{identity}
</rdf:Description>
{_extension_schemas(metadata)}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def timestamp(day: date) -> str:
    """Midnight of the document's own date: no clock is read."""
    return f"{day.isoformat()}T00:00:00+00:00"


def _text(words: str) -> str:
    return words.translate(_ESCAPES)


def _tag(key: str) -> str:
    return "".join(part.capitalize() if i else part for i, part in enumerate(key.split("-")))


def _extension_schemas(metadata: Metadata) -> str:
    """PDF/A wants every schema that it does not know described (ISO 19005-2, 6.6.2.3)."""
    schemas = [_schema("http://www.aiim.org/pdfua/ns/id/", "pdfuaid", "PDF/UA identification schema",
                       [("part", "Integer", "PDF/UA version identifier")])]  # fmt: skip
    if metadata.identity:
        properties = [(_tag(key), "Text", f"{key} of this document") for key, _ in metadata.identity]
        schemas.append(_schema(NAMESPACE, "briefing", "Identity of a briefing document", properties))
    return (
        '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
        'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
        f"<pdfaExtension:schemas><rdf:Bag>{''.join(schemas)}</rdf:Bag></pdfaExtension:schemas></rdf:Description>"
    )


def _schema(uri: str, prefix: str, name: str, properties: list[tuple[str, str, str]]) -> str:
    items = "".join(
        '<rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>'
        f"<pdfaProperty:description>{_text(about)}</pdfaProperty:description><pdfaProperty:name>{key}</pdfaProperty:name>"
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType></rdf:li>"
        for key, kind, about in properties
    )
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI>'
        f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix><pdfaSchema:schema>{name}</pdfaSchema:schema>"
        f"<pdfaSchema:property><rdf:Seq>{items}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )
