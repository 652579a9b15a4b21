"""Names of 240 letters: what can wrap does, a line becomes smaller or is said at its place; nothing leaves the paper."""

from __future__ import annotations

import shutil
from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest

from briefing import pipeline
from briefing.pipeline import BuildOptions
from briefing.summit import Order
from briefing.typesetting import TypesetDocument
from tests.conftest import TINY
from tests.products.test_every_product import covered, papers, texts

ONE = "Ш" * 240
SEVERAL = " ".join(["Вандерлинден"] * 18)[:238]
SHORT = {  # what is written in the small briefs, and where
    "delegations/austria.yaml": ("short: Австрия", "display: Анна Мустер, family: Мустер", "title: Канцлер", "title: Шлюзы"),
    "people.yaml": ("display: Ида Хост", "title: Премьер-министр"),
    "summit.yaml": ("short: Лихтенштейн", "name: Речной саммит", "short-name: РС", "title: Министр", "text: ОТКРЫТО",
                    "text: ЗАКРЫТО", "secretariat: Секретариат", "place: Вадуц"),
    "books/main.yaml": (),
}  # fmt: skip


def made(folder: Path, product: str, paper: str, copy: BuildOptions) -> TypesetDocument:
    summit, _ = pipeline.read_and_check(folder)
    edition = pipeline.select(summit, Order(
        product=product, delegation="austria", audience="minister", language="ru", format=paper, target="screen",
    ))  # fmt: skip
    return pipeline.build(edition, copy).typeset


def briefs(folder: Path, long: str) -> Path:
    """The small briefs with long words in place of every name and title."""
    shutil.copytree(TINY, folder)
    for file, lines in SHORT.items():
        text = (folder / file).read_text(encoding="utf-8")
        for line in lines:
            key = line.split(":")[0]
            assert line in text, line
            more = f", family: {long.split(' ')[-1]}" if "family" in line else ""
            text = text.replace(line, f"{key}: {long}{more}")
        (folder / file).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("long", [ONE, SEVERAL], ids=["one word", "several"])
@pytest.mark.parametrize(("product", "paper"), papers())
def test_nothing_leaves_the_paper(product: str, paper: str, long: str, tmp_path: Path) -> None:
    copy = BuildOptions(assets=tmp_path, copy=2, copies=3, recipient=long, draft=True)
    set_ = made(briefs(tmp_path / "b", long), product, paper, copy)
    assert {d.code for d in set_.problems} <= {"does-not-fit", "page-budget", "nothing-for-reader"}
    for page in pypdfium2.PdfDocument(set_.pdf):
        width, height = page.get_size()
        found = texts(page)
        assert not [t for t, b in found if b[0] < 0 or b[1] < 0 or b[2] > width or b[3] > height]
        if "does-not-fit" not in {d.code for d in set_.problems}:
            assert not [(a, b) for (a, one), (b, other) in combinations(found, 2) if covered(one, other)]
