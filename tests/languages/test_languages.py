"""Every language says everything that English says, in forms that Babel agrees with."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from babel.dates import get_month_names
from babel.numbers import format_decimal

from briefing import languages
from briefing.layout.faces import face

TAGS = languages.names()


@pytest.mark.parametrize("tag", TAGS)
def test_no_word_is_missing_and_none_is_left_over(tag: str) -> None:
    english, other = languages.load("en"), languages.load(tag)
    assert set(other.words) == set(english.words)
    assert set(other.units) == set(english.units)
    for key, word in english.words.items():
        assert set(re.findall(r"\{\w+", other.words[key])) == set(re.findall(r"\{\w+", word)), key


@pytest.mark.parametrize("tag", TAGS)
def test_numbers_and_months_are_those_of_the_locale(tag: str) -> None:
    language = languages.load(tag)
    for value in (Decimal("1234567.5"), Decimal("-12345"), Decimal("0.25")):
        said = (
            format_decimal(value, locale=tag, decimal_quantization=False)
            .replace("\u202f", "\u00a0")
            .replace("-", "−")
        )
        assert language.number(value).replace("\u202f", "\u00a0").replace(" ", "\u00a0") == said
    months = get_month_names("wide", context="format", locale=tag)
    assert list(language.dates.months) == [months[i] for i in range(1, 13)]


@pytest.mark.parametrize("tag", TAGS)
def test_the_faces_have_every_letter_of_the_language(tag: str) -> None:
    language = languages.load(tag)
    letters = "".join(
        [
            *language.words.values(),
            *language.dates.months,
            *(u.many + u.short for u in language.units.values()),
        ]
    )
    assert all(
        face("Source Sans 3/SourceSans3-Regular.ttf").covers(c) for c in set(letters) if c.isprintable()
    )


def test_plural_forms_of_russian() -> None:
    russian = languages.load("ru")
    said = [russian.quantity(Decimal(n), "tonnes").replace("\u00a0", " ") for n in (1, 2, 5, 11, 21, 22, 111)]
    assert said == ["1 тонна", "2 тонны", "5 тонн", "11 тонн", "21 тонна", "22 тонны", "111 тонн"]
    assert russian.quantity(Decimal("1.5"), "percent").replace("\u00a0", " ") == "1,5 процента"


def test_a_minus_stands_before_the_currency() -> None:
    english = languages.load("en")
    assert english.quantity(Decimal("-3.7"), "usd-bn") == "−$3.7\u00a0billion"
    assert english.quantity(Decimal("1.0"), "years", decimals=0) == "1\u00a0year"
    assert english.quantity(Decimal("0.8"), "cubic-km-a-year", to=Decimal("1.2")).startswith(
        "0.8–1.2\u00a0cubic"
    )


def test_loose_dates() -> None:
    english = languages.load("en")
    assert english.loose_date("2025-06-17") == "17\u00a0June 2025"
    assert english.loose_date("2025-06") == "June\u00a02025"
    assert english.loose_date("first half of 2025") == "first half of 2025"
    assert english.loose_date("2025-13-40") == "2025-13-40"
    assert english.date(date(2025, 11, 6)) == "6\u00a0November 2025"
