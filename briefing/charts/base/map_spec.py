"""What an author writes about a map, and the errors that need no outlines."""

from __future__ import annotations

import itertools
from typing import Annotated, Any, ClassVar, Final, Literal, Self, TypeAlias

from briefing.charts.base.cartography import CLASSES
from briefing.charts.base.grid import Grid, Word
from briefing.charts.base.projections import View, eastward
from briefing.charts.base.spec import ChartSpec, Data, Listed, Scripts
from briefing.diagnostics import Problems, Span
from briefing.schema import Field, Line, Model
from briefing.schema.parsers import parser_of
from briefing.sources import Node

NARROWEST: Final = 0.2  # degrees that a view is wide and high at least


class TypedNumber(float):
    """A number that knows where it was written."""

    span: Span | None

    def __new__(cls, value: float, span: Span | None = None) -> Self:
        self = float.__new__(cls, value)
        self.span = span
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (float(self), self.span))

    @classmethod
    def of_node(cls, node: Node) -> Self:
        return cls(parser_of(float)(node), node.span)


Degrees: TypeAlias = tuple[TypedNumber, TypedNumber]


class PlaceSpec(Model):
    """A town, site or water: `at` is longitude and latitude in degrees."""

    name: Line
    at: Degrees
    kind: Literal["capital", "city", "port", "site", "water"] = "city"


class RouteSpec(Model):
    """A line by way of places of this map (by name) or of longitude and latitude; `planned` is dashed."""

    name: Line | None = None
    via: tuple[Word | Degrees, ...] = Field(min_length=2, max_length=400)
    planned: bool = False


class MapSpec(ChartSpec):
    """`areas`: countries to bring forward; nothing said, the delegations. `bins`: the limits of the classes of a shaded map, four
    at most. `view`: west, south, east, north; an east that lies west of its west goes over the 180th meridian. Nothing said, the
    countries brought forward fill the map, and one alone has its neighbours around it. A place of kind `water` is the name of a
    sea. `outline`: GeoJSON files of the assets that lie over the world's outlines, which come with the program."""

    needs: ClassVar[tuple[str, ...]] = ()

    data: Data = Grid((), ())
    outline: Annotated[tuple[Word, ...], Listed] = ()
    areas: tuple[Word, ...] = ()
    bins: tuple[TypedNumber, ...] = ()
    key: Line | None = None
    view: tuple[TypedNumber, TypedNumber, TypedNumber, TypedNumber] | None = None
    places: tuple[PlaceSpec, ...] = Field(default=(), max_length=80)
    routes: tuple[RouteSpec, ...] = Field(default=(), max_length=20)
    neighbours: bool = True

    def completed(self, scripts: Scripts | None, problems: Problems) -> Self | None:
        before = len(problems.found)
        self._check_data(problems)
        self._check_bins(problems)
        self._check_view(problems)
        stops = [p.at for p in self.places]
        stops += [stop for r in self.routes for stop in r.via if not isinstance(stop, str)]
        for lon, lat in stops:
            _check_degrees(lon, 180, "longitude", problems)
            _check_degrees(lat, 90, "latitude", problems)
        return self if len(problems.found) == before else None

    def _check_data(self, problems: Problems) -> None:
        """A map is shaded by data, a column of names and one of values: all of them or none."""
        there = not isinstance(self.data, Grid) or bool(self.data.columns)
        wanted = {"data": there, "by": bool(self.by or self.x), "value": bool(self.value or self.y)}
        named = [key for key, given in (("bins", self.bins), ("key", self.key)) if given]
        missing = [key for key, given in wanted.items() if not given]
        if missing and (len(missing) < len(wanted) or named):
            problems.error("missing-field", f"a shaded map needs 'data', 'by' and 'value'; {' and '.join(map(repr, missing))} {'is' if len(missing) == 1 else 'are'} missing",
                           self.span, f"add '{missing[0]}: …', or name countries under 'areas' alone")  # fmt: skip

    def _check_bins(self, problems: Problems) -> None:
        if len(self.bins) > CLASSES - 1:
            problems.error("too-many", f"{len(self.bins)} limits make {len(self.bins) + 1} classes; a map has {CLASSES} at most",
                           self.bins[CLASSES - 1].span, f"keep {CLASSES - 1} limits")  # fmt: skip
        for lower, upper in itertools.pairwise(self.bins):
            if upper <= lower:
                problems.error("out-of-order", f"the limit {upper:g} does not lie above the one before it, {lower:g}", upper.span,
                               "write the limits from low to high, each once")  # fmt: skip

    def _check_view(self, problems: Problems) -> None:
        if self.view is None:
            return
        before = len(problems.found)
        west, south, east, north = self.view
        for lon in (west, east):
            _check_degrees(lon, 360 if lon > 0 else 180, "longitude", problems)
        for lat in (south, north):
            _check_degrees(lat, 90, "latitude", problems)
        if len(problems.found) > before:
            return
        help = "write west, south, east, north in degrees"
        if north - south < NARROWEST:
            message = (
                "this view has no height" if north >= south else "north lies south of south in this view"
            )
            problems.error("empty-view", message, north.span, help)
        left, _, right, _ = eastward(self.view)
        if west == east or right - left < NARROWEST:
            problems.error("empty-view", "this view has no width", east.span, help)
        elif right - left > 360:
            problems.error("empty-view", "this view goes round the earth more than once", east.span, help)

    @property
    def frame(self) -> View | None:
        """The view as plain numbers."""
        if self.view is None:
            return None
        west, south, east, north = map(float, self.view)
        return west, south, east, north


def _check_degrees(value: TypedNumber, most: int, what: str, problems: Problems) -> None:
    if abs(value) > most:
        problems.error("out-of-range", f"{value:g} is no {what}: it lies between −{most} and {most}", value.span,
                       "write longitude first, then latitude, in degrees")  # fmt: skip
