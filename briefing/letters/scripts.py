"""Scripts: which can be set letter after letter, and which need shaping or run from right to left."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from briefing.lazy import lazy

if TYPE_CHECKING:
    from fontTools import unicodedata
else:
    unicodedata = lazy("fontTools.unicodedata")

# Left to right, one glyph a letter, marks at most above and below: everything else cannot be set yet (ISO 15924).
PLAIN: Final = frozenset(
    ["Latn", "Cyrl", "Grek", "Armn", "Geor", "Ethi", "Hani", "Hira", "Kana", "Bopo", "Hang", "Yiii", "Cher", "Cans", "Copt",
     "Glag", "Goth", "Lisu", "Tfng", "Vaii", "Ogam", "Runr", "Zyyy", "Zinh", "Zzzz"]
)  # fmt: skip
_FIRST: Final = 0x590  # no script before it needs shaping
_BEYOND: Final = re.compile("[^\u0000-\u052f]")
_JAMO: Final = re.compile("[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]")


@lru_cache(maxsize=4096)
def script_of(char: str) -> str:
    """The four letters of a character's script; `Zyyy` for what all scripts share."""
    return str(unicodedata.script(char))


def scripts_in(text: str) -> frozenset[str]:
    """The scripts of the letters of a text."""
    return frozenset(script_of(char) for char in text if char.isalpha())


def script_name(script: str) -> str:
    """`Arabic`."""
    return str(unicodedata.script_name(script, default=script)).replace("_", " ")


def unset_script(text: str) -> tuple[str, int] | None:
    """The name of the first script of a text that cannot be set right, and where it begins."""
    if text.isascii():
        return None
    for match in _BEYOND.finditer(text):
        if ord(match[0]) < _FIRST or "\u1e00" <= match[0] <= "\u2bff":
            continue
        if _JAMO.match(match[0]):
            return "Korean in single letters", match.start()
        if (script := script_of(match[0])) not in PLAIN:
            return f"{script_name(script)} script", match.start()
    return None
