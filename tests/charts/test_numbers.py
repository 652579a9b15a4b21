"""What figures of charts say: no two unequal ones alike, no zero that is none, one rule wherever they are printed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.charts.base.number_forms import Forms
from briefing.languages import load, names
from tests.charts.briefs import chart, drawn, faults

PAIRS = "c,year,v\navalon,2023,{}\navalon,2024,{}\nbrigadoon,2023,{}\nbrigadoon,2024,{}"
TWO = "data: data/t.csv\nx: year\nvalue: v\nby: c"


def figures(words: list[str]) -> set[str]:
    return {w for text in words for w in re.findall(r"[<>]?−?\d[\d,.]*", text)}


@pytest.mark.parametrize("kind", ["slope", "dumbbell", "line", "small-multiples"])
@pytest.mark.parametrize("more", ["", "\ndecimals: 0", "\ndecimals: 1"])
def test_an_unequal_pair_never_prints_equal(kind: str, more: str) -> None:
    found = chart(f"kind: {kind}\n{TWO}{more}", PAIRS.format("1.046", "1.049", "1.2", "1.3"))
    shown = figures(drawn(found).words)
    if kind != "dumbbell":
        assert {"1.049"} <= shown
    else:
        assert "+0.003" in drawn(found).words
    assert "1.046" in found.alt and "1.049" in found.alt


@pytest.mark.parametrize("kind", ["ranked-bar", "column", "treemap", "waterfall"])
def test_unequal_values_of_a_list_never_print_equal(kind: str) -> None:
    found = chart(f"kind: {kind}\ndata: {{a: 41.46, b: 41.49, c: 3.2}}\nby: name\nvalue: value")
    assert {"41.46", "41.49"} <= {w.lstrip("+") for w in figures([*drawn(found).words, found.alt])}


@given(
    st.lists(st.decimals("0.001", "999", places=3), min_size=3, max_size=6, unique=True),
    st.sampled_from(["ranked-bar", "column"]),
)
def test_bars_of_unequal_length_have_unequal_figures(values: list[object], kind: str) -> None:
    data = ", ".join(f"n{chr(97 + i)}: {v}" for i, v in enumerate(values))
    more = "\nlabels: all" if kind == "column" else ""
    surface = drawn(chart(f"kind: {kind}\ndata: {{{data}}}\nby: name\nvalue: value{more}"))
    shown = [w for w in surface.words if re.match(r"[<\d]", w)]
    assert len(set(shown)) == len(values)


@pytest.mark.parametrize("tag", names())
def test_what_is_not_zero_never_prints_as_zero(tag: str) -> None:
    language = load(tag)
    point = language.numbers.decimal
    forms = Forms.of(language, None, None)
    assert forms.number(0.004, 1) == f"<0{point}1" == language.number(0.004, 1)
    assert forms.number(-0.004, 1) == f">−0{point}1"
    assert forms.signed(0.2, 0) == "<+1"
    assert forms.number(0, 1) == f"0{point}0" == forms.number(-0.0, 1)
    assert forms.number(0.125, 2) == f"0{point}13" == language.number(0.125, 2)


def test_labels_have_no_fewer_decimals_than_the_axis() -> None:
    for more in ("", "\ndecimals: 0"):
        csv = "year,v\n2020,0.2\n2021,0.9\n2022,1.4"
        words = drawn(chart(f"kind: line\ndata: data/t.csv\nx: year\nvalue: v{more}", csv)).words
        decimals = {len(w.partition(".")[2]) for w in figures(words) if not re.match(r"20\d\d", w)}
        assert len(decimals) == 1


def test_parts_that_do_not_sum_are_explained_and_others_are_not() -> None:
    thirds = (
        "c,p,v\navalon,X,33.34\navalon,Y,33.33\navalon,Z,33.33\nbrigadoon,X,1\nbrigadoon,Y,1\nbrigadoon,Z,1"
    )
    text = "kind: stacked-bar\ndata: data/t.csv\nx: c\nby: p\nvalue: v\ndecimals: 0"
    assert chart(text, thirds).notes == ("Parts may not add up to the total, because they are rounded.",)
    assert chart(text + "\nwhere: {c: brigadoon}", thirds).notes == ()
    assert chart(text + "\nshare: true", thirds).notes != ()
    halves = "kind: waterfall\ndata: [{n: a, v: 1.4}, {n: b, v: 1.4}, {n: c, v: 1.4}, {n: all, t: yes}]\nby: n\nvalue: v\ntotal: t\ndecimals: 0"
    assert chart(halves).notes != ()
    grouped = "kind: treemap\ndata: [{n: a, v: 1.4, g: x}, {n: b, v: 1.4, g: x}, {n: c, v: 2, g: y}]\nby: n\nvalue: v\ngroup: g\ndecimals: 0"
    assert chart(grouped).notes != ()


@pytest.mark.parametrize("kind", ["ranked-bar", "column", "treemap", "waterfall", "figure-strip"])
@pytest.mark.parametrize("value", ["1e23", "1e28", "1e299", "-1e28"])
def test_a_number_that_no_computer_keeps_is_a_mistake_at_its_cell(kind: str, value: str) -> None:
    found = faults(f"kind: {kind}\ndata: data/t.csv\nby: n\nvalue: v", f"n,v\na,{value}\nb,2\nc,3")
    assert [(d.code, str(d.span)) for d in found] == [("too-large", "data/t.csv:2:3")]


@pytest.mark.parametrize("value", ["2500000", "14e6", "0.00002", "123456789012"])
def test_axes_have_no_powers_of_ten(value: str) -> None:
    csv = f"km,v,w\n0,{value},1\n{value},1,2\n{float(value) / 3},2,3"
    for kind, keys in (
        ("line", "x: km\ny: [v, w]"),
        ("scatter", "x: km\ny: v\nby: w"),
        ("small-multiples", "x: km\ny: [v, w]"),
    ):
        found = chart(f"kind: {kind}\ndata: data/t.csv\n{keys}", csv)
        for text in (*drawn(found).words, found.alt):
            assert not re.search(r"\de[+-]?\d", text)


def test_ticks_of_a_number_axis_are_round_and_not_those_of_the_data() -> None:
    csv = "km,v\n3,1\n17,2\n31,4\n77,8\n101,9"
    feet = [
        t
        for box, t, _ in drawn(chart("kind: line\ndata: data/t.csv\nx: km\nvalue: v", csv)).texts
        if box.y < 10
    ]
    assert feet == ["20", "40", "60", "80", "100"]


@pytest.mark.parametrize("tag", names())
def test_values_beside_one_another_and_ranges_are_told_apart(tag: str) -> None:
    from decimal import Decimal

    language = load(tag)
    low, high = Decimal("1.046"), Decimal("1.049")
    was = language.quantity(low, "percent", 1, beside=high)
    now = language.quantity(high, "percent", 1, beside=low)
    assert was != now and "046" in was and "049" in now
    assert language.quantity(low, "percent", 1, to=high) != language.quantity(low, "percent", 1, to=low)
    assert language.quantity(Decimal("1.2"), "percent", 1, beside=Decimal("1.3")) == language.quantity(
        Decimal("1.2"), "percent", 1
    )
