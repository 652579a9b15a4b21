"""What the machine has and lacks, each lack with its cure; the rest of the machine is looked at all the same."""

from __future__ import annotations

import json
import shutil
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefing.beginning import health
from briefing.beginning.health_of_briefs import findings
from briefing.packages import to_install
from tests.cli.conftest import Here
from tests.conftest import ROOT

ABOUT = {
    "briefing",
    "python",
    "libraries",
    "extras",
    "cores",
    "output",
    "disk",
    "briefs",
    "faces",
    "letters",
    "paper",
}


def states(here: Here, *words: str) -> dict[str, tuple[str, str, str]]:
    rows = json.loads(here("doctor", "--json", *words).out)
    return {row["about"]: (row["state"], row["said"], row["cure"]) for row in rows}


def test_a_good_machine_says_everything_and_writes_nothing(here: Here) -> None:
    before = sorted(Path().rglob("*"))
    found = states(here)
    assert found.keys() == ABOUT and all(state != "lacks" for state, _, _ in found.values())
    assert "a4 (210 × 297 mm)" in found["paper"][1] and " faces of " in found["faces"][1]
    assert here("doctor").code == 0 and sorted(Path().rglob("*")) == before


def test_without_briefs_the_rest_is_told_and_both_beginnings_are_offered(here: Here) -> None:
    shutil.rmtree("briefs")
    found = states(here)
    assert "briefing init, or briefing init --sample" in found["briefs"][2] and found["faces"][0] == "good"


def test_letters_without_a_face_are_named_with_their_place(here: Here) -> None:
    path = Path("briefs/people.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title: 漢 ", 1), encoding="utf-8")
    done = here("doctor")
    assert (
        done.code == 3 and "LACKS  letters" in done.out and "people.yaml:" in done.out and "-> " in done.out
    )


def test_a_missing_library_has_the_command_that_cures_it(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    version = metadata.version

    def without(name: str) -> str:
        if name in ("pikepdf", "distributed"):
            raise metadata.PackageNotFoundError(name)
        return version(name)

    monkeypatch.setattr(metadata, "version", without)
    monkeypatch.setattr(
        metadata,
        "requires",
        lambda name: ["pikepdf>=9.4", "click>=8", "distributed>=2024.8; extra == 'cluster'"],
    )
    done = here("doctor")
    assert done.code == 3 and f"-> {to_install('pikepdf')}\n" in done.out
    assert "note   extras" in done.out and f"-> {to_install('distributed')}\n" in done.out


@pytest.mark.posix
def test_a_place_that_cannot_be_written_is_lacking(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("out").write_text("a file")
    assert states(here, "-o", "out/deep")["output"][0] == "lacks"

    def full(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(health, "tempfile", SimpleNamespace(TemporaryFile=full))
    found = states(here)
    assert found["output"][0] == "lacks" and "Permission denied" in found["output"][1] and found["output"][2]


def test_a_style_without_its_face_is_lacking(tmp_path: Path) -> None:
    briefs = tmp_path / "briefs"
    shutil.copytree(ROOT / "tests" / "summits" / "tiny", briefs)
    (briefs / "styles").mkdir()
    (briefs / "styles" / "house.yaml").write_text(
        "title: House\nextends: secretariat\nfaces: {sans: {regular: Nowhere.ttf}}\n", encoding="utf-8"
    )
    settings = briefs / "summit.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("style: secretariat", "style: house"), encoding="utf-8"
    )
    assert any(
        f.about == "faces" and f.state == "lacks" and "Nowhere.ttf" in f.said for f in findings(briefs)
    )


def test_the_shipped_summit_has_what_it_needs() -> None:
    assert all(found.state == "good" for found in findings(ROOT / "briefs"))
