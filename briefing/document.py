"""The document tree between words and pages: closed sets of blocks and inlines.

It knows neither YAML nor ReportLab. Text is final (filled, numbers formatted); sizes
are not known yet. Every node may carry the span of the author's line it came from.
Lengths are millimetres unless a name says points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from typing import Any, Final, Literal, Protocol, TypeAlias, TypeVar, cast, get_args

from briefing.diagnostics import Diagnostic, Span

_T = TypeVar("_T")

# ------------------------------------------------------------------ inlines


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters; NBSP, NNBSP and soft hyphens mean what Unicode says."""

    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Set in italics, or as the style shows stress."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Set bold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """A span in another language (BCP 47 tag); tagged Span with /Lang, hyphenated by its own rules."""

    tag: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Tone:
    """Inline colouring by role, never by value: 'muted', 'accent', 'label', 'warning', 'small'."""

    role: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """To the outside world; the printed text must make sense on paper."""

    url: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """To an anchor of this document. `show` is what is printed: the children; the children and the page; the tab and the
    page. Of the last two nothing is printed where the document has no such anchor.
    """

    target: str
    children: tuple[Inline, ...] = ()
    show: Literal["children", "page", "place"] = "children"


@dataclass(frozen=True, slots=True)
class NoteReference:
    """Superscript call of a note; the note is in `Document.notes` under `key`."""

    key: str


@dataclass(frozen=True, slots=True)
class IndexMark:
    """Prints its children and enters `entry` in the index of names, sorted by `sort`."""

    entry: str
    sort: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """The line ends here, the paragraph goes on."""


Inline: TypeAlias = (
    Text | Emphasis | Strong | Language | Tone | Link | Reference | NoteReference | IndexMark | LineBreak
)
Inlines: TypeAlias = tuple[Inline, ...]

# ------------------------------------------------------------------ pictures


class Picture(Protocol):
    """Something drawn inside a Figure; layout knows which kinds it can place."""

    @property
    def alt(self) -> str: ...


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A raster or SVG file of the summit's assets (absolute path resolved at selection)."""

    path: str
    alt: str
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """One mark of a diagram, in mm from the picture's lower left corner."""

    kind: Literal["line", "rect", "round-rect", "circle", "ellipse", "polygon"]
    points: tuple[float, ...]  # line: x1 y1 x2 y2 …; rect: x y w h [r]; circle: x y r; ellipse: x y rx ry
    fill: str | None = None  # a colour role of the style, never a value
    stroke: str | None = None
    width_pt: float = 0.6
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text in a diagram, mm; anchored at its baseline. `room` is how wide it may be, None for what its drawing
    leaves; it is set smaller before it is wider.
    """

    x: float
    y: float
    text: str
    size_pt: float = 8
    role: str = "text"
    weight: Literal["regular", "bold"] = "regular"
    align: Literal["left", "center", "right"] = "left"
    rotate: float = 0
    language: str | None = None
    room: float | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Diagram:
    """A drawing made of shapes and labels (seating plans, fold marks), in millimetres.

    It is drawn as wide as its place allows, at most `enlarge` times its size. `names`: who is named in it, as the
    index of names sorts and prints them.
    """

    width: float
    height: float
    marks: tuple[Shape | Label, ...]
    alt: str
    enlarge: float = 1.0
    names: tuple[tuple[str, str], ...] = ()


# ------------------------------------------------------------------ blocks


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 opens a part (tab), 2 a brief's section, 3 and 4 below it. `id` makes it a target."""

    level: Literal[1, 2, 3, 4, 5, 6]
    content: Inlines
    id: str = ""
    kicker: Inlines = ()  # small line above: "Tab C · 2", a marking
    in_contents: bool = True
    in_outline: bool = True
    span: Span | None = None
    item: bool = False  # itself what is said: it stands with nothing below it


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`style` is a name of the house style: body, lead, small, note, script, quote, caption …"""

    content: Inlines
    style: str = "body"
    keep_with_next: bool = False
    portion: str = ""  # portion marking, printed before the text
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ListItem:
    """`label` stands in place of the bullet or number of its list."""

    blocks: tuple[Block, ...]
    label: str = ""  # overrides the bullet or the number
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ListBlock:
    """`style`: bullet, number, dash, check (an empty box), or plain."""

    items: tuple[ListItem, ...]
    style: Literal["bullet", "number", "dash", "check", "plain"] = "bullet"
    tight: bool = True
    size: str = "body"  # paragraph style of the items
    start: int = 1
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its meaning."""

    term: Inlines
    blocks: tuple[Block, ...]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Definitions:
    """Term and explanation, set as a two-column list; `term_share` of the measure for the terms."""

    items: tuple[Term, ...]
    term_share: float = 0.28
    style: str = "body"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """`columns` and `rows` are how many it spans; `head` names the row or column; `role` tints it."""

    blocks: tuple[Block, ...]
    columns: int = 1
    rows: int = 1
    head: bool = False  # a row head (stub)
    role: str = ""  # colour role of a tint behind the cell
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """`width`: share of the measure, or None for "from the content". `align` decimal lines numbers up."""

    width: float | None = None
    align: Literal["left", "right", "center", "decimal"] = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """A `group` row titles the rows below it; a row that is not `keep` may be cut."""

    cells: tuple[Cell, ...]
    group: bool = False  # a row that heads the rows below it; stays with the next
    keep: bool = True  # do not split this row over pages (unless taller than a page)


