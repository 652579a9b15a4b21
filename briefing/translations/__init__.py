"""What a summit says in other languages than the one it is written in: files beside the originals."""

from briefing.translations.applying import applied
from briefing.translations.figures import calls_apart, figures_apart
from briefing.translations.files import (
    TAG,
    TranslatedText,
    TranslationFile,
    entries_of,
    file_for,
    is_translation,
    language_of,
    original_of,
)
from briefing.translations.matching import Blank, Entry, Match, Matches, matched
from briefing.translations.units import Fields, Need, Needs, Unit, digest_of, has_words, units_of

__all__ = [
    "TAG",
    "Blank",
    "Entry",
    "Fields",
    "Match",
    "Matches",
    "Need",
    "Needs",
    "TranslatedText",
    "TranslationFile",
    "Unit",
    "applied",
    "calls_apart",
    "digest_of",
    "entries_of",
    "figures_apart",
    "file_for",
    "has_words",
    "is_translation",
    "language_of",
    "matched",
    "original_of",
    "units_of",
]
