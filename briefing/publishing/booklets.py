"""What a book loses when it is folded to a booklet, and how it is set anew for one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from briefing.publishing.grids import READABLE

BOOKLET_FORMAT: Final = "a5"


def warnings(identity: Mapping[str, str], scale: float, smallest: float) -> Iterator[str]:
    """Of the size of the words, of tabs that end up in the spine, and of the command that makes a book for booklets."""
    if scale < 0.995 and smallest < 1000:
        small = f", under {READABLE:.0f} nobody can read them" if smallest < READABLE else ""
        yield f"the pages come out at {scale:.0%}, the smallest words in {smallest:.1f} points{small}"
    if identity.get("tabs") == "right":
        yield "the thumb tabs of left-hand pages lie in the spine: they are on the right of every page of this file"
    if identity.get("product") == "book" and identity.get("format") != BOOKLET_FORMAT and scale < 0.995:
        yield f"set anew at A5 it keeps its size: {_command(identity)}"


def _command(identity: Mapping[str, str]) -> str:
    named = ("delegation", "audience", "language")
    delegation, audience, language = (identity.get(key, "") for key in named)
    words = ["briefing build", delegation, f"-a {audience}", f"-l {language}", f"--format {BOOKLET_FORMAT}"]
    return " ".join([*words, "--target office"])
