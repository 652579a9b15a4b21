"""Faces: what they cover, how wide words are, kerning, small capitals, marks, and what a document embeds of them."""

from __future__ import annotations

import io
import json
import pickle
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from briefing.diagnostics import EnvironmentProblem
from briefing.faces import Face, Word, face, package_folder
from briefing.faces.glyphs import glyphs_of
from briefing.faces.metrics import read_metrics
from briefing.faces.opentype import dump, extract
from briefing.faces.tables import FOLDER, digest
from briefing.frames.colours import BLACK
from briefing.frames.pages import GlyphRun
from briefing.pdf.font_program import FontProgram
from briefing.pdf.library import TTFontFace
from tests.faces import PLAIN, square_face
from tests.layout.drawn_pages import DrawnPages, words_on
from tests.pdf_inspector import inspect
from tests.structure import faults

SANS = "Source Sans 3/SourceSans3-Regular.ttf"
SERIF = "Gentium Book Plus/GentiumBookPlus-Regular.ttf"
FIVE = (
    "Қасым-Жомарт Тоқаев · Эмомалӣ Раҳмон · Türkmenistanyň · Oʻzbekiston · Кыргыз Өкмөтү ₸ № ʻ ʼ Ҷ ҷ Ӯ ӯ Ň ň"
)
STORED = sorted(FOLDER.glob("*.json"))


def test_a_word_is_as_wide_as_its_letters_and_kerns(tmp_path: Path) -> None:
    made = Face(square_face(tmp_path / "a.ttf", features="feature kern { pos u0041 u0056 -120; } kern;"))
    assert made.width("AB", 10) == pytest.approx(20)
    assert made.width("AVA", 10) == pytest.approx(30 - 1.2)
    word = made.word("AV")
    assert word.width == pytest.approx(1.88) and word.moves == ((1, -120),)
    assert word.glyphs == (made.glyph_of("A"), made.glyph_of("V")) and list(word.clusters) == ["A", "V"]
    assert made.width("A V", 10) == pytest.approx(30)


def test_the_first_subtable_that_knows_a_pair_decides(tmp_path: Path) -> None:
    rules = "feature kern { pos u0041 u0056 -50; subtable; pos [u0041 u0042] [u0056 u0057] -200; } kern;"
    made = Face(square_face(tmp_path / "b.ttf", features=rules))
    assert made.word("AV").moves == ((1, -50),)
    assert made.word("BW").moves == ((1, -200),)


def test_metrics_are_ems(tmp_path: Path) -> None:
    made = Face(square_face(tmp_path / "c.ttf", per_em=2048))
    found = (made.ascent, made.descent, made.cap_height, made.x_height)
    assert found == pytest.approx((0.8, 0.2, 0.7, 0.5), abs=0.01)


def test_a_face_with_one_width_keeps_it_in_its_subset(tmp_path: Path) -> None:
    """ReportLab reads the widths that `hmtx` leaves out in thousandths and would embed them so."""
    made = Face(square_face(tmp_path / "d.ttf", per_em=2048))
    pdf = words_on(made, "Letters")
    assert faults(pdf) == []
    assert inspect(pdf).find("Letters").width == pytest.approx(7 * 12, abs=0.1)


def test_signs_that_no_face_needs_are_set_with_their_like(tmp_path: Path) -> None:
    made = Face(square_face(tmp_path / "e.ttf"))
    assert made.covers_all("5\u00a0000 soft\u00adhyphen non\u2011breaking 5\u202f000")
    assert not made.covers("\u0416") and not made.covers_all("AЖ") and made.covers_all("")
    pdf = words_on(made, "5\u00a0m a\u00ad")
    assert inspect(pdf).strings[0].text == "5 m a\u00ad"


def test_letters_of_the_five_countries_are_in_both_families() -> None:
    assert face(SANS).covers_all(FIVE) and face(SERIF).covers_all(FIVE)


def test_letters_of_the_five_countries_are_read_back() -> None:
    pdf = words_on(face(SANS), FIVE)
    assert inspect(pdf).strings[0].text == FIVE
    assert faults(pdf) == []


def test_characters_beyond_the_basic_plane_are_read_back(tmp_path: Path) -> None:
    signs = "\U0001f5fa\U0001f91d\U00010c00"
    made = Face(square_face(tmp_path / "f.ttf", PLAIN + signs))
    pdf = words_on(made, f"map {signs} end")
    assert "".join(w.text for w in inspect(pdf).strings) == f"map {signs} end"
    assert faults(pdf) == []


