"""Font files, read without a typesetter: their letters, kerning, small capitals, and places of marks."""

from briefing.faces.coverage import LIKE, WITHOUT_INK, characters_of, coverage
from briefing.faces.files import package_folder, path_of
from briefing.faces.glyphs import Glyphs, glyphs_of
from briefing.faces.tables import digest

__all__ = [
    "LIKE",
    "WITHOUT_INK",
    "Glyphs",
    "characters_of",
    "coverage",
    "digest",
    "glyphs_of",
    "package_folder",
    "path_of",
]
