"""Charts drawn lower and higher than by themselves: all words apart, type unchanged, heights kept; groups that give way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefing import styles
from briefing.charts import Chart, kind_names
from briefing.charts.base.text_surface import lost, sketch, struck
from briefing.drawings import PictureStore
from briefing.frames.colours import from_hex
from briefing.frames.drawing import SetColour, ShowText
from briefing.layout.flow.containers import Kept, SideBySide
from briefing.layout.flow.drawn_charts import DrawnChart, level
from briefing.layout.flow.flowables import Drawn, Flowable
from tests.charts.briefs import chart
from tests.charts.hard import CASES
from tests.charts.test_kinds import KEYS, LONG
from tests.charts.test_rooms import resolved, store

FULL, MEASURE, HALF = 479.0, 347.0, 228.0
NARROW = 300.0  # of a small paper
RIGID = {"figure", "figure-strip"}
BARS = "kind: ranked-bar\ndata: {Ann: 3, Bob: 1, Cid: 2, Dan: 2, Eve: 1}\nby: name\nvalue: value"
COLUMNS = "kind: column\ndata: {2021: 1, 2022: 2, 2023: 3}\nx: name\nvalue: value"


def style() -> Any:
    return styles.load("secretariat")


def example(kind: str) -> Chart:
    return chart(f"kind: {kind}\ndata: data/t.csv\n{KEYS[kind]}", LONG)


@pytest.mark.parametrize("width", [FULL, MEASURE, HALF])
@pytest.mark.parametrize("kind", sorted(set(kind_names()) & set(KEYS)))
def test_every_kind_can_be_read_from_its_least_height_to_its_most(kind: str, width: float) -> None:
    found = example(kind)
    flex = store().measure(found, width, style())
    assert flex.least <= flex.nominal <= flex.most
    if kind not in RIGID:
        assert flex.most == pytest.approx(1.25 * flex.nominal, abs=0.5)
    for height in (flex.least, flex.most):
        made = sketch(found, width, store().ruler(style()), height)
        assert struck(made) == [] and lost(made) == [], height


@pytest.mark.parametrize("name", sorted(CASES))
def test_hard_charts_can_be_read_at_their_least_and_most(name: str) -> None:
    found = resolved(CASES[name])
    for width in (FULL, HALF):
        flex = store().measure(found, width, style())
        for height in (flex.least, flex.most):
            made = sketch(found, width, store().ruler(style()), height)
            assert struck(made) == [] and lost(made) == [], (width, height)


def test_a_height_that_an_author_wrote_is_the_charts_own() -> None:
    flex = store().measure(chart(COLUMNS + "\nheight: 60"), FULL, style())
    assert flex.nominal == pytest.approx(60 * 72 / 25.4, abs=0.5)
    assert (flex.least, flex.most) == pytest.approx((0.8 * flex.nominal, 1.25 * flex.nominal), abs=0.6)


def test_another_height_is_another_drawing_with_the_same_type() -> None:
    pictures, found = PictureStore(), chart(COLUMNS)
    flex = pictures.measure(found, FULL, style())
    keys = {pictures.key(found, FULL, style(), h) for h in (None, flex.nominal, flex.least, flex.most)}
    assert len(keys) == 3
    made = [pictures.drawing(key) for key in sorted(keys)]
    assert sorted(d.height for d in made) == [flex.least, flex.nominal, flex.most]
    assert len({tuple(op.size for op in d.operations if isinstance(op, ShowText)) for d in made}) == 1


def test_heights_that_nobody_can_tell_apart_are_one_drawing() -> None:
    pictures, found = PictureStore(), chart(COLUMNS)
    assert pictures.key(found, FULL, style(), 150.6) == pictures.key(found, FULL, style(), 150.9)


def test_what_was_measured_is_kept_and_what_is_spoilt_is_measured_again(tmp_path: Path) -> None:
    found = chart(BARS)
    flex = PictureStore(cache=tmp_path).measure(found, FULL, style())
    (kept,) = tmp_path.rglob("*.height")
    assert PictureStore(cache=tmp_path).measure(found, FULL, style()) == flex
    for wrong in (b"", b"x", kept.read_bytes()[:-1]):
        kept.write_bytes(wrong)
        assert PictureStore(cache=tmp_path).measure(found, FULL, style()) == flex


# ------------------------------------------------------------------ groups


def group(text: str, foot: float = 9.0) -> Kept:
    flex = store().measure(chart(text), HALF, style())
    picture = DrawnChart(flex=flex, tall=flex.nominal, placing=lambda *_: None)
    stack: list[Flowable] = [picture, Drawn(tall=foot, drawing=lambda *_: None)]
    return Kept(flowables=stack, tallest=1e9)


def test_a_figure_takes_the_height_that_it_is_told_between_its_least_and_its_most() -> None:
    figure = group(COLUMNS)
    assert figure.least_height < figure.height < figure.most_height
    for wanted in (figure.least_height, figure.height + 7.25, figure.most_height):
        assert figure.at_height(wanted).height == pytest.approx(wanted)
    assert figure.at_height(1.0).height == pytest.approx(figure.least_height)
    assert figure.at_height(999.0).height == pytest.approx(figure.most_height)


def test_charts_in_a_row_stay_as_high_as_one_another() -> None:
    groups = [group(COLUMNS), group(BARS, 30.0)]
    level(groups)
    row = SideBySide(stacks=[[g] for g in groups], lefts=[0, HALF + 24])
    for wanted in (row.least_height, row.height, row.most_height):
        made = row.at_height(wanted)
        assert made.height == pytest.approx(wanted)
        figures = [one for stack in made.stacks for one in stack if isinstance(one, Kept)]
        tall = {one.height for figure in figures for one in figure.flowables if isinstance(one, DrawnChart)}
        assert len(tall) == 1


# ------------------------------------------------------------------ type and colour of what is drawn


@pytest.mark.parametrize("kind", sorted(set(kind_names()) & set(KEYS)))
def test_drawings_have_the_styles_sizes_and_one_saturated_colour(kind: str) -> None:
    for look in (style(), style().enlarged()):
        for width in (FULL, HALF):
            found = example(kind)
            flex = store().measure(found, width, look)
            drawing = store().drawing(store().key(found, width, look))
            sizes = {op.size * flex.scale for op in drawing.operations if isinstance(op, ShowText)}
            assert sizes
            assert all(any(abs(size - known) < 0.02 for known in look.sizes) for size in sizes), sizes
            colours = {op.colour for op in drawing.operations if isinstance(op, SetColour)}
            greys = [from_hex(colour) for colour in colours if not colour.startswith("hue")]
            assert all(max(grey) - min(grey) < 0.1 for grey in greys), colours


@pytest.mark.parametrize("kind", sorted(set(kind_names()) & set(KEYS) - RIGID))
def test_large_print_can_be_read_at_every_height(kind: str) -> None:
    found, look = example(kind), style().enlarged()
    for width in (FULL, NARROW):
        flex = store().measure(found, width, look)
        for height in (flex.least, flex.most):
            made = sketch(found, width / flex.scale, store().ruler(look), height / flex.scale)
            assert struck(made) == [] and lost(made) == [], (width, height)
