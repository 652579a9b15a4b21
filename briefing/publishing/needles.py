"""Searching a finished PDF's text for words that its reader may not see.

Text and needles are squeezed to the same form first: compatibility forms and ligatures
undone, case folded, hyphens, spaces and every invisible character dropped. So a sentence
is found however it was broken over lines, hyphenated, kerned apart or set in small capitals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

SHORTEST: Final = 28
SHORTEST_ITEM: Final = 10
_SENTENCE_END: Final = re.compile(r"(?<=[.!?;:])\s+|\n+")
_PAGE_BREAK: Final = "\x00"
_ASCII_LEFT_OUT: Final = {code: None for code in range(128) if not chr(code).isalnum()}
REMEMBERED: Final = 20_000  # texts: the files of one summit share most of theirs


@dataclass(frozen=True, slots=True)
class Needle:
    """A squeezed piece of a withheld item; `item` names the item for the report."""

    item: str
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A needle found: which item, and where (page 3, bookmark, alternative text ...)."""

    item: str
    place: str
    words: str


@lru_cache(maxsize=REMEMBERED)
def squeeze(text: str) -> str:
    """Letters and digits only, compatibility-normalised and case-folded."""
    if text.isascii():
        return text.lower().translate(_ASCII_LEFT_OUT)
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))


def needles(items: Iterable[tuple[str, str]], allowed: Iterable[str]) -> tuple[Needle, ...]:
    """Sentences of withheld items that stand in none of the texts which the reader may see.

    Sentences shorter than `SHORTEST` squeezed characters would be found by chance; an item that has no
    longer one is taken whole, down to `SHORTEST_ITEM`.
    """
    haystack = _PAGE_BREAK.join(squeeze(text) for text in allowed)
    found: dict[str, Needle] = {}
    for item, text in items:
        pieces = [squeeze(piece) for piece in _SENTENCE_END.split(text)]
        long = [piece for piece in pieces if len(piece) >= SHORTEST]
        for piece in long or ([squeeze(text)] if len(squeeze(text)) >= SHORTEST_ITEM else []):
            if piece not in found and piece not in haystack:
                found[piece] = Needle(item, piece)
    return tuple(found.values())


def search(wanted: Iterable[Needle], places: Mapping[str, str]) -> list[Hit]:
    """Every needle in every place; `places` maps "page 3" or "bookmark" to its raw text.

    Neighbouring places whose names start with "page" are also searched as one run, so that a
    sentence broken over two pages is found.
    """
    squeezed = {place: squeeze(text) for place, text in places.items()}
    pages = [(place, text) for place, text in squeezed.items() if place.startswith("page ")]
    run, starts = "", []
    for place, text in pages:
        starts.append((len(run), place))
        run += text
    hits: list[Hit] = []
    for needle in wanted:
        at = run.find(needle.text)
        if at >= 0:
            place = next(p for start, p in reversed(starts) if start <= at)
            hits.append(Hit(needle.item, place, needle.text))
            continue
        for place, text in squeezed.items():
            if not place.startswith("page ") and needle.text in text:
                hits.append(Hit(needle.item, place, needle.text))
                break
    return hits
