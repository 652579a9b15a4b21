"""Maps of any part of the world: what is drawn, where, in what words."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.charts import Chart, ChartContext, Country, resolve
from briefing.charts.base.outlines import area_of
from briefing.charts.base.surface import Point
from briefing.charts.base.world import world
from briefing.languages import load
from briefing.languages.territories import territory
from tests.charts.briefs import drawn, faults, read, table
from tests.charts.drawing import Drawn, Ruler

CODES = sorted(a.code for a in world().areas if territory("en", a.code) and a.code != "ATA")
WIDTHS = (456, 216, 150)


def of(text: str, own: str = "", tag: str = "en", csv: str = "", delegations: Sequence[str] = ()) -> Chart:
    countries = tuple(Country(c.lower(), c, territory(tag, c)) for c in delegations)
    spec, problems = read("kind: map\n" + text, table(csv) if csv else None)
    assert spec is not None, [d.message for d in problems]
    found = resolve(spec, ChartContext(load(tag), countries, own, asset=Ruler().asset))
    assert found is not None
    return found


def areas(*codes: str) -> str:
    return f"areas: [{', '.join(codes)}]"


def shaded(values: dict[str, float | None], more: str = "") -> str:
    rows = ", ".join(f"{code}: {'' if value is None else value}" for code, value in values.items())
    return f"data: {{{rows}}}\nby: name\nvalue: value\n{more}"


def on_each_other(surface: Drawn) -> list[tuple[str, str]]:
    pairs = itertools.combinations([(box, text) for box, text, _ in surface.texts], 2)
    return [(a, b) for (x, a), (y, b) in pairs if x.overlap(y) > 0.01]


def beyond(surface: Drawn) -> list[str]:
    return [
        text
        for box, text, _ in surface.texts
        if box.x < -0.5 or box.right > surface.width + 0.5 or box.y < -2 or box.top > surface.height + 2
    ]


def said(surface: Drawn) -> str:
    """All that is printed; names broken over lines are whole again."""
    return " ".join(surface.words).replace("\u00a0", " ")


def middle_of(surface: Drawn, fill: str) -> Point:
    """Of the largest body of a colour."""
    ring = max((r for rings, f in surface.outlines if f.startswith(fill) for r in rings), key=area_of)
    return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)


def bodies(surface: Drawn, fill: str) -> list[Sequence[Point]]:
    return [r for rings, f in surface.outlines if f.startswith(fill) for r in rings]


# ---- any countries, at any width, in any language


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.sampled_from(CODES), min_size=2, max_size=12, unique=True),
    st.sampled_from(WIDTHS),
    st.sampled_from(["en", "fr", "ru"]),
    st.booleans(),
)
@pytest.mark.slow
def test_every_country_is_named_and_no_label_lies_on_another(
    codes: list[str], width: float, tag: str, by_value: bool
) -> None:
    text = shaded({c: 7.5 * i for i, c in enumerate(codes)}) if by_value else areas(*codes)
    surface = drawn(of(text, tag=tag), width)
    assert not on_each_other(surface)
    assert not beyond(surface)
    printed = said(surface).replace("- ", "-")
    for code in codes:
        name = territory(tag, code)
        assert name in printed or name.replace(" ", "") in printed.replace(" ", ""), (name, printed)
    points = [p for rings, _ in surface.outlines for r in rings for p in r]
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in points)


@pytest.mark.parametrize(("width", "tag"), [(456, "en"), (216, "fr"), (150, "ru")])
@pytest.mark.parametrize("codes", [
    ("FJI", "TON", "KIR", "NZL", "TUV", "WSM"), ("CAN", "USA", "RUS", "NOR", "SWE", "FIN", "ISL", "DNK", "GRL"),
    ("MRT", "MLI", "BFA", "NER", "TCD"), ("BRN", "KHM", "IDN", "LAO", "MYS", "MMR", "PHL", "SGP", "THA", "VNM", "TLS"),
    ("ATG", "BHS", "BRB", "BLZ", "DMA", "GRD", "GUY", "HTI", "JAM", "KNA", "LCA", "VCT", "SUR", "TTO"),
    ("BEL", "NLD", "LUX"), ("SMR", "VAT", "MCO", "LIE", "AND", "MLT"),
    ("ARG", "AUS", "BRA", "CAN", "CHN", "FRA", "DEU", "IND", "IDN", "ITA", "JPN", "MEX", "RUS", "SAU", "ZAF", "KOR", "TUR", "GBR", "USA"),
])  # fmt: skip
def test_the_highest_values_are_always_named(codes: tuple[str, ...], tag: str, width: float) -> None:
    surface = drawn(of(shaded({c: 1000.0 - i for i, c in enumerate(codes)}), tag=tag), width)
    assert not on_each_other(surface) and not beyond(surface)
    printed = said(surface).replace(" ", "").replace("\u202f", "")
    for code in codes[:2]:
        assert territory(tag, code).replace(" ", "") in printed.replace("-\n", "-")
    assert "1000" in printed.replace(",", "").replace("\u00a0", "")


# ---- over the 180th meridian, round a pole, the world


def test_countries_on_both_sides_of_the_180th_meridian_lie_side_by_side() -> None:
    surface = drawn(of(areas("FJI", "TON")))
    where = {text: box for box, text, _ in surface.texts}
    assert 0 < where["Tonga"].x - where["Fiji"].x < 300
    seen = [r for r in bodies(surface, "context") for x, y in r if 0 < x < 456 and 0 < y < surface.height]
    assert len(seen) > 20


def test_a_view_whose_east_lies_west_of_its_west_goes_over_the_180th_meridian() -> None:
    one = drawn(of(areas("FJI", "TON") + "\nview: [172, -25, -170, -12]"))
    other = drawn(of(areas("FJI", "TON") + "\nview: [172, -25, 190, -12]"))
    assert one.texts == other.texts
    assert {"Fiji", "Tonga"} <= set(one.words)


def test_no_line_runs_across_a_map_because_a_country_is_cut_at_the_180th_meridian() -> None:
    for text in (
        areas("RUS", "USA"),
        areas("FJI", "NZL"),
        areas("ATA"),
        shaded({"RUS": 1, "BRA": 2, "FJI": 3}),
    ):
        surface = drawn(of(text))
        for points, colour, _ in surface.lines:
            if colour == "land-line":
                steps = [
                    math.dist(a, b)
                    for a, b in itertools.pairwise(points)
                    if 0 < a[0] < 456 and 0 < b[0] < 456
                ]
                assert max(steps, default=0) < 60


def test_the_countries_round_a_pole_lie_round_the_middle() -> None:
    surface = drawn(of(areas("CAN", "RUS", "NOR", "GRL", "ISL")))
    middle = surface.width / 2, surface.height / 2
    where = {t: (b.x + b.width / 2 - middle[0], b.y - middle[1]) for b, t, _ in surface.texts}
    assert where["Canada"][0] < 0 < where["Russia"][0]
    turns = sorted(math.atan2(y, x) for x, y in (where["Canada"], where["Russia"], where["Norway"]))
    assert turns[-1] - turns[0] > 1.5


def test_a_map_of_the_world_shows_all_of_it_once() -> None:
    surface = drawn(of(shaded({"USA": 1, "CHN": 2, "BRA": 3, "AUS": 4, "NGA": 5})))
    where = {t.split(" ")[0]: b.x for b, t, _ in surface.texts}
    assert where["Brazil"] < where["Nigeria"] < where["China"] < where["Australia"]
    assert surface.height < 330


# ---- small countries, countries without a value


def test_a_country_too_small_to_be_seen_is_a_dot() -> None:
    surface = drawn(of(shaded({"ITA": 5, "SMR": 9, "VAT": 3, "FRA": 1})))
    assert len([p for p in surface.points if p[1] == 2.0]) >= 2
    for name in ("San Marino", "Vatican"):
        assert any(name in text for text in surface.words)


def test_a_country_of_many_islands_is_seen_wherever_it_lies() -> None:
    surface = drawn(of(areas("KIR", "FJI")))
    dots = [p for p, radius, _ in surface.points if radius == 2.0]
    assert max(x for x, _ in dots) - min(x for x, _ in dots) > 150


def test_a_country_without_a_value_is_said_in_the_key_and_aloud() -> None:
    for width in WIDTHS:
        found = of(shaded({"MLI": 4, "NER": 9, "TCD": 2, "BFA": None}, "key: Per head"), tag="fr")
        surface = drawn(found, width)
        assert "pas de données" in surface.words and "Burkina Faso" in said(surface)
        assert found.alt.endswith("pas de données: Burkina Faso.")
        assert any(fill == "white" for box, fill in surface.bars)
    assert "pas de données" not in drawn(of(shaded({"MLI": 4, "NER": 9}), tag="fr")).words


def test_far_islands_do_not_make_a_map_of_their_country_small() -> None:
    surface = drawn(of(areas("NLD")))
    xs = [x for ring in bodies(surface, "context") for x, _ in ring if 0 < x < 456]
    ys = [y for ring in bodies(surface, "context") for _, y in ring]
    assert max(xs) - min(xs) > 0.25 * 456 and max(ys) - min(ys) > 0.6 * surface.height


# ---- names


@pytest.mark.parametrize(("tag", "name"), [("en", "Germany"), ("fr", "Allemagne"), ("ru", "Германия")])
def test_countries_that_are_no_delegations_are_named_in_the_language_of_the_book(tag: str, name: str) -> None:
    assert name in drawn(of(areas("BEL", "NLD", "LUX"), tag=tag, delegations=["BEL", "NLD", "LUX"])).words
    assert "DE" in drawn(of(areas("BEL", "NLD", "LUX") + "\nnames: {DEU: DE}", tag=tag)).words


def test_countries_are_known_by_code_by_name_and_by_their_name_in_the_language() -> None:
    for word, tag in (("deu", "en"), ("Germany", "en"), ("Allemagne", "fr"), ("Côte d'Ivoire", "en")):
        found = of(f'areas: ["{word}", FRA]', tag=tag).plot
        assert {land.code for land in found.lands} <= {"DEU", "FRA", "CIV"}  # type: ignore[attr-defined]


def test_the_host_far_away_is_not_on_a_map_of_the_delegations() -> None:
    countries = (
        Country("mli", "MLI", "Mali"),
        Country("ner", "NER", "Niger"),
        Country("host", "JPN", "Japan"),
    )
    spec, _ = read("kind: map")
    assert spec is not None
    found = resolve(spec, ChartContext(load("en"), countries, asset=Ruler().asset))
    assert found is not None
    assert {"Mali", "Niger"} <= set(drawn(found).words) and "Japan" not in drawn(found).words


# ---- the key


@pytest.mark.parametrize(
    "bins", ["[200000, 400000]", "[0.25, 0.5, 0.75]", "[1, 2, 3, 4]", "[-1000000000, 0, 1000000000]"]
)
def test_a_key_stays_in_its_frame_and_has_the_decimals_that_were_written(bins: str) -> None:
    for width in WIDTHS:
        text = shaded(
            {"MLI": 0.5, "NER": 500000}, f"bins: {bins}\nkey: A long line of words about what is shown here"
        )
        surface = drawn(of(text), width)
        assert not beyond(surface) and not on_each_other(surface)
        assert all(
            box.x >= 0 and box.right <= width for box, fill in surface.bars if fill.startswith("scale")
        )
        printed = said(surface)
        assert ("200,000" in printed) == ("200000" in bins) and "000.0" not in printed
        assert ("0.25" in printed) == ("0.25" in bins)


@pytest.mark.parametrize(
    "values", [(0.1, 0.2, 0.5), (0.0001, 0.0002, 0.0003), (1e-9, 2e-9, 3e-9), (5, 5, 5), (-3, 0, 2)]
)
def test_a_key_of_round_limits_has_no_more_digits_than_they_need(values: tuple[float, ...]) -> None:
    surface = drawn(of(shaded(dict(zip(("MLI", "NER", "TCD"), values, strict=True)))), 216)
    assert not beyond(surface) and not on_each_other(surface)
    limits = [text for box, text, type in surface.texts if type.colour == "muted" and not type.italic]
    assert all(len(text.lstrip("−0.,")) <= 3 for text in limits)


WRONG = [
    ("bins: [1, 2, 3, 4, 5]", "too-many", "7:24"), ("bins: [2, 1]", "out-of-order", "7:15"), ("bins: [1, 1]", "out-of-order", "7:15"),
    ("view: [0, 10, 0, 20]", "empty-view", "7:19"), ("view: [0, 10, 20, 10]", "empty-view", "7:23"),
    ("view: [0, 10, 0.0001, 20]", "empty-view", "7:19"), ("view: [0, 20, 20, 10]", "empty-view", "7:23"),
    ("view: [0, -100, 20, 10]", "out-of-range", "7:15"), ("view: [-190, 0, 20, 10]", "out-of-range", "7:12"),
    ("view: [100, 10, 120, 20]", "outside-view", "7:12"), ("places: [{name: X, at: [10, 95]}]", "out-of-range", "7:33"),
    ("view: [-20, 5, 30, 30]\nplaces: [{name: X, at: [100, 5]}]", "outside-view", "8:29"),
    ("view: [-20, 5, 30, 30]\nroutes: [{via: [[100, 5], [120, 5]]}]", "outside-view", "8:14"),
    ("routes: [{via: [Here, [120, 5]]}]", "unknown-place", "7:21"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "place"), WRONG)
def test_what_no_map_can_show_is_said_at_its_place(text: str, code: str, place: str) -> None:
    found = faults("kind: map\n" + shaded({"MLI": 1, "NER": 2}) + text, asset=Ruler().asset)
    assert [(d.code, str(d.span)) for d in found] == [(code, f"charts/x.yaml:{place}")]


def test_data_without_its_columns_is_said() -> None:
    for text in ("data: {MLI: 1, NER: 2}", "bins: [1, 2]", "data: {MLI: 1, NER: 2}\nvalue: value"):
        assert [d.code for d in faults("kind: map\n" + text)] == ["missing-field"]


def test_every_unknown_country_is_said_at_once() -> None:
    found = faults("kind: map\nareas: [MLI, Nigerr, Tchade, MLI]", asset=Ruler().asset)
    assert [(d.code, str(d.span), d.help) for d in found if d.code == "unknown-country"] == [
        ("unknown-country", "charts/x.yaml:4:18", "did you mean 'Niger'?"),
        ("unknown-country", "charts/x.yaml:4:26", "did you mean 'Chad'?"),
    ] or [d.help for d in found][:1] == ["did you mean 'Niger'?"]
    assert [(d.code, str(d.span)) for d in found][-1:] == [("two-values", "charts/x.yaml:4:34")]
    assert (
        len(faults("kind: map\n" + shaded({f"Atlantis{i}": i for i in range(5)}), asset=Ruler().asset)) == 5
    )


def test_a_book_is_composed_without_the_files_of_outlines_and_drawn_with_them() -> None:
    text = "kind: map\noutline: geo/central-asia.geojson\nareas: [Afghanistan, PAK]"
    spec, _ = read(text)
    assert spec is not None
    found = resolve(spec, ChartContext(load("en")))
    assert found is not None
    surface = drawn(found)
    assert {"Afghanistan", "Pakistan"} <= set(surface.words) and len(bodies(surface, "context")) > 1


# ---- much at once


def test_a_world_of_values_names_the_highest_and_the_own_and_stays_small() -> None:
    found = of(shaded({c: float(i) for i, c in enumerate(CODES)}), own="mli", delegations=["MLI", "LUX"])
    surface = drawn(found)
    assert not on_each_other(surface) and surface.height < 420
    for code in (*CODES[-5:], "MLI"):
        assert territory("en", code) in said(surface)


def test_a_name_of_two_hundred_letters_is_printed_whole() -> None:
    name = "Supercalifragilistic " * 10
    surface = drawn(of(f"areas: [MLI, NER]\nplaces: [{{name: {name.strip()}, at: [-4, 17]}}]"), 216)
    assert not beyond(surface) and not on_each_other(surface)
    assert said(surface).count("Supercalifragilistic") == 10


@pytest.mark.parametrize(
    ("countries", "place", "where"),
    [
        ("STP", "at: [0.34, 6.73], kind: capital", "in Ghana"),
        ("ISL", "at: [64.15, -21.94]", "at sea"),
        ("STP", "at: [6.73, 34.5], kind: capital", "in Algeria"),
        ("STP", "at: [6.73, 0.34], kind: capital", ""),
        ("STP", "at: [0.34, 1.73], kind: water", ""),
        ("KAZ", "at: [69.28, 41.3], kind: capital", ""),
    ],
)
def test_a_place_that_nobody_meant_there_is_said(countries: str, place: str, where: str) -> None:
    found = faults(f"kind: map\nareas: [{countries}]\nplaces: [{{name: X, {place}}}]", asset=Ruler().asset)
    assert [d.code for d in found] == (["place-elsewhere"] if where else [])
    assert all(where in d.message and "longitude comes first" in d.help for d in found)


def test_a_delegation_is_called_by_its_name_where_it_is_a_neighbour_too() -> None:
    countries = (Country("kyrgyzstan", "KGZ", "Кыргызстан"), Country("uzbekistan", "UZB", "Узбекистан"))
    spec, _ = read("kind: map\nareas: [UZB]")
    assert spec is not None
    chart = resolve(spec, ChartContext(load("ru"), countries, "uzbekistan", asset=Ruler().asset))
    assert chart is not None
    words = said(drawn(chart, 456))
    assert "Кыргызстан" in words and "Киргизия" not in words
