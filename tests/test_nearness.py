"""One rule says which known word was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing
from briefing.nearness import edit_distance, meant, nearest


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("sya", ["say", "if-raised"], "say"), ("colum", ["column", "line"], "column"), ("gpd", ["gdp", "oil"], "gdp"),
        ("tons", ["year", "tonnes"], "tonnes"), ("kazakh", ["kyrgyzstan", "kazakhstan"], "kazakhstan"),
        ("shortTitle", ["title", "short-title"], "short-title"), ("gdp_kz", ["kz.gdp"], "kz.gdp"), ("cotedivoire", ["Côte d’Ivoire"], "Côte d’Ivoire"),
        ("fact", ["face", "facts"], "facts"), ("US", ["USA"], "USA"), ("KAZ ", ["kaz"], "kaz"),
    ],
)  # fmt: skip
def test_a_slip_of_typing_is_near(word: str, known: list[str], near: str) -> None:
    assert nearest(word, known) == near and near in meant(word, known, "else")


@pytest.mark.parametrize(
    ("word", "known"),
    [("laos", ["Malaysia", "Mali", "Lagos summit"]), ("security", ["economy", "energy"]), ("de", ["en", "ru"]), ("a5", ["a4", "a6"]),
     ("x", ["y"]), ("", ["a"]), ("…", ["a"]), ("japan", ["jordan", "gabon"])],
)  # fmt: skip
def test_what_is_merely_alike_is_not(word: str, known: list[str]) -> None:
    assert nearest(word, known) == "" and meant(word, known, "else") == "else"


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=6))
def test_what_is_known_is_nearest_to_itself(word: str, known: list[str]) -> None:
    assert nearest(word, known) in ("", *known)
    if word.strip().isalnum():
        assert edit_distance(word, word) == 0


def test_no_other_rule_of_likeness_stands_in_the_program() -> None:
    """But for whole paragraphs of two versions, which are held to be one that was reworded."""
    files = Path(briefing.__file__).parent.rglob("*.py")
    found = [f.name for f in files if "get_close_matches" in f.read_text(encoding="utf-8")]
    assert found == ["comparing.py"]
