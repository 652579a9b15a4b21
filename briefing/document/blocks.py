"""Blocks: what stands between two breaks of a line, and what holds such."""

from __future__ import annotations

from typing import Literal, TypeAlias

from briefing.diagnostics import Span
from briefing.document.inlines import Inlines
from briefing.document.pictures import Label, Picture, Shape
from briefing.values import Value

Sign: TypeAlias = Literal["", "full", "half", "empty", "crossed", "disc", "ring", "block", "forbidden"]


class Node(Value, kw_only=True):
    """What becomes an element of the page's structure; `place` says which it is, whatever stands before it."""

    place: str = ""


class Heading(Node):
    """Level 1 opens a part (tab), 2 a brief's section, 3 and 4 below it. `id` makes it a target."""

    level: Literal[1, 2, 3, 4, 5, 6]
    content: Inlines
    id: str = ""
    kicker: Inlines = ()  # small line above: "Tab C · 2", a marking
    in_contents: bool = True
    in_outline: bool = True
    span: Span | None = None
    item: bool = False  # itself what is said: it stands with nothing below it
    style: str = ""  # a paragraph style in place of that of its level


class Paragraph(Node):
    """`style` is a name of the house style: body, lead, small, note, script, quote, caption …

    `sign` stands before the first line and says at a glance what the words say: a square that is full, half, empty or crossed
    out; a disc or a ring in the hue, a block in the host's colour.
    """

    content: Inlines
    style: str = "body"
    keep_with_next: bool = False
    portion: str = ""  # portion marking, printed before the text
    sign: Sign = ""
    span: Span | None = None


class ListItem(Node):
    """`label` stands in place of the bullet or number of its list."""

    blocks: tuple[Block, ...]
    label: str = ""  # overrides the bullet or the number
    span: Span | None = None


class ListBlock(Node):
    """`style`: bullet, number, dash, check (an empty box), or plain."""

    items: tuple[ListItem, ...]
    style: Literal["bullet", "number", "dash", "check", "plain"] = "bullet"
    tight: bool = True
    size: str = "body"  # paragraph style of the items
    start: int = 1
    span: Span | None = None


class Term(Node):
    """A term with its meaning."""

    term: Inlines
    blocks: tuple[Block, ...]
    span: Span | None = None


class Definitions(Node):
    """Term and explanation, set as a two-column list; `term_share` of the measure for the terms. `tight` ones stand line under line."""

    items: tuple[Term, ...]
    term_share: float = 0.28
    style: str = "body"
    tight: bool = False
    span: Span | None = None


class Cell(Node):
    """`columns` and `rows` are how many it spans; `head` names the row or column; `role` tints it."""

    blocks: tuple[Block, ...]
    columns: int = 1
    rows: int = 1
    head: bool = False  # a row head (stub)
    role: str = ""  # colour role of a tint behind the cell
    span: Span | None = None


class Column(Value):
    """`width`: share of the measure, or None for "from the content". `align` decimal lines numbers up."""

    width: float | None = None
    align: Literal["left", "right", "center", "decimal"] = "left"


class Row(Node):
    """A `group` row titles the rows below it; a row that is not `keep` may be cut."""

    cells: tuple[Cell, ...]
    group: bool = False  # a row that heads the rows below it; stays with the next
    keep: bool = True  # do not split this row over pages (unless taller than a page)


class Table(Node):
    """`head` is repeated on every page; `notes` stand below. A `listed` one has hairlines between its rows and no other."""

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    caption: Inlines = ()
    notes: tuple[Inlines, ...] = ()
    style: Literal["ruled", "plain", "boxed", "form", "listed"] = "ruled"
    size: str = "table"  # paragraph style of the cells
    id: str = ""
    span: Span | None = None


class Figure(Node):
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
    align: Literal["left", "center", "right"] = "left"
    frame: bool = True  # the house frame (rule and tab) above the title
    span: Span | None = None


class Box(Node):
    """A framed or tinted aside; `role` picks its colours: note, warning, use, restricted, press, ask, say. What is `tight`
    stands close to its neighbours.
    """

    blocks: tuple[Block, ...]
    title: Inlines = ()
    role: str = "note"
    keep: bool = True
    tight: bool = False
    span: Span | None = None


class Labelled(Node):
    """Blocks with a label beside them in the label column, read first; above them where the paper is too narrow.

    `rule` opens it: a hairline, the rule of a section, or those of a limit above and below; `tint` is a colour role. A label that is
    a picture stands beside them on any paper, smaller where it is narrow. What is `tight` stands close to what follows.
    """

    label: Blocks
    blocks: Blocks
    rule: Literal["", "hairline", "section", "limit"] = "hairline"
    tint: str = ""
    keep: bool = True
    tight: bool = False
    span: Span | None = None


class SideNote(Node):
    """An aside in the label column, level with the block after it; a box of that role where there is no such column."""

    blocks: tuple[Block, ...]
    title: Inlines = ()
    role: str = "note"
    span: Span | None = None


