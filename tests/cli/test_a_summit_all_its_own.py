"""A summit whose delegations, roles, languages, formats, style and units are all its own, from a folder alone.

It shares nothing with the shipped one, and nothing is written but files: no code, no package, no change of the program.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from briefing.faces import package_folder
from tests.cli.conftest import Here
from tests.pdf_inspector import inspect

FILES = {
    "summit.yaml": """
id: lagoon
event:
  name: Lagoon Talanoa
  short-name: Talanoa
  host: {short: Niue, formal: Niue}
  host-code: NIU
  place: Alofi
  dates: [2034-07-03]
  time-zone: Pacific/Niue
  secretariat: House of the Reef
as-of: 2034-06-20
date: 2034-06-21
version: '1'
book-id: REEF
languages: [niu]
audiences:
  elder: {title: Elder, role: principal, reads: [reef, open], book: mat}
  scribe: {title: Scribe, role: staff, reads: [reef, open], book: small-mat}
default-label: reef
markings: {sand: {text: SAND, rank: 1}}
default-marking: sand
defaults: {audience: elder, language: niu, format: mat, style: reef}
orders: [{products: [book], audiences: [elder, scribe]}]
""",
    "delegations/tokelau.yaml": """
id: tokelau
code: TKL
name: {short: Tokelau, formal: Tokelau}
head: ana
people: [{id: ana, display: Ana Perez, title: Ulu, role: head}]
scene: {bottom-line: 'The catch was {{ fact("tokelau.catch") }} last year.'}
""",
    "facts.yaml": """
facts:
  tokelau.catch: {label: Catch, value: 12000, unit: basket, as-of: 2033, sources: [log], only: [tokelau]}
""",
    "sources.yaml": "sources:\n  log: {publisher: Reef Office, title: Log of the reef, date: 2034-01-01, url: https://example.org/log}\n",
    "units.yaml": 'units:\n  basket: {niu: {one: "{n} woven basket", many: "{n} woven baskets", short: "{n} bsk"}}\n',
    "books/mat.yaml": """
id: mat
title: Book of the mat
audiences: [elder]
sections: [{section: cover}, {section: contents}, {section: scene-setter, title: Where we sit}, {section: people}, {section: sources}]
""",
    "books/small-mat.yaml": """
id: small-mat
extends: mat
title: Small mat
audiences: [scribe]
leave-out: [people]
change: {scene-setter: {title: Where they sit}}
add: [{section: handling, after: cover}]
""",
    "languages/niu.yaml": 'name: Reef English\nextends: en\nwords: {contents: What is woven in}\nnumbers: {group: "\'"}\n',
    "formats/mat.yaml": "title: Mat\nextends: a4\nwidth: 200\nheight: 280\n",
    "styles/reef.yaml": """
title: Reef
extends: chancery
colours: {accent: "#00566B", host: "#00566B", hue: "#00566B"}
faces:
  text: {regular: fonts/Reef-Regular.ttf, bold: fonts/Reef-Bold.ttf}
logo: {file: reef.png, words: House of the Reef}
""",
    "terminology.yaml": "terms:\n  - {use: talanoa, avoid: [summit talk], note: the word of the house}\n",
}


def write(folder: Path) -> None:
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text.lstrip("\n"), encoding="utf-8")
    (folder / "styles" / "fonts").mkdir()
    for weight in ("Regular", "Bold"):
        shutil.copy(package_folder() / f"Lato/Lato-{weight}.ttf", folder / f"styles/fonts/Reef-{weight}.ttf")
    Image.new("RGB", (400, 160), (0, 86, 107)).save(folder / "styles" / "reef.png")


@pytest.fixture
def lagoon(here: Here) -> Here:
    shutil.rmtree("briefs")
    write(Path("briefs"))
    return here


def test_it_is_checked_built_and_read_back_from_its_folder_alone(lagoon: Here) -> None:
    checked = lagoon("check")
    assert checked.code == 0 and "0 errors, 0 warnings" in checked.err, checked.err
    built = lagoon("build")
    assert built.code == 0 and "2 made" in built.err, built.err
    assert lagoon("verify", "build").code == 0
    book, small = (
        inspect((Path("build") / f"tokelau/{whose}/niu/tokelau_{whose}_niu_book_mat.pdf").read_bytes())
        for whose in ("elder", "scribe")
    )
    words = [
        " ".join(line for page in range(1, len(read.pages) + 1) for line in read.lines(page))
        for read in (book, small)
    ]
    flat = " ".join(words[0].split())
    assert "12'000 woven baskets" in flat, flat
    assert (
        "What is woven in" in words[0]
        and "Where we sit" in words[0]
        and "Where they sit" in words[1]
        and "Ana Perez" not in words[1]
    )
    assert any("Lato" in font.name for font in book.fonts)
    with pikepdf.open(Path("build/tokelau/elder/niu/tokelau_elder_niu_book_mat.pdf")) as pdf:
        assert abs(float(pdf.pages[0].trimbox[2]) - 200 * 72 / 25.4) < 0.1
        assert "/XObject" in pdf.pages[0].Resources
    assert "nothing to do" in lagoon("build").err


@pytest.mark.parametrize(
    ("file", "before", "after", "books"),
    [
        ("units.yaml", "woven baskets", "plaited baskets", 2),
        ("styles/reef.yaml", "#00566B", "#00566C", 2),
        ("books/mat.yaml", "title: Where we sit", "title: Where all sit", 1),
    ],
)
def test_what_is_its_own_is_an_input_of_its_books(
    lagoon: Here, file: str, before: str, after: str, books: int
) -> None:
    assert lagoon("build").code == 0
    path = Path("briefs") / file
    path.write_text(path.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    again = lagoon("build", "--replace")
    assert again.code == 0 and f"{books} made" in again.err, again.err


def test_a_word_that_the_house_does_not_use_is_told_with_the_one_that_it_does(lagoon: Here) -> None:
    path = Path("briefs/delegations/tokelau.yaml")
    path.write_text(
        path.read_text(encoding="utf-8").replace("The catch", "At the summit talk the catch"),
        encoding="utf-8",
    )
    done = lagoon("check")
    assert "write 'talanoa': the word of the house" in done.err
