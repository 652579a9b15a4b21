"""Words beside a seat: in lines of about one length, so that no name of a state leaves one word behind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sections.base.seats import OFFICE, broken, wide

ROOM = 29.0  # mm beside an armchair


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("President of the United States", ["President of the", "United States"]),
        ("President of the Kyrgyz Republic", ["President of the", "Kyrgyz Republic"]),
        ("Ambassador of the Kyrgyz\u00a0Republic", ["Ambassador of the", "Kyrgyz\u00a0Republic"]),
        ("Deputy Secretary of State", ["Deputy Secretary", "of State"]),
    ],
)
def test_no_last_word_stands_alone_under_a_full_line(title: str, lines: list[str]) -> None:
    assert broken(title, ROOM, OFFICE, bold=False) == lines


@given(st.lists(st.text("abcdefgh-", min_size=1, max_size=14), min_size=1, max_size=12))
def test_the_words_stay_in_their_order_and_take_no_more_lines_than_they_must(words: list[str]) -> None:
    lines = broken(" ".join(words), ROOM, OFFICE, bold=False)
    assert "".join(lines).replace(" ", "") == "".join(words)
    spare = [ROOM - wide(line, OFFICE, False) for line in lines]
    whole = all(wide(word, OFFICE, False) <= ROOM for word in words)
    assert not whole or all(room >= 0 for room in spare)