@dataclass(frozen=True, slots=True)
class Table:
    """`head` is repeated on every page; `notes` stand below."""

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    caption: Inlines = ()
    notes: tuple[Inlines, ...] = ()
    style: Literal["ruled", "plain", "boxed", "form"] = "ruled"
    size: str = "table"  # paragraph style of the cells
    id: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with the words around it, all set by the book's typesetting.

    `width` full or half the measure; two half figures in a row of `Columns` stand side by side.
    """

    picture: Picture
    title: Inlines = ()
    subtitle: Inlines = ()
    note: Inlines = ()
    source: Inlines = ()
    alt: str = ""
    id: str = ""
    width: Literal["full", "half"] = "full"
    in_list: bool = True
    portion: str = ""
    height: float | None = None  # mm; None: the picture's own proportion
    frame: bool = True  # the house frame (rule and tab) above the title
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A framed or tinted aside; `role` picks its colours: note, warning, use, restricted, press, ask."""

    blocks: tuple[Block, ...]
    title: Inlines = ()
    role: str = "note"
    keep: bool = True
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class SideNote:
    """An aside in the outer margin, level with the block after it; a box of that role where the margin is too narrow."""

    blocks: tuple[Block, ...]
    title: Inlines = ()
    role: str = "note"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side. `balance` flows one list of blocks over `count` columns instead."""

    columns: tuple[tuple[Block, ...], ...]
    shares: tuple[float, ...] = ()
    balance: bool = False
    count: int = 2
    rule: bool = False
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class BigNumber:
    """A figure large enough to be read across a table, with what it is."""

    value: str
    label: Inlines
    change: Inlines = ()
    note: Inlines = ()


@dataclass(frozen=True, slots=True)
class FigureStrip:
    """Up to four big numbers side by side."""

    numbers: tuple[BigNumber, ...]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class KeepTogether:
    """Blocks that stay on one page where one holds them."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """To the next page, to the next right-hand page, or to the next of balanced columns (outside of them a page)."""

    to: Literal["page", "recto", "column"] = "page"


@dataclass(frozen=True, slots=True)
class Space:
    """Vertical space in lines of the baseline grid; vanishes at the head of a page."""

    lines: float = 1


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the measure, tied to what it opens."""

    role: str = "rule"
    weight_pt: float = 0.5


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Ruled lines to write on; `count` None fills the page."""

    count: int | None = None
    pitch: float = 8.5


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents list, with tab letters and page numbers, made from headings up to `depth`."""

    depth: int = 2


@dataclass(frozen=True, slots=True)
class FigureList:
    """The list of charts and maps of this document."""


