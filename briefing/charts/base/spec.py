"""What an author writes about a chart, in the words of the newsroom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Annotated, ClassVar, Final, Literal, Self, TypeAlias

from briefing.charts.base.grid import Grid, Word
from briefing.diagnostics import Problems
from briefing.schema import Before, Field, Line, Marked, Model, Readers
from briefing.sources import MappingNode, Node, SequenceNode

Scripts: TypeAlias = Callable[
    [str], str | None
]  # the text of a script of the briefs, None when there is none
Data: TypeAlias = Word | Grid  # the path of a file, or rows written in the brief


def _listed(node: Node) -> Node:
    """One alone stands for a list of it."""
    return node if isinstance(node, SequenceNode) else SequenceNode([node], node.span)


def _by_series(node: Node) -> Node:
    """`2022` holds for every series, `{Series: 2022}` for one."""
    return node if isinstance(node, MappingNode) else MappingNode({"": node}, {"": node.span}, node.span)


Listed: Final = Before(_listed)
BY_SERIES: Final = Before(_by_series)


OPTIONAL: Final = (
    "reference", "shade", "event", "projection_from", "break_after", "every", "estimate", "sort", "labels",
)  # fmt: skip


class ReferenceLine(Model):
    """A line across the plot that the values are read against."""

    value: Decimal
    label: Line


class Shade(Model):
    """A band behind the plot, from one x to another."""

    from_: Word
    to: Word
    label: Line | None = None


class Event(Model):
    """A dated event that a time chart marks with a thin vertical line."""

    at: Word
    label: Line


class ChartSpec(Model):
    """One chart of charts/*.yaml; each kind adds the keys that only it has.

    `source`: ids of the source registry. `audience`, `marking`, `only`: the reading rule of every
    item of a brief. `height` is in millimetres; nothing said: what the kind thinks right.
    """

    column_keys: ClassVar[tuple[str, ...]] = ("x", "y", "value", "by", "estimate")
    needs: ClassVar[tuple[str, ...]] = ()
    takes: ClassVar[frozenset[str]] = frozenset()  # which of the OPTIONAL keys the kind does something with
    every_column: ClassVar[bool] = False
    prints_bounds: ClassVar[bool] = False  # before its values; other kinds say them in a note
    unwritten: ClassVar[tuple[str, ...]] = ()  # keys that only the program fills

    id: str = ""
    kind: str
    title: Line
    subtitle: Line | None = None
    data: Data
    x: Word | None = None
    y: tuple[Word, ...] = ()
    value: Word | None = None
    by: Word | None = None
    where: Mapping[str, tuple[Word, ...]] = Field(default_factory=dict)
    estimate: Word | None = None
    names: Mapping[str, Line] = Field(default_factory=dict)
    unit: Word | None = None
    decimals: int | None = Field(default=None, ge=0, le=6)
    divide_by: Decimal | None = Field(default=None, gt=0)
    sort: Literal["descending", "ascending", "as-given"] | None = None
    emphasis: tuple[Word, ...] = ()
    labels: Literal["ends", "all", "none"] | None = None
    reference: Annotated[tuple[ReferenceLine, ...], Listed] = ()
    shade: Annotated[tuple[Shade, ...], Listed] = ()
    event: Annotated[tuple[Event, ...], Listed] = ()
    projection_from: Word | None = None
    every: Word | None = None
    break_after: Annotated[Mapping[str, tuple[Word, ...]], BY_SERIES] = Field(default_factory=dict)
    note: Line | None = None
    source: tuple[str, ...] = Field(min_length=1)
    as_of: str | None = None
    alt: Line | None = None
    audience: Readers = None
    marking: Marked = None
    only: Readers = None
    width: Literal["full", "half"] = "full"
    height: Decimal | None = Field(default=None, gt=20, le=240)

    @property
    def grid(self) -> Grid:
        """The rows that this chart shows; only a chart that has been read through has them."""
        if not isinstance(self.data, Grid):
            raise TypeError(f"chart {self.id} was not read with its data")
        return self.data

    def completed(self, scripts: Scripts | None, problems: Problems) -> Self | None:
        """The specification with what it takes from other files; None when that cannot be had."""
        return self

    def columns(self) -> tuple[Word, ...]:
        """The columns that this chart reads, as the author wrote them."""
        found: list[Word] = []
        for key in self.column_keys:
            value = getattr(self, key)
            found += [value] if isinstance(value, Word) else value or ()
        return tuple(found)
