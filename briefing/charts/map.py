"""Maps: countries shaded by a value, where a country lies, routes and places."""

from __future__ import annotations

from collections.abc import Callable

from briefing.charts.base import ChartRequest, Measure, Rect, Resolved, Surface
from briefing.charts.base.atlas import Atlas, atlas_of
from briefing.charts.base.cartography import BaseMap, Land, Place, Route
from briefing.charts.base.chart import Elastic
from briefing.charts.base.label_placement import wrapped
from briefing.charts.base.map_drawing import draw_land, draw_routes
from briefing.charts.base.map_key import ScaleKey
from briefing.charts.base.map_labels import Labels
from briefing.charts.base.map_places import check_places
from briefing.charts.base.map_resolving import atlas_for, check_shown, check_view, named, route_of, shaded
from briefing.charts.base.map_spec import MapSpec
from briefing.charts.base.projection_kinds import Projection
from briefing.charts.base.projections import View, of_points, of_view
from briefing.charts.base.surface import SMALL, Point, Type
from briefing.diagnostics import BriefError
from briefing.languages.territories import territory
from briefing.values import Value

EXAMPLE = """
kind: map
title: The middle island lies between two seas
data: {LCA: 180, VCT: 100, BRB: 282, GRD: 117}
by: name
value: value
bins: [110, 200]
key: Thousand people
source: [survey]
"""

TALLEST, LOWEST, MARGIN = 300.0, 40.0, 0.035
AROUND = 0.17  # share of a country's own size that a map of it alone shows on each side
CORNERS = 120  # of an outline, enough to frame it
LINE, GAP = 9.5, "   "
Spec = MapSpec


class Map(Elastic, Value):
    """`names` are the author's own and those of delegations for countries of the view that get a small label; others are
    those of `language`."""

    outline: tuple[str, ...]
    view: View | None
    lands: tuple[Land, ...]
    names: tuple[tuple[str, str], ...]
    language: str
    neighbours: bool
    places: tuple[Place, ...]
    routes: tuple[Route, ...]
    key: ScaleKey

    def height(self, width: float, measure: Measure) -> float:
        atlas = atlas_of(self.outline, measure.asset)
        ratio = self._projection(atlas, Rect(0, 0, width, width)).ratio
        above = self.key.height(width, measure)
        box = Rect(0, 0, width, min(width * ratio, TALLEST))
        _, labels = self._labelled(atlas, box, measure)
        return box.height + above + _list_height(labels.keyed, width, measure)

    def keyed(self, width: float, measure: Measure) -> tuple[str, ...]:
        atlas = atlas_of(self.outline, measure.asset)
        ratio = self._projection(atlas, Rect(0, 0, width, width)).ratio
        return tuple(self._labelled(atlas, Rect(0, 0, width, min(width * ratio, TALLEST)), measure)[1].keyed)

    def draw(self, surface: Surface) -> None:
        atlas = atlas_of(self.outline, surface.asset)
        room = surface.height - self.key.height(surface.width, surface)
        below = 0.0
        while True:
            if room - below < LOWEST:
                raise BriefError.one("no-room", "this map has no room for its names", None,
                                     "give it more height or its full width, or a narrower 'view'")  # fmt: skip
            box = Rect(0, below, surface.width, room - below)
            ground, labels = self._labelled(atlas, box, surface)
            if (needed := _list_height(labels.keyed, surface.width, surface)) <= below:
                break
            below = needed
        with surface.clipped(box):
            draw_land(surface, ground, labels.lands)
            draw_routes(surface, self.routes, ground.project)
        labels.paint(surface)
        for n, line in enumerate(_list(labels.keyed, surface.width, surface)):
            surface.text(0, below - LINE * (n + 1) + 1, line, Type(SMALL, "ink"))
        self.key.draw(surface)

    def _projection(self, atlas: Atlas, box: Rect) -> Projection:
        if self.view is not None:
            return of_view(self.view, box)
        areas = [area for land in self.lands if (area := atlas.area(land.code, self.language))]
        points = [p for area in areas for ring in area.main for p in ring[:: len(ring) // CORNERS + 1]]
        points += [(place.lon, place.lat) for place in self.places]
        points += [stop for route in self.routes for stop in route.points]
        alone = len(areas) == 1 and not self.key.bins
        return of_points(points or _everywhere(), box, AROUND if alone else MARGIN)

    def _labelled(self, atlas: Atlas, box: Rect, measure: Measure) -> tuple[BaseMap, Labels]:
        lands = self._found(atlas)
        ground = BaseMap(atlas, self._projection(atlas, box), box, [land.code for land in lands])
        name_of = self._name_of() if self.neighbours else None
        labels = Labels(measure, ground, lands, self.routes)
        try:
            labels.set(self.places, name_of)
        except BriefError:
            labels = Labels(measure, ground, lands, self.routes, crowded=True)
            labels.set(self.places, name_of)
        return ground, labels

    def _found(self, atlas: Atlas) -> list[Land]:
        """The countries by the codes that the outlines have; a book is composed without them."""
        found = ((land, atlas.area(land.code, self.language)) for land in self.lands)
        return [land.replaced(code=area.code) if area else land for land, area in found]

    def _name_of(self) -> Callable[[str, str], str]:
        own = {key.casefold(): name for key, name in self.names}

        def name_of(code: str, name: str) -> str:
            said = own.get(code.casefold()) or own.get(name.casefold())
            return said or territory(self.language, code) or name

        return name_of


def _everywhere() -> list[Point]:
    return [(lon, 0.0) for lon in range(-180, 180, 30)]


def _list(keyed: list[str], width: float, measure: Measure) -> list[str]:
    """What numbers on the map stand for, in lines of whole entries where these fit."""
    lines: list[str] = []
    for entry in keyed:
        if lines and measure.width_of(lines[-1] + GAP + entry, SMALL) <= width:
            lines[-1] += GAP + entry
        else:
            lines += wrapped(entry, width, measure, SMALL, divide=True)
    return lines


def _list_height(keyed: list[str], width: float, measure: Measure) -> float:
    return LINE * len(_list(keyed, width, measure)) + 3 if keyed else 0.0


def resolve(request: ChartRequest[MapSpec]) -> Resolved:
    spec = request.spec
    atlas = atlas_for(request)
    bins: tuple[float, ...] = ()
    gaps = False
    if spec.grid.rows and (spec.value or spec.y):
        lands, bins, gaps, seen = shaded(request, atlas)
    else:
        lands, seen = named(request, atlas)
    places = {
        p.name.original: Place(request.words(p.name), float(p.at[0]), float(p.at[1]), p.kind)
        for p in spec.places
    }
    routes = tuple(route_of(request, r, places) for r in spec.routes)
    check_view(request, atlas, lands, routes)
    check_shown(request, atlas, lands)
    check_places(request, atlas, lands)
    chosen = {c.id for k in spec.names if (c := request.country(str(k)))}
    theirs = (
        (c.code, request.name(c.id)) for c in request.context.countries if c.code and c.id not in chosen
    )
    names = (*theirs, *((str(k), request.words(v)) for k, v in spec.names.items()))
    parts = (seen, ", ".join(p.name for p in places.values()), *(r.name for r in routes))
    files = tuple(str(name) for name in spec.outline)
    plot = Map(
        files, spec.frame, lands, names, request.context.language.tag, spec.neighbours, tuple(places.values()), routes,
        ScaleKey(bins, request.words(spec.key), gaps, request.forms),
    )  # fmt: skip
    return Resolved(plot, "; ".join(part for part in parts if part), files)
