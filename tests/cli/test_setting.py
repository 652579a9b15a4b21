"""--set: a value for one build alone. What is built with it says so, and is never taken for what is built without it."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest

from tests.cli.conftest import BOOK, Here

BUILD = ("build", "austria", "-a", "guest", "-l", "ru")
TRIAL = ("--set", "style.accent=#7a1f2b", "--set", "format.margins.inner=31")


def entry() -> dict[str, dict[str, str]]:
    manifest = json.loads(Path("build/manifest.json").read_text(encoding="utf-8"))
    found = {file["path"]: file for file in manifest["entries"]}
    return found[BOOK]  # type: ignore[no-any-return]


def colours() -> set[bytes]:
    with pikepdf.open(Path("build") / BOOK) as pdf:
        return {
            b" ".join(str(round(float(v), 3)).encode() for v in operands)
            for page in pdf.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "rg"
        }


def test_a_trial_changes_the_page_says_so_and_is_not_up_to_date_without_it(here: Here) -> None:
    assert here(*BUILD).code == 0
    plain = (Path("build") / BOOK).read_bytes()
    assert "nothing to do" in here(*BUILD).err
    assert b"0.478 0.122 0.169" not in colours()

    tried = here(*BUILD, *TRIAL)
    assert tried.code == 0 and "1 made" in tried.err
    assert b"0.478 0.122 0.169" in colours()
    assert entry()["identity"]["set"] == "style.accent=#7a1f2b; format.margins.inner=31"
    assert "set" in entry()["inputs"]
    assert "nothing to do" in here(*BUILD, *TRIAL).err
    assert here("verify", "build", "-C", "briefs").code == 0
    said = here("explain", BOOK)
    assert "gone     set style.accent" in said.out + said.err

    again = here(*BUILD)
    assert again.code == 0 and "1 made" in again.err
    assert (Path("build") / BOOK).read_bytes() == plain


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("format=a5", "a5"),
        ("settings.defaults.format=a5", "a5"),
        ("event.place=Nowhere-on-Sea", "Nowhere-on-Sea"),
    ],
)
def test_a_key_of_summit_yaml_is_set_by_its_own_name_or_its_whole_path(
    here: Here, words: str, said: str
) -> None:
    assert here("build", "austria", "-a", "guest", "-p", "book", "--set", words).code == 0
    files = json.loads(Path("build/manifest.json").read_text(encoding="utf-8"))["entries"]
    assert all(said in file["identity"]["format"] + file["identity"]["set"] for file in files)


@pytest.mark.parametrize("command", [("check",), BUILD, ("handouts", "austria"), ("charts",)])
def test_a_wrong_value_is_told_at_its_letters_and_nothing_is_written(
    here: Here, command: tuple[str, ...]
) -> None:
    done = here(*command, "--set", "style.ink=#0B2545", "--set", "style.acent=#7a1f2b")
    assert done.code == 1 and not Path("build/manifest.json").exists()
    assert "--set:2:7: error[unknown-field]" in done.err
    assert "2 | style.acent=#7a1f2b\n  |       ^^^^^ did you mean 'accent'?" in done.err


def test_a_format_that_the_command_names_is_the_one_that_is_set(here: Here) -> None:
    assert here(*BUILD, "--format", "a5", "--set", "format.width=160").code == 0
    (path,) = Path("build").rglob("*a5.pdf")
    with pikepdf.open(path) as pdf:
        wide = float(pdf.pages[0].mediabox[2])
    assert abs(wide - 160 * 72 / 25.4) < 0.01
