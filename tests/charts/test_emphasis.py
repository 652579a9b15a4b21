"""What is brought forward: the author's choice, else what the title names, else the book's own; the own is always bold."""

from __future__ import annotations

import pytest

from briefing.charts import Chart
from tests.charts.briefs import chart, drawn, faults

CSV = "c,year,v,w\n" + "\n".join(
    f"{c},{y},{10 * i + y - 2020},{7 * i + 3}"
    for i, c in enumerate(("avalon", "brigadoon", "cockaigne"), 1)
    for y in (2021, 2022)
)
KEYS = {
    "line": "x: year\nvalue: v\nby: c", "area": "x: year\nvalue: v\nby: c", "small-multiples": "x: year\nvalue: v\nby: c",
    "ranked-bar": "by: c\nvalue: v\nwhere: {year: 2021}", "column": "by: c\nvalue: v\nwhere: {year: 2021}",
    "grouped-column": "x: c\nby: year\nvalue: v", "stacked-bar": "x: c\nby: year\nvalue: v",
    "slope": "x: year\nvalue: v\nby: c", "dumbbell": "x: year\nvalue: v\nby: c",
    "scatter": "x: w\ny: v\nby: c\nwhere: {year: 2021}", "treemap": "by: c\nvalue: v\nwhere: {year: 2021}",
    "figure-strip": "by: c\nvalue: v\nwhere: {year: 2021}", "waterfall": "by: c\nvalue: v\nwhere: {year: 2021}",
}  # fmt: skip


def made(
    kind: str, title: str, own: str = "avalon", more: str = "", width: float = 456
) -> tuple[Chart, set[str]]:
    """The chart, and the names that are bold in it."""
    found = chart(f"kind: {kind}\ntitle: {title}\ndata: data/t.csv\n{KEYS[kind]}{more}", CSV, own)
    names = {"Avalon", "Brigadoon", "Cockaigne"}
    return found, {n for _, text, type in drawn(found, width).texts for n in names if n in text and type.bold}


@pytest.mark.parametrize("width", [456, 216])
@pytest.mark.parametrize("kind", sorted(set(KEYS) - {"waterfall", "figure-strip"}))
def test_the_title_decides_and_the_own_country_is_bold(kind: str, width: float) -> None:
    assert made(kind, "Brigadoon grew fastest", width=width)[1] == {"Brigadoon", "Avalon"}
    assert made(kind, "Who grew fastest", width=width)[1] == {"Avalon"}
    assert made(kind, "Who grew fastest", more="\nemphasis: [cockaigne]", width=width)[1] == {
        "Cockaigne",
        "Avalon",
    }


@pytest.mark.parametrize("kind", ["ranked-bar", "column", "dumbbell", "line"])
def test_a_title_colours_what_it_names_and_not_the_own(kind: str) -> None:
    found, _ = made(kind, "Brigadoon’s economy grew")
    fills = {fill.split(":")[0] for _, fill in drawn(found).bars} | {c for _, c, _ in drawn(found).lines}
    assert "accent" in fills | {fill for *_, fill in drawn(found).points}
    colours = {n: t.colour for _, text, t in drawn(found).texts for n in ("Avalon", "Brigadoon") if n in text}
    assert colours["Brigadoon"] == "accent" and colours["Avalon"] != "accent"


def test_a_name_inside_another_word_is_none() -> None:
    assert made("ranked-bar", "Avalonian brigadoons")[1] == {"Avalon"}
    assert made("ranked-bar", "Avalon, Brigadoon and Cockaigne grew")[1] == {"Avalon"}


def test_a_title_may_bend_a_name_where_the_language_does() -> None:
    from briefing.charts import ChartContext, Country, resolve
    from briefing.languages import load
    from tests.charts.briefs import read

    countries = (
        Country("k", "KAZ", "Казахстан"),
        Country("u", "UZB", "Узбекистан"),
        Country("a", "AUT", "Австрия"),
    )
    for title, name in (
        ("Экономика Казахстана растёт", "Казахстан"),
        ("Больше всего воды в Австрии", "Австрия"),
    ):
        spec, _ = read(
            f"kind: ranked-bar\ntitle: {title}\ndata: {{KAZ: 5, UZB: 4, AUT: 3}}\nby: name\nvalue: value"
        )
        assert spec is not None
        found = resolve(spec, ChartContext(load("ru"), countries, own="u"))
        assert found is not None
        assert drawn(found).fill_of(name) == "accent" and drawn(found).fill_of("Узбекистан") != "accent"


def test_an_emphasis_of_something_else_is_a_mistake() -> None:
    text = f"kind: ranked-bar\ndata: data/t.csv\n{KEYS['ranked-bar']}\nemphasis: [brigadon]"
    assert [d.code for d in faults(text, CSV)] == ["unknown-emphasis"]
    assert [d.code for d in faults(text.replace("emphasis", "highlight"), CSV)] == ["unknown-field"]


@pytest.mark.parametrize("width", [456, 216])
@pytest.mark.parametrize("own", ["avalon", ""])
@pytest.mark.parametrize("kind", ["grouped-column", "stacked-bar"])
def test_the_swatches_of_a_key_have_just_the_colours_of_the_bars_and_are_large_enough_to_see(
    kind: str, own: str, width: float
) -> None:
    found, _ = made(kind, "What they buy", own=own)
    bars = drawn(found, width).bars
    first, last = bars[0][0].y, min(bar.y for bar, _ in bars)
    swatches = [
        (bar, fill) for bar, fill in bars if bar.y >= first - 40 and bar.height < 7 and bar.y > last + 60
    ]
    assert {fill for _, fill in swatches} == {fill for bar, fill in bars if (bar, fill) not in swatches}
    assert all(bar.width >= 8 for bar, _ in swatches)
    for bar, _ in swatches:  # a second colour stands apart from the first
        assert not any(
            other is not bar and abs(other.y - bar.y) < 1 and 0 < other.x - bar.x < bar.width + 1
            for other, _ in swatches
        )
