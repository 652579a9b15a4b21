"""The grid of a table: where each cell stands, and how wide the columns are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from briefing.document import Cell, Paragraph, Row, Table, plain
from briefing.layout.inline.long_words import loose_parts, unbroken_parts
from briefing.layout.typography import Typography

PAD_X, PAD_Y = 4.0, 3.2
LOOKED_AT = 200  # rows of the body that the widths are taken from
SPREAD = 0.85  # of a column: shorter lines leave it too wide
GIVING = ("ruled", "boxed")  # tables whose columns need not stand level with those of another


class Spot(NamedTuple):
    """A cell at its first column, with the columns and rows that it has of those it asks for."""

    cell: Cell
    column: int
    columns: int
    rows: int


def spots_of(rows: Sequence[Row], count: int) -> list[list[Spot]]:
    """The cells of each row in a grid of `count` columns; what spans rows above moves them to the right."""
    taken = [0] * count  # rows that each column is still taken for
    found: list[list[Spot]] = []
    for number, row in enumerate(rows):
        spots, column = [], 0
        for cell in row.cells:
            while column < count and taken[column]:
                column += 1
            if column == count:
                raise ValueError(f"a row of a table of {count} columns has {len(row.cells)} cells")
            end = column + 1
            while end < min(column + cell.columns, count) and not taken[end]:
                end += 1
            spots.append(Spot(cell, column, end - column, min(cell.rows, len(rows) - number)))
            taken[column:end] = [spots[-1].rows] * (end - column)
            column = end
        found.append(spots)
        taken = [left and left - 1 for left in taken]
    return found


def lefts_of(
    typography: Typography, table: Table, width: float, spots: Sequence[Sequence[Spot]]
) -> list[float]:
    """Left edges of the columns and the right edge: shares where they are given, the rest by content."""
    shares = [c.width for c in table.columns]
    least, most = _wants(typography, len(shares), spots, unbroken_parts)
    if sum(least) > width:  # not all names have a line: they break as other words do
        least, _ = _wants(typography, len(shares), spots, loose_parts)
    if all(s is not None for s in shares):
        total = sum(s or 0 for s in shares)
        widths = _wide_enough([width * (s or 0) / total for s in shares], least)
        if table.style in GIVING:
            widths = _drawn_in(widths, most, _short(table, spots))
    else:
        widths = _by_content([width * (s or 0) for s in shares], shares, width, least, most)
    edges = [0.0]
    for w in widths:
        edges.append(edges[-1] + w)
    return edges


def _wide_enough(widths: list[float], least: list[float]) -> list[float]:
    """Columns narrower than their widest word take what they lack from those that have room."""
    lack = sum(max(need - have, 0.0) for have, need in zip(widths, least, strict=True))
    spare = sum(max(have - need, 0.0) for have, need in zip(widths, least, strict=True))
    if not lack or lack > spare:
        return widths
    return [
        need if have < need else have - lack * (have - need) / spare
        for have, need in zip(widths, least, strict=True)
    ]


def _short(table: Table, spots: Sequence[Sequence[Spot]]) -> list[bool]:
    """The columns of words that are read from their left, and of which it is known how long each is."""
    known = [column.align == "left" for column in table.columns]
    filled = [False] * len(known)
    for spot in _single(spots[len(table.head) :]):
        words = [plain(block.content) for block in spot.cell.blocks if isinstance(block, Paragraph)]
        known[spot.column] &= len(words) == len(spot.cell.blocks)
        filled[spot.column] |= bool("".join(words).strip())
    return [a and b for a, b in zip(known, filled, strict=True)]


def _drawn_in(widths: list[float], most: Sequence[float], short: Sequence[bool]) -> list[float]:
    """Columns that are much wider than their longest line leave that to those whose lines break, first to what lacks least."""
    spare = [
        have - want if gives and want < have * SPREAD else 0.0
        for have, want, gives in zip(widths, most, short, strict=True)
    ]
    lack = {n: want - have for n, (have, want) in enumerate(zip(widths, most, strict=True)) if want > have}
    free = moved = min(sum(spare), sum(lack.values()))
    if not moved:
        return widths
    found = [have - left * moved / sum(spare) for have, left in zip(widths, spare, strict=True)]
    for n in sorted(lack, key=lack.__getitem__):
        found[n] += min(lack[n], free)
        free -= min(lack[n], free)
    return found


def _wants(
    typography: Typography, count: int, spots: Sequence[Sequence[Spot]], parts: Callable[[str], Iterator[str]]
) -> tuple[list[float], list[float]]:
    """Widest word and widest line of each column, with the room beside them."""
    least, most = [12.0] * count, [20.0] * count
    for spot in _single(spots):
        for block in spot.cell.blocks:
            if isinstance(block, Paragraph):
                type_ = typography.type(block.style)
                face = type_.bold if spot.cell.head else type_.regular
                text = plain(block.content).replace("\u200b", "\u00ad")
                widest = max(face.width(word, type_.size) for word in parts(text))
                wide = face.width(text.replace("\u00ad", ""), type_.size)
                least[spot.column] = max(least[spot.column], widest + 2 * PAD_X + 2)
                most[spot.column] = max(most[spot.column], wide * 1.06 + 2 * PAD_X + 2)
    return least, most


def _single(spots: Sequence[Sequence[Spot]]) -> Iterator[Spot]:
    """The cells of one column."""
    return (spot for row in spots for spot in row if spot.columns == 1 and spot.cell.columns == 1)


def _by_content(
    fixed: list[float],
    shares: Sequence[float | None],
    width: float,
    least: Sequence[float],
    most: Sequence[float],
) -> list[float]:
    """Between the widest word and the widest line of each column, in proportion to what it wants."""
    free = width - sum(fixed)
    open_ = [i for i, share in enumerate(shares) if share is None]
    wants, needs = sum(most[i] for i in open_), sum(least[i] for i in open_)
    for i in open_:
        if wants <= free:
            fixed[i] = most[i] + (free - wants) * most[i] / wants
        elif needs < free:
            fixed[i] = least[i] + (free - needs) * (most[i] - least[i]) / max(wants - needs, 1e-6)
        else:
            fixed[i] = free * least[i] / needs
    return fixed
