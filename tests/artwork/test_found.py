"""Pictures that are found by their names: nobody writes where they lie."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from briefing import pipeline
from briefing.summit import Order, Summit
from tests.conftest import ROOT

BASE = ROOT / "tests/errors/base"
SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><rect width="3" height="2" fill="#060"/></svg>'


def summit_with(folder: Path, *names: str) -> Summit:
    """The summit of errors' base with these files among its assets."""
    briefs = folder / "briefs"
    shutil.copytree(BASE, briefs)
    out = io.BytesIO()
    Image.new("RGB", (40, 50), "gray").save(out, "JPEG")
    for name in names:
        path = briefs / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(SQUARE if name.endswith(".svg") else out.getvalue())
    summit, problems = pipeline.read_and_check(briefs)
    assert all("isl" in d.message or "shows" in d.message for d in problems if d.code == "unread-file")
    return summit


def test_a_photograph_is_found_by_the_id_of_its_person(tmp_path: Path) -> None:
    summit = summit_with(tmp_path, "people/BYRNE.JPG")
    assert [p.photo for p in summit.hosts if p.id == "byrne"] == ["people/BYRNE.JPG"]


def test_a_reader_has_the_flags_of_his_own_book(tmp_path: Path) -> None:
    summit = summit_with(tmp_path, "flags/irl.svg", "flags/MLT.svg", "emblems/irl.svg")
    order = Order(product="book", delegation="malta", audience="staff", language="en", format="a4")
    insignia = pipeline.select(summit, order).insignia
    assert insignia.flags == {"irl": "flags/irl.svg", "mlt": "flags/MLT.svg"}
    assert insignia.emblems == {"irl": "emblems/irl.svg"}


def test_who_sits_in_the_room_has_his_flag_too_whoever_reads_the_plan() -> None:
    summit, _ = pipeline.read_and_check(ROOT / "briefs")
    for delegation in summit.delegations:
        order = Order(
            product="book", delegation=delegation, audience="delegation", language="en", format="a4"
        )
        edition = pipeline.select(summit, order)
        seated = {seat.person for plan in edition.seating for seat in plan.seats}
        codes = {
            brief.code.casefold()
            for brief in summit.delegations.values()
            if any(person.id in seated for person in brief.people)
        }
        assert len(codes) > 1 and codes <= set(edition.insignia.flags)


def test_a_summit_without_pictures_has_none(tmp_path: Path) -> None:
    summit = summit_with(tmp_path)
    assert not summit.insignia.flags and all(person.photo is None for person in summit.hosts)


def test_a_changed_flag_makes_the_books_anew_that_show_it(tmp_path: Path) -> None:
    from briefing.batch.build_context import BuildContext
    from briefing.batch.inputs import inputs_of

    summit = summit_with(tmp_path, "flags/irl.svg", "flags/mlt.svg", "flags/isl.svg")
    order = Order(product="book", delegation="malta", audience="staff", language="en", format="a4")
    edition = pipeline.select(summit, order)
    assets = tmp_path / "briefs/assets"
    inputs = inputs_of(edition, pipeline.BuildOptions(assets=assets), BuildContext(summit, assets, {}))
    assert {name for name in inputs if name.startswith("asset")} == {
        "asset flags/irl.svg",
        "asset flags/mlt.svg",
    }


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("photos/byrne.jpg",), ("assets/photos/byrne.jpg", "move it to people/byrne.jpg")),
        (("byrne.png",), ("assets/byrne.png", "move it to people/byrne.png")),
        (("people/byrne.jpg", "people/byrne.png"), ("assets/people/byrne.jpg", "remove it; people/byrne.png is shown")),
        (("people/byrne.jpg", "photos/harbour.jpg"), None),
    ],
)  # fmt: skip
def test_a_photograph_that_is_not_shown_is_told(
    names: tuple[str, ...], told: tuple[str, str] | None, tmp_path: Path
) -> None:
    summit_with(tmp_path, *names)
    _, problems = pipeline.read_and_check(tmp_path / "briefs")
    found = [(d.span.file, d.help) for d in problems if d.code == "unread-file" and d.span is not None]
    assert found == ([told] if told else [])
