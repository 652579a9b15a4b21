"""Whether pages have backs: the file says it, the printer is asked for it, the imposed sheets obey."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefing import pipeline
from briefing.batch.orders import default_format
from briefing.kinds import PROGRAM
from briefing.pipeline import BuildOptions
from briefing.products.base import PRODUCTS
from briefing.publishing import grids, imposition
from briefing.publishing.imposition import MM, open_pdf
from briefing.publishing.stacking import stack
from briefing.publishing.type_size import smallest_type
from briefing.summit import Order
from tests.cli.conftest import Here, here  # noqa: F401
from tests.conftest import TINY
from tests.publishing.test_imposition import numbered

A4 = (210 * MM, 297 * MM)
INFOS = {name: PROGRAM.load(PRODUCTS, name).PRODUCT for name in PRODUCTS.of_program()}


def made(product: str, target: str = "screen", tmp_path: Path = Path(), people: int = 1) -> bytes:
    summit, _ = pipeline.read_and_check(TINY)
    brief = summit.delegations["austria"]
    crowd = tuple(brief.people[0].replaced(id=f"p{n}", display=f"Персона{n}") for n in range(people))
    summit = summit.replaced(delegations={**summit.delegations, "austria": brief.replaced(people=crowd)})
    public = "principal" not in INFOS[product].roles and "staff" not in INFOS[product].roles
    edition = pipeline.select(summit, Order(
        product=product, delegation="austria", audience="guest" if public else "minister", language="ru",
        format=default_format(product, "a4"), target=target,
    ))  # fmt: skip
    if public:
        edition = edition.replaced(audience=edition.audience.replaced(reads=("public",), role="public"))
    return pipeline.build(edition, BuildOptions(assets=tmp_path)).pdf()


def asked(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return str(file.Root.ViewerPreferences.get("/Duplex", ""))


@pytest.mark.parametrize("product", sorted(INFOS))
@pytest.mark.parametrize("target", ["screen", "office"])
def test_a_file_says_whether_its_pages_have_backs(product: str, target: str) -> None:
    pdf = made(product, target)
    sides = INFOS[product].sides
    assert open_pdf(pdf).sides == sides
    assert (asked(pdf) == "/Simplex") == (sides == "one")
    assert asked(pdf).startswith("/DuplexFlip") == (
        sides == "cards" or (sides == "two" and target == "office")
    )


def texts(path: Path) -> list[str]:
    return [page.get_textpage().get_text_range().strip() for page in pypdfium2.PdfDocument(path)]


@pytest.mark.parametrize("target", ["screen", "office"])
def test_badges_never_lie_behind_one_another(target: str, here: Here, tmp_path: Path) -> None:  # noqa: F811
    (tmp_path / "badges.pdf").write_bytes(made("name-badges", target, people=5))
    done = here("print", "badges.pdf", "--cards", "2x2", "-o", "sheets.pdf")
    assert done.code == 0, done.err
    sides = texts(tmp_path / "sheets.pdf")
    assert len(sides) == 2 and asked((tmp_path / "sheets.pdf").read_bytes()) == "/Simplex"
    assert sum(side.count("Персона") for side in sides) == 5
    assert "one-sided" in done.err and "5 cards" in done.err


@pytest.mark.parametrize("target", ["screen", "office"])
def test_backs_lie_behind_speaking_cards(target: str, here: Here, tmp_path: Path) -> None:  # noqa: F811
    (tmp_path / "cards.pdf").write_bytes(made("speaking-cards", target))
    done = here("print", "cards.pdf", "--cards", "1x1", "-o", "sheets.pdf")
    assert done.code == 0, done.err
    front, back = texts(tmp_path / "sheets.pdf")
    assert "шлюзы" in front and not back


def test_a_strange_file_must_be_told(here: Here, tmp_path: Path) -> None:  # noqa: F811
    (tmp_path / "strange.pdf").write_bytes(numbered(4))
    done = here("print", "strange.pdf", "--cards", "1x2", "-o", "sheets.pdf")
    assert done.code == 2 and "--sides one" in done.err and not (tmp_path / "sheets.pdf").exists()
    assert here("print", "strange.pdf", "--cards", "1x2", "--sides", "one", "-o", "one.pdf").code == 0
    assert here("print", "strange.pdf", "--cards", "1x2", "--sides", "two", "-o", "two.pdf").code == 0
    assert [text.count("page") for text in texts(tmp_path / "one.pdf")] == [2, 2]
    fronts, backs = texts(tmp_path / "two.pdf")
    assert ("page 1" in fronts and "page 3" in fronts) and ("page 2" in backs and "page 4" in backs)


def test_a_range_that_begins_at_a_back_takes_the_whole_card() -> None:
    assert imposition.fronts_and_backs([1, 2], True, 5) == [(0, 1), (2, 3)]
    assert imposition.fronts_and_backs([4], True, 5) == [(4, None)]


def test_one_sided_papers_in_a_two_sided_stack_have_blank_backs(tmp_path: Path) -> None:
    badges, book = made("name-badges", people=2), made("book", "office")
    pages = len(pypdfium2.PdfDocument(book))
    found = pypdfium2.PdfDocument(stack([badges, book]).pdf)
    sides = [page.get_textpage().get_text_range().strip() for page in found]
    assert ["Персона0" in sides[2], sides[3], "Персона1" in sides[4], sides[5]] == [True, "", True, ""]
    assert len(sides) == 2 + 4 + 2 + pages + pages % 2
    assert asked(stack([badges, badges]).pdf) == "/Simplex"


def test_pages_of_a_grid_are_as_large_as_they_can_be() -> None:
    two = grids.best_grid(2, 1, A4, A4, notes=True)
    assert two.scale == pytest.approx(0.5, abs=0.01)
    assert grids.best_grid(1, 2, A4, A4, notes=False).scale == pytest.approx(0.707, abs=0.01)
    lying = (A4[1], A4[0])
    assert grids.best_grid(2, 1, A4, lying, notes=False).scale == pytest.approx(0.707, abs=0.01)


@pytest.mark.parametrize(("grid", "notes"), [("2x1", True), ("2x2", False), ("2x1", False)])
def test_words_under_six_points_are_refused_with_what_would_do(
    grid: str, notes: bool, here: Here, tmp_path: Path  # noqa: F811
) -> None:  # fmt: skip
    (tmp_path / "book.pdf").write_bytes(made("book"))
    words = ["print", "book.pdf", "--nup", grid, *(["--notes"] if notes else []), "-o", "out.pdf"]
    done = here(*words)
    assert done.code == 1 and "type-too-small" in done.err and not (tmp_path / "out.pdf").exists()
    cures = re.findall(r"--nup (\S+)(?: (--paper) (\S+))? \(", done.err)
    assert cures
    for shape, option, paper in cures:
        cure = here("print", "book.pdf", "--nup", shape, *words[4:], *filter(None, (option, paper)))
        assert cure.code == 0, cure.err
        pdf = (tmp_path / "out.pdf").read_bytes()
        assert smallest_type(pdf, range(open_pdf(pdf).pages)) >= 5.9
        (tmp_path / "out.pdf").unlink()


def test_a_booklet_says_what_is_lost_and_what_to_build_in_its_place(here: Here, tmp_path: Path) -> None:  # noqa: F811
    shutil.rmtree(tmp_path / "briefs")
    shutil.copytree(TINY, tmp_path / "briefs")
    assert here("build", "austria", "-a", "guest", "-o", "out").code == 0
    done = here("print", "out/austria/guest/ru/austria_guest_ru_book_a4.pdf", "--booklet", "-o", "a4.pdf")
    command = "build austria -a guest -l ru --format a5 --target office"
    assert done.code == 0 and command in done.err and "points" in done.err and "in the spine" in done.err
    assert here(*command.split(), "-o", "out").code == 0
    small = here(
        "print", "out/austria/guest/ru/austria_guest_ru_book_a5_office.pdf", "--booklet", "-o", "a5.pdf"
    )
    assert small.code == 0 and "spine" not in small.err and "points" not in small.err
    pdf = (tmp_path / "a5.pdf").read_bytes()
    assert smallest_type(pdf, range(open_pdf(pdf).pages)) >= 6
