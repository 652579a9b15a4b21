"""Covers: whole on every paper, whatever is on them; nothing moves where a flag is missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing import formats, styles
from briefing.document import (
    Artwork,
    Cover,
    Document,
    Language,
    Paragraph,
    Part,
    Plate,
    Running,
    Silhouette,
    Term,
    Text,
)
from briefing.drawings import PictureStore
from briefing.frames.colours import from_hex
from briefing.frames.laid import LaidDocument
from briefing.frames.pages import GlyphRun, Group, PlacedDrawing, Rectangle
from briefing.layout import lay_out
from briefing.layout.pages.type_area import margins_of
from briefing.pdf import write
from briefing.styles import Style
from tests.contrast import contrast
from tests.layout.books import METADATA
from tests.structure import faults, spoken

STYLE = styles.load("secretariat")
FLAG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="2" height="1" fill="#080"/></svg>'
LONG = "Межгосударственная координационная водохозяйственная комиссия Центральной Азии"
PAPERS = ["a4", "letter", "a5", "5x8", "a4-large", "letter-large", "a3", "legal", "a4-landscape"]


def words(text: str) -> tuple[Text]:
    return (Text(text),)


def cover(**more: Any) -> Cover:
    facts = (("For", "Principal"), ("As of", "31 October 2025"), ("Book", "C5+1/2025/KAZ/PRINCIPAL"))
    given: dict[str, Any] = {
        "title": words("Austria"),
        "natives": ((Language("de", words("Republik Österreich")),),),
        "marking": words("SAMPLE · PUBLIC SOURCES ONLY"),
        "outline": Silhouette(("AUT",), "hue-line"),
        "flag": Artwork("flag.svg", "Flag: Austria", "hairline"),
        "event": words("Leaders’ Summit"),
        "lines": (words("The White House, Washington, DC"), words("6 November 2025")),
        "book": words("Principal’s briefing book"),
        "copy": words("Copy"),
        "facts": tuple(Term(words(a), (Paragraph(words(b), "cover-value"),)) for a, b in facts),
        "foot": words("Prepared by the Summit Secretariat · Version 1.0"),
    }
    return Cover(**{**given, **more})


def laid(
    folder: Path, made: Cover, paper: str = "a4", target: str = "screen", **running: Any
) -> LaidDocument:
    (folder / "flag.svg").write_bytes(FLAG)
    part = Part("cover", "Cover", (made,), numbering="none", running=False)
    document = Document(METADATA, (part,), Running(**running), hue="1")
    return lay_out(document, formats.load(paper, target), STYLE, PictureStore(assets=folder))


def items(content: Any) -> Iterator[Any]:
    for one in content:
        yield from items(one.content) if isinstance(one, Group) else one.items


def of(made: LaidDocument, kind: type[Any]) -> list[Any]:
    (page,) = made.pages
    return [item for item in items(page.content) if isinstance(item, kind)]


def band(made: LaidDocument) -> Rectangle:
    found: Rectangle = next(item for item in of(made, Rectangle) if item.fill)
    return found


def width_of(run: GlyphRun) -> float:
    return run.face.width(run.text.rstrip(), run.size)


@pytest.mark.parametrize("target", ["screen", "office", "press"])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", ["Mali", "Democratic People’s Republic of Somewhere Else", LONG])
def test_everything_stands_on_the_page_and_nothing_on_anything_else(
    tmp_path: Path, name: str, paper: str, target: str
) -> None:
    natives = ((Language("ru", words(LONG)),), (Language("fr", words("République de quelque part")),))
    made = laid(tmp_path, cover(title=words(name), natives=natives), paper, target, copy="3 of 12")
    assert not made.problems
    format = formats.load(paper, target)
    left, right = margins_of(format, True)
    (wide, _), ground = format.size, band(made)
    sizes = STYLE.enlarged().sizes if format.large_print else STYLE.sizes
    spots = []
    for run in of(made, GlyphRun):
        assert isinstance(run.x, float) and run.size in sizes
        assert left - 0.1 <= run.x and run.x + width_of(run) <= wide - right + 0.1, run.text
        assert not run.y - run.size < ground.y < run.y + run.size * 0.7, run.text
        spots.append(
            (run.x, run.y - 0.2 * run.size, run.x + width_of(run), run.y + 0.65 * run.size, run.text)
        )
    for drawing in of(made, PlacedDrawing):
        assert left - 0.1 <= drawing.x and drawing.y > 0
    over = [
        (a[4], b[4])
        for n, a in enumerate(spots)
        for b in spots[:n]
        if a[0] < b[2] - 0.5 and b[0] < a[2] - 0.5 and a[1] < b[3] and b[1] < a[3]
    ]
    assert not over


@pytest.mark.parametrize(("target", "out"), [("screen", 0.0), ("office", -5.0), ("press", 3.0)])
def test_the_band_reaches_as_far_as_the_printer_does(tmp_path: Path, target: str, out: float) -> None:
    made, format = laid(tmp_path, cover(), "a4", target), formats.load("a4", target)
    ground, mm = band(made), 72 / 25.4
    width, height = format.size
    assert ground.x == pytest.approx(-out * mm) and ground.width == pytest.approx(width + 2 * out * mm)
    assert ground.y + ground.height == pytest.approx(height + out * mm)
    assert ground.y == pytest.approx(height * 0.4)


def test_nothing_moves_where_there_is_no_flag_or_no_outline(tmp_path: Path) -> None:
    def where(made: LaidDocument) -> list[tuple[str, float, float, float]]:
        return [(r.text, r.x, r.y, r.size) for r in of(made, GlyphRun) if r.text != "AUT"]

    whole = laid(tmp_path, cover())
    assert len(of(whole, PlacedDrawing)) == 2
    plate = laid(tmp_path, cover(flag=Plate("AUT", "")))
    assert where(plate) == where(whole) == where(laid(tmp_path, cover(flag=None, outline=None)))
    assert "AUT" in [r.text for r in of(plate, GlyphRun)]
    nowhere = laid(tmp_path, cover(outline=Silhouette(("ZZZ",), "hue-line")))
    assert len(of(nowhere, PlacedDrawing)) == 1


def test_the_outline_is_whole_inside_the_band_and_above_the_name(tmp_path: Path) -> None:
    made = laid(tmp_path, cover())
    store = PictureStore(assets=tmp_path)
    size = store.artwork(Silhouette(("AUT",), "hue-line"), STYLE.of_hue("1"))
    assert size is not None
    outline = next(d for d in of(made, PlacedDrawing) if d.key == size.key)
    title = next(r for r in of(made, GlyphRun) if r.text.strip() == "Austria")
    assert title.size == 64 and title.y + title.size * 0.7 < outline.y
    assert outline.y + size.height * outline.scale < band(made).y + band(made).height - 36
    assert outline.x >= 62 and outline.x + size.width * outline.scale <= 595.3 - 53


def test_a_name_steps_down_the_scale_before_it_breaks_thrice(tmp_path: Path) -> None:
    def title(name: str) -> tuple[float, int]:
        runs = [
            r
            for r in of(laid(tmp_path, cover(title=words(name), natives=())), GlyphRun)
            if r.text.strip() in name
        ]
        return runs[0].size, len({r.y for r in runs})

    assert title("Austria") == (64, 1)
    assert title("Lao People’s Democratic Republic") == (40, 2)
    assert title(LONG) == (26, 3)


def test_a_numbered_copy_and_a_draft_say_so_on_the_band(tmp_path: Path) -> None:
    made = laid(tmp_path, cover(), copy="3 of 12", draft="DRAFT")
    runs = {r.text.strip(): r for r in reversed(of(made, GlyphRun))}
    ground = band(made)
    for said in ("Copy 3 of 12", "DRAFT"):
        assert runs[said].y > ground.y and runs[said].colour == (1.0, 1.0, 1.0)
        assert runs[said].y == pytest.approx(runs["SAMPLE · PUBLIC SOURCES ONLY"].y, abs=2.5)
    assert runs["3 of 12"].y < ground.y
    assert [r.text for r in of(made, GlyphRun)].count("DRAFT") == 1
    assert "Copy" not in {r.text for r in of(laid(tmp_path, cover()), GlyphRun)}


def test_it_is_read_in_order_and_its_decoration_is_not(tmp_path: Path) -> None:
    made = laid(tmp_path, cover(), copy="3 of 12")
    store = PictureStore(assets=tmp_path)
    for one in (cover().outline, cover().flag):
        assert isinstance(one, Artwork | Silhouette)
        store.artwork(one, STYLE.of_hue("1"))
    pdf = write(made, METADATA, pictures=store)
    assert faults(pdf) == []
    said = [text for _, text in spoken(pdf) if text]
    order = [
        "SAMPLE · PUBLIC SOURCES ONLY",
        "Austria",
        "Republik Österreich",
        "Leaders’ Summit",
        "Flag: Austria",
        "Copy",
        "3 of 12",
        "For",
    ]
    found = [
        next(n for n, text in enumerate(said) if wanted in text) for wanted in order if "Flag" not in wanted
    ]
    assert found == sorted(found)
    tags = [tag for tag, _ in spoken(pdf)]
    assert tags.count("Figure") == 1


@pytest.mark.parametrize("hue", ["", *STYLE.hues])
def test_white_words_can_be_read_on_every_hue(hue: str) -> None:
    style: Style = STYLE.of_hue(hue)
    assert contrast((1.0, 1.0, 1.0), from_hex(style.colours["hue"])) >= 7
