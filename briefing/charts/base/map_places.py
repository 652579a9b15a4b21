"""Places of a map that lie where nobody meant them: most often latitude was written before longitude."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.charts.base.atlas import Atlas
from briefing.charts.base.cartography import Land
from briefing.charts.base.map_spec import MapSpec, PlaceSpec
from briefing.charts.base.outlines import Area
from briefing.charts.base.request import ChartRequest
from briefing.charts.base.sphere import apart, unit
from briefing.charts.base.world import world

NEAR: Final = 0.6  # degrees from a simplified coast at which a place still belongs to the country
FAR: Final = 15.0  # degrees from all countries of a map beyond which a capital is no neighbour's


def check_places(request: ChartRequest[MapSpec], atlas: Atlas | None, lands: Sequence[Land]) -> None:
    """A warning for every place outside the countries shown that cannot have been meant to lie there."""
    areas = [area for land in lands if atlas is not None and (area := atlas.area(land.code))]
    if not areas or request.context.asset is None or request.problems.errors:
        return
    stops = {str(stop) for route in request.spec.routes for stop in route.via if isinstance(stop, str)}
    for place in request.spec.places:
        lon, lat = map(float, place.at)
        if place.kind == "water" or _in_any(areas, lon, lat):
            continue
        turned = abs(lon) <= 90 and _in_any(areas, lat, lon)
        there = _country_at(lon, lat)
        if turned or _lost(place, areas, there, free=place.name.original not in stops):
            where = f"in {there}" if there else "at sea"
            help = f"write [{lat:g}, {lon:g}]" if turned else "check both numbers"
            request.problems.warn("place-elsewhere", f"'{place.name}' lies {where}, at {_written(lon, lat)}, outside the countries of this map",
                                place.at[0].span, f"{help}: longitude comes first, then latitude")  # fmt: skip


def _lost(place: PlaceSpec, areas: Sequence[Area], there: str, *, free: bool) -> bool:
    """Whether a town lies in the sea, or a capital on no route far from every country of the map."""
    if not there:
        return place.kind in ("capital", "city", "port")
    at = unit(*map(float, place.at))
    far = all(apart(at, area.cap.middle) > area.cap.radius + FAR for area in areas)
    return place.kind == "capital" and free and far


def _country_at(lon: float, lat: float) -> str:
    """The country that holds a place, else one on whose coast it is, else nothing."""
    near = [area for area in world().areas if _in(area, lon, lat)]
    return next((area.name for area in sorted(near, key=lambda area: not area.holds(lon, lat))), "")


def _in_any(areas: Sequence[Area], lon: float, lat: float) -> bool:
    return any(_in(area, lon, lat) for area in areas)


def _in(area: Area, lon: float, lat: float) -> bool:
    """Whether a place lies in a country or on its coast."""
    at = unit(lon, lat)
    if apart(at, area.cap.middle) > area.cap.radius + NEAR:
        return False
    return area.holds(lon, lat) or any(
        apart(at, unit(x, y)) <= NEAR for ring in area.rings for x, y in ring if abs(y - lat) <= NEAR
    )


def _written(lon: float, lat: float) -> str:
    return f"{abs(lon):g}° {'E' if lon >= 0 else 'W'}, {abs(lat):g}° {'N' if lat >= 0 else 'S'}"
