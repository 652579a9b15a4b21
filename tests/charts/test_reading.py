"""What an author gets wrong in a chart, each at its line and with the cure."""

from __future__ import annotations

import pytest

from briefing.diagnostics import Severity
from tests.charts.briefs import faults, read, table

GROWTH = """
country,year,rate
avalon,2020,1.5
avalon,2021,2.5
brigadoon,2020,3
brigadoon,2021,4
"""
LINE = "kind: line\ndata: data/t.csv\nx: year\nvalue: rate\nby: country"


@pytest.mark.parametrize(
    ("text", "code", "place", "cure"),
    [
        ("kind: pie\ndata: {a: 1, b: 2}", "unknown-chart-kind", "charts/x.yaml:3:11", "there are: area"),
        ("kind: lines\ndata: data/t.csv", "unknown-chart-kind", "charts/x.yaml:3:11", "did you mean 'line'?"),
        ("kind: line\ndata: data/tt.csv\nx: year\nvalue: rate", "missing-data", "charts/x.yaml:4:11", "did you mean 'data/t.csv'?"),
        (LINE.replace("year", "yaer"), "missing-column", "charts/x.yaml:5:8", "did you mean 'year'? the head row is: country,year,rate"),
        (LINE + "\nwhere: {country: avalom}", "unknown-value", "charts/x.yaml:8:22", "did you mean 'avalon'?"),
        (LINE + "\nwhere: {year: '> 2030'}", "empty-selection", "charts/x.yaml:3:5", "loosen 'where', or remove the chart"),
        (LINE + "\nemphasis: [avolon]", "unknown-emphasis", "charts/x.yaml:8:16", "did you mean 'avalon'?"),
        (LINE + "\nbreak-after: {atlantis: 2020}", "unknown-series", "charts/x.yaml:8:29", "there are: avalon, brigadoon"),
        (LINE + "\nprojection-from: soon", "bad-date", "charts/x.yaml:8:22", "write it like the values of x"),
        (LINE + "\nbreakafter: 2020", "unknown-field", "charts/x.yaml:8:5", "did you mean 'break-after'?"),
        ("kind: line\ndata: data/t.csv\nx: year", "missing-field", "charts/x.yaml:3:5", "add 'value: …'"),
        ("kind: line\ndata: data/t.csv\nx: country\nvalue: rate\nby: country", "not-a-time", "data/t.csv:2:1", "use kind 'column'"),
        ("kind: line\ndata: data/t.csv\nx: year\nvalue: country", "not-a-number", "data/t.csv:2:1", "write digits alone"),
        ("kind: line\ndata: data/t.csv\nx: year\nvalue: rate", "two-values", "data/t.csv:4:16", "'where'"),
        (LINE + "\nwhere: {year: 2020}", "one-point", "charts/x.yaml:3:5", "'ranked-bar'"),
    ],
)  # fmt: skip
def test_a_mistake_has_its_place_and_its_cure(text: str, code: str, place: str, cure: str) -> None:
    found = faults(text, GROWTH)
    assert [d.code for d in found] == [code]
    assert str(found[0].span) == place
    assert cure in found[0].help


@pytest.mark.parametrize(
    ("cell", "cure"),
    [("1 234", "1234 "), ("12%", "write 12 "), ("5;4", "write digits alone"), ("−3", "write -3 "), ("n/a", "leave the cell empty")],
)  # fmt: skip
def test_a_text_where_a_number_is_meant(cell: str, cure: str) -> None:
    found = faults("kind: ranked-bar\ndata: data/t.csv\nby: c\nvalue: v", f"c,v\navalon,{cell}\nbrigadoon,2")
    assert [(d.code, str(d.span)) for d in found] == [("not-a-number", "data/t.csv:2:8")]
    assert cure in found[0].help


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("kind: treemap\ndata: {a: 5, b: -1}\nby: name\nvalue: value", "negative-area"),
        ("kind: ranked-bar\ndata: {a: 5}\nby: name\nvalue: value", "one-row"),
        ("kind: ranked-bar\ndata: {a: 5, b: }\nby: name\nvalue: value", "one-row"),
        ("kind: ranked-bar\ndata: {a: , b: }\nby: name\nvalue: value", "empty-selection"),
        ("kind: slope\ndata: [{c: a, y: 1, v: 1}, {c: a, y: 2, v: 1}, {c: a, y: 3, v: 1}]\nx: y\nby: c\nvalue: v", "not-two"),
        ("kind: area\ndata: [{y: 2020, a: 1, b: 1}, {y: 2021, a: 1, b: }]\nx: y\ny: [a, b]", "missing-part"),
        ("kind: area\ndata: [{y: 2020, a: 1}, {y: 2021, a: -1}]\nx: y\ny: [a]", "negative-area"),
        ("kind: stacked-bar\ndata: [{c: x, a: 1, b: -1}]\nx: c\ny: [a, b]", "negative-part"),
        ("kind: waterfall\ndata: [{n: a, v: 5}, {n: b, v: 1}, {n: c, v: 9, t: yes}]\nby: n\nvalue: v\ntotal: t", "does-not-add-up"),
        ("kind: matrix\ndata: [{c: a, t: b, p: opossed}]\nby: c\nx: t\nvalue: p", "unknown-position"),
        ("kind: timeline\ndata: [{n: a, f: 2025-03, t: 2025-01}]\nby: n\nfrom: f\nto: t", "backwards"),
        ("kind: timeline\ndata: [{n: a, f: March}]\nby: n\nat: f", "bad-date"),
        ("kind: grouped-column\ndata: [{c: x, a: 1}]\nx: c\ny: [a]", "one-part"),
        ("kind: figure\nscript: charts/own.py\nalt: x", "scripts-off"),
        ("kind: map\nareas: [avalon]", "unknown-country"),
    ],
)  # fmt: skip
def test_what_a_kind_cannot_show_is_refused(text: str, code: str) -> None:
    assert [d.code for d in faults(text) if d.severity is Severity.ERROR] == [code]


