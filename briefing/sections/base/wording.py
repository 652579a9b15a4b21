"""Words cut to fit where only a few may stand."""

from __future__ import annotations

from typing import Final

LONGEST: Final = 70  # characters of a sentence that is only called by its beginning


def shortened(words: str, longest: int = LONGEST) -> str:
    """The beginning of a text, whole words, with an ellipsis where it goes on."""
    words = " ".join(words.split())
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"
