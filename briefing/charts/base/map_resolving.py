"""From a specification of a map to what is drawn: countries, classes, routes; what cannot be seen is an error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from briefing.charts.base.atlas import Atlas, atlas_of
from briefing.charts.base.cartography import PLAIN, BaseMap, Land, Place, Route, class_colour
from briefing.charts.base.context import Country
from briefing.charts.base.describing import describe_values
from briefing.charts.base.grid import Datum, Word
from briefing.charts.base.items import in_order, name_column, read_items, value_column
from briefing.charts.base.map_key import EMPTY
from briefing.charts.base.map_spec import MapSpec, RouteSpec
from briefing.charts.base.precision import label_decimals
from briefing.charts.base.projections import of_view
from briefing.charts.base.request import ChartRequest
from briefing.charts.base.scales import ticks
from briefing.charts.base.sphere import dense
from briefing.charts.base.surface import Point, Rect
from briefing.diagnostics import BriefError
from briefing.languages.territories import territory
from briefing.nearness import meant

HOST: Final = "host"
COUNTRIES: Final = 300
MANY: Final = 30  # countries with values beyond which only some are named whatever their size
HIGHEST: Final = 5  # of these: the highest


def atlas_for(request: ChartRequest[MapSpec]) -> Atlas | None:
    """The outlines, when there is someone to ask for their files: drawing reads them again."""
    spec, read = request.spec, request.context.asset
    if read is None:
        return None if spec.outline else Atlas(())
    files: dict[str, bytes] = {}
    for name in spec.outline:
        data = read(name)
        if data is None:
            raise request.fail("missing-asset", f"there is no file '{name}' among the assets", name.span,
                             "put it into the folder of assets, or remove this: the world's outlines come with the program")  # fmt: skip
        files[str(name)] = data
    return atlas_of(list(files), files.__getitem__)


def shaded(
    request: ChartRequest[MapSpec], atlas: Atlas | None
) -> tuple[tuple[Land, ...], tuple[float, ...], bool, str]:
    """Countries with their classes, the limits of these, whether any has no value, and what is seen."""
    spec = request.spec
    items = in_order(request, read_items(request, most=COUNTRIES))
    cells = _cells(spec)
    values = [i.value for i in items]
    bins = tuple(float(b) for b in spec.bins) or _bins(values)
    decimals = label_decimals(request, values, [value_column(spec)])
    lands: list[Land] = []
    highest = set(sorted(values, reverse=True)[:HIGHEST])
    for i in items:
        code = code_of(request, Word(i.key, cells[i.key].span), atlas)
        colour = class_colour(sum(i.value >= b for b in bins), len(bins))
        value = request.forms.number(i.value, decimals)
        needed = len(items) <= MANY or i.bold or i.value in highest
        lands.append(Land(code, name_of(request, i.key, code), value, colour, i.strong, i.own, needed))
    seen = describe_values(
        request, [(land.name, i.value) for land, i in zip(lands, items, strict=True)], decimals
    )
    empty = [cell for key, cell in cells.items() if key not in {i.key for i in items}]
    for cell in empty:
        code = code_of(request, Word(cell.text, cell.span), atlas)
        own = request.is_own(cell.text)
        lands.append(
            Land(code, name_of(request, cell.text, code), "", EMPTY, False, own, len(items) <= MANY or own)
        )
    if empty:
        names = ", ".join(land.name for land in lands[len(items) :])
        seen += f"; {request.forms.word('chart-no-data')}: {names}"
    _check_twice(request, lands, [*(cells[i.key] for i in items), *empty])
    return tuple(lands), bins, bool(empty), seen


def named(request: ChartRequest[MapSpec], atlas: Atlas | None) -> tuple[tuple[Land, ...], str]:
    """Countries brought forward without values: those that the author names, else the delegations."""
    spec = request.spec
    words = spec.areas or tuple(Word(c.code) for c in request.context.countries if c.id != HOST)
    strong = request.emphasised(words) or frozenset(w for w in words if request.is_own(w))
    request.check_emphasis(words)
    codes = [code_of(request, w, atlas, wanted=bool(spec.areas)) for w in words]
    lands = tuple(
        Land(
            code,
            name_of(request, w, code),
            "",
            "accent:20" if w in strong else PLAIN,
            w in strong,
            request.is_own(w),
        )
        for w, code in zip(words, codes, strict=True)
    )
    if spec.areas:
        _check_twice(request, lands, [Datum(str(w), w.span) for w in words])
    return lands, ", ".join(land.name for land in lands if land.strong or spec.areas)


def _cells(spec: MapSpec) -> dict[str, Datum]:
    column = name_column(spec)
    cells = (spec.grid.cell(r, column) for r in range(len(spec.grid.rows)))
    return {cell.text: cell for cell in cells}


def _bins(values: list[float]) -> tuple[float, ...]:
    """Round class limits, four at most."""
    found = ticks(min(values), max(values), 4)
    exact = (float(f"{v:.12g}") for v in found.values)  # 0.3, not 3 times 0.1
    return tuple(v for v in exact if min(values) < v <= max(values))[:4]


def _check_twice(request: ChartRequest[MapSpec], lands: Sequence[Land], cells: Sequence[Datum]) -> None:
    first: dict[str, str] = {}
    for land, cell in zip(lands, cells, strict=True):
        if land.code in first:
            request.problems.error("two-values", f"'{cell.text}' is the same country as '{first[land.code]}'", cell.span, "keep one of them")  # fmt: skip
        first.setdefault(land.code, cell.text)


def code_of(request: ChartRequest[MapSpec], word: Word, atlas: Atlas | None, *, wanted: bool = True) -> str:
    """The code that the outlines know a country by."""
    country = request.country(word)
    code = country.code if country else str(word)
    if atlas is None:
        return code
    area = atlas.area(code, request.context.language.tag)
    if area is None and wanted and not request.unread(word):
        _unknown(request, word, country, atlas)
    return area.code if area else code


def _unknown(request: ChartRequest[MapSpec], word: Word, country: Country | None, atlas: Atlas) -> None:
    """Said where the code is written: a delegation's in its own file, once for all maps."""
    if country is None or country.place is None:
        request.problems.error("unknown-country", f"the outlines have no country '{word}'", word.span or request.spec.span,
                             meant(word, atlas.names(), "write a delegation's id, an ISO code or the country's name"))  # fmt: skip
        return
    names = (country.name, *country.aliases)
    found = next(
        (area.code for name in names if (area := atlas.area(name, request.context.language.tag))), ""
    )
    help = (
        f"did you mean '{found}'?"
        if found
        else "write the ISO code of three letters, or leave it off the maps"
    )
    request.problems.error(
        "unknown-country",
        f"maps have no outline of a country with the code '{country.code}'",
        country.place,
        help,
    )