class Columns(Node):
    """Blocks side by side. `balance` flows one list of blocks over `count` columns instead; what is `tight` stands close to its
    neighbours.
    """

    columns: tuple[tuple[Block, ...], ...]
    shares: tuple[float, ...] = ()
    balance: bool = False
    count: int = 2
    rule: bool = False
    tight: bool = False
    span: Span | None = None


class BigNumber(Node):
    """A figure large enough to be read across a table, with what it is."""

    value: str
    label: Inlines
    change: Inlines = ()
    note: Inlines = ()


class FigureStrip(Node):
    """Up to four big numbers side by side."""

    numbers: tuple[BigNumber, ...]
    span: Span | None = None


class KeepTogether(Node):
    """Blocks that stay on one page where one holds them."""

    blocks: tuple[Block, ...]


class IfRoom(Node):
    """Blocks of a part that are printed if its pages have room for all of them, in order; see `layout.if_room`."""

    blocks: tuple[Block, ...]


class LeftOver(Node):
    """What `IfRoom` of the parts before holds and their pages did not, below the title of each part; see `layout.if_room`."""


class PageBreak(Node):
    """To the next page, to the next right-hand page, or to the next of balanced columns (outside of them a page)."""

    to: Literal["page", "recto", "column"] = "page"


class Space(Node):
    """Vertical space in lines of the baseline grid; vanishes at the head of a page. With `fill` it takes what the page
    leaves, so that what follows stands on its foot.
    """

    lines: float = 1
    fill: bool = False


class Rule(Node):
    """A line across the measure, tied to what it opens."""

    role: str = "rule"
    weight_pt: float = 0.5


class WritingLines(Node):
    """Ruled lines to write on; `count` None fills the page. With `spare` they take what is left of the page that what stands
    before them ends on, and are left out, with their label, where that is little.
    """

    count: int | None = None
    pitch: float = 8.5
    spare: bool = False


class Contents(Node):
    """The contents list, with tab letters and page numbers, made from headings up to `depth`; `first` are the anchors of
    what is to be read first, which `first_word` says there. Of its entries the first `told` say what they hold, all where it is None.
    """

    depth: int = 2
    first: tuple[str, ...] = ()
    first_word: str = ""
    told: int | None = None


class FigureList(Node):
    """The list of charts and maps of this document."""


class NameIndex(Node):
    """The index made from `IndexMark`s of this document."""

    columns: int = 2


class NoteList(Node):
    """The notes (sources with their codes) that this document calls and the pages that call them, in so many columns."""

    columns: int = 1


class Placed(Node):
    """Blocks in a rectangle of a `Sheet`: mm from the sheet's upper left corner (trim).

    `rotate` turns the content by 0, 90, 180 or 270 degrees. The type is smaller than the style's
    where that is needed; content that does not fit then is an error at `span`. With `fit` the type is the largest of the
    style's steps that fits; places of a part with the same word there share one step.
    `labels` are the widths of a label column in it and of the gutter beside that (mm): rows have their labels there,
    above them where there is none. Space that fills, and charts, take what is left of the height.
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
    labels: tuple[float, float] = (0.0, 0.0)
    fit: str = ""
    follows: bool = False
    artifact: bool = False  # a repeat that a screen reader should not read twice
    span: Span | None = None


class Sheet(Node):
    """One page of placed rectangles: cover, cards, tents, badges, folded sheets, dividers."""

    places: tuple[Placed, ...]
    marks: tuple[Shape | Label, ...] = ()  # fold and cut marks, mm from lower left; artifacts
    running: bool = False  # print running head and foot on it
    span: Span | None = None


class Cover(Node):
    """The first page of a book: a band in a colour role that bleeds off three edges, with the country's outline and its name, and
    below it the event beside the flag, what this copy is, and who prepared it.

    Type is the largest of the style's sizes that fits. `copy` labels the number of a numbered copy.
    """

    title: Inlines
    natives: tuple[Inlines, ...] = ()
    marking: Inlines = ()
    outline: Picture | None = None
    flag: Picture | None = None
    emblem: Picture | None = None
    logo: Picture | None = None
    logo_height: float = 14.0  # mm
    picture: Picture | None = None  # in place of the outline
    event: Inlines = ()
    lines: tuple[Inlines, ...] = ()  # below the event: where, when
    book: Inlines = ()
    copy: Inlines = ()
    facts: tuple[Term, ...] = ()
    foot: Inlines = ()
    role: str = "hue"
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
    | Labelled
    | Columns
    | FigureStrip
    | KeepTogether
    | IfRoom
    | LeftOver
    | PageBreak
    | Space
    | Rule
    | WritingLines
    | Contents
    | FigureList
    | NameIndex
    | NoteList
    | Sheet
    | Cover
)
Blocks: TypeAlias = tuple[Block, ...]


def one_paragraph(blocks: Blocks) -> bool:
    """Whether the blocks are a single paragraph of running text."""
    return len(blocks) == 1 and isinstance(blocks[0], Paragraph) and blocks[0].style != "quote"
