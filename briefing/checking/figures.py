"""Bare figures: numbers in prose that no fact stands behind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from briefing.checking.checkup import Checkup
from briefing.checking.traversal import TextUse
from briefing.languages import Language
from briefing.values import Value

SMALLEST: Final = 10
AROUND: Final = 80  # characters that may say what a number is

_EXEMPT: Final = re.compile(
    r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|`[^`]*`|\[\^[^\[\]]*\]|\]\([^()]*\)|https?://\S+|\b\d{1,2}:\d\d\b", re.S
)
_NUMBER: Final = re.compile(r"(?<![\w.+–-])\d(?:[\d.,]*\d)?(?:[-–]\d(?:[\d.,]*\d)?)?(?![\w+–-])")
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d(?:[-–](?:\d\d|\d{4}))?\Z")
_NUMBERED: Final = re.compile(
    r"(?:Articles?|Sections?|Resolutions?|Law|Order|Proclamation|No\.|Title|Chapter|Tab|pages?|items?|Group of|aged?|Route|Room) +\Z"
)
_UNIT: Final = re.compile(
    r"\s*(?:%|percent\b|per cent\b|million\b|billion\b|trillion\b|tonnes\b|km\b|kilomet|dollars\b)"
)
_SKIPPED: Final = re.compile(
    r"^(facts|coverage|charts|practical|contacts|settings|news)\b|\.contacts\.|\.practical\."
)


def check(checkup: Checkup) -> None:
    """Warn of each bare figure at its place."""
    dates = _Dates.of(checkup.languages.values())
    for written in checkup.texts:
        if _SKIPPED.search(written.path) or _is_number(written):
            continue
        prose = _EXEMPT.sub(lambda m: " " * len(m.group()), written.text)
        said = set[str]()  # each figure of a text once
        for match in _NUMBER.finditer(prose):
            before, after = (
                prose[max(match.start() - AROUND, 0) : match.start()],
                prose[match.end() : match.end() + AROUND],
            )
            if _allowed(match.group(), before, after, dates):
                continue
            if match.group() in said:
                continue
            said.add(match.group())
            checkup.problems.warn(
                "bare-figure", f"the figure {match.group()} has no fact behind it",
                checkup.reading.origins.offset(written.text, match.start(), len(match.group())),
                'make it a fact and write {{ fact("…") }}, or set it in `backticks` if it is a name',
            )  # fmt: skip


def _is_number(written: TextUse) -> bool:
    """An option of a section that is digits alone, and no prose."""
    return ".options." in written.path and written.text.isdecimal()


def _allowed(word: str, before: str, after: str, dates: _Dates) -> bool:
    if _YEAR.match(word) or _NUMBERED.search(before) or dates.holds(before, after):
        return True
    first, hyphen, second = word.partition("-")
    if hyphen and first.isdigit() and second.isdigit() and int(second) < int(first):
        return True  # the name of a thing: 787-9
    return word.isdigit() and int(word) < SMALLEST and not _UNIT.match(after)


class _Dates(Value):
    """A day of the month: a number beside the name of a month."""

    after: re.Pattern[str]
    before: re.Pattern[str]

    @classmethod
    def of(cls, languages: Iterable[Language]) -> _Dates:
        known = [language.dates for language in languages]
        months = {m for d in known for m in (*d.months, *d.months_short)}
        names = "|".join(sorted((re.escape(m) for m in months), key=len, reverse=True)) or "(?!)"
        joined = r"(?:,? (?:and|to|or|–|-) ?\d+|, \d+)*"
        return cls(
            re.compile(rf"{joined}\.?[\s\u00a0]+(?:of |de )?(?:{names})\b"),
            re.compile(rf"\b(?:{names})\.?[\s\u00a0]+(?:\d+(?:,| and| to) )*\Z"),
        )

    def holds(self, before: str, after: str) -> bool:
        return bool(self.after.match(after) or self.before.search(before))