def test_more_characters_than_a_subset_holds_take_several(tmp_path: Path) -> None:
    many = "".join(map(chr, range(0x4E00, 0x4E00 + 600)))
    made = Face(square_face(tmp_path / "g.ttf", PLAIN + many))
    text = "mixed " + many[:300] + " words " + many[300:] + " end"
    pdf = words_on(made, text)
    found = inspect(pdf)
    assert "".join(w.text for w in found.strings) == text
    assert len(found.fonts) == 3 and faults(pdf) == []
    assert sum(w.width for w in found.strings) == pytest.approx(len(text) * 12, abs=0.5)


def test_only_what_is_set_is_embedded() -> None:
    pdf = words_on(face(SANS), "nine")
    with pikepdf.open(io.BytesIO(pdf)) as file:
        fonts = [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
        program = TTFont(io.BytesIO(fonts[0].FontDescriptor.FontFile2.read_bytes()))
    assert program["maxp"].numGlyphs < 10  # the letters, the space, and what stands for none
    assert "name" not in program.reader.tables and "OS/2" not in program.reader.tables


def test_a_glyph_that_is_not_there_is_never_set(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"U\+0416"):
        words_on(Face(square_face(tmp_path / "h.ttf")), "AЖ")


# -- small capitals


def test_small_capitals_are_read_as_their_letters(tmp_path: Path) -> None:
    rules = "feature smcp { sub u0061 by a.small; } smcp; feature c2sc { sub u0041 by A.small; } c2sc;"
    made = Face(square_face(tmp_path / "i.ttf", extra=("a.small", "A.small"), features=rules))
    small = made.small_caps("aAb")
    assert small[0] != "a" and small[1:] == "Ab"
    assert made.small_caps("aA", capitals=True)[1] != "A"
    pdf = words_on(made, small)
    assert inspect(pdf).strings[0].text == "aAb"
    assert faults(pdf) == []


def test_small_capitals_have_the_same_bytes_whatever_was_set_before(tmp_path: Path) -> None:
    one, two = Face(package_folder() / SANS), Face(package_folder() / SANS)
    two.small_caps("zyxwv")
    assert words_on(one, one.small_caps("nato")) == words_on(two, two.small_caps("nato"))


# -- combining marks


def test_a_mark_sits_on_its_letter(tmp_path: Path) -> None:
    rules = """
    markClass u0301 <anchor 500 600> @TOP;
    feature mark { pos base u0430 <anchor 400 600> mark @TOP; pos base u0410 <anchor 450 900> mark @TOP; } mark;
    """
    made = Face(square_face(tmp_path / "j.ttf", PLAIN + "аА\u0301", features=rules))
    assert dict(made.word("а\u0301").moves) == {1: 400 - 500 - 1000, 2: 100}
    assert made.width("xА\u0301y", 10) == pytest.approx(30)
    assert made.word("а\u0301").rises == () and made.word("А\u0301").rises == ((1, 300),)
    pdf = words_on(made, "xА\u0301y", size=10)
    letter, mark, after = inspect(pdf).strings
    assert (letter.text, mark.text, after.text) == ("xА", "\u0301", "y")
    assert mark.y - letter.y == pytest.approx(3) and after.y == letter.y
    assert mark.x - letter.x == pytest.approx(20 + (450 - 500 - 1000) / 100)
    assert faults(pdf) == []


def test_stress_marks_on_cyrillic_names_take_no_room() -> None:
    for made in (face(SANS), face(SERIF)):
        assert made.width("Мирзиё\u0301ев", 10) == pytest.approx(made.width("Мирзиёев", 10), abs=0.3)
        assert "".join(w.text for w in inspect(words_on(made, "Мирзиё\u0301ев")).strings) == "Мирзиё\u0301ев"


# -- what is stored


@pytest.mark.parametrize("file", [SANS, SERIF])
def test_stored_tables_are_those_of_the_face(file: str) -> None:
    path = package_folder() / file
    assert (FOLDER / f"{digest(path)}.json").read_text(encoding="utf-8") == dump(extract(path), path.stem)


def test_every_stored_table_belongs_to_a_face_of_the_package() -> None:
    faces = {digest(path): path.stem for path in package_folder().rglob("*.ttf")}
    assert len(STORED) == 12
    for path in STORED:
        assert json.loads(path.read_text(encoding="utf-8"))["face"] == faces[path.stem]


def test_house_faces_need_no_font_library() -> None:
    code = (
        "import sys; from briefing.faces import face\n"
        f"face({SANS!r}).word('AVATAR'); print(sorted(m for m in ('fontTools', 'numpy') if m in sys.modules))"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "[]"


def test_kerning_of_the_house_faces_is_what_their_designers_say() -> None:
    kerns = glyphs_of(package_folder() / SANS).kerns_after
    assert kerns("A")["V"] < 0 and kerns("Т")["о"] < 0 and kerns("A").get("Ж") is None


def test_glyphs_that_no_single_character_stands_for_are_read_as_their_cluster(tmp_path: Path) -> None:
    """What a shaper gives: one glyph for two letters, and a glyph without a code of its own."""
    made = Face(square_face(tmp_path / "s.ttf", extra=("f_i",)))
    ligature = made.glyph_of("~") + 1
    words = (
        Word("fish", 3.0, (ligature, made.glyph_of("s"), made.glyph_of("h")), ("fi", "s", "h")),
        made.word("A"),
    )
    pages = DrawnPages()
    pages.canvas.draw(pages.root.add("P"), GlyphRun(made, 10, BLACK, 20, 100, words))
    pdf = pages.pdf()
    assert "".join(w.text for w in inspect(pdf).strings) == "fish A" and faults(pdf) == []
    assert sum(w.width for w in inspect(pdf).strings) == pytest.approx(50, abs=0.1)


def test_a_face_travels_as_its_path() -> None:
    assert pickle.loads(pickle.dumps(face(SANS))).width("word", 10) == face(SANS).width("word", 10)


# -- what cannot be used


def test_a_face_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"not a font")
    with pytest.raises(EnvironmentProblem, match=r"broken\.ttf"):
        Face(tmp_path / "broken.ttf")
    with pytest.raises(EnvironmentProblem, match="Nowhere"):
        face("Nowhere/At-All.ttf")


def test_a_file_is_read_as_reportlab_reads_it() -> None:
    """Tables are unpacked whole; ReportLab, which asks for one number after another, must find the same."""
    for file in (SANS, SERIF, "Source Sans 3/SourceSans3-BoldItalic.ttf", "Lato/Lato-Regular.ttf"):
        path = str(package_folder() / file)
        stock, ours, tables = TTFontFace(path), FontProgram(path), read_metrics(Path(path))
        known = {code: glyph for code, glyph in stock.charToGlyph.items() if glyph}
        assert tables.glyphs == known
        assert {c: tables.advances[g] for c, g in known.items()} == {c: stock.charWidths[c] for c in known}
        assert (tables.ascent, tables.descent, tables.cap_height) == (
            stock.ascent,
            stock.descent,
            stock.capHeight,
        )
        assert tables.may_subset and not stock._full_font
        assert (
            ours.glyphPos == stock.glyphPos and ours.defaultWidth == stock.defaultWidth == tables.advances[0]
        )
        assert [bearing for _, bearing in ours.hmetrics] == [bearing for _, bearing in stock.hmetrics]


@pytest.mark.parametrize("kind", [4, 6, 12, 13])
def test_every_kind_of_character_map_is_read(tmp_path: Path, kind: int) -> None:
    """Formats 4, 6 and 12 by ourselves, others by fontTools."""
    font = TTFont(square_face(tmp_path / "f.ttf"))
    characters = font.getBestCmap()
    made = CmapSubtable.newSubtable(kind)
    made.platformID, made.platEncID, made.language = (3, 10 if kind > 6 else 1, 0)
    made.cmap = dict.fromkeys(characters, "u0041") if kind == 13 else dict(characters)
    font["cmap"].tables = [made]
    font.save(tmp_path / "g.ttf")
    made_face = Face(tmp_path / "g.ttf")
    assert made_face.covers_all(PLAIN) and made_face.width("AVA", 10) == pytest.approx(30)


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_a_file_that_ends_too_early_is_named(tmp_path: Path, kept: float) -> None:
    whole = (package_folder() / SANS).read_bytes()
    (tmp_path / "cut.ttf").write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(EnvironmentProblem, match=r"the face cut\.ttf cannot be read"):
        Face(tmp_path / "cut.ttf")
