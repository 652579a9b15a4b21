"""Every kind at full and half width, with ordinary and with unreasonable data."""

from __future__ import annotations

import math

import pytest

from briefing.charts import Chart, kind_names
from tests.charts.briefs import chart, drawn
from tests.charts.drawing import ASSETS, Drawn

NAMES = ["avalon", "brigadoon", "cockaigne", "A ministry whose name has forty letters.", "Zz"]
LONG = "country,year,v,size,group,from,to,at,mark\n" + "\n".join(
    f"{name},{year},{value},{value},{'one' if i < 3 else 'two'},{year}-01,{year}-11,{year}-05,signed"
    for i, name in enumerate(NAMES)
    for year, value in ((2020, 3.5 + i), (2021, 4.5 * i + 1), (2022, 2.25 + i))
)
KEYS = {
    "line": "x: year\nvalue: v\nby: country\nreference: {value: 4, label: target}\nshade: {from: 2020, to: 2021, label: band}\nevent: {at: 2021, label: event}",
    "area": "x: year\nvalue: v\nby: country",
    "small-multiples": "x: year\nvalue: v\nby: country",
    "column": "x: country\nvalue: v\nwhere: {year: 2021}\nreference: {value: 4, label: target}",
    "grouped-column": "x: country\nvalue: v\nby: year",
    "ranked-bar": "by: country\nvalue: v\nwhere: {year: 2021}\nreference: {value: 4, label: target}",
    "stacked-bar": "x: country\nvalue: v\nby: year",
    "slope": "x: year\nvalue: v\nby: country\nwhere: {year: [2020, 2022]}",
    "dumbbell": "x: year\nvalue: v\nby: country\nwhere: {year: [2020, 2022]}",
    "scatter": "x: v\ny: size\nby: country\nsize: size\ntrend: true\nwhere: {year: 2021}",
    "treemap": "by: country\nvalue: v\ngroup: group\nwhere: {year: 2021}",
    "timeline": "by: country\nfrom: from\nto: to\nat: at\nmark: mark\nwhere: {year: 2021}\ntoday: 2021-06-01",
    "waterfall": "by: country\nvalue: v\nwhere: {year: 2021}",
    "figure-strip": "by: country\nvalue: v\nwhere: {year: 2021, country: [avalon, brigadoon, cockaigne]}\nchange: mark",
}  # fmt: skip
MATRIX = "kind: matrix\ndata: [{c: avalon, t: Trade, p: open}, {c: brigadoon, t: Security cooperation, p: opposed}]\nby: c\nx: t\nvalue: p"


def _map() -> str:
    name = next((ASSETS / "geo").glob("*.geojson")).name
    return (
        f"kind: map\noutline: geo/{name}\nareas: [AFG, PAK]\nplaces: [{{name: Here, at: [66, 34]}}, {{name: There, at: [69, 30]}}]\n"
        "routes: [{name: A road, via: [Here, There], planned: true}]"
    )


def made(kind: str, own: str = "avalon") -> Chart:
    if kind == "matrix":
        return chart(MATRIX, own=own)
    if kind == "map":
        return chart(_map(), own=own)
    return chart(f"kind: {kind}\ndata: data/t.csv\n{KEYS[kind]}", LONG, own)


def outside(surface: Drawn) -> list[str]:
    """Labels that stick out of the drawing."""
    return [
        text
        for box, text, _ in surface.texts
        if box.x < -0.6 or box.right > surface.width + 0.6 or box.y < -3 or box.top > surface.height + 3
    ]


def on_each_other(surface: Drawn) -> list[tuple[str, str]]:
    upright = [(box, text) for box, text, type in surface.texts if not type.upright]
    return [
        (a, b)
        for i, (x, a) in enumerate(upright)
        for y, b in upright[i + 1 :]
        if x.overlap(y) > 0.15 * min(x.width * x.height, y.width * y.height)
    ]


@pytest.mark.parametrize("width", [456, 216])
@pytest.mark.parametrize("kind", sorted(set(kind_names()) - {"figure"}))
def test_labels_stay_inside_and_off_each_other(kind: str, width: float) -> None:
    found = made(kind)
    surface = drawn(found, width)
    assert 20 < surface.height < 560
    assert surface.words and not outside(surface)
    if kind != "scatter" or width > 300:
        assert not on_each_other(surface)


@pytest.mark.parametrize("kind", sorted(set(kind_names()) - {"figure"}))
def test_what_is_seen_is_said(kind: str) -> None:
    alt = made(kind).alt
    assert "A title." in alt and len(alt) < 1500
    wanted = {"map": "Here", "timeline": "Avalon", "matrix": "Security cooperation opposed"}.get(
        kind, "Avalon"
    )
    assert wanted in alt


