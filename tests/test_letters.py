"""Letters: one form whatever was typed, places in what was typed, what cannot be seen, what cannot be set."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import folders, letters
from briefing.diagnostics import BriefError, Diagnostic, Problems, Span, sharpened
from briefing.reading import load_into
from briefing.sources import MappingNode, Places, ScalarNode, parse_yaml
from briefing.sources.csv_files import parse_csv
from tests.errors.cases_of import HERE as ERRORS

Form = Literal["NFC", "NFD"]
ACCENTED = st.text(st.sampled_from("aeoEäộếАйӣ 9n.\u0301\u0323\u0302\u0308\u0306각"), min_size=1)


def problems_of(tmp_path: Path, changes: dict[str, tuple[str, str]]) -> list[Diagnostic]:
    """What the check says of the small briefs after the changes."""
    briefs = tmp_path / "briefs"
    shutil.copytree(ERRORS / "base", briefs)
    for name, (old, new) in changes.items():
        path = briefs / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    problems = Problems()
    try:
        load_into(problems, briefs)
    except BriefError as error:
        problems.add(error.diagnostics)
    return list(problems)


# ------------------------------------------------------------------ one form


def test_every_scalar_key_and_cell_is_composed() -> None:
    name = normalize("NFD", "Nguyễn Thị Mộng Điệp")
    root = parse_yaml(f"{name}: '{name}'\nlist: [{name}]\nblock: |\n  {name}\n", "f.yaml")
    table = parse_csv(f"{name},n\n{name},1\n", "f.csv")
    assert normalize("NFC", name) in root.items and normalize("NFC", name) in table.columns
    texts = [*_texts(root), *table.columns, *(cell for row in table.rows for cell in row)]
    assert all(normalize("NFC", text) == text for text in texts)


def _texts(node: object) -> list[str]:
    if isinstance(node, ScalarNode):
        return [node.text]
    items = node.items.values() if isinstance(node, MappingNode) else node.items  # type: ignore[attr-defined]
    return [text for item in items for text in _texts(item)]


@given(ACCENTED, st.sampled_from(["{}", "'{}'", '"{}"', "|\n  {}"]))
def test_places_point_at_what_was_typed(before: str, form: str) -> None:
    before = "x" + before.strip() + "x"
    line = form.format(normalize("NFD", before) + " HERE")
    source = f"a: {line}\n"
    scalar = parse_yaml(source, "f.yaml").items["a"]
    assert isinstance(scalar, ScalarNode)
    place = Places(scalar.text, scalar.span, source.split("\n")).of("HERE")
    shown = source.split("\n")[place.line - 1]
    assert shown[place.column - 1 : place.column - 1 + place.length] == "HERE"


@given(ACCENTED)
def test_words_are_found_in_a_line_that_was_typed_otherwise(text: str) -> None:
    line = normalize("NFD", f"{text} đường phố") + " end"
    found = sharpened(Diagnostic("c", "m", Span("f", 1, 1), words="đường"), [line]).span
    assert found is not None and normalize("NFC", line[found.column - 1 :]).startswith("đường")


# ------------------------------------------------------------------ what cannot be seen


@pytest.mark.parametrize("char", "\u200e\u200f\u202a\u202e\u2066\u2069\u200d\u200c\ufe0f\u061c\u2063\u3164")
def test_an_invisible_character_is_named_at_its_place_in_values_keys_and_cells(char: str) -> None:
    for text, column in ((f"a: one {char}two", 8), (f"a{char}: one", 2), (f'a: ["on{char}e"]', 8)):
        with pytest.raises(BriefError) as caught:
            parse_yaml(text, "f.yaml")
        (found,) = caught.value.diagnostics
        assert found.code == "control-character" and f"U+{ord(char):04X} " in found.message
        assert found.span == Span("f.yaml", 1, column)
    with pytest.raises(BriefError) as caught:
        parse_csv(f'"a","b{char}"\n1,"x {char}y"\n', "f.csv")
    assert [str(d.span) for d in caught.value.diagnostics] == ["f.csv:1:7", "f.csv:2:6"]


def test_all_of_a_file_are_named_in_one_run_and_comments_are_free() -> None:
    with pytest.raises(BriefError) as caught:
        parse_yaml("a: x\u200ey\nb: y\u202ex # \u200e\nc: 'z\ufeffz'\n".replace("\ufeff", "\u2067"), "f.yaml")
    assert [d.span.line for d in caught.value.diagnostics if d.span] == [1, 2, 3]


def test_breaks_may_stand_in_texts_and_not_in_keys() -> None:
    assert parse_yaml("a: in\u00adfra\u200bstructure", "f.yaml")
    for char in "\u00ad\u200b\u2060":
        with pytest.raises(BriefError, match="invisible"):
            parse_yaml(f"a{char}b: text", "f.yaml")


# ------------------------------------------------------------------ what cannot be set

SCRIPTS = {
    "Arabic": "مرحبا بالعالم", "Hebrew": "שלום עולם", "Thai": "สวัสดี", "Khmer": "សួស្តី", "Lao": "ສະບາຍດີ",
    "Myanmar": "မင်္ဂလာပါ", "Devanagari": "नमस्ते", "Bengali": "নমস্কার", "Tamil": "வணக்கம்", "Tibetan": "བཀྲ་ཤིས",
    "Mongolian": "ᠰᠠᠢᠨ", "Syriac": "ܫܠܡܐ", "Nko": "ߒߞߏ", "Sinhala": "ආයුබෝවන්",
}  # fmt: skip


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_that_needs_shaping_is_refused_by_name_once_a_text(script: str, tmp_path: Path) -> None:
    text = f"Fish {SCRIPTS[script]} \u200fand {SCRIPTS[script]}"
    (found,) = problems_of(tmp_path, {"topics/fish.yaml": ("title: Fish", f"title: {text}")})
    assert found.code == "unset-script" and str(found.span) == "briefs/topics/fish.yaml:4:13"
    assert found.message.lower().startswith(script.lower()) and found.message.endswith("cannot be set yet")


@pytest.mark.parametrize("text", ["საქართველო", "Հայաստան", "ኢትዮጵያ", "日本語", "한국어"])
def test_letters_without_a_face_are_listed_once_a_text(text: str, tmp_path: Path) -> None:
    (found,) = problems_of(tmp_path, {"topics/fish.yaml": ("title: Fish", f"title: Fish {text}")})
    assert found.code == "missing-glyph" and str(found.span) == "briefs/topics/fish.yaml:4:13"
    assert set(text) <= set(found.message) and "in the style" in found.help


def test_cells_of_a_chart_are_held_against_the_faces(tmp_path: Path) -> None:
    (found,) = problems_of(tmp_path, {"data/catch.csv": ("2029,2700", "日 2029,2700")})
    assert found.code == "missing-glyph" and str(found.span) == "briefs/data/catch.csv:3:1"


def test_scripts_are_looked_up_only_beyond_what_all_briefs_hold() -> None:
    assert letters.unset_script("Қасым-Жомарт Tōkyō € “ok” ✓ Nguyễn ₸") is None


# ------------------------------------------------------------------ names of files


@pytest.mark.parametrize("stored", ["NFC", "NFD"])
def test_files_are_found_in_whatever_form_their_names_are_stored(stored: Form, tmp_path: Path) -> None:
    place = tmp_path / normalize(stored, "Ảnh")
    place.mkdir()
    (place / normalize(stored, "Điệp.png")).write_bytes(b"x")
    name = "Ảnh/Điệp.png"
    assert folders.find_asset(tmp_path, name) == (place / normalize(stored, "Điệp.png")).resolve()
    assert name in folders.every_asset(tmp_path)
    assert folders.find_asset(tmp_path, "Ảnh/khác.png") is None
