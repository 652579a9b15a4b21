"""Words in the order of their language: by letters, then marks, then case; never by code points."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import languages
from briefing.letters import Alphabet

ROOT = Alphabet()


@pytest.mark.parametrize(
    "words",
    [
        "Eden Élan Ezra", "Łódź Łuck Lyon", "Oakes Ødegaard Øre Oslo", "Duc Đức Duy", "Ежов Елкин Ёлкин Жуков",
        "Ан Ән Би", "Гоша Ғани Дао", "Илья Йод Ким", "Ким Қасым Лев", "Нур Ңур Омар Өмүр Пар", "Уля Үй Фёдор",
        "Хан Ҳасан Цой", "Чан Ҷамол Шах", "Aasen Æbelø Afzal", "Jean-Luc Jeanne", "van_Beek van_Dyck Vandyke",
        "item_2 item_10", "resume résumé Résumé",
    ],
)  # fmt: skip
def test_the_root_order(words: str) -> None:
    listed = [word.replace("_", " ") for word in words.split()]
    assert sorted(reversed(listed), key=ROOT.key) == listed


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ("z å ä=æ ö=ø", "Ahl Oslo Zorn Ångström Ärlig Öberg"),
        ("a ă â/d đ/e ê/o ô ơ/u ư", "An Ăn Ậm Ân Ấn Duy Đức Ong Ông Ơn"),
        ("c č/h ch/r ř/s š/z ž", "Cibulka Čapek Hora Chalupa Ivan"),
        ("и ӣ", "Илья Ӣд Йод"),
    ],
)
def test_letters_of_a_languages_own(own: str, words: str) -> None:
    order = Alphabet(own.split("/"))
    assert sorted(sorted(words.split()), key=order.key) == words.split()


@pytest.mark.parametrize(
    ("word", "letter"),
    [("Élan", "E"), ("Ёлкин", "Е"), ("Łódź", "L"), ("øre", "O"), ("‘van", "V"), ("3M", "M")],
)
def test_the_letter_under_which_a_word_stands(word: str, letter: str) -> None:
    assert ROOT.initial(word) == letter
    assert Alphabet(("z å",)).initial("Ångström") == "Å"


@given(st.lists(st.text(max_size=8), max_size=8))
def test_any_texts_can_be_sorted(words: list[str]) -> None:
    keys = sorted(map(ROOT.key, words))
    assert all(a <= b for a, b in pairwise(keys))


def test_every_language_has_an_order() -> None:
    for tag in languages.names():
        assert sorted(["я", "b", "a"], key=languages.load(tag).alphabet.key)[:2] == ["a", "b"]
