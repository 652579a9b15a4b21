"""Languages: words, number, date and unit forms; one YAML file a language."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Final, Literal

from briefing.diagnostics import BriefError, Problems, Span
from briefing.kinds import PROGRAM, Extending, Kinds, Words, YamlSet, untouched
from briefing.kinds.inheritance import without
from briefing.languages import dates
from briefing.languages.checking import faults, untranslated, unusable, wrong_tag
from briefing.languages.numerals import apart, printed, within
from briefing.letters import Alphabet, alphabet
from briefing.markup import Habits
from briefing.schema import Field, Model, Plain, build
from briefing.sources import MappingNode, Node

NBSP = "\u00a0"
MODEL = "en"  # the language of which the others are translations


class Numbers(Model):
    """Separators of a number; `group_from` is the number of digits from which groups are set."""

    decimal: str
    group: str
    group_from: int = Field(default=4, ge=1, le=20)
    minus: str = "−"
    range: str = "–"
    signed_range: str  # where a number of it has a minus, and a dash would be a second


class Unit(Model):
    """A unit's form by plural category; `{n}` is the number. `short` is for charts and tables."""

    one: str | None = None
    few: str | None = None
    many: str
    short: str
    decimals: int | None = None


class Dates(Model):
    """Month names (genitive where the language has one) and patterns of {day}, {month}, {year}.

    `months_alone` stand without a day, where they differ; `first_day` is how the first of a month is written.
    """

    months: tuple[str, ...] = Field(min_length=12, max_length=12)
    months_short: tuple[str, ...] = Field(min_length=12, max_length=12)
    weekdays: tuple[str, ...] = Field(min_length=7, max_length=7)
    months_alone: tuple[str, ...] | None = Field(default=None, min_length=12, max_length=12)
    months_short_alone: tuple[str, ...] | None = Field(default=None, min_length=12, max_length=12)
    first_day: str | None = None
    day: str
    day_month: str
    on_weekday: str
    short: str
    month: str
    time: str
    time_range: str


class Setting(Model):
    double_quotes: tuple[str, str]
    single_quotes: tuple[str, str]
    glue_before: tuple[str, ...]
    glue_after: tuple[str, ...]
    words_per_minute: int = Field(default=120, ge=1, le=1000)  # spoken at a table
    hyphenation: str | None = None  # name of a dictionary
    elisions: tuple[str, ...] = ()  # words that begin with an apostrophe
    spaced: Mapping[str, str] = Field(default_factory=dict)  # sign to the space before it
    internal: tuple[str, ...] = ()  # beginnings of sentences that tell our own people what to do
    ageing: tuple[str, ...] = ()  # words of claims that hold until something changes
    ageing_undated: tuple[str, ...] = ()  # the same in sentences without a year
    ageing_since: tuple[str, ...] = ()  # before a year: what is so since then holds until something changes
    ageing_not: tuple[str, ...] = ()  # where those words are no such claim
    alphabet: tuple[str, ...] = ()  # "z å ä=æ ö": letters of their own after one of the root order


class Language(Model):
    """How one language writes."""

    tag: str = ""  # the name of its file
    name: str
    checked: Plain | None = None  # who has read its words, whose language it is; nothing said: nobody
    plural: Literal["one-other", "french", "slavic", "none"]
    numbers: Numbers
    dates: Dates
    units: Mapping[str, Unit]
    words: Mapping[str, str]
    setting: Setting

    @property
    def habits(self) -> Habits:
        s = self.setting
        glue_before = (*s.glue_before, *self.dates.months)
        spaced = tuple(s.spaced.items())
        return Habits(s.double_quotes, s.single_quotes, glue_before, s.glue_after, s.elisions, spaced)

    @property
    def alphabet(self) -> Alphabet:
        """The order in which the language lists words."""
        return alphabet(self.setting.alphabet)

    def word(self, key: str) -> str:
        """A word that is printed though no author wrote it."""
        if key not in self.words:
            said = f"there is no word '{key}' in {self.name}"
            raise BriefError.one(
                "missing-word", said, help="give the kind that prints it WORDS with this one"
            )
        return self.words[key]

    def name_of(self, kind: str, key: str = "") -> str:
        """What a kind is called: the word of its name or of `key`; where there is none, the name itself."""
        return self.words.get(key or kind) or kind.replace("-", " ").capitalize()

    def with_words_of(self, kinds: Iterable[Words]) -> Language:
        """The language with the words that kinds bring, where it does not have them itself."""
        found: dict[str, str] = {}
        for words in kinds:
            for tag in (next(iter(words), ""), self.tag.partition("-")[0], self.tag):
                found |= words.get(tag, {})
        return self.replaced(words={**found, **self.words}) if found.keys() - self.words.keys() else self

    def number(self, value: Decimal | int | float, decimals: int | None = None) -> str:
        """Digits with the language's separators; `decimals` None keeps what the value has."""
        return printed(Decimal(str(value)), decimals, self.numbers)

    def quantity(
        self,
        value: Decimal,
        unit: str | None,
        decimals: int | None = None,
        to: Decimal | None = None,
        short: bool = False,
        beside: Decimal | None = None,
    ) -> str:
        """A number with its unit; the number never parts from the word after it.

        `beside`: a value that it is compared with, and must not look equal to.
        """
        form = self.units.get(unit) if unit else None
        places = decimals if decimals is not None else form.decimals if form else None
        for other in (to, beside):
            if other is not None and places is not None:
                places = apart(value, other, places)
        number = self.number(value, places)
        if to is not None:
            signed = value < 0 or to < 0
            number += (self.numbers.signed_range if signed else self.numbers.range) + self.number(to, places)
        if form is None:
            return number
        pattern = form.short if short else self._form(form, to if to is not None else value)
        pattern = pattern.replace(" ", NBSP) if short else pattern.replace("{n} ", "{n}" + NBSP)
        return within(pattern, number)

    def bounded(self, quantity: str, bound: str | None) -> str:
        """A quantity with what it is a bound of, from which it never parts: `at least 140`."""
        if bound is None:
            return quantity
        return self.word("bound-" + bound).replace(" ", NBSP).replace("{n}", quantity)

    def _form(self, unit: Unit, value: Decimal) -> str:
        category = plural(self.plural, value)
        return {"one": unit.one, "few": unit.few}.get(category) or unit.many

    def unit_label(self, unit: str) -> str:
        """The unit alone, for the head of a chart or a table."""
        form = self.units.get(unit)
        return form.short.replace("{n}", "").strip() if form else unit

    def date(self, value: datetime.date) -> str:
        return dates.dated(self.dates, self.dates.day, value)

    def short_date(self, value: datetime.date) -> str:
        return dates.dated(self.dates, self.dates.short, value)

    def weekday_date(self, value: datetime.date) -> str:
        """`Thursday, 6 November 2025`, at the head of a line."""
        weekday = self.dates.weekdays[value.weekday()]
        return self.dates.on_weekday.format(weekday=weekday[:1].upper() + weekday[1:], date=self.date(value))

    def date_range(self, first: datetime.date, last: datetime.date) -> str:
        """`26–27 May 2027`, `30 April – 2 May 2027`; one day alone."""
        return dates.ranged(self.dates, first, last)

    def loose_date(self, text: str, *, of: bool = False) -> str:
        """`2024`, `2024-06`, `2024-06-30`, and two of them with a slash between, in words; other text as it is.

        `of`: after a word that takes the genitive.
        """
        return dates.loose(self.dates, text, of)

    def clock(self, start: datetime.time, end: datetime.time | None = None) -> str:
        first = self.dates.time.format(hour=start.hour, minute=start.minute)
        if end is None:
            return first
        last = self.dates.time.format(hour=end.hour, minute=end.minute)
        return self.dates.time_range.format(start=first, end=last)


