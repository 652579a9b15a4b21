"""Styles, formats and languages say at their own line what is wrong in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefing.diagnostics import BriefError, Diagnostic
from briefing.formats import FORMATS
from briefing.kinds import PROGRAM, KindFile, Kinds, YamlSet
from briefing.languages import LANGUAGES
from briefing.styles import STYLES

PARTS: dict[str, tuple[YamlSet[Any], str]] = {
    "style": (STYLES, "secretariat"),
    "format": (FORMATS, "a4"),
    "language": (LANGUAGES, "fr"),
}

CASES = [
    ("style", "grid: 15", "grid: 0", "out-of-range", "grid"), ("style", "grid: 15", "grid: -14", "out-of-range", "grid"),
    ("style", '"#16191D"', '"#GGGGGG"', "bad-colour", "ink"), ("style", '"#16191D"', "red", "bad-colour", "ink"),
    ("style", "GentiumBookPlus-Regular.ttf", "GentiumBookPlus-Regulr.ttf", "unknown-face", "Regulr"),
    ("style", "Gentium Book Plus/GentiumBookPlus-Regular.ttf", "{text}", "bad-face", "regular"),
    ("style", "body: {size: 11.5", "body: {size: -3", "out-of-range", "body"), ("style", "size: 11.5, leading: 15", "size: 11.5, leading: 4", "out-of-range", "body"),
    ("style", "padding: 9", "padding: -40", "out-of-range", "padding"), ("style", "fill: tint,", "fill: tnit,", "unknown-colour", "tnit"),
    ("style", "sizes: [7.5,", "sizes: [6.5,", "out-of-range", "sizes"), ("style", "sizes: [7.5, 9,", "sizes: [9, 7.5,", "out-of-range", "sizes"),
    ("style", "large-print: [16, ", "large-print: [", "out-of-range", "large-print"), ("style", "measure: [300, 350]", "measure: [300]", "out-of-range", "measure"),
    ("style", "body: {size: 11.5", "body: {size: 11.4", "off-scale", "body"), ("style", "fallback: [sans]", "fallback: [sons]", "unknown-face", "fallback"), ("style", "list-indent: 15", "list-indent: -400", "out-of-range", "list-indent"),
    ("format", "inner: 22", "inner: -22", "out-of-range", "inner"), ("format", "width: 210", "width: 60", "no-room", "margins"),
    ("format", "width: 210", "width: 0", "out-of-range", "width"), ("format", "width: 210", "width: 1e9", "out-of-range", "width"),
    ("format", "height: 297", "height: 79", "no-room", "margins"), ("format", "height: 297", "hieght: 297", "unknown-field", "hieght"),
    ("language", "{day}", "{dya}", "bad-form", "{dya}"), ("language", "{month}", "{month", "bad-form", "{month"),
    ("language", "group-from: ", "group-from: -", "out-of-range", "group-from"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "old", "new", "code", "shown"), CASES)
def test_what_is_wrong_is_said_at_its_line(
    part: str, old: str, new: str, code: str, shown: str, tmp_path: Path
) -> None:
    (tmp_path / "text.ttf").write_text("no face at all", encoding="utf-8")
    found, text = _faults(part, old, new.replace("{text}", str(tmp_path / "text.ttf")))
    assert [d.code for d in found[:1]] == [code] and {d.code for d in found} == {code}
    first = found[0]
    assert first.span is not None and first.help and shown in text[first.span.line - 1]


def test_a_word_that_is_not_translated_is_named() -> None:
    text = LANGUAGES.file_of_program("fr").text
    line = next(line for line in text.split("\n") if line.startswith("  version:"))
    (found,), _ = _faults("language", line + "\n", "")
    assert found.code == "missing-word" and "'version'" in found.message


def _faults(part: str, old: str, new: str) -> tuple[list[Diagnostic], list[str]]:
    """What is said of a folder's own copy of a file with one thing changed."""
    of, name = PARTS[part]
    text = of.file_of_program(name).text
    assert old in text
    file = KindFile(name, f"briefs/{of.folder}/{name}.yaml", "briefs", text.replace(old, new, 1))
    with pytest.raises(BriefError) as caught:
        Kinds(((of.folder, file),)).load(of, name)
    return list(caught.value.diagnostics), file.text.split("\n")


def test_all_that_come_with_the_program_are_good() -> None:
    for of in (STYLES, FORMATS, LANGUAGES):
        for name in of.of_program():
            assert PROGRAM.load(of, name)
