"""Rectangles in proportion, squarified or columns first and rows in what remains, and what stands in them."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.charts.base.items import Item
from briefing.charts.base.surface import Rect
from briefing.values import Value


class Block(Value):
    """Items of one group, with the group's name ("" where there are none)."""

    name: str
    hue: str
    items: tuple[Item, ...]

    @property
    def total(self) -> float:
        return sum(i.value for i in self.items)


class Words(Value):
    """Lines of a cell and the value below them; `first` is the baseline of the first above the cell's foot."""

    lines: tuple[str, ...]
    value: str
    size: float
    pad: float
    first: float


def stacked(values: Sequence[float], box: Rect, beside: int) -> list[Rect]:
    """The first `beside` as full columns at the left, the rest as full rows in what remains."""
    unit = box.width * box.height / sum(values)
    found = []
    for value in values[:beside]:
        wide = value * unit / box.height
        found.append(Rect(box.x, box.y, wide, box.height))
        box = Rect(box.x + wide, box.y, box.width - wide, box.height)
    top = box.top
    for value in values[beside:]:
        high = value * unit / box.width
        found.append(Rect(box.x, top - high, box.width, high))
        top -= high
    return found


def squarified(values: Sequence[float], box: Rect) -> list[Rect]:
    """Rectangles with these areas, as near to squares as rows and columns allow; the first stands upper left."""
    found: list[Rect] = []
    unit = box.width * box.height / sum(values)
    areas = [v * unit for v in values]
    while areas:
        side = min(box.width, box.height)
        count = 1
        while count < len(areas) and _worst(areas[: count + 1], side) <= _worst(areas[:count], side):
            count += 1
        row, areas = areas[:count], areas[count:]
        thick, along = sum(row) / side, 0.0
        for area in row:
            length = area / thick
            if box.width >= box.height:
                found.append(Rect(box.x, box.top - along - length, thick, length))
            else:
                found.append(Rect(box.x + along, box.top - thick, length, thick))
            along += length
        if box.width >= box.height:
            box = Rect(box.x + thick, box.y, box.width - thick, box.height)
        else:
            box = Rect(box.x, box.y, box.width, box.height - thick)
    return found


def _worst(row: Sequence[float], side: float) -> float:
    total = sum(row)
    return max(side * side * max(row) / total**2, total**2 / (side * side * min(row)))
