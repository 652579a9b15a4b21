"""Bare figures: numbers in prose that no fact stands behind."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from briefing.checking.walking import Lines, texts_of
from briefing.diagnostics import Problems
from briefing.summit import Summit

_EXEMPT: Final = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|`[^`]*`|\[\^[^\]]*\]|\]\([^)]*\)|https?://\S+", re.S
)  # fmt: skip
_NUMBER: Final = re.compile(r"(?<![\w.+–-])\d[\d.,]*(?:[-–]\d[\d.,]*)?(?![\w+-])")
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d(?:[-–](?:\d\d|\d{4}))?\Z")
_CLOCK: Final = re.compile(r"\d{1,2}:\d\d\Z")
_AFTER_DAY: Final = re.compile(
    r"\s+(?:and \d+ |to \d+ |or \d+ )?(?:of )?(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|[а-яё]+(?:я|а)\b|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
)
SMALLEST: Final = 10
SKIPPED: Final = re.compile(r"^(facts|coverage|sources)\b|\.(since|born)$|^practical|^contacts")


def check(summit: Summit, folder: Path, problems: Problems) -> None:
    """Warn of each bare figure once, at its place."""
    lines = Lines(folder)
    for path, text in texts_of(summit):
        if SKIPPED.search(path):
            continue
        prose = _EXEMPT.sub(lambda m: " " * len(m.group()), text)
        for match in _NUMBER.finditer(prose):
            word = match.group().rstrip(".,")
            if _allowed(word, prose[match.end() :], prose[: match.start()]):
                continue
            problems.warn(
                "bare-figure", f"the figure {word} has no fact behind it", lines.place(text, word),
                'make it a fact and write {{ fact("…") }}, or set it in `backticks` if it is a name',
            )  # fmt: skip


def _allowed(word: str, after: str, before: str) -> bool:
    if _YEAR.match(word) or _CLOCK.match(word) or _AFTER_DAY.match(after):
        return True
    if re.search(r"(?:Article|Section|Resolution|Law|No\.|Title|Chapter|Tab|page|item|EO|Group of|age)\s+$", before):
        return True
    digits = word.replace(",", "").replace(".", "")
    unit = re.match(r"\s*(?:%|percent|per cent|million|billion|tonnes|km|dollars)", after)
    return word.isdigit() and int(digits) < SMALLEST and not unit
