"""One neutral book as plain data, the same for every program: text, tables, charts, notes, references."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

SYLLABLES = [consonant + vowel for consonant in "bdklmnprstv" for vowel in "aeiou"]


@dataclass(frozen=True)
class Para:
    words: tuple[str, ...]
    strong: tuple[int, int]  # words from, to
    note: str = ""
    reference: int = -1  # section number


@dataclass(frozen=True)
class TableData:
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ChartData:
    title: str
    kind: str  # "line" or "bar"
    names: tuple[str, ...]
    series: tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Section:
    title: str
    items: tuple[Para | TableData | ChartData, ...]


@dataclass(frozen=True)
class Book:
    title: str
    sections: tuple[Section, ...]


@cache
def _vocabulary(size: int = 6000) -> tuple[tuple[str, ...], tuple[float, ...]]:
    dice = random.Random(7)
    words = tuple("".join(dice.choices(SYLLABLES, k=dice.choice((1, 2, 2, 3, 3, 4)))) for _ in range(size))
    return words, tuple(accumulate(1 / (i + 3) for i in range(size)))


def book(seed: int = 1, sections: int = 8, scale: float = 1.0, shared: float = 0.0) -> Book:
    """About 40 pages A4 at scale 1; `shared` is the part of the sections that every seed has alike."""
    made = []
    for number in range(sections):
        common = number < sections * shared
        made.append(_section(number, 0 if common else seed, sections, scale))
    return Book(f"Book {seed}", tuple(made))


def _section(number: int, seed: int, sections: int, scale: float) -> Section:
    dice = random.Random(1000 * seed + number)
    items: list[Para | TableData | ChartData] = []
    for index in range(int(22 * scale)):
        items.append(_para(dice, sections, with_note=index % 3 == 0))
        if index == 6:
            items.append(_chart(dice, number))
        if index in (10,) or (index == 15 and number < 4):
            items.append(_table(dice, 60 if number == 2 and index == 10 else 8))
        if index == 18 and number % 2:
            items.append(_chart(dice, number + 50))
    return Section(f"Section {number + 1}: {' '.join(_words(dice, 4))}", tuple(items))


def _words(dice: random.Random, count: int) -> list[str]:
    words, reach = _vocabulary()
    return dice.choices(words, cum_weights=reach, k=count)


def _para(dice: random.Random, sections: int, with_note: bool) -> Para:
    words = _words(dice, dice.randint(60, 100))
    words[0] = words[0].capitalize()
    start = dice.randrange(len(words) - 4)
    note = " ".join(_words(dice, 12)) if with_note else ""
    return Para(
        tuple(words), (start, start + 2), note, dice.randrange(sections) if dice.random() < 0.35 else -1
    )


def _table(dice: random.Random, rows: int) -> TableData:
    head = ("Item", "2022", "2023", "2024", "Change")
    body = tuple(
        (
            " ".join(_words(dice, 3)),
            *(f"{dice.uniform(1, 900):.1f}" for _ in range(3)),
            f"{dice.uniform(-9, 9):.1f}",
        )
        for _ in range(rows)
    )
    return TableData("Table: " + " ".join(_words(dice, 5)), head, body)


def _chart(dice: random.Random, number: int) -> ChartData:
    kind = "line" if number % 2 else "bar"
    count = 4 if kind == "line" else 1
    points = 10 if kind == "line" else 6
    series = tuple(tuple(round(dice.uniform(2, 60), 1) for _ in range(points)) for _ in range(count))
    names = tuple(" ".join(_words(dice, 1)) for _ in range(points if kind == "bar" else count))
    return ChartData("Chart: " + " ".join(_words(dice, 5)), kind, names, series)
