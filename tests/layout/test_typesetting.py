"""What stands on the page: nothing lost, nothing outside, numbers that are right, the same bytes always."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing import formats, styles
from briefing.diagnostics import Span
from briefing.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    ListBlock,
    ListItem,
    Metadata,
    Paragraph,
    Part,
    Placed,
    Row,
    Running,
    Sheet,
    Table,
    Text,
)
from briefing.typesetting import TypesetDocument, typeset
from tests.layout.torture import SCRIPTS, document, parts, torture, words
from tests.pdf_inspector import inspect

ROOT = Path(__file__).parent.parent.parent


def book(*blocks: Block, format_: str = "a4", **facts: object) -> TypesetDocument:
    part = Part("p", "Part", blocks, **facts)  # type: ignore[arg-type]
    made = Document(Metadata("T", "A", "S", (), "en", date(2025, 1, 1)), (part,), Running("L", "B", "ID"))
    return typeset(made, formats.load(format_), styles.load("secretariat"))


def letters(text: str) -> str:
    return "".join(c for c in text.replace("\u00ad", "").replace("\ufffe", "") if c.isalnum())


def pages(pdf: bytes) -> list[str]:
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        found.append(text.get_text_range())
    return found


def boxes(pdf: bytes) -> list[list[tuple[str, float, float, float, float]]]:
    """Per page: text with left, bottom, right, top of each run."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        rects = [text.get_rect(i) for i in range(text.count_rects())]
        found.append([(text.get_text_bounded(*r), *r) for r in rects])
    return found


