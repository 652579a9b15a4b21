"""Small blocks and runs that many sections are made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from briefing.diagnostics import Span
from briefing.document import (
    Block,
    Blocks,
    Box,
    Cell,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Inlines,
    KeepTogether,
    Labelled,
    ListBlock,
    Paragraph,
    Row,
    Strong,
    Text,
    Tone,
)
from briefing.sections.base.pruning import prints, speaks

JUDGED: Final = "◊"  # the mark of what the host thinks; a reader is told once what it means


def joined(runs: Iterable[Inlines], separator: str) -> Inlines:
    """Runs one after the other, the empty ones left out, the separator between them."""
    found: list[Inline] = []
    for run in runs:
        if not run:
            continue
        if found:
            found.append(Text(separator))
        found.extend(run)
    return tuple(found)


def text(words: str | None) -> Inlines:
    """A run of plain words with the place where they were written; nothing for nothing."""
    return (Text(words, getattr(words, "span", None)),) if words else ()


def label(words: str) -> Inlines:
    """Words in the tone of a label."""
    return (Tone("label", (Text(words),)),)


def strong(content: Inlines | str) -> Inlines:
    return (Strong((Text(content),) if isinstance(content, str) else content),)


def paragraph(
    content: Inlines | str, style: str = "body", keep: bool = False, span: Span | None = None
) -> Paragraph:
    return Paragraph((Text(content),) if isinstance(content, str) else content, style, keep, span=span)


def opened(blocks: Blocks, words: str) -> Blocks:
    """Blocks whose first paragraph opens with a label; before a list it stands alone."""
    if not blocks:
        return blocks
    first = blocks[0]
    if isinstance(first, Paragraph) and not prints(first.content):
        return opened(blocks[1:], words)
    if not isinstance(first, Paragraph):
        return (Paragraph(label(words + "."), "body", keep_with_next=True), *blocks)
    return (first.replaced(content=(*label(words + "."), Text(" "), *first.content)), *blocks[1:])


def ended(blocks: Blocks, calls: Inlines) -> Blocks:
    """Blocks whose last paragraph, be it in a list, ends with note calls."""
    if not calls or not blocks:
        return blocks
    match blocks[-1]:
        case Paragraph() as last:
            return (*blocks[:-1], last.replaced(content=(*last.content, *calls)))
        case ListBlock(items=(*items, item)) as last:
            return (
                *blocks[:-1],
                last.replaced(items=(*items, item.replaced(blocks=ended(item.blocks, calls)))),
            )
    return (*blocks, Paragraph(calls))


def judged(blocks: Blocks, mark: str) -> Blocks:
    """Blocks in italics, the first paragraph behind a mark."""
    found: list[Block] = []
    for block in blocks:
        match block:
            case Paragraph(content=content):
                opening: Inlines = (Text(mark),) if mark else ()
                found.append(block.replaced(content=(*opening, Emphasis(content))))
                mark = ""
            case ListBlock(items=items):
                inner = tuple(item.replaced(blocks=judged(item.blocks, "")) for item in items)
                found.append(block.replaced(items=inner))
            case _:
                found.append(block)
    return tuple(found)


def row(
    words: Inlines | str, blocks: Blocks, rule: Literal["", "hairline", "section", "limit"] = "hairline",
    tint: str = "", keep: bool = True, span: Span | None = None, below: Inlines | str = "",
) -> Blocks:  # fmt: skip
    """Blocks beside their label, and `below` it a quieter word; nothing where they print nothing."""
    if not speaks(blocks):
        return ()
    label = [paragraph(words, "label")] if words else []
    if below:
        label.append(paragraph(below, "label-note"))
    return (Labelled(tuple(label), blocks, rule, tint, keep, span=span),)


def limit_row(words: str, blocks: Blocks, span: Span | None = None) -> Blocks:
    """A row among others that says where something ends: told apart by its sign where nothing is printed in colour."""
    if not speaks(blocks):
        return ()
    label = Paragraph((Tone("limit", (Text(words),)),), "label", sign="forbidden")
    return (Labelled((label,), blocks, "", span=span),)


def cell(content: Inlines | Blocks | str, head: bool = False, style: str = "table", role: str = "") -> Cell:
    """A cell of words, of inlines, or of blocks."""
    if isinstance(content, str):
        content = (Text(content),)
    if content and isinstance(content[0], (Paragraph, ListBlock, Heading, Box, KeepTogether, Figure)):
        return Cell(content, head=head, role=role)
    return Cell((Paragraph(content, style),), head=head, role=role)  # type: ignore[arg-type]


def head(*words: str) -> tuple[Row, ...]:
    """The head of a table."""
    return (Row(tuple(Cell((Paragraph((Text(w),), "table-head"),), head=True) for w in words)),)


def heading(
    level: Literal[1, 2, 3, 4], content: Inlines | str, id_: str = "", contents: bool = True,
    span: Span | None = None, item: bool = False,
) -> Heading:  # fmt: skip
    """A heading; `contents` also enters it in the contents list and among the bookmarks."""
    run = (Text(content),) if isinstance(content, str) else content
    return Heading(level, run, id_, in_contents=contents, in_outline=contents, span=span, item=item)
