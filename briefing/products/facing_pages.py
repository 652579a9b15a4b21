"""Facing pages: a book in two languages, what the briefs say on the left and the translation on the right, paragraph beside paragraph.

A spread is one sheet across, to be folded in the middle. Words stand beside the words that they translate, since a block has one id in
all languages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefing.document import (
    Block,
    Cell,
    Column,
    Document,
    FigureStrip,
    Heading,
    Inline,
    Inlines,
    NoteReference,
    Paragraph,
    Part,
    Row,
    Sheet,
    Strong,
    Table,
    Text,
    children_of,
    identified,
    inlines_of,
    plain,
    walk,
    with_children,
)
from briefing.document import Language as InLanguage
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products import book
from briefing.products.base import ProductInfo, document, empty, language_of, start
from briefing.sections.base import head

PRODUCT = ProductInfo(
    "Two languages on facing pages", "10-40", "a3-landscape", None, ("a3-landscape", "a4-landscape", "tabloid", "letter-landscape"),
    facing=True,
)  # fmt: skip
LEFT_OUT: Final = ("cover", "contents", "changes", "name-index", "note-pages", "sources", "handling")
_HEADS: Final = {2: "h2", 3: "h3"}


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = context.word("facing-pages")
    if edition.original is None:
        return document(context, (empty(context),), title)
    first = language_of(edition.original)
    ours, theirs = _parts(edition.original, first), _parts(edition, language)
    names = (first.name, language.name)
    parts = tuple(
        _side_by_side(ours[id_], part, first.tag, names) for id_, part in theirs.items() if id_ in ours
    )
    full = [part for part in parts if part.blocks]
    flowing = (part.replaced(starts="run-on") for part in full[1:])
    return document(context, (*full[:1], *flowing) or (empty(context),), title)


def _parts(edition: Edition, language: Language) -> dict[str, Part]:
    """The parts of the book that are read, each with the ids of its blocks."""
    made = identified(book.compose(edition, language))
    return {part.id: part for part in made.parts if part.id not in LEFT_OUT}


def _side_by_side(ours: Part, theirs: Part, tag: str, names: tuple[str, str]) -> Part:
    """One part: its two titles, and below them a row for each paragraph."""
    title = (_in(tag, (Text(ours.title),)), Text(f" · {theirs.title}"))
    opening = Heading(1, title, f"facing-{theirs.id}", span=theirs.span)
    left, right = dict(_words(ours)), dict(_words(theirs))
    rows = tuple(_row(left.get(key), right.get(key), tag) for key in _in_order(left, right))
    table = Table((Column(0.5), Column(0.5)), head(*names), rows, style="listed")
    return Part(theirs.id, theirs.title, (opening, table) if rows else (), running=True, span=theirs.span)


def _in_order(
    left: dict[tuple[str, int], Paragraph], right: dict[tuple[str, int], Paragraph]
) -> list[tuple[str, int]]:
    """The keys of both in the order of the original; what only the translation has stands behind what it follows there."""
    order = list(left)
    at = -1
    for key in right:
        if key in left:
            at = order.index(key)
        else:
            at += 1
            order.insert(at, key)
    return order


def _row(left: Paragraph | None, right: Paragraph | None, tag: str) -> Row:
    ours = (left.replaced(content=(_in(tag, left.content),)),) if left is not None else ()
    theirs = (right,) if right is not None else ()
    return Row((Cell(ours or (Paragraph((), "body"),)), Cell(theirs or (Paragraph((), "body"),))), keep=False)


def _in(tag: str, run: Inlines) -> Inline:
    return InLanguage(tag, run)


def _words(part: Part) -> Iterator[tuple[tuple[str, int], Paragraph]]:
    """Every run of words of a part, by the id of its block and its number there; without the part's own title."""
    for number, block in enumerate(walk(part.blocks)):
        if (number == 0 and isinstance(block, Heading)) or isinstance(block, Sheet):
            continue
        for count, run in enumerate(_runs(block)):
            words = _bare(run)
            if any(char.isalnum() for char in plain(words)):
                yield (block.place, count), Paragraph(words, _style(block), span=getattr(block, "span", None))


def _runs(block: Block) -> tuple[Inlines, ...]:
    """The runs of a block, a large figure before the words that say what it is."""
    if isinstance(block, Heading):
        return (block.content,)
    if isinstance(block, FigureStrip):
        return tuple(
            run
            for number in block.numbers
            for run in ((Strong((Text(number.value),)),), number.label, number.change, number.note)
        )
    return tuple(inlines_of(block))


def _style(block: Block) -> str:
    return _HEADS.get(block.level, "h3") if isinstance(block, Heading) else "body"


def _bare(run: Inlines) -> Inlines:
    """A run without the calls of notes, whose list such a book does not have."""
    kept = [inline for inline in run if not isinstance(inline, NoteReference)]
    if (
        kept
        and len(kept) < len(run)
        and isinstance(last := kept[-1], Text)
        and last.text.rstrip().endswith("·")
    ):
        kept[-1] = last.replaced(text=last.text.rstrip(" ·\u00a0"))
    return tuple(
        with_children(inline, _bare(inner)) if (inner := children_of(inline)) else inline for inline in kept
    )
