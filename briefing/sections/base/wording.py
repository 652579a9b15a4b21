"""Words cut to fit where only a few may stand, and short ones kept on a line."""

from __future__ import annotations

from typing import Final

from briefing.languages import NBSP

LONGEST: Final = 70  # characters of a sentence that is only called by its beginning
DATE: Final = 20  # letters of a date that is not broken


def shortened(words: str, longest: int = LONGEST) -> str:
    """The beginning of a text, whole words, with an ellipsis where it goes on."""
    words = " ".join(words.split())
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


def unbroken(words: str, longest: int = DATE) -> str:
    """Words without a place where a line may break, as far as they are no longer than that."""
    return words.replace(" ", NBSP) if len(words) <= longest else words
