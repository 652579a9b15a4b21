"""What a chart must not do: join over a break, hide a gap, cut a bar, change a country's colour."""

from __future__ import annotations

import pytest

from briefing.charts import kind_names
from tests.charts.briefs import chart, drawn

YEARS = "country,year,v\n" + "\n".join(
    f"{c},{y},{y - 2010 + i}" for i, c in enumerate(("avalon", "brigadoon")) for y in (2018, 2019, 2021, 2022)
)
LINE = "kind: line\ndata: data/t.csv\nx: year\nvalue: v\nby: country"


def lines_of(text: str, csv: str = YEARS, own: str = "") -> list[tuple[int, bool]]:
    """Points and dashes of each joined piece; leaders and reference lines are not among them."""
    surface = drawn(chart(text, csv, own))
    return [
        (len(points), dashed)
        for points, colour, dashed in surface.lines
        if colour.startswith(("series", "accent"))
    ]


def test_a_missing_year_is_a_gap() -> None:
    assert lines_of(LINE) == [(2, False)] * 4


def test_nothing_is_joined_over_a_break() -> None:
    whole = YEARS.replace("2021", "2020").replace("2022", "2021")
    assert lines_of(LINE, whole) == [(4, False)] * 2
    assert lines_of(LINE + "\nbreak-after: 2019", whole) == [(2, False)] * 4
    assert sorted(lines_of(LINE + "\nbreak-after: {Brigadoon: 2019}", whole)) == [
        (2, False),
        (2, False),
        (4, False),
    ]


def test_projections_are_dashed_and_begin_at_the_last_known_point() -> None:
    whole = YEARS.replace("2021", "2020").replace("2022", "2021")
    assert lines_of(LINE + "\nprojection-from: 2020\nwhere: {country: avalon}", whole) == [
        (2, False),
        (3, True),
    ]


def test_a_lone_value_between_gaps_is_a_dot() -> None:
    surface = drawn(
        chart(LINE.replace("\nby: country", ""), "year,v\n2015,1\n2016,2\n2019,4\n2022,5\n2023,6")
    )
    assert len([p for p in surface.points if p[2] == "series-1"]) == 1


@pytest.mark.parametrize("kind", ["ranked-bar", "column"])
def test_bars_start_at_zero(kind: str) -> None:
    surface = drawn(chart(f"kind: {kind}\ndata: {{a: 100, b: 110, c: 120}}\nby: name\nvalue: value"))
    sizes = [
        box.width if kind == "ranked-bar" else box.height for box, fill in surface.bars if fill == "series-1"
    ]
    assert [round(size / max(sizes), 2) for size in sorted(sizes)] == [0.83, 0.92, 1.0]


def test_a_missing_year_between_columns_is_an_empty_place() -> None:
    surface = drawn(chart("kind: column\ndata: {2020: 1, 2021: 1, 2024: 1}\nx: name\nvalue: value"))
    places = [box.x for box, fill in surface.bars if fill == "series-1"]
    assert round((places[2] - places[1]) / (places[1] - places[0]), 3) == 3


def test_the_books_own_delegation_is_brought_forward() -> None:
    csv = "c,v\navalon,3\nbrigadoon,2\ncockaigne,1"
    text = "kind: ranked-bar\ndata: data/t.csv\nby: c\nvalue: v"
    for own, name in (("avalon", "Avalon"), ("brigadoon", "Brigadoon")):
        surface = drawn(chart(text, csv, own))
        assert surface.fill_of(name) == "accent"
        assert [fill for _, fill in surface.bars].count("accent") == 1
    assert "accent" not in [fill for _, fill in drawn(chart(text, csv)).bars]


def test_a_country_keeps_its_colour_throughout_a_book() -> None:
    def colours(countries: list[str]) -> dict[str, str]:
        csv = "country,year,v\n" + "\n".join(f"{c},{y},{y}" for c in countries for y in (2020, 2021))
        found = chart(LINE, csv, "avalon")
        return {s.name: s.colour for s in found.plot.series}  # type: ignore[attr-defined]

    all_of_them = colours(["avalon", "brigadoon", "cockaigne", "host"])
    assert all_of_them["Avalon"] == "accent"
    assert len(set(all_of_them.values())) == 4
    for some in (["cockaigne", "avalon"], ["host", "cockaigne"], ["brigadoon", "atlantis", "cockaigne"]):
        assert all(all_of_them.get(name, colour) == colour for name, colour in colours(some).items())


def test_the_remainder_comes_last_whatever_its_size() -> None:
    surface = drawn(chart("kind: ranked-bar\ndata: {a: 1, Other: 90, b: 9}\nby: name\nvalue: value"))
    assert [t for t in surface.words if not t.isdigit()] == ["b", "a", "Other"]


def test_there_is_no_pie() -> None:
    assert "pie" not in kind_names()
    assert len(kind_names()) >= 15


def test_a_bar_whose_part_is_not_known_has_no_total() -> None:
    csv = "country,seller,v\navalon,X,57\navalon,Y,\nbrigadoon,X,44\nbrigadoon,Y,12"
    found = chart("kind: stacked-bar\ndata: data/t.csv\nx: country\nby: seller\nvalue: v", csv)
    words = drawn(found).words
    assert "56" in words and words.count("57") == 1
    assert "+ Y: no data" in words and "Y no data" in found.alt


def test_panels_share_one_scale_and_are_told_apart_aloud() -> None:
    rows = "- {side: Exports, who: X, v: 10}\n  - {side: Exports, who: Y, v: 5}\n  - {side: Imports, who: X, v: 40}"
    found = chart(f"kind: ranked-bar\ndata:\n  {rows}\npanel: side\nby: who\nvalue: v")
    for width in (216, 456):
        wide = [box.width for box, fill in drawn(found, width).bars if fill != "white"]
        assert [round(w / wide[1], 2) for w in wide] == [2.0, 1.0, 8.0]
    assert "Exports: X 10; Y 5. Imports: X 40" in found.alt


def test_a_position_has_one_sign_and_one_colour_in_table_and_chart() -> None:
    from briefing.charts import positions

    found = chart(
        "kind: matrix\nx: topic\nby: country\nvalue: p\ndata:\n"
        + "\n".join(
            f"  - {{country: avalon, topic: {p}, p: {p}}}"
            for p in ("opposed", "cautious", "open", "supportive", "unknown")
        )
    )
    surface = drawn(found)
    for word, step in positions().items():
        if word:
            assert step.sign in surface.words
            assert any(fill == (step.colour or "pale") for _, fill in surface.bars)
    assert len({step.sign for step in positions().values()}) == 5