@dataclass(frozen=True, slots=True)
class NameIndex:
    """The index made from `IndexMark`s of this document."""

    columns: int = 2


@dataclass(frozen=True, slots=True)
class NoteList:
    """The collected notes (numbered sources) that this document calls, in so many columns."""

    style: str = "small"
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Placed:
    """Blocks in a rectangle of a `Sheet`: mm from the sheet's upper left corner (trim).

    `rotate` turns the content by 0, 90, 180 or 270 degrees. The type is smaller than the style's
    where that is needed; content that does not fit then is an error at `span`. With `fit` the type is the largest of the
    style's steps that fits; places of a sheet with the same word there share one step.
    A place that `follows` goes on with what the one before it has no room for, and prints its own blocks where nothing
    is left for it.
    """

    x: float
    y: float
    width: float
    height: float
    blocks: tuple[Block, ...]
    rotate: Literal[0, 90, 180, 270] = 0
    valign: Literal["top", "middle", "bottom"] = "top"
    role: str = ""  # tint behind
    border: str = ""  # role of a frame
    padding: float = 0
    fit: str = ""
    follows: bool = False
    artifact: bool = False  # a repeat that a screen reader should not read twice
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of placed rectangles: cover, cards, tents, badges, folded sheets, dividers."""

    places: tuple[Placed, ...]
    marks: tuple[Shape | Label, ...] = ()  # fold and cut marks, mm from lower left; artifacts
    running: bool = False  # print running head and foot on it
    span: Span | None = None


Block: TypeAlias = (
    Heading
    | Paragraph
    | ListBlock
    | Definitions
    | Table
    | Figure
    | Box
    | SideNote
    | Columns
    | FigureStrip
    | KeepTogether
    | PageBreak
    | Space
    | Rule
    | WritingLines
    | Contents
    | FigureList
    | NameIndex
    | NoteList
    | Sheet
)
Blocks: TypeAlias = tuple[Block, ...]

# ------------------------------------------------------------------ the whole


EMPTY: Final = "empty"  # the id of the one part of a document that has nothing for its reader


@dataclass(frozen=True, slots=True)
class Part:
    """One section of a book: what stands behind a tab, or a piece of the front matter.

    `tab` is the letter ("C") or "" for front matter. `budget` is in pages, None for no limit.
    `starts`: on a new page, on a recto, or running on. `marking` is the highest of its portions. `fill`: how many pages a
    sheet of paper has for it; its type is then the largest of the style's steps that needs no more sheets.
    """

    id: str
    title: str
    blocks: Blocks
    short_title: str = ""
    tab: str = ""
    budget: int | None = None
    fill: int = 0
    starts: Literal["page", "recto", "run-on"] = "page"
    numbering: Literal["none", "roman", "arabic"] = "arabic"
    running: bool = True
    marking: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """Words of the running head and foot. Empty strings leave their place empty."""

    head_left: str = ""  # delegation
    head_right: str = ""  # book title; the tab and brief are added by layout
    banner: str = ""  # banner marking, head and foot of every page
    book_id: str = ""
    as_of: str = ""
    copy: str = ""
    draft: str = ""  # printed visibly on every page when not empty
    watermark: str = ""  # across every page, behind its text
    strip: str = ""  # margin strip: "copy 3 of 12 · Office of …"
    page_of: str = "page {page} of {pages}"  # already in the language of the book
    part_of: str = "{tab} · {page} of {pages}"
    blank: str = "This page is intentionally blank"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says of itself."""

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    language: str  # BCP 47
    created: date
    producer: str = "briefing"
    hyphenation: str = ""  # the dictionary of the language, "" for the one that its tag names
    identity: tuple[
        tuple[str, str], ...
    ] = ()  # delegation, audience, edition, version, copy: read back by verify


Sides: TypeAlias = Literal["one", "two", "cards"]


