"""Letters: their one form, what is folded for comparison, their order, their scripts."""

from briefing.letters.forms import cluster, clusters, composed, place_of
from briefing.letters.invisible import INVISIBLE, called, described, named
from briefing.letters.scripts import script_of, unset_script

__all__ = [
    "INVISIBLE",
    "called",
    "cluster",
    "clusters",
    "composed",
    "described",
    "named",
    "place_of",
    "script_of",
    "unset_script",
]