def name_of(request: ChartRequest[MapSpec], word: str, code: str) -> str:
    """What is printed for a country: the author's name for it, the delegation's, else the language's own."""
    if word in request.spec.names or request.country(word):
        return request.name(word)
    return territory(request.context.language.tag, code) or request.name(word)


def route_of(request: ChartRequest[MapSpec], route: RouteSpec, places: Mapping[str, Place]) -> Route:
    points: list[Point] = []
    for stop in route.via:
        if not isinstance(stop, str):
            points.append((float(stop[0]), float(stop[1])))
        elif stop in places:
            points.append((places[stop].lon, places[stop].lat))
        else:
            request.problems.error("unknown-place", f"'{stop}' is not among the places of this map", stop.span,
                                 meant(stop, places, "add it under 'places', or write [longitude, latitude]"))  # fmt: skip
    return Route(request.words(route.name), tuple(points), route.planned)


def check_view(
    request: ChartRequest[MapSpec], atlas: Atlas | None, lands: Sequence[Land], routes: Sequence[Route]
) -> None:
    """What an author names must lie in the view that he gives."""
    spec = request.spec
    frame = spec.frame
    if (
        frame is None
        or spec.view is None
        or atlas is None
        or request.context.asset is None
        or request.problems.errors
        or request.unread(*_words(spec))
    ):
        return
    ratio = of_view(frame, Rect(0, 0, 100, 100)).ratio
    box = Rect(0, 0, 400, 400 * ratio)
    ground = BaseMap(atlas, of_view(frame, box), box.grown(8), [land.code for land in lands], alone=True)
    west = spec.view[0].span
    missing = [land for land in lands if not ground.shows(land.code) and not ground.dots(land.code)]
    named = bool(spec.areas) or any(land.value for land in lands)
    if missing and (named or len(missing) == len(lands)):
        names = ", ".join(land.name for land in missing)
        request.problems.error("outside-view", f"this view does not show {names}", west, "write west, south, east, north so that it does, or remove 'view'")  # fmt: skip
    for place in spec.places:
        if not ground.holds(ground.project(float(place.at[0]), float(place.at[1]))):
            request.problems.error("outside-view", f"'{place.name}' lies outside of the view", place.at[0].span, "widen 'view', or remove the place")  # fmt: skip
    for route, spoken in zip(routes, spec.routes, strict=True):
        ways = [p for way in ground.project.ways(route.points) for p in ground.project.ring(dense(way))]
        if not any(ground.holds(p) for p in ways):
            request.problems.error("outside-view", "this route lies outside of the view", spoken.span, "widen 'view', or remove the route")  # fmt: skip


def _words(spec: MapSpec) -> tuple[str, ...]:
    """Every country that the map names."""
    return (*spec.areas, *(_cells(spec) if spec.grid.rows and (spec.value or spec.y) else ()))


def check_shown(request: ChartRequest[MapSpec], atlas: Atlas | None, lands: Sequence[Land]) -> None:
    """A map without a view must have something to be framed to."""
    if atlas is None or request.spec.view is not None or request.spec.places or request.problems.errors:
        return
    if request.unread(*_words(request.spec)):
        return
    if not any(atlas.area(land.code) for land in lands):
        raise BriefError.one("empty-map", "the outlines have none of the countries of this map", request.spec.span,
                             "name countries under 'areas', or give a 'view'")  # fmt: skip
