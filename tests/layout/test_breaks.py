"""Zero-width spaces and soft hyphens allow a break and show nothing without one; a hyphen is shown at a soft one."""

from __future__ import annotations

import pypdfium2
import pytest

from briefing.document import Emphasis, Inline, Paragraph, Strong, Text
from tests.layout.books import made_of


def lines_of(*inlines: Inline, style: str = "body") -> list[str]:
    made = made_of(Paragraph(inlines, style))
    assert not made.problems
    text = _as_seen(made.pdf)
    return [
        line.strip()
        for line in text.split("\n")
        if "Entsch" in line or "guldig" in line or "gung" in line or "end" in line
    ]


def _as_seen(pdf: bytes) -> str:
    """The lines of the first page as an eye finds them: one for each height, with the hyphens at their ends."""
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    found: dict[int, str] = {}
    for index in range(page.count_chars()):
        height = round(page.get_charbox(index, loose=True)[1])
        found[height] = found.get(height, "") + page.get_text_range(index, 1)
    return "\n".join(found.values())


@pytest.mark.parametrize(("sign", "shown"), [("\u200b", ""), ("\u00ad", "-")])
@pytest.mark.parametrize("style", ["body", "line", "table"])
def test_a_word_is_broken_where_its_author_allows(sign: str, shown: str, style: str) -> None:
    words = sign.join(["Entschuldigung"] * 14)
    first, *others = lines_of(Text(words), style=style)
    assert others and all(
        line.rstrip("-\x02\xad\ufffe").endswith("Entschuldigung") for line in (first, *others)
    )
    assert (first[-1] in "-\x02\xad\ufffe") == bool(shown)


@pytest.mark.parametrize("sign", ["\u200b", "\u00ad", "\u2060"])
def test_nothing_is_shown_without_a_break(sign: str) -> None:
    (line,) = lines_of(Text(f"Ent{sign}schuldigung bis{sign} zum{sign}end"))
    assert line == "Entschuldigung bis zumend"


def test_a_break_at_the_edge_of_emphasis_is_kept() -> None:
    run: list[Inline] = []
    for _ in range(7):
        run += [Text("Entschuldigung\u200b"), Emphasis((Strong((Text("Entschuldigung"),)),)), Text("\u200b")]
    lines = lines_of(*run)
    assert len(lines) > 1 and all(line.endswith("Entschuldigung") for line in lines)
