"""Somebody who does not come has no badge, no tent, no chair and no line in a list of those who are there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2
import pytest

from briefing import pipeline
from briefing.batch.orders import default_format
from briefing.kinds import PROGRAM
from briefing.pipeline import BuildOptions
from briefing.products.base import PRODUCTS
from briefing.summit import Order, Summit
from tests.conftest import TINY

HANDOUTS = PRODUCTS.of_program()
PEOPLE = """
  - {id: stays, display: Фёдор Отсутствов, family: Отсутствов, title: Министр, role: minister, precedence: 2, attending: %s}
"""
HOST = "  - {id: gone, display: Глеб Дальний, family: Дальний, title: Советник, role: adviser, precedence: 2, attending: %s}\n"
SEATING = """
audience: guest
plans:
  - id: hall
    title: Зал
    session: river
    delegation: austria
    seats:
      - {side: host, order: 1, person: host}
      - {side: host, order: 2, person: gone}
      - {side: guest, order: 1, person: muster}
      - {side: guest, order: 2, person: stays}
"""


def summit_of(tmp_path: Path, attending: str) -> tuple[Summit, list[tuple[str, str]]]:
    folder = tmp_path / "briefs"
    shutil.copytree(TINY, folder)
    brief = folder / "delegations" / "austria.yaml"
    brief.write_text(brief.read_text().replace("\nbottom-line:", PEOPLE % attending + "bottom-line:", 1))
    with (folder / "people.yaml").open("a") as people:
        people.write(HOST % attending)
    (folder / "seating.yaml").write_text(SEATING)
    summit, problems = pipeline.read_and_check(folder)
    return summit, [(d.code, d.message) for d in problems.sorted()]


def text_of(summit: Summit, product: str, audience: str) -> str:
    module = PROGRAM.load(PRODUCTS, product)
    edition = pipeline.select(summit, Order(
        product=product, delegation="austria", audience=audience, language="ru",
        format=default_format(product, "a4"), target="screen",
    ))  # fmt: skip
    if only := getattr(module, "AUDIENCE", ""):
        edition = edition.replaced(audience=edition.audience.replaced(reads=(only,)))
    pdf = pipeline.build(edition, BuildOptions(assets=Path())).pdf()
    return " ".join(" ".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(pdf)).split())


@pytest.mark.parametrize("product", HANDOUTS)
@pytest.mark.parametrize("audience", ["minister", "guest"])
def test_who_does_not_come_is_on_no_paper(product: str, audience: str, tmp_path: Path) -> None:
    if product == "fact-sheet" and audience != "guest":
        pytest.skip("public only")
    text = text_of(summit_of(tmp_path, "not-attending")[0], product, audience)
    says_so = product in ("book", "large-print") and audience == "minister"
    assert ("Отсутствов" in text) == says_so and ("Дальний" in text) == says_so
    if says_so:
        assert text.count("не участвует") >= 2


@pytest.mark.parametrize(
    "product", ["name-badges", "table-tents", "whos-who", "seating-plan", "glance-sheet"]
)
def test_who_comes_is_there(product: str, tmp_path: Path) -> None:
    assert "Отсутствов" in text_of(summit_of(tmp_path, "expected")[0], product, "guest")


def test_an_empty_chair_is_said_and_printed_as_empty(tmp_path: Path) -> None:
    summit, said = summit_of(tmp_path, "not-attending")
    assert [code for code, _ in said].count("does-not-come") == 2
    assert any("Фёдор Отсутствов" in words and "hall" in words for _, words in said)
    assert text_of(summit, "seating-plan", "guest").count("не занято") == 2  # on two chairs
