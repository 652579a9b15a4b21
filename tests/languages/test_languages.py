"""Every language says everything that English says, in forms that Babel agrees with."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from babel.dates import get_month_names
from babel.numbers import format_decimal

from briefing import languages
from briefing.faces import face
from briefing.markup import typographic

TAGS = languages.names()
PROGRAM = Path(languages.__file__).parent.parent


@pytest.mark.parametrize("tag", TAGS)
def test_no_word_is_missing_and_none_is_left_over(tag: str) -> None:
    english, other = languages.load("en"), languages.load(tag)
    assert set(other.words) == set(english.words)
    assert set(other.units) == set(english.units)
    for key, word in english.words.items():
        assert set(re.findall(r"\{\w+", other.words[key])) == set(re.findall(r"\{\w+", word)), key


def test_every_word_is_one_that_the_program_names() -> None:
    """By its key, by how its key begins, or as the name of a kind: nobody translates what is nowhere printed."""
    source = "\n".join(file.read_text() for file in PROGRAM.rglob("*.py"))
    named = set(re.findall(r"[\"']([\w-]+)[\"']", source)) | {
        file.stem.replace("_", "-") for file in PROGRAM.rglob("*.*")
    }
    openings = tuple(set(re.findall(r'f"([a-z-]+-)\{', source)) | set(re.findall(r'"([a-z-]+-)"', source)))
    assert [w for w in languages.load("en").words if w not in named and not w.startswith(openings)] == []


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
def test_words_are_set_as_the_texts_of_the_language_are(tag: str) -> None:
    """The program's own words hold the spaces and quotation marks that an author's get."""
    language = languages.load(tag)
    assert {k: w for k, w in language.words.items() if typographic(w, language.habits) != w} == {}


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


@pytest.mark.parametrize(
    ("tag", "said"),
    [("en", "−12.5\u00a0to\u00a0−3 percent"), ("fr", "−12,5\u00a0à\u00a0−3 %"), ("ru", "−12,5…−3 процента")],
)
def test_no_dash_stands_before_a_minus(tag: str, said: str) -> None:
    words = languages.load(tag).quantity(Decimal("-12.5"), "percent", None, Decimal(-3))
    assert words.replace("\u00a0", " ") == said.replace("\u00a0", " ")


def test_a_minus_stands_before_the_currency() -> None:
    english = languages.load("en")
    assert english.quantity(Decimal("-3.7"), "usd-bn") == "−$3.7\u00a0billion"
    assert english.quantity(Decimal("1.0"), "years", decimals=0) == "1\u00a0year"
    assert english.quantity(Decimal("0.8"), "cubic-km-a-year", to=Decimal("1.2")).startswith(
        "0.8–1.2\u00a0cubic"
    )


SAID = {
    "en": {
        "2027-05": "May 2027", "2027-05-01": "1 May 2027", "2026-2027": "2026–2027", "2026-27": "2026–27", "2026/2027": "2026–2027",
        "2027-05/2027-07": "May–July 2027", "2026-12/2027-01": "December 2026 – January 2027",
        "2027-04-30/2027-05-02": "30 April – 2 May 2027", "2027-05-26..2027-05-27": "26–27 May 2027",
        "2026-12-30 – 2027-01-02": "30 December 2026 – 2 January 2027", "2026-13": "2026–13", "2026-14-01": "2026-14-01",
    },
    "ru": {
        "2027-05": "май 2027", "2027-05-01": "1 мая 2027 г.", "2027-05/2027-07": "май–июль 2027",
        "2026-12/2027-01": "декабрь 2026 – январь 2027", "2027-05-26/2027-05-27": "26–27 мая 2027 г.",
        "2027-04-30/2027-05-02": "30 апреля – 2 мая 2027 г.", "2026-12-30/2027-01-02": "30 декабря 2026 г. – 2 января 2027 г.",
    },
    "fr": {
        "2027-05": "mai 2027", "2027-05-01": "1er mai 2027", "2027-05-26/2027-05-27": "26–27 mai 2027",
        "2027-05-01/2027-05-02": "1er–2 mai 2027", "2027-04-30/2027-05-01": "30 avril – 1er mai 2027",
        "2027-05/2027-07": "mai–juillet 2027", "2026-12-30/2027-01-02": "30 décembre 2026 – 2 janvier 2027",
    },
}  # fmt: skip


@pytest.mark.parametrize("tag", SAID)
def test_days_months_and_years_alone_and_from_one_to_another(tag: str) -> None:
    language = languages.load(tag)
    for written, said in SAID[tag].items():
        assert language.loose_date(written).replace("\u00a0", " ") == said, written


def test_a_weekday_stands_before_its_date_as_the_language_has_it() -> None:
    said = {tag: languages.load(tag).weekday_date(date(2027, 5, 26)).replace("\u00a0", " ") for tag in TAGS}
    assert said["fr"] == "Mercredi 26 mai 2027" and said["ru"] == "Среда, 26 мая 2027 г."
    assert said["en"] == "Wednesday, 26 May 2027"


@pytest.mark.parametrize("tag", TAGS)
def test_months_without_a_day_are_those_of_the_locale(tag: str) -> None:
    dates = languages.load(tag).dates
    months = get_month_names("wide", context="stand-alone", locale=tag)
    assert list(dates.months_alone or dates.months) == [months[i] for i in range(1, 13)]
    assert languages.load("ru").loose_date("2027-05", of=True) == "мая\u00a02027"


def test_loose_dates() -> None:
    english = languages.load("en")
    assert english.loose_date("2025-06-17") == "17\u00a0June 2025"
    assert english.loose_date("2025-06") == "June\u00a02025"
    assert english.loose_date("first half of 2025") == "first half of 2025"
    assert english.loose_date("2025-13-40") == "2025-13-40"
    assert english.date(date(2025, 11, 6)) == "6\u00a0November 2025"
