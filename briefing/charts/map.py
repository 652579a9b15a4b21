"""Maps: countries shaded by a value, where a country lies, routes and places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from briefing.charts.base import Asked, ChartSpec, Grid, Measure, Rect, Resolved, Surface, Word
from briefing.charts.base.cartography import (
    CLASSES,
    Ground,
    Land,
    Place,
    Route,
    class_colour,
    draw_land,
    draw_routes,
    scale_key,
)
from briefing.charts.base.describing import describe_values
from briefing.charts.base.forms import Forms
from briefing.charts.base.items import in_order, read_items, value_column
from briefing.charts.base.maplabels import Labels
from briefing.charts.base.outlines import Outlines, Projection, middles, outlines_of
from briefing.charts.base.precision import label_decimals
from briefing.charts.base.scales import ticks
from briefing.charts.base.spec import Data
from briefing.nearness import meant
from briefing.schema import Field, Line, Model

KEY, TALLEST, MARGIN = 24.0, 300.0, 0.035
AROUND = 0.17  # share of a country's own size that a map of it alone shows on each side


Degrees: TypeAlias = tuple[float, float]


class PlaceSpec(Model):
    """A town, site or water: `at` is longitude and latitude in degrees."""

    name: Line
    at: Degrees
    kind: Literal["capital", "city", "port", "site", "water"] = "city"


class RouteSpec(Model):
    """A line by way of places of this map (by name) or of longitude and latitude; `planned` is dashed."""

    name: Line | None = None
    via: tuple[Word | Degrees, ...] = Field(min_length=2)
    planned: bool = False


SPOKEN = "Map"


class Spec(ChartSpec):
    """`outline`: a GeoJSON file of the assets. `areas`: countries to bring forward. `view`: west, south, east, north;
    nothing said, the countries brought forward fill it, and one alone has its neighbours around it. A place of kind `water`
    is the name of a sea."""

    needs: ClassVar[tuple[str, ...]] = ("outline",)

    data: Data = Grid((), ())
    outline: Word | None = None
    areas: tuple[Word, ...] = ()
    bins: tuple[float, ...] = ()
    key: Line | None = None
    view: tuple[float, float, float, float] | None = None
    places: tuple[PlaceSpec, ...] = ()
    routes: tuple[RouteSpec, ...] = ()
    neighbours: bool = True


@dataclass(frozen=True, slots=True)
class Map:
    """`names` are the countries of the view that get a small label."""

    outline: str
    view: tuple[float, float, float, float] | None
    lands: tuple[Land, ...]
    names: tuple[tuple[str, str], ...]
    neighbours: bool
    places: tuple[Place, ...]
    routes: tuple[Route, ...]
    bins: tuple[float, ...]
    gaps: bool
    key: str
    forms: Forms

    def _outlines(self, measure: Measure) -> Outlines:
        return outlines_of(measure.asset(self.outline), self.outline)

    def _projection(self, outlines: Outlines, box: Rect) -> Projection:
        if self.view is not None:
            return Projection(middles(self.view), box)
        alone = len(self.lands) == 1 and not self.bins
        return Projection(
            outlines.points([land.code for land in self.lands]), box, AROUND if alone else MARGIN
        )

    def height(self, width: float, measure: Measure) -> float:
        ratio = self._projection(self._outlines(measure), Rect(0, 0, width, width)).ratio
        return min(width * ratio, TALLEST) + (KEY if self.bins else 0)

    def draw(self, surface: Surface) -> None:
        outlines = self._outlines(surface)
        box = Rect(0, 0, surface.width, surface.height - (KEY if self.bins else 0))
        ground = Ground(outlines, self._projection(outlines, box), box)
        with surface.clipped(box):
            draw_land(surface, ground, self.lands)
            draw_routes(surface, self.routes, ground.project)
        labels = Labels(surface, ground, self.lands, self.routes)
        labels.set(self.places, dict(self.names) if self.neighbours else None)
        if self.bins:
            scale_key(surface, self.bins, self.key, self.forms, self.gaps)


def resolve(asked: Asked[Spec]) -> Resolved:
    spec = asked.spec
    assert spec.outline is not None
    outlines = _checked_outlines(asked)
    lands, bins, seen = _lands(asked, outlines)
    places = {str(p.name): Place(asked.words(p.name), *p.at, p.kind) for p in spec.places}
    routes = tuple(_route(asked, r, places) for r in spec.routes)
    names = tuple((str(k), asked.words(v)) for k, v in spec.names.items())
    seen = "; ".join(
        part for part in (seen, ", ".join(p.name for p in places.values()), *(r.name for r in routes)) if part
    )
    gaps = bool(bins) and len(lands) < len(spec.grid.rows)
    plot = Map(
        str(spec.outline), spec.view, lands, names, spec.neighbours, tuple(places.values()), routes, bins, gaps,
        asked.words(spec.key), asked.forms,
    )  # fmt: skip
    return Resolved(plot, seen, (str(spec.outline),))


def _checked_outlines(asked: Asked[Spec]) -> Outlines | None:
    """The outlines, when there is someone to ask for them: drawing reads them again."""
    name = str(asked.spec.outline)
    data = asked.setting.asset(name) if asked.setting.asset else None
    return outlines_of(data, name) if data is not None else None


def _lands(asked: Asked[Spec], outlines: Outlines | None) -> tuple[tuple[Land, ...], tuple[float, ...], str]:
    """The countries brought forward, the class limits of a shaded map, and what is seen."""
    spec = asked.spec
    if spec.grid.rows and (spec.value or spec.y):
        items = in_order(asked, read_items(asked))
        column = spec.by or spec.x
        spans = (
            {spec.grid.text(r, column): spec.grid.cell(r, column).span for r in range(len(spec.grid.rows))}
            if column
            else {}
        )
        values = [i.value for i in items]
        bins = tuple(spec.bins) or _bins(values)
        decimals = label_decimals(asked, values, [value_column(spec)])
        lands = tuple(
            Land(_code(asked, Word(i.key, spans.get(i.key)), outlines), i.name, asked.forms.number(i.value, decimals),
                 class_colour(sum(i.value >= b for b in bins), len(bins)), i.strong)
            for i in items
        )  # fmt: skip
        return lands, bins, describe_values(asked, [(i.name, i.value) for i in items], decimals)
    words = spec.areas or tuple(Word(c.code) for c in asked.setting.countries)
    strong = asked.emphasised(words) or frozenset(w for w in words if asked.is_own(w))
    lands = tuple(
        Land(
            _code(asked, w, outlines, wanted=bool(spec.areas)),
            asked.name(w),
            "",
            "accent:20" if w in strong else "context:70",
            w in strong,
        )
        for w in words
    )
    return lands, (), ", ".join(land.name for land in lands if land.strong or spec.areas)


def _bins(values: list[float]) -> tuple[float, ...]:
    """Round class limits, four at most."""
    found = ticks(min(values), max(values), CLASSES - 1)
    return tuple(v for v in found.values if min(values) < v <= max(values))[: CLASSES - 1]


def _code(asked: Asked[Spec], word: Word, outlines: Outlines | None, *, wanted: bool = True) -> str:
    """The code that the outlines know a country by."""
    country = asked.country(word)
    code = country.code if country else str(word)
    if outlines is None or outlines.area(code) is None:
        if outlines is not None and wanted:
            known = [name for a in outlines.areas for name in (a.name, a.code)]
            raise asked.fail("unknown-country", f"the outlines have no country '{word}'", word.span,
                             meant(word, known, "write a delegation's id, an ISO code or an English name"))  # fmt: skip
        return code
    area = outlines.area(code)
    return area.code if area else code


def _route(asked: Asked[Spec], route: RouteSpec, places: Mapping[str, Place]) -> Route:
    points = []
    for stop in route.via:
        if isinstance(stop, str):
            if stop not in places:
                raise asked.fail("unknown-place", f"'{stop}' is not among the places of this map", getattr(stop, "span", None),
                                 meant(stop, places, "add it under 'places', or write [longitude, latitude]"))  # fmt: skip
            points.append((places[stop].lon, places[stop].lat))
        else:
            points.append(stop)
    return Route(asked.words(route.name), tuple(points), route.planned)
