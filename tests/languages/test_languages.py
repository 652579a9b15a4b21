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
from briefing.kinds import PROGRAM as PROGRAM_KINDS
from briefing.markup import typographic
from briefing.reference.catalogues import CATALOGUES

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
    written = [month.casefold() for month in language.dates.months]  # some locales have capitals
    assert written == [months[i].casefold() for i in range(1, 13)]


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
    written = [month.casefold() for month in dates.months_alone or dates.months]
    assert written == [months[i].casefold() for i in range(1, 13)]
    assert languages.load("ru").loose_date("2027-05", of=True) == "мая\u00a02027"


def test_loose_dates() -> None:
    english = languages.load("en")
    assert english.loose_date("2025-06-17") == "17\u00a0June 2025"
    assert english.loose_date("2025-06") == "June\u00a02025"
    assert english.loose_date("first half of 2025") == "first half of 2025"
    assert english.loose_date("2025-13-40") == "2025-13-40"
    assert english.date(date(2025, 11, 6)) == "6\u00a0November 2025"


ORDERS = {
    "kk": "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я",
    "ky": "а б в г д е ё ж з и й к л м н ң о ө п р с т у ү ф х ц ч ш щ ъ ы ь э ю я",
    "tg": "а б в г ғ д е ё ж з и ӣ й к қ л м н о п р с т у ӯ ф х ҳ ч ҷ ш ъ э ю я",
    "tk": "a b ç d e ä f g h i j ž k l m n ň o ö p r s ş t u ü w y ý z",
    "uz": "a b d e f g h i j k l m n o p q r s t u v x y z oʻ gʻ sh ch",
}


@pytest.mark.parametrize("tag", ORDERS)
def test_names_stand_in_the_order_of_the_languages_own_alphabet(tag: str) -> None:
    letters = ORDERS[tag].split()
    order = languages.load(tag).alphabet
    words = [
        f"{letter}{end}"
        for letter in letters
        for end in ("а" if tag in ("kk", "ky", "tg") else "a", "я" if tag in ("kk", "ky", "tg") else "z")
    ]
    if tag == "uz":
        words = [word for word in words if word not in ("sz", "cz")]
    assert sorted(reversed(words), key=order.key) == words
    assert sorted(reversed([word.capitalize() for word in words]), key=order.key) == [
        word.capitalize() for word in words
    ]


def test_uzbek_letters_are_the_same_with_whatever_apostrophe_they_are_typed() -> None:
    order = languages.load("uz").alphabet
    words = ["Ozod", "Zulfiya", "O'tkir", "O‘tkir", "O’tkirbek", "Oʻzbek", "Gʻani", "Shavkat", "Chori"]
    assert sorted(reversed(words), key=order.key) == [
        "Ozod",
        "Zulfiya",
        *sorted(words[2:4], key=order.key),
        *words[4:],
    ]


@pytest.mark.parametrize(
    ("tag", "day", "days", "over", "loose", "weekday"),
    [
        ("kk", "2027 жылғы 6 қараша", "2027 жылғы 26–27 мамыр", "2027 жылғы 30 сәуір – 2 мамыр", "2027 жылғы қараша", "Сенбі, 2027 жылғы 6 қараша"),
        ("ky", "2027-ж., 6-ноябрь", "2027-ж., 26–27-май", "2027-ж., 30-апрель – 2-май", "2027-ж., ноябрь", "Ишемби, 2027-ж., 6-ноябрь"),
        ("tg", "6 ноябри соли 2027", "26–27 майи соли 2027", "30 апрел – 2 майи соли 2027", "ноябри соли 2027", "Шанбе, 6 ноябри соли 2027"),
        ("tk", "6 noýabr 2027", "26–27 maý 2027", "30 aprel – 2 maý 2027", "noýabr 2027", "Şenbe, 6 noýabr 2027"),
        ("uz", "2027-yil 6-noyabr", "2027-yil 26–27-may", "2027-yil 30-aprel – 2-may", "2027-yil noyabr", "Shanba, 2027-yil 6-noyabr"),
        ("en", "6 November 2027", "26–27 May 2027", "30 April – 2 May 2027", "November 2027", "Saturday, 6 November 2027"),
    ],
)  # fmt: skip
def test_days_are_written_as_the_language_writes_them(
    tag: str, day: str, days: str, over: str, loose: str, weekday: str
) -> None:
    language, one = languages.load(tag), date(2027, 11, 6)
    said = [
        language.date(one), language.date_range(date(2027, 5, 26), date(2027, 5, 27)),
        language.date_range(date(2027, 4, 30), date(2027, 5, 2)), language.loose_date("2027-11"), language.weekday_date(one),
    ]  # fmt: skip
    assert [text.replace("\u00a0", " ") for text in said] == [day, days, over, loose, weekday]
    if " " in language.dates.day.partition("{day}")[2].partition("{month}")[0]:
        assert "6\u00a0" in said[0], "a day does not part from its month"


@pytest.mark.parametrize("tag", sorted(ORDERS))
def test_a_noun_after_a_number_has_one_form(tag: str) -> None:
    language = languages.load(tag)
    for unit in language.units.values():
        assert unit.one is None and unit.few is None
    said = {language.quantity(Decimal(n), "tonnes").split("\u00a0")[1] for n in (0, 1, 2, 5, 21)}
    assert len(said) == 1
    assert language.quantity(Decimal("0.19"), "percent", short=True).startswith("0,19\u00a0%")


@pytest.mark.parametrize(
    ("tag", "said"), [("kk", "«“а”»"), ("ky", "«„а“»"), ("tg", "«„а“»"), ("tk", "“‘a’”"), ("uz", "“‘a’”")]
)
def test_quotation_marks_are_those_of_the_language(tag: str, said: str) -> None:
    letter = said[2]
    assert typographic(f"\"'{letter}'\"", languages.load(tag).habits) == said


def test_each_language_says_who_has_checked_it() -> None:
    rows = dict(CATALOGUES["languages"](PROGRAM_KINDS))
    assert rows["en"] == "English; checked by the developers"
    assert all(rows[tag].endswith("checked by nobody") for tag in ORDERS)
