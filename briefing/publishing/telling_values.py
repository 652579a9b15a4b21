"""Figures with their units, whole dates and short names: what betrays without being a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from briefing import languages
from briefing.kinds import PROGRAM, Kinds
from briefing.languages import Language
from briefing.languages.territories import locale_of
from briefing.publishing.search_terms import SHORTEST_ITEM, is_date, squeeze

Kind: TypeAlias = Literal["figures", "dates", "names"]
SHORTEST_NAME: Final = 4  # letters
MOST_WORDS: Final = 4
_FIGURE: Final = re.compile(r"([$€£¥]?)\s?(?<!\w)(\d(?:[\d.,'’\u00a0\u202f ]*\d)?)[\s\u00a0]*(%|[^\W\d_]+)?")
_BREAK: Final = re.compile(r"[\u00ad\ufffe]\s*|(?<=\w)-[ \t]*\r?\n\s*")
_ISO: Final = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_DOTTED: Final = re.compile(r"\b(\d\d?)\.(\d\d?)\.(\d{4})\b")
_WORDED: Final = re.compile(r"\b(\d\d?)(?:st|nd|rd|th|er|\.)?[\s\u00a0]+([^\W\d_]+)\.?,?[\s\u00a0]+(\d{4})\b")
_MONTH_FIRST: Final = re.compile(r"\b([^\W\d_]+)\.?[\s\u00a0]+(\d\d?)(?:st|nd|rd|th)?,?[\s\u00a0]+(\d{4})\b")


@dataclass(frozen=True, slots=True)
class TellingValues:
    """What only withheld texts hold, each with the item it is of, and how many others of each kind cannot be told."""

    figures: dict[tuple[str, str], str] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    unproven: dict[Kind, int] = field(default_factory=dict)
    kinds: Kinds = PROGRAM  # with the languages in which units and months are known


def unbroken(text: str) -> str:
    """The text of a page without the hyphens that end its lines, its spaces evened out."""
    return " ".join(_BREAK.sub("", text).split())


def figures_in(text: str, kinds: Kinds = PROGRAM) -> Iterator[tuple[str, str]]:
    """Value and unit of every number: 1,234.5 km, 1 234,5 км and 1.234,5 kilometers are one figure."""
    known = units(kinds)
    for sign, number, word in _FIGURE.findall(text):
        unit = known.get(word.casefold()) or known.get(sign) or sign or word.casefold()[:5]
        yield _value(number), unit


def _value(number: str) -> str:
    """Digits with a point before the decimals: what three digits follow is a sign of thousands, unless a nought stands before."""
    *before, after = re.split(r"\D+", number)
    signs = set(re.findall(r"\D", number))
    grouped = len(after) == 3 and len(signs) == 1 and before != ["0"]
    return "".join(before) + ("." if before and not grouped else "") + after


def bare(value: str) -> str:
    """The digits alone."""
    return value.replace(".", "")


def is_telling(value: str, unit: str) -> bool:
    """Three digits or more with a unit, no round number and no year: one that does not stand anywhere by chance."""
    core = bare(value).strip("0")
    year = len(value) == 4 and value[:2] in ("19", "20")
    return bool(unit) and not year and len(core) >= 3 and int(core) % 25 != 0


def is_distinctive(value: str) -> bool:
    """Four digits or more: one that no chart computes by chance."""
    return len(bare(value).strip("0")) >= 4


def dates_in(text: str, kinds: Kinds = PROGRAM) -> Iterator[str]:
    """Every date with a day, as year-month-day, in whatever language and order it is written."""
    for year, month, day in _ISO.findall(text):
        yield f"{year}-{month}-{day}"
    for day, month, year in _DOTTED.findall(text):
        yield f"{year}-{int(month):02}-{int(day):02}"
    worded = [
        *_WORDED.findall(text),
        *((day, month, year) for month, day, year in _MONTH_FIRST.findall(text)),
    ]
    for day, name, year in worded:
        if month := _months(kinds).get(name.casefold()):
            yield f"{year}-{month:02}-{int(day):02}"


def is_name(text: str) -> bool:
    """A few words that begin with a capital or hold a figure, too short to be looked for as a sentence."""
    words = text.split()
    letters = squeeze(text)
    telling = text[:1].isupper() or (any(map(str.isdigit, text)) and any(map(str.isalpha, text)))
    return (
        telling
        and len(words) <= MOST_WORDS
        and SHORTEST_NAME <= len(letters) < SHORTEST_ITEM
        and not is_date(letters)
    )


def stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text as words of its own, as it is written or in capitals."""
    return any(
        form in text and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) is not None
        for form in {name, name.upper()}
    )


def program_words(language: Language) -> tuple[str, ...]:
    """Words that pages show of themselves: of the program, the calendar and maps."""
    dates = language.dates
    units = (
        form
        for unit in language.units.values()
        for form in (unit.one, unit.few, unit.many, unit.short)
        if form
    )
    lands = locale_of(language.tag).territories.values()
    return (*language.words.values(), *dates.months, *dates.months_short, *dates.weekdays, *units, *lands)


@lru_cache(maxsize=16)
def units(kinds: Kinds = PROGRAM) -> dict[str, str]:
    """The word or sign behind a number in every language, by the unit that it means; whole units go before parts of such."""
    found: dict[str, str] = {"%": "percent", "per": "percent"}
    for whole in (True, False):
        for language in (languages.load(languages.MODEL), *languages.every(kinds)):
            for key, unit in language.units.items():
                for form in (unit.one, unit.few, unit.many, unit.short):
                    before, _, after = (form or "").partition("{n}")
                    word = re.match(r"%|[^\W\d_]+", after.strip())
                    if word and (word[0] == after.strip()) == whole:
                        found.setdefault(word[0].casefold(), _first(key))
                    elif before.strip() in ("$", "€", "£", "¥"):
                        found.setdefault(before.strip(), before.strip())
    return found


def _first(key: str) -> str:
    """What the first word behind the number means: of `usd-bn` and of `million-people` the million."""
    english = languages.load(languages.MODEL).units.get(key)
    after = english.many.partition("{n}")[2].strip() if english else key
    word = re.match(r"%|[^\W\d_]+", after)
    return word[0].casefold() if word else key


@lru_cache(maxsize=16)
def _months(kinds: Kinds) -> dict[str, int]:
    found: dict[str, int] = {}
    for language in languages.every(kinds):
        dates = language.dates
        for names in (
            dates.months,
            dates.months_short,
            dates.months_alone or (),
            dates.months_short_alone or (),
        ):
            found |= {name.casefold().rstrip("."): number for number, name in enumerate(names, 1)}
    return found