@pytest.mark.parametrize("kind", ["ranked-bar", "column", "treemap", "waterfall"])
@pytest.mark.parametrize("values", [[1e12, 1, 3], [0.00012, 0.5, 0.02], [5, 5, 5], [0, 0, 7]])
def test_extreme_values_still_give_a_decent_chart(kind: str, values: list[float]) -> None:
    data = ", ".join(f"Name {i}: {value:f}" for i, value in enumerate(values))
    found = chart(f"kind: {kind}\ndata: {{{data}}}\nby: name\nvalue: value")
    for width in (456, 216):
        surface = drawn(found, width)
        assert not outside(surface)
        assert all(
            map(math.isfinite, (v for box, _ in surface.bars for v in (box.x, box.y, box.width, box.height)))
        )


@pytest.mark.parametrize("kind", ["ranked-bar", "column", "treemap", "line"])
def test_sixty_categories_still_give_a_decent_chart(kind: str) -> None:
    rows = "\n".join(
        f"Category number {i},{year},{i * 3 % 61 + 1}" for i in range(60) for year in (2020, 2021)
    )
    keys = {"line": "x: year\nvalue: v\nby: c\nemphasis: Category number 7"}.get(
        kind, "by: c\nvalue: v\nwhere: {year: 2020}"
    )
    found = chart(f"kind: {kind}\ndata: data/t.csv\n{keys}", "c,year,v\n" + rows)
    surface = drawn(found)
    assert surface.height < 620
    assert not outside(surface) and not on_each_other(surface)
    named = " ".join(surface.words)
    assert "Category number 7" in named or (kind == "treemap" and "Category number 20" in named)


@pytest.mark.parametrize("values", [[-3, -1, -2], [-3, 4, 0]])
def test_values_below_zero_hang_from_the_line(values: list[float]) -> None:
    data = ", ".join(f"N{i}: {value}" for i, value in enumerate(values))
    surface = drawn(chart(f"kind: ranked-bar\ndata: {{{data}}}\nby: name\nvalue: value\nsort: as-given"))
    zero = {
        round(box.right if value < 0 else box.x, 1)
        for (box, _), value in zip(surface.bars, values, strict=True)
        if value
    }
    assert len(zero) == 1
    assert "−3" in surface.words


def test_numbers_are_written_in_the_language_of_the_book() -> None:
    from briefing.charts.base.number_forms import Forms
    from briefing.languages import load

    forms = Forms.of(load("en"), "usd-bn", None)
    assert forms.number(1234567.5, 1) == "1,234,567.5"
    assert forms.number(-0.04, 1) == ">−0.1"
    assert forms.number(0.04, 1) == "<0.1"
    assert forms.quantity(0.04, 1) == "<$0.1\u00a0bn"
    assert forms.quantity(-4.25) == "−$4.25\u00a0bn"
    assert forms.signed(3, 0) == "+3"


def test_a_chart_speaks_the_language_of_its_book() -> None:
    from briefing.charts import ChartContext, Country, resolve
    from briefing.languages import load, names
    from tests.charts.briefs import read

    text = "kind: ranked-bar\ndata: {AVA: 1234.5, BRI: 20000}\nby: name\nvalue: value"
    spec, _ = read(text)
    assert spec is not None
    for tag in names():
        language = load(tag)
        found = resolve(spec, ChartContext(language, (Country("a", "AVA", f"Avalon {tag}"),)))
        assert found is not None
        words = drawn(found).words
        assert f"Avalon {tag}" in words
        assert language.number(20000, 0) in words
        assert found.alt.startswith(language.words["chart-kind-ranked-bar"])


def test_adding_a_kind_is_one_file(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys
    from pathlib import Path

    import briefing.charts

    assert isinstance(tmp_path, Path)
    (tmp_path / "one_word.py").write_text(
        "from dataclasses import dataclass\n"
        "from briefing.charts.base import Resolved\n"
        "@dataclass(frozen=True)\n"
        "class Plot:\n"
        "    def height(self, width, measure): return 20.0\n"
        "    def draw(self, surface): surface.text(0, 0, 'ONE WORD')\n"
        "def resolve(asked): return Resolved(Plot(), 'a word')\n"
    )
    monkeypatch.setattr(briefing.charts, "__path__", [*briefing.charts.__path__, str(tmp_path)])
    try:
        assert drawn(chart("kind: one-word\ndata: {a: 1}")).words == ["ONE WORD"]
    finally:
        sys.modules.pop("briefing.charts.one_word", None)
