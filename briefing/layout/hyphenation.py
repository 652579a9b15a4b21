"""Where a word may be broken, in the languages that have a dictionary."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

SHORTEST = 6
LEFT, RIGHT = 2, 3


@lru_cache(maxsize=16)
def _dictionary(language: str) -> Any:
    import pyphen

    name = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=name, left=LEFT, right=RIGHT) if name else None


@lru_cache(maxsize=20000)
def syllables(word: str, language: str) -> tuple[int, ...]:
    """Indices at which a hyphen may stand; none for names, acronyms, short words and unknown languages."""
    letters = word.strip(".,;:!?()[]“”‘’«»…")
    if len(letters) < SHORTEST or not letters.isalpha() or letters[:1].isupper():
        return ()
    dictionary = _dictionary(language)
    if dictionary is None:
        return ()
    start = word.index(letters)
    return tuple(start + at for at in dictionary.positions(letters))