def test_doubtful_charts_are_shown_with_a_warning() -> None:
    same = faults("kind: ranked-bar\ndata: {a: 5, b: 5, c: 5}\nby: name\nvalue: value")
    rows = "\n".join(f"s{i},{year},{i}" for i in range(7) for year in (2020, 2021))
    many = faults(LINE, "country,year,rate\n" + rows)
    assert [(d.code, d.severity) for d in (*same, *many)] == [
        ("all-equal", Severity.WARNING), ("too-many-series", Severity.WARNING),
    ]  # fmt: skip


def test_a_chart_holds_only_the_rows_and_columns_that_it_shows() -> None:
    spec, _ = read(LINE + "\nwhere: {year: '>= 2021', country: brigadoon}", table(GROWTH))
    assert spec is not None
    assert [[cell.text for cell in row] for row in spec.grid.rows] == [["brigadoon", "2021", "4"]]
    spec, _ = read(
        "kind: ranked-bar\ndata: data/t.csv\nby: country\nvalue: rate\nwhere: {year: 2020}",
        table(GROWTH + "\ncockaigne,2019,9"),
    )
    assert spec is not None and "cockaigne" not in str(spec.grid)


@pytest.mark.parametrize(
    ("condition", "kept"),
    [("2020", ["2020"]), ("'>= 2020'", ["2020", "2021"]), ("'< 2020'", ["2019"]), ("'!= 2020'", ["2019", "2021"]),
     ("2019..2020", ["2019", "2020"]), ("['>= 2019', '!= 2020']", ["2019", "2021"]), ("[2019, 2021]", ["2019", "2021"])],
)  # fmt: skip
def test_where_selects_rows(condition: str, kept: list[str]) -> None:
    spec, problems = read(
        f"kind: column\ndata: data/t.csv\nx: y\nvalue: v\nwhere: {{y: {condition}}}",
        table("y,v\n2019,1\n2020,2\n2021,3"),
    )
    assert spec is not None, list(problems)
    assert list(spec.grid.distinct("y")) == kept


def test_an_unknown_country_of_a_map_is_named_with_its_neighbour() -> None:
    from tests.charts.drawing import ASSETS

    outlines = next((ASSETS / "geo").glob("*.geojson"))
    text = f"kind: map\noutline: geo/{outlines.name}\nareas: [Afganistan]"
    found = faults(text, asset=lambda name: (ASSETS / name).read_bytes())
    assert [(d.code, str(d.span), d.help) for d in found] == [
        ("unknown-country", "charts/x.yaml:5:13", "did you mean 'Afghanistan'?")
    ]
    assert not faults(text)  # without the outlines nobody can tell


def test_a_colour_that_is_none() -> None:
    from briefing.charts import ChartContext, Country, resolve
    from briefing.diagnostics import Problems
    from briefing.languages import load

    spec, problems = read("kind: ranked-bar\ndata: {a: 1, b: 2}\nby: name\nvalue: value")
    assert spec is not None
    resolve(spec, ChartContext(load("en"), (Country("avalon", "AVA", "Avalon", "purple"),)), problems)
    assert [d.code for d in problems] == ["unknown-colour"]
    assert isinstance(problems, Problems)


OWN = "kind: figure\nscript: charts/own.py\nalt: x"


def test_a_script_must_be_allowed_and_there() -> None:
    allowed, problems = read(OWN, script=lambda name: "def draw(figure, rows): pass")
    assert allowed is not None and not list(problems)
    assert [d.code for d in read(OWN, script=lambda name: None)[1]] == ["missing-script"]
    assert [d.code for d in read(OWN)[1]] == ["scripts-off"]


def test_code_cannot_be_smuggled_into_a_brief() -> None:
    assert [d.code for d in read(OWN + "\ncode: import os")[1]] == ["unknown-field"]
