"""What layout gives: parts, each laid out by itself, and the document that they make together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from briefing.diagnostics import Diagnostic, Span
from briefing.frames.pages import Bookmark, Content, Destination, Link, Page
from briefing.frames.structure import StructureElement
from briefing.values import Value


class PageBeginning(Value):
    """The first thing of a page, with what it is tied to: the least height that it needs to begin (points), by how much the
    page before lacked that (None where a new page was asked for), and where it was written.
    """

    kind: Literal["figure", "figures", "row", "box", "table", "group", "text"]
    height: float
    lack: float | None = None
    span: Span | None = None


class LaidPage(Value):
    """A page of a part, without what runs at its head, foot and edge. `members` are the parts on it, in order, by their
    number in the `LaidPart`; a `blank` page only makes the next one a right-hand page. `fill` is the share of the type
    area's height down to the last thing on it, 1 where ruled lines or a whole sheet take it.
    """

    content: tuple[Content, ...]
    links: tuple[Link, ...]
    destinations: tuple[Destination, ...]
    members: tuple[int, ...]
    blank: bool = False
    fill: float = 1.0
    begins: PageBeginning | None = None


class PlacedPart(Value):
    """Where a part came to lie: first page (0-based) and how many. `over` is the place of what broke its budget, and
    `over_height` how much did (points).
    """

    id: str
    title: str
    tab: str
    first: int
    pages: int = 0
    over: Span | None = None
    over_height: float = 0.0


class Mention(Value, gc=False):
    """A name of the index where it stands, or a note where it is called: how the name is sorted and printed, or the note's
    key; page of the part, and the point.
    """

    sort: str
    entry: str
    page: int
    x: float
    y: float
    note: str = ""


class LaidPart(Value):
    """A part with those that may share its pages, laid out by itself: it depends on nothing but what it was given.

    Pages count from 0; `members` say where each of the parts lies. `elements` are the structure of each.
    """

    pages: tuple[LaidPage, ...]
    elements: tuple[StructureElement, ...]
    bookmarks: tuple[Bookmark, ...]
    mentions: tuple[Mention, ...]
    members: tuple[PlacedPart, ...]
    problems: tuple[Diagnostic, ...]


class PageLabel(Value, gc=False):
    """From page index `first` on pages are labelled in a style (D, r, R, A or nothing), beginning with `start`."""

    first: int
    style: str
    start: int


class LaidDocument(Value):
    """Finished pages, each `bleed` points smaller on every side than its sheet.

    `structure` holds elements with the page that their own pages count from; `places` the printed page of each anchor.
    `hints` say what could be better and is no mistake.
    """

    pages: tuple[Page, ...]
    bleed: float
    structure: tuple[tuple[int, StructureElement], ...]
    bookmarks: tuple[Bookmark, ...]
    labels: tuple[PageLabel, ...]
    parts: tuple[PlacedPart, ...]
    problems: tuple[Diagnostic, ...]
    places: Mapping[str, str]
    duplex: str = ""
    passes: int = 1
    hints: tuple[Diagnostic, ...] = ()
