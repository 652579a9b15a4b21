"""What a cell must not be: a word that decides nothing, a name nobody sees, a total among its parts, a name twice."""

from __future__ import annotations

import pytest

from briefing.charts import ChartContext, resolve
from briefing.languages import load, names
from tests.charts.briefs import chart, drawn, faults, read, table

BARS = "kind: ranked-bar\ndata: data/t.csv\nby: c\nvalue: v"
KINDS = {
    "ranked-bar": "by: c\nvalue: v", "column": "by: c\nvalue: v", "treemap": "by: c\nvalue: v", "waterfall": "by: c\nvalue: v",
    "figure-strip": "by: c\nvalue: v", "scatter": "x: v\ny: w\nby: c", "line": "x: t\nvalue: v\nby: c", "area": "x: t\nvalue: v\nby: c",
    "small-multiples": "x: t\nvalue: v\nby: c", "slope": "x: t\nvalue: v\nby: c", "dumbbell": "x: t\nvalue: v\nby: c",
    "stacked-bar": "x: c\nvalue: v\nby: t", "grouped-column": "x: c\nvalue: v\nby: t", "timeline": "by: c\nat: t",
    "matrix": "by: c\nx: p\nvalue: q",
}  # fmt: skip


def rows(first: str) -> str:
    cells = [
        (first, "2023", 1, 5),
        (first, "2024", 2, 4),
        ("brigadoon", "2023", 3, 3),
        ("brigadoon", "2024", 4, 2),
    ]
    cells += [("cockaigne", "2023", 9, 1), ("cockaigne", "2024", 6, 2)]
    return "c,t,v,w,p,q\n" + "\n".join(f"{c},{t},{v},{w},p{t},open" for c, t, v, w in cells)


def made(kind: str, first: str) -> list[tuple[str, str]]:
    text = f"kind: {kind}\ndata: data/t.csv\n{KINDS[kind]}"
    if kind in ("ranked-bar", "column", "treemap", "waterfall", "figure-strip", "scatter"):
        text += "\nwhere: {t: 2023}"
    return [(d.code, str(d.span)) for d in faults(text, rows(first))]


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize(
    ("name", "code"),
    [("avalon\u200b", "unseen-character"), ("ava\u2060lon", "unseen-character"), ("", "no-name")],
)
def test_a_name_that_cannot_be_read_is_said_at_its_cell(kind: str, name: str, code: str) -> None:
    found = made(kind, name)
    assert found[0] == (code, "data/t.csv:2:1")
    assert {c for c, _ in found} == {code}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_good_names_are_good(kind: str) -> None:
    assert made(kind, "avalon") == []


def test_two_names_of_one_country_are_said() -> None:
    assert [(d.code, str(d.span)) for d in faults(BARS, "c,v\navalon,3\nAVA,2\nbrigadoon,1")] == [
        ("two-names", "data/t.csv:3:1")
    ]


def test_a_near_miss_of_a_country_is_said_and_a_real_country_is_not() -> None:
    assert [(d.code, str(d.span)) for d in faults(BARS, "c,v\nAvalom,3\nbrigadoon,1")] == [
        ("near-miss", "data/t.csv:2:1")
    ]
    assert faults(BARS, "c,v\nFrance,3\nbrigadoon,1\nGreece,2") == []


@pytest.mark.parametrize("word", ["Total", "Итого", "всего", "Ensemble"])
@pytest.mark.parametrize("kind", ["ranked-bar", "column", "treemap", "stacked-bar", "area"])
def test_a_total_among_its_parts_is_said(kind: str, word: str) -> None:
    csv = "c,t,v\n" + "\n".join(
        f"{c},{t},{v}" for t in (2023, 2024) for c, v in (("a", 3), ("b", 4), (word, 7))
    )
    keys = {"stacked-bar": "x: t\nby: c\nvalue: v", "area": "x: t\nby: c\nvalue: v"}.get(
        kind, "by: c\nvalue: v\nwhere: {t: 2023}"
    )
    assert [(d.code, str(d.span)) for d in faults(f"kind: {kind}\ndata: data/t.csv\n{keys}", csv)] == [
        ("total-among-parts", "data/t.csv:4:1")
    ]  # fmt: skip


@pytest.mark.parametrize("tag", names())
def test_yes_and_no_are_understood_in_every_language(tag: str) -> None:
    yes, no = load(tag).word("says-yes"), load(tag).word("says-no")
    fall = "kind: waterfall\ndata: data/t.csv\nby: n\nvalue: v\ntotal: t"
    plot = chart(fall, f"n,v,t\na,10,{yes}\nb,5,{no}\nc,-3,\nall,12,{yes}").plot
    assert [s.total for s in plot.steps] == [True, False, False, True]  # type: ignore[attr-defined]
    lines = "kind: line\ndata: data/t.csv\nx: t\nvalue: v\nestimate: e"
    surface = drawn(chart(lines, f"t,v,e\n2021,1,{no}\n2022,2,{yes}\n2023,3,"))
    assert [fill for *_, fill in surface.points].count("white") == 2  # one in the plot, one in the key


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("waterfall", "by: t\nvalue: v\ntotal: e"),
        ("line", "x: t\nvalue: v\nestimate: e"),
        ("column", "x: t\nvalue: v\nestimate: e"),
    ],
)
def test_a_word_that_decides_nothing_is_said_at_its_cell(kind: str, keys: str) -> None:
    found = faults(f"kind: {kind}\ndata: data/t.csv\n{keys}", "t,v,e\n2021,1,yes\n2022,2,maybe\n2023,3,no")
    assert [(d.code, str(d.span)) for d in found] == [("unknown-word", "data/t.csv:3:8")]
    assert "yes or no" in found[0].help


