"""Contact sheets and pages: what went to a key is told, charts in a row stand level, a stack that misleads is said."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from briefing import formats, pipeline, styles
from briefing.charts import Chart
from briefing.document import Columns, Document, Figure, Metadata, Part, Text
from briefing.drawings import PictureStore
from briefing.typesetting import typeset
from tests.charts.briefs import chart, faults

ROOT = Path(__file__).parent.parent.parent


def test_the_command_tells_what_had_to_go_to_a_key(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests/summits/tiny", tmp_path / "tiny")
    rows = "".join(
        f"      - {{n: Part {chr(65 + i)}, v: {900 if i == 0 else 60 / (i + 1):.1f}}}\n" for i in range(20)
    )
    charts = tmp_path / "tiny/charts/all.yaml"
    charts.write_text(
        charts.read_text(encoding="utf-8")
        + f"  many:\n    kind: treemap\n    title: Много\n    data:\n{rows}    by: n\n    value: v\n    source: yearbook\n",
        encoding="utf-8",
    )
    summit, _ = pipeline.read_and_check(tmp_path / "tiny")
    sheets = pipeline.contact_sheets(summit, ROOT / "assets", "ru", None)
    told = {id for id, *_ in sheets.keyed}
    assert told == {"many"}
    assert any("Part T" in text for _, _, listed in sheets.keyed for text in listed)


def page(*charts: Chart, format: str = "a4") -> bytes:
    titles = ["Short", "A title so long that it takes two lines or three at half the measure of a page"]
    figures = [
        (Figure(picture=c, alt=c.alt, id=f"f{i}", title=(Text(t),)),)
        for i, (c, t) in enumerate(zip(charts, titles, strict=True))
    ]
    document = Document(
        Metadata("t", "", "", (), "en", date(2025, 1, 1)),
        (Part("p", "t", (Columns(tuple(figures)),), running=False),),
    )
    return typeset(
        document, formats.load(format), styles.load("secretariat"), PictureStore(assets=ROOT / "assets")
    ).pdf


def test_charts_in_a_row_stand_on_one_line_with_one_height() -> None:
    low = chart("kind: column\ndata: {2021: 1, 2022: 2, 2023: 3}\nx: name\nvalue: value")
    high = chart(
        "kind: column\ndata: {2011: 1, 2012: 2, 2013: 3, 2014: 1, 2015: 2}\nx: name\nvalue: value\nheight: 80"
    )
    sheet = pdfium.PdfDocument(page(low, high))[0].get_textpage()

    def foot(word: str) -> float:
        found = sheet.search(word).get_next()
        assert found is not None
        return float(sheet.get_charbox(found[0])[1])

    assert foot("2021") == pytest.approx(foot("2011"), abs=0.6)


def test_charts_in_a_row_stand_under_one_another_where_their_words_have_no_room() -> None:
    first = chart("kind: column\ndata: {2021: 1, 2022: 2, 2023: 3}\nx: name\nvalue: value")
    other = chart("kind: column\ndata: {2011: 1, 2012: 2, 2013: 3}\nx: name\nvalue: value")
    texts = [pdfium.PdfDocument(page(first, other, format=f)) for f in ("a4", "a4-large")]

    def left(pdf: pdfium.PdfDocument, word: str) -> float:
        for sheet in pdf:
            if found := sheet.get_textpage().search(word).get_next():
                return float(sheet.get_textpage().get_charbox(found[0])[0])
        raise LookupError(word)

    assert left(texts[0], "2011") - left(texts[0], "2021") > 200
    assert abs(left(texts[1], "2011") - left(texts[1], "2021")) < 20


def test_a_stacked_area_that_shows_a_fall_as_a_rise_offers_lines() -> None:
    csv = "t,a,b\n" + "\n".join(f"{2015 + i},{10 + 10 * i},{20 - 2 * i}" for i in range(6))
    [fault] = faults("kind: area\ndata: data/t.csv\nx: t\ny: [a, b]", csv)
    assert fault.code == "unreadable-area" and "'b' falls" in fault.message and "'line'" in fault.help
    assert faults("kind: area\ndata: data/t.csv\nx: t\ny: [b, a]", csv) == []


@pytest.mark.parametrize("kind", ["column", "grouped-column", "waterfall"])
def test_columns_carry_figures_or_an_axis_and_never_both(kind: str) -> None:
    from tests.charts.briefs import drawn

    for count in (3, 24):
        csv = "n,p,v\n" + "\n".join(
            f"n{i},{p},{(i * 37 + len(p) * 11) % 90 + 7}" for i in range(count) for p in ("aa", "bbb")
        )
        keys = {"grouped-column": "x: n\nby: p"}.get(kind, "by: n\nwhere: {p: aa}")
        for width in (456, 216):
            surface = drawn(chart(f"kind: {kind}\ndata: data/t.csv\nvalue: v\n{keys}", csv), width)
            figures = [t for t in surface.words if t.lstrip("+−").isdigit()]
            axis = "0" in figures
            values = len(figures) >= (count if kind != "grouped-column" else 2 * count)
            assert axis != values, (kind, count, width, figures)
