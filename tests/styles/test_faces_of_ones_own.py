"""Faces that a style brings: where they may lie, which of them sets which word, and what is said of wrong ones."""

from __future__ import annotations

import pickle
import shutil
import sys
from pathlib import Path

import pytest

from briefing import pipeline
from briefing.batch.build_context import BuildContext
from briefing.batch.foreign import foreign_inputs
from briefing.faces import face, package_folder
from briefing.formats import load
from briefing.kinds import KindFile, Kinds
from briefing.layout.context import PartContext
from briefing.layout.typography import Typography
from briefing.styles import STYLES, Style
from tests.kinds.own import briefs, default, edition, found

LATIN = "Poppins/Poppins-Regular.ttf"  # has no Cyrillic
HOUSE = "title: House\nextends: secretariat\nfaces:\n  text: {regular: fonts/House.ttf}\n"


def with_face(folder: Path, at: str, name: str = LATIN) -> None:
    (folder / at).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(package_folder() / name, folder / at)


@pytest.mark.parametrize("home", ["styles/fonts/House.ttf", "fonts/House.ttf", "assets/fonts/House.ttf"])
def test_a_face_lies_beside_its_style_in_the_briefs_or_among_the_assets(home: str, tmp_path: Path) -> None:
    folder = briefs(tmp_path, {"styles/house.yaml": HOUSE}, default("style", "house"), code=False)
    with_face(folder, home)
    assert not found(folder)
    summit, _ = pipeline.read_and_check(folder)
    style = summit.kinds.load(STYLES, "house")
    assert {Path(file).name for file in style.faces["text"].files} == {"House.ttf"}
    before = dict(foreign_inputs(edition(summit)))
    assert before.keys() == {"style house", "face House.ttf"}  # no path of a machine
    with_face(folder, home, "Lato/Lato-Regular.ttf")
    after = dict(foreign_inputs(edition(summit)))
    assert after["face House.ttf"] != before["face House.ttf"]


def test_a_face_lies_in_an_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_face(tmp_path / "lib" / "reef_faces", "Reef.ttf")
    (tmp_path / "lib" / "reef_faces" / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path / "lib"))
    style = HOUSE.replace("fonts/House.ttf", "reef_faces:Reef.ttf")
    folder = briefs(tmp_path, {"styles/house.yaml": style}, default("style", "house"), code=False)
    assert not found(folder)
    summit, _ = pipeline.read_and_check(folder)
    assert "face reef_faces:Reef.ttf" in dict(foreign_inputs(edition(summit)))
    sys.modules.pop("reef_faces", None)


def test_a_machine_without_the_folder_gets_its_faces(tmp_path: Path) -> None:
    folder = briefs(tmp_path, {"styles/house.yaml": HOUSE}, default("style", "house"), code=False)
    with_face(folder, "fonts/House.ttf")
    summit, _ = pipeline.read_and_check(folder)
    here = pipeline.build(edition(summit), pipeline.BuildOptions(assets=folder / "assets")).pdf()
    sent = pickle.dumps(BuildContext(summit, folder / "assets", {}).packed())
    shutil.rmtree(folder)
    there = pickle.loads(sent).unpacked()
    try:
        made = pipeline.build(edition(there.summit), pipeline.BuildOptions(assets=there.assets)).pdf()
    finally:
        there.remove_unpacked()
    assert made == here


def test_a_family_without_a_bold_is_not_mixed_with_the_one_that_it_replaces() -> None:
    style = of_folder(f"title: House\nextends: secretariat\nfaces: {{text: {{regular: {LATIN}}}}}\n")
    assert set(style.faces["text"].files) == {LATIN} and "sans" in style.faces


def of_folder(text: str) -> Style:
    file = KindFile("house", "briefs/styles/house.yaml", "briefs", text)
    return Kinds((("styles", file),)).load(STYLES, "house")


FALLBACKS = f"""
title: House
extends: secretariat
faces:
  text: {{regular: {LATIN}}}
  first: {{regular: Ubuntu/Ubuntu-Regular.ttf}}
  second: {{regular: Noto Sans/NotoSans-Regular.ttf}}
fallback: [first, second]
"""


@pytest.mark.parametrize(
    ("word", "file"),
    [
        ("Suva", "Poppins-Regular"),
        ("Сува", "Ubuntu-Regular"),
        ("Suvấ", "NotoSans-Regular"),
    ],
)
def test_a_word_is_in_the_first_family_that_has_all_of_it(word: str, file: str) -> None:
    typography = Typography(of_folder(FALLBACKS), load("a4"))
    context = PartContext(typography, None, None)  # type: ignore[arg-type]
    pieces = context.covered(word, face(LATIN), False, False, None)
    assert [(one.name, text) for one, text in pieces] == [(file, word)]
