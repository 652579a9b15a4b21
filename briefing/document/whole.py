"""The whole of what one reader gets: parts, running words, what the file says of itself."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal, TypeAlias

from briefing.diagnostics import Diagnostic, Span
from briefing.document.blocks import Blocks
from briefing.document.notes import Note
from briefing.document.pictures import Picture
from briefing.values import Value, field

EMPTY: Final = "empty"  # the id of the one part of a document that has nothing for its reader
Sides: TypeAlias = Literal["one", "two", "cards"]


class Part(Value):
    """One section of a book: what stands behind a tab, or a piece of the front matter.

    `tab` is the letter ("C") or "" for front matter. `budget` is in pages, None for no limit.
    `group` and `sense` are for the contents: what it stands under there, and what it holds, in one line.
    `signed` stands at the foot of its first page, a sentence each: who drafted it, who cleared it.
    `starts`: on a new page, on a recto, or running on. `marking` is the highest of its portions. `fill`: how many pages a
    sheet of paper has for it; its type is then the largest of the style's steps that needs no more sheets.
    """

    id: str
    title: str
    blocks: Blocks
    short_title: str = ""
    group: str = ""
    sense: str = ""
    tab: str = ""
    budget: int | None = None
    counted: bool = True  # against the budget of the whole document
    fill: int = 0
    starts: Literal["page", "recto", "spread", "run-on"] = "page"
    numbering: Literal["none", "roman", "arabic"] = "arabic"
    running: bool = True
    marking: str = ""
    signed: tuple[str, ...] = ()
    span: Span | None = None


class Running(Value):
    """Words of the running head and foot. Empty strings leave their place empty."""

    head_left: str = ""  # delegation
    banner: str = ""  # banner marking, head and foot of every page
    book_id: str = ""
    copy: str = ""  # "3 of 12"
    draft: str = ""  # printed visibly on every page when not empty
    watermark: str = ""  # across every page, behind its text
    strip: str = ""  # margin strip: "copy 3 of 12 · Office of …"
    blank: str = "This page is intentionally blank"  # already in the language of the book
    logo: Picture | None = None  # at the head of every page


class Metadata(Value):
    """What the file says of itself."""

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    language: str  # BCP 47
    created: date
    producer: str = "briefing"
    key: str = ""  # of the digests of places; written into no file
    hyphenation: str = ""  # the dictionary of the language, "" for the one that its tag names
    identity: tuple[
        tuple[str, str], ...
    ] = ()  # delegation, audience, edition, version, copy: read back by verify


class Companion(Value):
    """A document with the paper that it is printed on, for another that says on which of its pages something stands."""

    document: Document
    format: str


class Document(Value):
    """What one reader gets, in reading order.

    `sides`: nothing may be printed behind a page ("one"), pages follow on both sides of a sheet ("two"), every second
    page is the back of the one before it ("cards").
    """

    metadata: Metadata
    parts: tuple[Part, ...]
    running: Running = Running()
    notes: dict[str, Note] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)  # words layout itself prints, in the language
    sides: Sides = "two"
    hue: str = ""  # the delegation's, by its name in the style or its number among the delegations; the host's if empty
    budget: int | None = None  # pages of all parts that are counted
    left_out: tuple[Diagnostic, ...] = ()  # what a product of few pages does not print, for its author
    span: Span | None = None  # where the budget was written
    companion: Companion | None = None  # where references lead that have no target here
