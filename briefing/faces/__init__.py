"""Font files, read without a typesetter: their letters, kerning, small capitals, and places of marks."""

from briefing.faces.coverage import LIKE, WITHOUT_INK, characters_of, coverage
from briefing.faces.files import bring, package_folder, path_of
from briefing.faces.glyphs import Glyphs, glyphs_of
from briefing.faces.shaping import JOINTS, NO_BREAKS, Face, Word, chosen, face
from briefing.faces.tables import digest

__all__ = [
    "JOINTS",
    "LIKE",
    "NO_BREAKS",
    "WITHOUT_INK",
    "Face",
    "Glyphs",
    "Word",
    "bring",
    "characters_of",
    "chosen",
    "coverage",
    "digest",
    "face",
    "glyphs_of",
    "package_folder",
    "path_of",
]
