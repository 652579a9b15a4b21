"""Time axes: days, weeks, months, quarters and years in the book's language; where lines are not joined."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from briefing.charts import ChartContext, resolve
from briefing.languages import load, names
from tests.charts.briefs import COUNTRIES, chart, drawn, faults, read, table
from tests.charts.drawing import Drawn

LINE = "kind: line\ndata: data/t.csv\nx: t\nvalue: v"


def rows(*times: object) -> str:
    return "t,v\n" + "\n".join(f"{t},{i + 1}" for i, t in enumerate(times))


def feet(surface: Drawn, below: float = 16) -> list[str]:
    """Texts under the plot, from left to right, upper row first."""
    found = [(round(-box.y, 1), box.x, text) for box, text, _ in surface.texts if box.y < below]
    return [text for *_, text in sorted(found)]


def months(first: int, count: int, year: int = 2024) -> list[str]:
    return [f"{year + (first + i - 1) // 12}-{(first + i - 1) % 12 + 1:02d}" for i in range(count)]


@pytest.mark.parametrize("tag", names())
@pytest.mark.parametrize("kind", ["line", "column"])
def test_months_are_named_in_the_language_and_the_year_once(tag: str, kind: str) -> None:
    spec, _ = read(LINE.replace("line", kind), table(rows(*months(1, 11))))
    assert spec is not None
    found = resolve(spec, ChartContext(load(tag), COUNTRIES))
    assert found is not None
    shown = feet(drawn(found))
    assert shown.count("2024") == 1 and not any("-" in text for text in shown)
    assert load(tag).dates.months_short[0] in shown and len(shown) > 4


@pytest.mark.parametrize("kind", ["line", "column"])
def test_a_span_over_a_new_year_says_each_year_once(kind: str) -> None:
    found = chart(LINE.replace("line", kind), rows(*months(11, 4)))
    assert feet(drawn(found)) == ["Nov", "Dec", "Jan", "Feb", "2024", "2025"]


def test_quarters_weeks_and_days() -> None:
    assert feet(drawn(chart(LINE, rows("2024-Q1", "2024-Q2", "2024-Q3")))) == ["Q1", "Q2", "Q3", "2024"]
    assert feet(drawn(chart(LINE, rows("2024-W09", "2024-W10", "2024-W11")))) == [
        "26\u00a0Feb",
        "4\u00a0Mar",
        "11\u00a0Mar",
        "2024",
    ]
    assert feet(drawn(chart(LINE, rows("2024-12-30", "2024-12-31", "2025-01-01")))) == [
        "30\u00a0Dec", "31\u00a0Dec", "1\u00a0Jan", "2024", "2025",
    ]  # fmt: skip
    assert "Q3\u00a02024" in chart(LINE, rows("2024-Q1", "2024-Q3")).alt


def test_many_days_are_named_by_weeks_or_months() -> None:
    days = [date(2024, 1, 1) + timedelta(n) for n in range(300)]
    shown = feet(drawn(chart(LINE, rows(*days))))
    assert shown.count("2024") == 1 and {"Feb", "Mar"} <= set(shown) and len(shown) < 13
    shown = feet(drawn(chart(LINE, rows(*days[:40]))))
    assert shown.count("2024") == 1 and 4 <= len(shown) <= 9


def test_many_years_begin_and_end_with_the_data() -> None:
    shown = feet(drawn(chart(LINE, rows(*range(1991, 2025)))))
    assert shown[0] == "1991" and shown[-1] == "2024" and len(shown) > 3


def test_dates_elsewhere_are_words_too() -> None:
    csv = "c,t,v\n" + "\n".join(
        f"{c},{t},{i}"
        for i, (c, t) in enumerate([(c, t) for c in ("x", "y") for t in ("2024-01", "2024-06")])
    )
    for kind, keys in (
        ("slope", "x: t\nby: c"),
        ("dumbbell", "x: t\nby: c"),
        ("grouped-column", "x: c\nby: t"),
        ("stacked-bar", "x: t\nby: c"),
    ):
        found = chart(f"kind: {kind}\ndata: data/t.csv\nvalue: v\n{keys}", csv.replace(",0", ",9"))
        assert not any("2024-" in text for text in (*drawn(found).words, found.alt)), kind
        assert any("Jan" in text for text in drawn(found).words), kind


# ------------------------------------------------------------------ gaps


def pieces(text: str, csv: str) -> list[int]:
    """How many points each joined piece has; a lone one is a dot."""
    surface = drawn(chart(text, csv))
    joined = [len(points) for points, colour, _ in surface.lines if colour.startswith("series")]
    return sorted(
        joined + [1] * sum(fill.startswith("series") and size < 2.2 for _, size, fill in surface.points)
    )


def test_working_days_are_joined_over_a_weekend_and_broken_where_one_is_missing() -> None:
    days = [d for n in range(14) if (d := date(2024, 3, 4) + timedelta(n)).weekday() < 5]
    assert pieces(LINE, rows(*days)) == [10]
    assert pieces(LINE, rows(*days[:3], *days[4:])) == [3, 6]


def test_irregular_polls_are_joined() -> None:
    polls = ["2024-01-03", "2024-01-09", "2024-02-20", "2024-02-25", "2024-06-01", "2024-06-18"]
    assert pieces(LINE, rows(*polls)) == [6]


def test_numbers_on_x_are_joined_whatever_their_distances() -> None:
    assert pieces(LINE, rows(0, 3, 40, 41, 200)) == [5]


def test_a_missing_month_and_a_missing_quarter_are_gaps() -> None:
    assert pieces(LINE, rows("2023-11", "2023-12", "2024-02", "2024-03")) == [2, 2]
    assert pieces(LINE, rows("2024-03", "2024-06", "2024-12", "2025-03")) == [2, 2]
    assert pieces(LINE, rows("2023-Q3", "2023-Q4", "2024-Q2", "2024-Q3")) == [2, 2]
    assert pieces(LINE, rows(2000, 2005, 2010, 2020, 2025)) == [2, 3]


def test_the_author_says_what_distance_is_ordinary() -> None:
    assert pieces(LINE + "\nevery: 10", rows(0, 10, 20, 50, 60)) == [2, 3]
    assert pieces(LINE + "\nevery: irregular", rows(2018, 2019, 2021, 2022)) == [4]
    assert pieces(LINE + "\nevery: month", rows("2024-01-30", "2024-02-02", "2024-04-05", "2024-05-01")) == [
        2,
        2,
    ]
    [fault] = faults(LINE + "\nevery: fortnight", rows(2018, 2019, 2020))
    assert (fault.code, str(fault.span)) == ("bad-distance", "charts/x.yaml:7:12")
    assert "working-day" in fault.help


# ------------------------------------------------------------------ outside the data


def test_what_lies_a_little_outside_widens_the_axis() -> None:
    csv = rows(*range(2015, 2023))
    for more, word in (
        ("event: {at: 2024, label: Election}", "Election"),
        ("shade: {from: 2022, to: 2025, label: Crisis}", "Crisis"),
    ):
        surface = drawn(chart(f"{LINE}\n{more}", csv))
        plot = max(p[0] for points, colour, _ in surface.lines for p in points)
        assert word in surface.words
        assert all(0 <= p[0] <= plot + 0.1 for points, *_ in surface.lines for p in points)
        years = [t for t in feet(surface) if t.startswith("202")]
        assert years[-1] in ("2024", "2025")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("event: {at: 1914, label: War}", "outside-the-axis"),
        ("shade: {from: 2100, to: 2110, label: Future}", "outside-the-axis"),
        ("shade: {from: 2020, to: 2018, label: Backwards}", "backwards"),
        ("projection-from: 2050", "outside-the-axis"),
        ("event: {at: someday, label: Never}", "bad-date"),
    ],
)
def test_what_lies_far_outside_is_a_mistake(more: str, code: str) -> None:
    [fault] = faults(f"{LINE}\n{more}", rows(*range(2015, 2023)))
    assert fault.code == code and fault.span is not None and fault.span.line == 7
