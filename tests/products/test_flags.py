"""Flags on badges, tents, dividers and seating plans: the delegation's own where there is one, else a plate with its code in its place."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pikepdf
import pytest

from briefing import pipeline
from briefing.summit import Order
from tests.conftest import ROOT
from tests.pdf_inspector import inspect

DELTA = ROOT / "tests/elsewhere/delta"
SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><rect width="3" height="2" fill="#060"/></svg>'
PAPERS = [
    ("name-badges", "cr80", "guests"),
    ("table-tents", "a4", "guests"),
    ("tab-dividers", "a4-tab", "thu-truong"),
    ("seating-plan", "a4-landscape", "guests"),
]


def made(folder: Path, product: str, paper: str, audience: str, *flags: str) -> bytes:
    briefs = folder / f"b{len(flags)}"
    shutil.copytree(DELTA, briefs)
    for code in flags:
        (briefs / "assets/flags").mkdir(parents=True, exist_ok=True)
        (briefs / f"assets/flags/{code}.svg").write_bytes(SQUARE)
    summit, _ = pipeline.read_and_check(briefs)
    order = Order(product=product, delegation="laos", audience=audience, language="en", format=paper)
    built = pipeline.build(pipeline.select(summit, order), pipeline.BuildOptions(assets=briefs / "assets"))
    assert not [d for d in built.problems if d.code != "page-budget"]
    return built.pdf()


def drawings(pdf: bytes) -> int:
    """How many drawings the first page paints, and that the file holds one of them once."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        forms = [o for o in file.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"]
        assert len(forms) <= 1
        painted = [str(i.operator) for i in pikepdf.parse_content_stream(file.pages[0])]
        return painted.count("Do")


@pytest.mark.parametrize(("product", "paper", "audience"), PAPERS)
def test_a_flag_or_a_plate_in_its_place(product: str, paper: str, audience: str, tmp_path: Path) -> None:
    plain, flagged = (made(tmp_path, product, paper, audience, *flags) for flags in ((), ("lao",)))
    faces = 2 if product == "table-tents" else 1
    assert (drawings(plain), drawings(flagged)) == (0, faces)
    one, other = inspect(plain), inspect(flagged)
    codes = [w for w in one.pages[0].words if w.text == "LAO"]
    assert len(codes) == faces
    rest = [(w.text, w.x, w.y) for w in one.pages[0].words if w.text != "LAO"]
    assert rest == [(w.text, w.x, w.y) for w in other.pages[0].words]
