"""Letters: their one form, what is folded for comparison, their order, their scripts."""

from briefing.letters.alphabets import Alphabet, alphabet
from briefing.letters.folding import APOSTROPHES, Finder, Found, folded, signs_folded
from briefing.letters.forms import (
    DOTLESS,
    MARKED,
    cluster,
    clusters,
    composed,
    dotless,
    letters_with_marks,
    place_of,
)
from briefing.letters.invisible import INVISIBLE, called, described, named, visible
from briefing.letters.scripts import script_of, unset_script

__all__ = [
    "APOSTROPHES",
    "DOTLESS",
    "INVISIBLE",
    "MARKED",
    "Alphabet",
    "Finder",
    "Found",
    "alphabet",
    "called",
    "cluster",
    "clusters",
    "composed",
    "described",
    "dotless",
    "folded",
    "letters_with_marks",
    "named",
    "place_of",
    "script_of",
    "signs_folded",
    "unset_script",
    "visible",
]
