"""Letters that have no composed form: each mark stands over or under its letter, and marks do not stand on each other."""

from __future__ import annotations

from pathlib import Path
from unicodedata import combining, normalize

import pypdfium2
import pytest

from briefing.document import Paragraph, Text
from tests.layout.books import made_of
from tests.test_letters import problems_of

Box = tuple[float, float, float, float]  # left, bottom, right, top
YORUBA, LITHUANIAN, STRESSED, STACKED = "ẹ́ Ọ̀ ọ́ ṣ́", "į́ i̇́ ė́ ų́ l̃ m̃ r̃", "а́ И́ ы́ я́ і́", "ṝ̃ x̣ G̃ ɛ̃́ ū́ c̱̀"


def boxes(text: str, style: str) -> list[tuple[str, Box]]:
    """Characters of the first line with the ink of each."""
    made = made_of(Paragraph((Text(text),), style))
    assert not made.problems
    page = pypdfium2.PdfDocument(made.pdf)[0].get_textpage()
    found = [(page.get_text_range(i, 1), page.get_charbox(i)) for i in range(page.count_chars())]
    end = next(i for i, (char, _) in enumerate(found) if char == "|")
    return [(char, box) for char, box in found[:end] if char.strip()]


@pytest.mark.parametrize("style", ["body", "h2", "table", "quote"])
@pytest.mark.parametrize("text", [YORUBA, LITHUANIAN, STRESSED, STACKED])
def test_marks_stand_where_they_belong(text: str, style: str) -> None:
    base: Box = (0, 0, 0, 0)
    above = below = 0.0
    for char, box in boxes(text + " |", style):
        if not combining(char):
            base, above, below = box, box[1], box[3]
            continue
        middle = (box[0] + box[2]) / 2
        wide = base[2] - base[0]
        assert base[0] - 0.3 * wide <= middle <= base[2] + 0.3 * wide, (text, char)
        if combining(char) == 202:  # it grows out of its letter
            assert box[1] < base[1] + 1
        elif combining(char) == 220:
            assert box[3] < base[1] + 1 and box[1] < below
            below = box[1]
        else:
            assert box[1] > above and box[1] > (base[1] + base[3]) / 2
            above = box[1]


@pytest.mark.parametrize("style", ["body", "h2"])
def test_a_decomposed_name_is_set_as_a_composed_one(style: str) -> None:
    name = "Nguyễn Thị Mộng Điệp |"
    assert boxes(normalize("NFD", name), style) == boxes(name, style)


def test_what_is_read_is_what_was_written() -> None:
    written = f"{YORUBA} {LITHUANIAN} {STRESSED}"
    made = made_of(Paragraph((Text(written),), "h2"))
    read = pypdfium2.PdfDocument(made.pdf)[0].get_textpage().get_text_range()
    squeezed = "".join(normalize("NFC", read).split())
    assert "".join(normalize("NFC", written).split()) in squeezed


def test_a_mark_that_no_face_can_place_is_told_once_a_text(tmp_path: Path) -> None:
    text = "Fish 5\u0301 and 6\u0301"
    (found,) = problems_of(tmp_path, {"topics/fish.yaml": ("title: Fish", f"title: {text}")})
    assert found.code == "mark-without-place" and str(found.span) == "briefs/topics/fish.yaml:4:13"
    assert "'5\u0301'" in found.message
