"""Lists, numbered and marked, and terms with their meaning beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing.document import Definitions, ListBlock, ListItem, Term, Text, one_paragraph
from briefing.layout.containers import SideBySide
from briefing.layout.paragraphs import SetParagraph, has_wider_word, recolour, set_paragraph
from briefing.layout.pieces import Piece, TextPiece, unbroken
from briefing.layout.structure import Artifact, Element, child

if TYPE_CHECKING:
    from briefing.layout.setting import Setter

TERM_GAP: Final = 8.0  # between a term and its meaning
APART: Final = 8.0  # between items of several blocks, more than inside them
SHORT: Final = 3  # lines of an item that does not leave the last one alone on a page
WIDEST_LABEL: Final = 0.35  # of the measure: a longer label is set in lines
NUMBERING: Final = {"number": "Decimal", "bullet": "Disc", "dash": "Disc", "check": "Square", "plain": "None"}
BULLETS: Final = {"bullet": "•", "dash": "–", "check": "□"}


def set_list(setter: Setter, block: ListBlock, width: float, owner: Element | Artifact) -> list[Piece]:
    """The items of a list, their text in one line under another whatever their labels."""
    element = child(owner, "L")
    if isinstance(element, Element):
        element.attributes = f"<</O/List/ListNumbering/{NUMBERING[block.style]}>>"
    type_ = setter.job.type(block.size)
    indent = _indent(setter, block, width)
    found: list[Piece] = []
    count = len(block.items)
    for number, item in enumerate(block.items):
        words = _label(block, item, number + block.start)
        pieces = _item(setter, block, item, words, (width, indent), element)
        if number == count - 2 and len(pieces) == 1 and pieces[0].height <= SHORT * type_.leading:
            pieces[0].keep = True
        found += pieces
    if found:
        found[-1].after = max(found[-1].after, type_.after, 7.0)
    return found


def _label(block: ListBlock, item: ListItem, number: int) -> str:
    if block.style == "plain":
        return ""
    return item.label or (f"{number}" if block.style == "number" else BULLETS.get(block.style, ""))


def _indent(setter: Setter, block: ListBlock, width: float) -> float:
    """The style's own, or as much as the widest label needs."""
    job, type_ = setter.job, setter.job.type(block.size)
    usual = max(job.style.list_indent * job.scale, type_.size * 1.45)
    face = type_.bold if block.style == "number" else type_.regular
    labels = {_label(block, item, number) for number, item in enumerate(block.items, block.start)}
    widest = max((face.width(label, type_.size) for label in labels), default=0.0)
    return usual if widest <= usual else min(widest + type_.size * 0.4, max(width * WIDEST_LABEL, usual))


def _item(
    setter: Setter, block: ListBlock, item: ListItem, words: str, widths: tuple[float, float], owner: Element | Artifact
) -> list[Piece]:  # fmt: skip
    width, indent = widths
    entry = child(owner, "LI")
    label = _set_label(setter, block, item, words, indent, entry) if words else None
    body = child(entry, "LBody")
    if isinstance(body, Element):
        body.whole = one_paragraph(item.blocks)
    pieces = setter.set(item.blocks, width - indent, body)
    inside = 3.5 if len(pieces) == 1 else 2.0
    for index, piece in enumerate(pieces):
        piece.x += indent
        if index == 0 and isinstance(piece, TextPiece):
            piece.label, piece.label_x = label, -indent
        piece.after = min(piece.after, inside)
        piece.before = 0.0 if index == 0 else min(piece.before, inside)
    if len(pieces) > 1 and isinstance(pieces[0], TextPiece) and len(pieces[0].text.lines) <= 4:
        pieces[0].keep = True
    if block.tight and pieces:
        pieces[-1].after = 0.0
    elif len(pieces) > 1:
        pieces[-1].after = APART
    return pieces


def _set_label(
    setter: Setter, block: ListBlock, item: ListItem, words: str, indent: float, entry: Element | Artifact
) -> SetParagraph:
    numbered = block.style == "number"
    made = set_paragraph(
        setter.job, (Text(words),), block.size, indent, child(entry, "Lbl"), item.span or block.span
    )
    recolour(made, setter.job.colour("accent" if numbered else "crimson"), bold=numbered)
    return made


def set_definitions(
    setter: Setter, block: Definitions, width: float, owner: Element | Artifact
) -> list[Piece]:
    """Terms at the left and their meanings beside them, or above where a term is wider than its column."""
    element = child(owner, "L")
    if isinstance(element, Element):
        element.attributes = "<</O/List/ListNumbering/Disc>>"
    left = width * block.term_share
    stacked = any(has_wider_word(setter.job, i.term, block.style, left - TERM_GAP) for i in block.items)
    found: list[Piece] = []
    for item in block.items:
        found += _term(setter, item, block.style, (width, 0.0 if stacked else left), element)
        found[-1].after = APART if stacked else 3.0
    if found:
        found[-1].after = 8.0
    return found


def _term(
    setter: Setter, item: Term, style: str, widths: tuple[float, float], owner: Element | Artifact
) -> list[Piece]:  # fmt: skip
    width, left = widths
    entry = child(owner, "LI")
    room = left - TERM_GAP if left else width
    term = set_paragraph(setter.job, item.term, style, room, child(entry, "Lbl"), item.span)
    pieces = setter.set(item.blocks, width - left, child(entry, "LBody"))
    head = TextPiece(text=term, span=item.span, keep=not left)
    if not left:
        return [head, *pieces]
    return [SideBySide(
        stacks=[[head], unbroken(pieces)], lefts=[0.0, left], tallest=setter.tallest, span=item.span
    )]  # fmt: skip
