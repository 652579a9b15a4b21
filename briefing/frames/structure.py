"""The logical structure of a tagged document as a value (PDF 32000-1, 14.7): what a screen reader meets, in its order."""

from __future__ import annotations

from typing import Final, TypeAlias

from briefing.values import Value

Box: TypeAlias = tuple[float, float, float, float]  # left, bottom, right, top, in points


class ContentReference(Value, gc=False):
    """The marked content `number` of page `page`, both counted from 0 inside their part."""

    page: int
    number: int


class LinkReference(Value, gc=False):
    """The link `number` of page `page`, both counted from 0 inside their part."""

    page: int
    number: int


class TableCell(Value, gc=False):
    """What a cell of a table says of itself (PDF 32000-1, table 349): `scope` is Column, Row or nothing, `headers` are
    the ids of the heads that it stands under.
    """

    scope: str = ""
    columns: int = 1
    rows: int = 1
    headers: tuple[str, ...] = ()


class StructureElement(Value):
    """One element with what is in it. `id` is unique in its document; `box` is where a figure lies on its page."""

    tag: str
    kids: tuple[Kid, ...] = ()
    alt: str = ""
    lang: str = ""
    id: str = ""
    numbering: str = ""  # of a list: Decimal, Disc, Square, None
    cell: TableCell | None = None
    box: Box | None = None


Kid: TypeAlias = "StructureElement | ContentReference | LinkReference"

LAYOUT: Final = "/Type/Layout"  # kinds of artifacts (PDF 32000-1, 14.8.2.2)
HEADER: Final = "/Type/Pagination/Subtype/Header/Attached[/Top]"
FOOTER: Final = "/Type/Pagination/Subtype/Footer/Attached[/Bottom]"
WATERMARK: Final = "/Type/Pagination/Subtype/Watermark"