@dataclass(frozen=True, slots=True)
class Document:
    """What one reader gets, in reading order.

    `sides`: nothing may be printed behind a page ("one"), pages follow on both sides of a sheet ("two"), every second
    page is the back of the one before it ("cards").
    """

    metadata: Metadata
    parts: tuple[Part, ...]
    running: Running = Running()
    notes: dict[str, Inlines] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)  # words layout itself prints, in the language
    sides: Sides = "two"
    left_out: tuple[Diagnostic, ...] = ()  # what a product of few pages does not print, for its author


def plain(inlines: Inlines) -> str:
    """The characters of a run of inlines, without notes."""
    return "".join(_plain(i) for i in inlines)


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return text
        case LineBreak():
            return " "
        case NoteReference():
            return ""
        case _:
            return plain(inline.children)


def span_of(inlines: Inlines) -> Span | None:
    """Where the first words of a run were written that know it."""
    for inline in inlines:
        found = inline.span if isinstance(inline, Text) else span_of(getattr(inline, "children", ()))
        found = found or getattr(getattr(inline, "text", None), "span", None)
        if found is not None:
            return found
    return None


def one_paragraph(blocks: Blocks) -> bool:
    """Whether the blocks are a single paragraph of running text."""
    return len(blocks) == 1 and isinstance(blocks[0], Paragraph) and blocks[0].style != "quote"


def walk(blocks: Blocks) -> Iterator[Block]:
    """Every block, depth first, in reading order."""
    for block in blocks:
        yield block
        match block:
            case ListBlock(items=items) | Definitions(items=items):
                for item in items:
                    yield from walk(item.blocks)
            case Table(head=head, body=body):
                for row in (*head, *body):
                    for cell in row.cells:
                        yield from walk(cell.blocks)
            case Box(blocks=inner) | SideNote(blocks=inner) | KeepTogether(blocks=inner):
                yield from walk(inner)
            case Columns(columns=columns):
                for column in columns:
                    yield from walk(column)
            case Sheet(places=places):
                for place in places:
                    yield from walk(place.blocks)
            case _:
                pass


def inlines_of(block: Block) -> Iterator[Inlines]:
    """The runs of inlines that belong to a block itself, in reading order; blocks inside it have their own."""
    match block:
        case Heading(kicker=kicker, content=content):
            yield kicker
            yield content
        case Paragraph(content=content):
            yield content
        case Definitions(items=items):
            for item in items:
                yield item.term
        case Table(caption=caption, notes=notes):
            yield caption
            yield from notes
        case Figure(title=title, subtitle=subtitle, note=note, source=source):
            yield from (title, subtitle, note, source)
        case Box(title=title) | SideNote(title=title):
            yield title
        case FigureStrip(numbers=numbers):
            for number in numbers:
                yield from (number.label, number.change, number.note)
        case _:
            pass


def rewritten(blocks: Blocks, change: Callable[[Inlines], Inlines]) -> Blocks:
    """The blocks with every run of inlines changed, however deep it stands; pictures stay as they are."""
    return tuple(_rewritten(block, change) for block in blocks)


def _rewritten(value: _T, change: Callable[[Inlines], Inlines]) -> _T:
    if isinstance(value, tuple):
        if value and isinstance(value[0], get_args(Inline)):
            return cast(_T, change(value))
        return cast(_T, tuple(_rewritten(item, change) for item in value))
    if not is_dataclass(value):
        return value
    members = ((member.name, getattr(value, member.name)) for member in fields(value))
    changed = {
        name: _rewritten(inner, change) for name, inner in members if isinstance(inner, tuple) and inner
    }
    return cast(_T, replace(cast(Any, value), **changed)) if changed else value


def with_children(inline: Inline, children: Inlines) -> Inline:
    """An inline around other children; one that has none stays as it is."""
    return (
        inline if isinstance(inline, Text | NoteReference | LineBreak) else replace(inline, children=children)
    )


def note_keys(inlines: Inlines) -> Iterator[str]:
    """Keys of the notes that a run of inlines calls, in order."""
    for inline in inlines:
        match inline:
            case NoteReference(key=key):
                yield key
            case Text() | LineBreak():
                pass
            case _:
                yield from note_keys(inline.children)
