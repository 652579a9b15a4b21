"""Every chart at full, half and card width: its words apart, inside, and all of them there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import languages, pipeline, styles
from briefing.charts import Chart, ChartContext, kind_names, resolve
from briefing.charts.base.emphasis import names_it
from briefing.charts.base.surface import Measure
from briefing.charts.base.text_surface import TextSurface, lost, sketch, struck
from briefing.checking.chart_data import countries_of
from briefing.diagnostics import BriefError
from briefing.drawings import PictureStore
from briefing.summit import Summit
from tests.charts.briefs import COUNTRIES, chart, drawn, read, table
from tests.charts.hard import CASES, Case
from tests.charts.test_kinds import KEYS, LONG
from tests.shipped import shipped

ROOT = Path(__file__).parent.parent.parent
FULL, CARD, HALF = 479.28, 347.28, 227.64
TALLEST = 660.0  # points that a page has for a chart
SUMMITS = {"tiny": ROOT / "tests/summits/tiny"}


@cache
def store(assets: Path = ROOT / "assets") -> PictureStore:
    return PictureStore(assets=assets)


def ruler() -> Measure:
    return store().ruler(styles.load("secretariat"))


def resolved(case: Case) -> Chart:
    spec, problems = read(case.yaml, table(case.csv))
    assert spec is not None, problems.sorted()
    found = resolve(spec, ChartContext(languages.load(case.language), COUNTRIES, case.own))
    assert found is not None
    return found


def run_together(made: TextSurface) -> str:
    return _bare("".join(w.text for w in made.texts))


def _bare(text: str) -> str:
    return re.sub(r"[\s\u00ad-]", "", text)


# ------------------------------------------------------------------ ugly data


@pytest.mark.parametrize("width", [FULL, CARD, HALF])
@pytest.mark.parametrize("name", sorted(CASES))
def test_words_of_hard_charts_are_apart_inside_and_uncut(name: str, width: float) -> None:
    made = sketch(resolved(CASES[name]), width, ruler())
    assert struck(made) == [] and lost(made) == []
    assert not [w.text for w in made.texts if "…" in w.text]
    assert made.height <= TALLEST


@pytest.mark.parametrize("width", [FULL, HALF])
@pytest.mark.parametrize("name", sorted(CASES))
def test_every_name_of_hard_data_is_printed(name: str, width: float) -> None:
    case = CASES[name]
    made = run_together(sketch(resolved(case), width, ruler()))
    head, *rows = [line.split(",") for line in case.csv.splitlines()]
    for column in ("n", "m") if case.kind == "timeline" else ("n",):
        at = head.index(column) if column in head else None
        for cell in {row[at] for row in rows} if at is not None else ():
            assert _bare(cell.replace("'", "’")) in made, cell


@pytest.mark.parametrize("name", sorted(CASES))
def test_no_room_of_hard_charts_is_negative(name: str) -> None:
    found = resolved(CASES[name])
    for width in (FULL, HALF, 120.0):
        surface = drawn(found, width)
        assert all(box.width >= 0 and box.height >= 0 for box, _ in surface.bars)


names_ = st.lists(
    st.text(alphabet="abcdefgh ijк лмno", min_size=1, max_size=70).map(str.strip).filter(bool), min_size=3, max_size=9,
    unique_by=lambda n: re.sub(r"\s+", "", n),
)  # fmt: skip
OPEN = sorted(set(KEYS) - {"figure-strip", "small-multiples", "area", "line"})


@settings(max_examples=25, deadline=None)
@given(
    names_,
    st.lists(st.integers(1, 999), min_size=9, max_size=9),
    st.sampled_from(OPEN),
    st.sampled_from([FULL, CARD, HALF]),
)
def test_whatever_the_names_nothing_lies_on_anything(
    names: list[str], values: list[int], kind: str, width: float
) -> None:
    rows = [
        f'"{n}",{y},{(values[i] * (y - 2018)) % 97 + 1},{values[-i] + i},{"one" if i < 2 else "two"},{y}-01,{y}-11,{y}-05,"{n}"'
        for i, n in enumerate(names)
        for y in (2020, 2021, 2022)
    ]
    found = chart(
        f"kind: {kind}\ndata: data/t.csv\n{KEYS[kind]}", LONG.split("\n")[0] + "\n" + "\n".join(rows)
    )
    made = sketch(found, width, ruler())
    assert struck(made) == [] and lost(made) == []


# ------------------------------------------------------------------ summits


@cache
def summit(name: str) -> Summit:
    return shipped() if name == "shipped" else pipeline.read_and_check(SUMMITS[name])[0]


def books(name: str) -> Iterator[tuple[ChartContext, bool]]:
    """A setting for every book of a summit, and one for each other language; whether maps are looked at in it."""
    found = summit(name)
    for n, own in enumerate(["", *found.delegations]):
        for tag in languages.names() if n == 1 else found.settings.languages:
            yield ChartContext(languages.load(tag), countries_of(found), own, found.facts), n == 1


@pytest.mark.parametrize("name", [pytest.param("shipped", marks=pytest.mark.slow), "tiny"])
def test_no_two_texts_of_a_summits_charts_overlap(name: str) -> None:
    found, bad = summit(name), []
    for context, maps in books(name):
        for spec in found.charts.values():
            if spec.kind == "map" and not maps:
                continue
            made = resolve(spec, context)
            assert made is not None
            for width in (FULL, CARD, HALF):
                shown = sketch(made, width, ruler())
                bad += [
                    (spec.id, width, context.language.tag, context.own, *what)
                    for what in (struck(shown), lost(shown))
                    if what
                ]
    assert bad == []


@pytest.mark.parametrize("name", [pytest.param("shipped", marks=pytest.mark.slow), "tiny"])
def test_what_a_title_names_is_labelled_and_brought_forward(name: str) -> None:
    found = summit(name)
    for context, _ in books(name):
        if context.language.tag not in found.settings.languages:
            continue
        for spec in found.charts.values():
            there = {c.text for row in spec.grid.rows for c in row} | {
                str(a) for a in getattr(spec, "areas", ())
            }
            shown = {c.id: c.name for text in there if (c := context.country(text))}
            named = {n for c, n in shown.items() if names_it(spec.title, c, context)}
            own = {n for c, n in shown.items() if c == context.own}
            if spec.emphasis or len(named) == len(shown):
                named = set()
            made = resolve(spec, context)
            assert made is not None
            for width in (FULL, CARD, HALF):
                bold = "".join(w.text for w in sketch(made, width, ruler()).texts if w.type.bold)
                for name_ in named | own:
                    assert _bare(name_) in _bare(bold), (spec.id, width, name_)


# ------------------------------------------------------------------ heights


@pytest.mark.parametrize("kind", sorted(set(kind_names()) & set(KEYS)))
def test_a_height_in_which_words_lie_on_one_another_is_refused_with_one_that_does(kind: str) -> None:
    text = f"kind: {kind}\ndata: data/t.csv\n{KEYS[kind]}"
    found = chart(text + "\nheight: 21", LONG)
    pictures, style = store(), styles.load("secretariat")
    try:
        assert pictures.measure(found, HALF, style).nominal == pytest.approx(21 * 72 / 25.4, abs=0.5)
        made = sketch(found, HALF, ruler())
        assert struck(made) == [] and lost(made) == []
    except BriefError as error:
        [fault] = error.diagnostics
        assert fault.code == "does-not-fit" and fault.span is not None
        needed = re.search(r"give it (\d+) mm", fault.help)
        assert needed is not None
        higher = chart(f"{text}\nheight: {int(needed[1]) + 1}", LONG)
        assert pictures.measure(higher, HALF, style).nominal > 60
    assert pictures.measure(replace(found, grows=True), HALF, style).nominal > 55


# ------------------------------------------------------------------ lines to read against

AGAINST = {
    "ranked-bar": "by: n\nvalue: v", "column": "by: n\nvalue: v", "grouped-column": "x: n\ny: [v, w]", "line": "x: y\nvalue: v",
    "small-multiples": "x: y\ny: [v, w]",
}  # fmt: skip
THREE = (
    "reference: [{value: 30, label: the average of all the ministries of the region}, {value: 33, label: the target of the plan for 2030},"
    " {value: 150, label: far above everything that is there}]"
)


@pytest.mark.parametrize("name", ["a", "A ministry whose name is so very long that it stands below nothing"])
@pytest.mark.parametrize("kind", sorted(AGAINST))
def test_several_reference_lines_keep_their_words_and_widen_the_axis(kind: str, name: str) -> None:
    csv = f"n,v,w,y\n{name},10,7,2020\nb,20,24,2021\nc,35,31,2022\nd,40,44,2023"
    found = chart(f"kind: {kind}\ndata: data/t.csv\n{AGAINST[kind]}\n{THREE}", csv)
    for width in (FULL, CARD, HALF):
        made = sketch(found, width, ruler())
        assert struck(made) == [] and lost(made) == []
        for label in (
            "theaverageofalltheministriesoftheregion",
            "thetargetoftheplanfor2030",
            "faraboveeverythingthatisthere",
        ):
            assert label in run_together(made)
        surface = drawn(found, width)
        lines = [points for points, _, dashed in surface.lines if dashed]
        assert lines and all(
            -1 <= x <= width + 1 and -1 <= y <= surface.height + 1 for points in lines for x, y in points
        )
