"""Titles that say who leads, grew or fell, held against the rows; what may mean something else is left in peace."""

from __future__ import annotations

import pytest

from tests.charts.briefs import faults

ONE = "kind: {kind}\ndata: {{Avalon: 46, Brigadoon: 25, Cockaigne: 25, Other: 90}}\nby: name\nvalue: value\ntitle: {title}"
TWO = "kind: {kind}\ndata: data/t.csv\nx: year\nvalue: v\nby: c\ntitle: {title}"
PAIRS = "c,year,v\nAvalon,2023,22\nAvalon,2024,24\nBrigadoon,2023,27\nBrigadoon,2024,36\nCockaigne,2023,12\nCockaigne,2024,4"
YEARS = PAIRS + "\nAvalon,2025,25\nBrigadoon,2025,40\nCockaigne,2025,3"


def told(text: str, table: str = "") -> list[str]:
    return [d.message for d in faults(text, table) if d.code == "title-against-data"]


@pytest.mark.parametrize("kind", ["ranked-bar", "column", "treemap"])
@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("Avalon leads", False),
        ("Brigadoon leads", True),
        ("Brigadoon has the lowest share", False),
        ("Avalon has the lowest share; Brigadoon sells fish", True),
        ("Brigadoon grew fastest", True),
        ("Avalon grew fastest", False),
        ("Brigadoon nearly leads", False),
        ("Brigadoon and Cockaigne have the highest share", False),
        ("Brigadoon sells most of its fish", False),
        ("Brigadoon fell", False),
        ("Avalonia leads", False),
    ],
)
def test_who_leads_among_rows_of_one_value(kind: str, title: str, wrong: bool) -> None:
    assert bool(told(ONE.format(kind=kind, title=title))) is wrong


@pytest.mark.parametrize("kind", ["dumbbell", "slope"])
@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("Cockaigne fell by two thirds; Brigadoon gained most", False),
        ("Cockaigne fell; Avalon gained most", True),
        ("Cockaigne’s share grew", True),
        ("Avalon’s share fell in 2024", True),
        ("Avalon leads", True),
        ("Avalon grew, Cockaigne fell", False),
        ("Cockaigne did not fall", False),
    ],
)
def test_what_moved_between_two_moments(kind: str, title: str, wrong: bool) -> None:
    assert bool(told(TWO.format(kind=kind, title=f'"{title}"'), PAIRS)) is wrong


@pytest.mark.parametrize("kind", ["line", "small-multiples"])
@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("Cockaigne grew", True),
        ("Cockaigne grew in 2024", False),
        ("Avalon rose", False),
        ("Avalon leads", True),
        ("Brigadoon fell", True),
    ],
)
def test_what_moved_over_years(kind: str, title: str, wrong: bool) -> None:
    assert bool(told(TWO.format(kind=kind, title=title), YEARS)) is wrong


def test_a_rate_that_falls_may_still_be_growth() -> None:
    text = TWO.format(kind="line", title="Cockaigne grew")
    assert not told(text + "\nsubtitle: Growth, percent", YEARS)
    assert told(text + "\nsubtitle: Catch", YEARS) == [
        "the title says 'grew' of Cockaigne, and in the data it goes from 12 to 3"
    ]
