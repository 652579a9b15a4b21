"""What a value may hold, said to somebody who knows no types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from briefing.reference.keys import Key
from briefing.reference.saying import limits_of, words_of

_SAID: Final[Mapping[str, str]] = {
    "plain: one line without markup": "words in one line, printed as they are",
    "line: one paragraph, with markup": "words of one paragraph; *stars* around a word set it apart",
    "text: paragraphs and lists, with markup": (
        "sentences; an empty line begins a new paragraph, a line that begins with - is one of a list"
    ),
    "a word: an id, a label or a name of a file": "a name",
    "a list; each entry: ": "",
    "a mapping; each value: ": "",
    "any value": "whatever is wanted there",
    "`": "",
}


def shape_of(key: Key) -> str:
    """What stands in one value of a key: of a list, in each entry."""
    found = words_of(key.kind)
    for technical, said in _SAID.items():
        found = found.replace(technical, said)
    return found


def limits_in_words(key: Key) -> str:
    """How much of it there may be; of words, in letters."""
    said = limits_of(key)
    if key.depth:  # so many entries, which one of them does not tell
        return ""
    return f"{said} letters" if said and key.rules.max_length is not None else said