def plural(rule: str, value: Decimal) -> str:
    """CLDR plural category of a number: one, few or many."""
    whole = value == value.to_integral_value()
    number = abs(int(value))
    if rule == "slavic" and whole:
        if number % 10 == 1 and number % 100 != 11:
            return "one"
        if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14:
            return "few"
        return "many"
    if rule == "slavic":
        return "few"
    if rule == "french":
        return "one" if number in (0, 1) else "many"
    if rule == "one-other":
        return "one" if whole and number == 1 else "many"
    return "many"


class UnitsFile(Model):
    """units.yaml: units of the summit's own, each in the languages of its papers."""

    units: Mapping[str, Mapping[str, Unit]]


def _units_of(node: MappingNode, tag: str) -> MappingNode:
    """The units of units.yaml in one language."""
    units = node.items.get("units")
    items, keys = dict[str, Node](), dict[str, Span]()
    for name, forms in units.items.items() if isinstance(units, MappingNode) else ():
        if isinstance(forms, MappingNode) and tag in forms.items:
            items[name], keys[name] = forms.items[tag], forms.keys[tag]
    inside = MappingNode(items, keys, node.span)
    return MappingNode({"units": inside} if items else {}, {"units": node.span} if items else {}, node.span)


_OF_ITS_OWN: Final = ("hyphenation", "elisions", "alphabet")  # of which another language's would be wrong


def _below(own: MappingNode, base: MappingNode) -> MappingNode:
    """What a language takes from another: not how that breaks words, which words it shortens, how it lists them."""
    names = [PurePosixPath(node.span.file).stem.partition("-")[0] for node in (own, base)]
    setting = base.items.get("setting")
    if names[0] == names[1] or not isinstance(setting, MappingNode):
        return base
    return MappingNode({**base.items, "setting": without(setting, *_OF_ITS_OWN)}, base.keys, base.span)


def _read(tag: str, node: MappingNode, problems: Problems) -> Language | None:
    problems.add(wrong_tag(tag, node))
    problems.add(untranslated(tag, node))
    language = build(Language, node, problems)
    if not untouched(node, LANGUAGES.file_of_program(MODEL).shown):
        problems.add(unusable(node))
        problems.add(faults(node, LANGUAGES.mapping(LANGUAGES.file_of_program(MODEL), PROGRAM)))
    return language.replaced(tag=tag) if language is not None else None


LANGUAGES: Final = YamlSet(
    "language",
    "languages",
    Language,
    _read,
    Extending(
        alone=frozenset({"tag", "checked"}),
        below=_below,
        share=_units_of,
        inside=("words", "setting", "numbers", "dates", "units"),
    ),
)


def names() -> tuple[str, ...]:
    """Tags of the languages of the program."""
    return LANGUAGES.of_program()


def alphabet_of(tag: str, kinds: Kinds = PROGRAM) -> Alphabet:
    """The order of a language, the root order where it cannot be had."""
    try:
        return load(tag, kinds).alphabet
    except BriefError:
        return alphabet()


def load(tag: str, kinds: Kinds = PROGRAM) -> Language:
    """The language of a tag; an unknown one is an error that names the known ones."""
    return kinds.load(LANGUAGES, tag)


@lru_cache(maxsize=16)
def every(kinds: Kinds = PROGRAM) -> tuple[Language, ...]:
    """The languages of the program and the folder's own, apart from those that have mistakes."""
    found = []
    for tag in kinds.names(LANGUAGES).here:
        with contextlib.suppress(BriefError):
            found.append(load(tag, kinds))
    return tuple(found)