@pytest.mark.parametrize("word", ["Other", "Прочее", "Autres pays", "Rest"])
def test_the_rest_is_known_in_every_language(word: str) -> None:
    surface = drawn(chart(BARS, f"c,v\n{word},90\na,1\nb,2"))
    assert [t for t in surface.words if not t.isdigit()][-1] == word


@pytest.mark.parametrize(
    ("kind", "csv"),
    [
        ("scatter", "c,t,v,w\na,1,1,2\na,1,2,3\nb,1,3,4"),
        ("timeline", "c,t\na,2024-05\na,2024-05\nb,2024-06"),
        ("matrix", "c,p,q\na,x,open\na,x,opposed"),
        ("figure-strip", "c,v\na,1\na,2"),
    ],
)
def test_a_name_twice_is_said(kind: str, csv: str) -> None:
    assert [d.code for d in faults(f"kind: {kind}\ndata: data/t.csv\n{KINDS[kind]}", csv)] == ["two-values"]


@pytest.mark.parametrize(
    "key",
    [
        "shade: {from: 1, to: 2}",
        "event: {at: 2020, label: x}",
        "projection-from: 2020",
        "labels: all",
        "every: 2",
    ],
)
def test_a_key_that_a_kind_does_nothing_with_is_said(key: str) -> None:
    [fault] = faults(f"kind: treemap\ndata: {{a: 1, b: 2}}\nby: name\nvalue: value\n{key}")
    assert (fault.code, str(fault.span)) == ("unused-key", "charts/x.yaml:7:5")


def test_a_place_where_nothing_can_stand_is_no_place() -> None:
    csv = "c,v,w\n" + "\n".join(f"name {i},{i},{i * i % 97}" for i in range(3000))
    text = "kind: scatter\ndata: data/t.csv\nx: v\ny: w\nby: c"
    assert [d.code for d in faults(text, csv)] == ["too-many-names"]
    surface = drawn(chart(text + "\nlabels: none\nemphasis: [name 7]", csv))
    assert "name 7" in surface.words and "name 8" not in surface.words


TWICE = {
    "line": "x: t\ny: [a, b]", "area": "x: t\ny: [a, b]", "small-multiples": "x: t\ny: [a, b]",
    "grouped-column": "x: t\ny: [a, b]", "stacked-bar": "x: t\ny: [a, b]", "column": "x: t\ny: a", "ranked-bar": "by: t\ny: a",
    "treemap": "by: t\ny: a", "waterfall": "by: t\nvalue: a", "figure-strip": "by: t\nvalue: a",
}  # fmt: skip


@pytest.mark.parametrize("again", ["2025-01", "Jan"])
@pytest.mark.parametrize("kind", sorted(TWICE))
def test_a_row_twice_is_said_in_wide_data_too(kind: str, again: str) -> None:
    if again == "Jan" and kind in ("line", "area", "small-multiples"):
        return
    csv = f"t,a,b\n{again},1,2\n{'2025-02' if again != 'Jan' else 'Feb'},9,2\n{again},2,2\n"
    found = faults(f"kind: {kind}\ndata: data/t.csv\n{TWICE[kind]}", csv)
    assert [d.code for d in found] == ["two-values"]
    assert str(found[0].span) == "data/t.csv:4:1"


@pytest.mark.parametrize("kind", ["area", "grouped-column", "column", "ranked-bar"])
def test_one_quarter_written_in_two_ways_is_one_quarter(kind: str) -> None:
    csv = "t,a,b\n2025-Q1,1,2\n2025-Q2,9,2\n2025Q1,2,2\n"
    assert [d.code for d in faults(f"kind: {kind}\ndata: data/t.csv\n{TWICE[kind]}", csv)] == ["two-values"]


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize(("tag", "printed"), [("en", "Ghana"), ("ru", "Гана")])
def test_a_code_of_a_country_is_printed_as_its_name(kind: str, tag: str, printed: str) -> None:
    text = f"kind: {kind}\ndata: data/t.csv\n{KINDS[kind]}"
    if kind in ("ranked-bar", "column", "treemap", "waterfall", "figure-strip", "scatter"):
        text += "\nwhere: {t: 2023}"
    spec, _ = read(text, table(rows("GHA").replace("brigadoon", "KEN")))
    assert spec is not None
    found = resolve(spec, ChartContext(load(tag)))
    assert found is not None
    said = " ".join(drawn(found).words)
    assert printed in said and "GHA" not in said + found.alt and printed in found.alt


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_two_spellings_of_any_country_are_said(kind: str) -> None:
    csv = rows("Ghana").replace("Ghana,2024", "GHA,2024")
    found = faults(f"kind: {kind}\ndata: data/t.csv\n{KINDS[kind]}", csv)
    assert [(d.code, str(d.span)) for d in found] == [("two-names", "data/t.csv:3:1")]


def test_two_spellings_are_said_of_columns_side_by_side() -> None:
    text = "kind: line\ndata: data/t.csv\nx: t\ny: [Ghana, GHA]"
    assert [(d.code, str(d.span)) for d in faults(text, "t,Ghana,GHA\n2023,1,2\n2024,2,3")] == [
        ("two-names", "charts/x.yaml:6:16")
    ]


def test_a_month_is_no_country() -> None:
    csv = "c,v\nJAN,1\nFEB,2\nMAR,3\nAPR,4"
    assert "MAR" in drawn(chart(BARS, csv)).words
