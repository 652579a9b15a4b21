"""The one fold: ways to write a name are equal, other names are not, and what is found stands where it was typed."""

from __future__ import annotations

from typing import Literal
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.charts import ChartContext, Country
from briefing.checking.spellings import sound
from briefing.languages import load
from briefing.letters import APOSTROPHES, Finder, folded

NAMES = st.sampled_from(
    ["Ann O’Hara", "Nguyễn Văn Đức", "Қасым-Жомарт", "Łukasz Żółty", "Côte d’Ivoire", "Guinea-Bissau", "São Tomé", "Ólafur Þórsson"]
)  # fmt: skip


FORMS: list[Literal["NFC", "NFD"]] = ["NFC", "NFD"]


@st.composite
def retyped(draw: st.DrawFn) -> tuple[str, str]:
    """A name, and the same as another hand types it."""
    name = draw(NAMES)
    other = "".join(_other_sign(draw, char) for char in name)
    other = {"upper": other.upper(), "lower": other.lower()}.get(
        draw(st.sampled_from(["upper", "lower", ""])), other
    )
    cut = draw(st.integers(1, len(other) - 1))
    form = draw(st.sampled_from(FORMS))
    return name, normalize(form, other[:cut] + draw(st.sampled_from(["", "\u00ad", "\u200b"])) + other[cut:])


def _other_sign(draw: st.DrawFn, char: str) -> str:
    for kinds in (APOSTROPHES, "-‐‑–", " \u00a0\u202f\n"):
        if char in kinds:
            return draw(st.sampled_from(kinds))
    return char


@given(retyped())
def test_ways_to_write_one_name_are_equal(pair: tuple[str, str]) -> None:
    name, other = pair
    assert folded(name) == folded(other)


@given(retyped(), st.text(st.sampled_from("ab é\u00ad“-'."), max_size=6))
def test_a_name_is_found_where_it_was_typed(pair: tuple[str, str], before: str) -> None:
    name, other = pair
    text = f"{before} , {other}. End"
    found = list(Finder([name.lower()]).all_in(text))
    assert [text[f.start : f.end].strip("\u00ad\u200b") for f in found] == [other.strip("\u00ad\u200b")]


@pytest.mark.parametrize(
    ("one", "other"), [("Край", "Краи"), ("Mali", "Malta"), ("Aral Sea", "Aral-Sea"), ("a", "b")]
)
def test_other_names_stay_other_names(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("US", "us and the US", ["US"]),
        ("the union", "The Union, the union; THE UNION", ["The Union", "the union", "THE UNION"]),
        ("Hara", "O’Hara, Hara-Berg, Uhara, Hara's, l’Hara", ["Hara", "Hara"]),
        ("Trump", "Trump–Berg meeting", ["Trump"]),
        ("co-operate", "co‑operate", ["co‑operate"]),
    ],
)
def test_no_word_is_found_inside_another(word: str, text: str, found: list[str]) -> None:
    assert [text[f.start : f.end] for f in Finder([word]).all_in(text)] == found


def test_a_cell_names_its_country_however_it_is_typed() -> None:
    setting = ChartContext(load("en"), (Country("ci", "CIV", "Côte d’Ivoire", "", ()),))
    for cell in ("Cote d'Ivoire", "CÔTE D`IVOIRE", " Co\u0302te d\u02bcIvoire ", "civ"):
        assert setting.country(cell) is not None


def test_a_name_with_another_apostrophe_sounds_the_same() -> None:
    assert len({sound(f"O{sign}Hara") for sign in "'’ʻʼ`"}) == 1