BLOCKS = st.lists(
    st.one_of(
        st.builds(lambda n, s: Paragraph((Text(words(n, s)),)), st.integers(1, 400), st.integers(0, 9)),
        st.builds(lambda n: Heading(2, (Text(f"Heading {n}"),), f"h{n}"), st.integers(0, 10**6)),
        st.builds(
            lambda n: ListBlock(tuple(ListItem((Paragraph((Text(words(i + 3, i)),)),)) for i in range(n))),
            st.integers(0, 12),
        ),
        st.builds(
            lambda n: Table(
                (Column(0.5), Column(0.5)),
                (),
                tuple(
                    Row(
                        (
                            Cell((Paragraph((Text(words(i % 30 + 1)),), "table"),)),
                            Cell((Paragraph((Text("x"),), "table"),)),
                        )
                    )
                    for i in range(n)
                ),
            ),
            st.integers(1, 60),
        ),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BLOCKS)
def test_no_text_is_lost_or_set_outside_its_page(blocks: list[Block]) -> None:
    from briefing.document import inlines_of, plain, walk

    made = book(*blocks)
    said = letters("".join(pages(made.pdf)))
    for block in walk(tuple(blocks)):
        for run in inlines_of(block):
            for piece in re.findall(r"\w+", plain(run)):
                assert piece in said
    width, height = formats.load("a4").size
    for page in boxes(made.pdf):
        for text, left, bottom, right, top in page:
            assert left > 20 and right < width - 20 and bottom > 10 and top < height - 10, text


def test_the_longest_words_and_tallest_rows_are_set_or_named() -> None:
    long = Paragraph(
        (Text("Donaudampfschifffahrt" * 12, Span("brief.yaml", 7, 3)),), span=Span("brief.yaml", 7, 3)
    )
    made = book(long)
    assert [(d.code, str(d.span)) for d in made.problems] == [("does-not-fit", "brief.yaml:7:3")]
    assert letters("".join(pages(made.pdf))).count("Donaudampf") >= 10


def test_a_letter_that_no_face_has_is_an_error_at_its_line() -> None:
    made = book(Paragraph((Text("Name: 習", Span("brief.yaml", 3, 9)),)))
    (problem,) = made.problems
    assert (
        problem.code == "missing-glyph"
        and "U+7FD2" in problem.message
        and str(problem.span) == "brief.yaml:3:9"
    )


def test_all_scripts_of_the_torture_line_come_back() -> None:
    text = " ".join(pages(torture(10).pdf))
    for name in ("Қасым-Жомарт", "Эмомалӣ", "Раҳмон", "Türkmenistanyň", "Oʻzbekiston", "Ҷ ҷ"):
        assert letters(name) in letters(text)
    assert SCRIPTS


def test_a_budget_says_how_many_lines_are_too_many() -> None:
    made = book(
        *(Paragraph((Text(f"n{i} {words(80)}"),), span=Span("brief.yaml", i, 1)) for i in range(1, 20)),
        budget=1,
    )
    first = min(int(number) for number in re.findall(r"n(\d+) ", pages(made.pdf)[1]))
    (problem,) = made.problems
    assert problem.code == "page-budget" and "words, too many" in problem.message
    assert problem.span is not None and problem.span.file == "brief.yaml"
    assert problem.span.line in (first - 1, first) and first > 3


def test_what_does_not_fit_a_card_says_how_much_must_go() -> None:
    card = Placed(
        10, 10, 60, 20, (Paragraph((Text(words(80)),), "card-point", span=Span("brief.yaml", 4, 1)),)
    )
    made = book(Sheet((card,)), running=False)
    (problem,) = made.problems
    assert (
        problem.code == "does-not-fit"
        and "cut about" in problem.help
        and str(problem.span) == "brief.yaml:4:1"
    )


def test_a_heading_never_stands_alone_at_the_foot() -> None:
    for lines in range(30, 60):
        filler = [Paragraph((Text("x"),)) for _ in range(lines)]
        made = book(*filler, Heading(2, (Text("Stranded"),), "h"), Paragraph((Text(words(60)),)))
        text = pages(made.pdf)
        page = next(i for i, t in enumerate(text) if "Stranded" in t)
        after = text[page].split("Stranded")[1]
        assert "council" in after or "shall" in after


def test_at_least_two_lines_at_foot_and_head() -> None:
    for lines in range(30, 52):
        made = book(*(Paragraph((Text("x"),)) for _ in range(lines)), Paragraph((Text(words(75)),)))
        if made.pages == 1:
            continue
        counts = [
            len({round(b) for t, _, b, _, _ in page if len(t.strip()) > 12}) for page in boxes(made.pdf)
        ]
        assert all(count != 1 for count in counts)


def test_printed_page_numbers_are_those_of_their_targets() -> None:
    made = torture(40)
    with pikepdf.open(io.BytesIO(made.pdf)) as file:
        index = {page.obj.objgen: number for number, page in enumerate(file.pages)}
        dests = (
            {str(k): v for k, v in pikepdf.NameTree(file.Root.Names.Dests).items()}
            if "/Names" in file.Root and "/Dests" in file.Root.Names
            else {k.lstrip("/"): v for k, v in file.Root.get("/Dests", {}).items()}
        )
        lines = pages(made.pdf)
        for anchor, folio in made.places.items():
            if anchor in dests and folio.isdigit():
                target = dests[anchor]
                page = target[0] if isinstance(target, pikepdf.Array) else target.D[0]
                assert f"page {folio} of" in lines[index[page.objgen]]


def test_numbers_line_up_on_the_decimal_mark() -> None:
    rows = tuple(Row((Cell((Paragraph((Text(v),), "table"),)),)) for v in ("1.25", "120.5", "7", "−3.75"))
    made = book(Table((Column(align="decimal"),), (), rows))
    page = {t.strip(): (left, right) for t, left, _, right, _ in boxes(made.pdf)[0]}
    face = 9.2
    point = [page["1.25"][1] - page["120.5"][1], page["1.25"][1] - page["7"][1]]
    assert abs(point[0] - 0.497 * face) < 0.8 and point[1] > 1.0 * face * 0.9
    assert abs(page["1.25"][1] - page["−3.75"][1]) < 0.6


def test_every_page_says_whose_it_is() -> None:
    made = book(*(Paragraph((Text(words(200)),)) for _ in range(12)), tab="C", short_title="Brief")
    text, lines = pages(made.pdf), inspect(made.pdf)
    assert made.pages > 2
    for number, page in enumerate(text, 1):
        assert lines.lines(number)[0] == "L · BriefB" and lines.lines(number)[-1] == f"ID{number}"
        assert "C" in page and f"of {made.pages}" not in page


@pytest.mark.parametrize("format_", ["a4", "letter", "a5", "a6"])
def test_the_page_has_the_size_of_its_format(format_: str) -> None:
    made = book(Paragraph((Text("x"),)), format_=format_)
    page = pypdfium2.PdfDocument(made.pdf)[0]
    assert page.get_size() == pytest.approx(formats.load(format_).size, abs=0.1)


def test_press_pages_have_bleed_trim_and_cmyk() -> None:
    made = typeset(document(parts(5)), formats.load("a4", "press"), styles.load("secretariat"))
    with pikepdf.open(io.BytesIO(made.pdf)) as file:
        page = file.pages[0]
        trim = [float(v) for v in page.TrimBox]
        assert trim[2] - trim[0] == pytest.approx(595.276, abs=0.1) and trim[0] == pytest.approx(
            8.504, abs=0.1
        )
        assert [float(v) for v in page.BleedBox] == [float(v) for v in page.MediaBox]
        content = page.Contents.read_bytes()
        assert b" k\n" in content and b" rg\n" not in content
        assert "/OutputIntents" not in file.Root


def test_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    code = "import sys,hashlib; from tests.layout.torture import torture; print(hashlib.sha256(torture(20).pdf).hexdigest())"
    found = set()
    for seed, zone in (("0", "UTC"), ("77", "Asia/Tokyo")):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "PYTHONPATH": str(ROOT),
            "RL_pageCompression": "0",
        }
        found.add(
            subprocess.run(
                [sys.executable, "-c", code],
                env=environment,
                cwd=tmp_path,
                capture_output=True,
                text=True,
                check=True,
            ).stdout
        )
    assert len(found) == 1 and len(found.pop()) > 60


def test_fonts_are_embedded_subsets_and_none_is_helvetica() -> None:
    with pikepdf.open(io.BytesIO(torture(5).pdf)) as file:
        fonts = [f for f in file.objects if isinstance(f, pikepdf.Dictionary) and f.get("/Type") == "/Font"]
        assert fonts
        for font in fonts:
            assert (
                font.Subtype == "/TrueType"
                and "+" in str(font.BaseFont)
                and "/FontFile2" in font.FontDescriptor
            )
            assert "/ToUnicode" in font


def test_laying_out_needs_neither_matplotlib_nor_numpy_nor_fonttools() -> None:
    code = "import sys; from tests.layout.torture import torture; torture(5); print([m for m in ('matplotlib','numpy','fontTools','pikepdf','babel') if m in sys.modules])"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
