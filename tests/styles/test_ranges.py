"""Styles, formats and languages say at their own line what is wrong in them."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import ModuleType

import pytest

from briefing import formats, languages, styles
from briefing.diagnostics import BriefError, Diagnostic

PARTS: dict[str, tuple[ModuleType, str]] = {
    "style": (styles, "secretariat"),
    "format": (formats, "a4"),
    "language": (languages, "fr"),
}

CASES = [
    ("style", "grid: 14", "grid: 0", "out-of-range", "grid"), ("style", "grid: 14", "grid: -14", "out-of-range", "grid"),
    ("style", '"#1A1F26"', '"#GGGGGG"', "bad-colour", "ink"), ("style", '"#1A1F26"', "red", "bad-colour", "ink"),
    ("style", "GentiumBookPlus-Regular.ttf", "GentiumBookPlus-Regulr.ttf", "unknown-face", "Regulr"),
    ("style", "Gentium Book Plus/GentiumBookPlus-Regular.ttf", "{text}", "bad-face", "regular"),
    ("style", "body: {size: 10.6", "body: {size: -3", "out-of-range", "body"), ("style", "size: 10.6, leading: 14", "size: 10.6, leading: 4", "out-of-range", "body"),
    ("style", "padding: 9", "padding: -40", "out-of-range", "padding"), ("style", "fill: tint,", "fill: tnit,", "unknown-colour", "tnit"),
    ("style", "fallback: sans", "fallback: sons", "unknown-face", "title"), ("style", "list-indent: 15", "list-indent: -400", "out-of-range", "list-indent"),
    ("format", "inner: 28", "inner: -28", "out-of-range", "inner"), ("format", "width: 210", "width: 60", "no-room", "margins"),
    ("format", "width: 210", "width: 0", "out-of-range", "width"), ("format", "width: 210", "width: 1e9", "out-of-range", "width"),
    ("format", "height: 297", "height: 80", "no-room", "margins"), ("format", "height: 297", "hieght: 297", "unknown-field", "hieght"),
    ("language", "{day}", "{dya}", "bad-form", "{dya}"), ("language", "{month}", "{month", "bad-form", "{month"),
    ("language", "group-from: ", "group-from: -", "out-of-range", "group-from"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "old", "new", "code", "shown"), CASES)
def test_what_is_wrong_is_said_at_its_line(
    part: str, old: str, new: str, code: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "text.ttf").write_text("no face at all", encoding="utf-8")
    found, text = _faults(
        part, old, new.replace("{text}", str(tmp_path / "text.ttf")), tmp_path / "own", monkeypatch
    )
    assert [d.code for d in found[:1]] == [code] and {d.code for d in found} == {code}
    first = found[0]
    assert first.span is not None and first.help and shown in text[first.span.line - 1]


def test_a_word_that_is_not_translated_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (languages.FOLDER / "fr.yaml").read_text(encoding="utf-8")
    line = next(line for line in text.split("\n") if line.startswith("  version:"))
    (found,), _ = _faults("language", line + "\n", "", tmp_path / "own", monkeypatch)
    assert found.code == "missing-word" and "'version'" in found.message


def _faults(
    part: str, old: str, new: str, folder: Path, patch: pytest.MonkeyPatch
) -> tuple[list[Diagnostic], list[str]]:
    module, name = PARTS[part]
    shutil.copytree(module.FOLDER, folder)
    path = folder / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    patch.setattr(module, "FOLDER", folder)
    with pytest.raises(BriefError) as caught:
        module.load.__wrapped__(name)
    return list(caught.value.diagnostics), path.read_text(encoding="utf-8").split("\n")


def test_all_that_come_with_the_program_are_good() -> None:
    for module in (styles, formats, languages):
        for name in module.names():
            assert module.load(name)
