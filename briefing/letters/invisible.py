"""Characters that show nothing and change what a text is: direction marks, joiners, private and control characters."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# What may stand in a text though it cannot be seen: breaks (U+00AD, U+200B), joiners of words (U+2060), spaces.
INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c-\u200f\u2028-\u202e"
    "\u2061-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ue000-\uf8ff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_UNSEEN: Final = re.compile(f"[\u00ad\u200b\u2060]|{INVISIBLE.pattern}")
_JOINERS: Final = re.compile("[\u200c\u200d\ufe00-\ufe0f]")
_CONTROLS: Final = {
    0x00: "null",
    0x07: "bell",
    0x08: "backspace",
    0x0B: "line tabulation",
    0x0C: "form feed",
    0x1B: "escape",
    0x7F: "delete",
    0x85: "next line",
    0xFEFF: "byte order mark",
}


def called(char: str) -> str:
    """`U+200F right-to-left mark`."""
    code = ord(char)
    name = _CONTROLS.get(code) or unicodedata.name(char, "").lower()
    if not name:
        category = unicodedata.category(char)
        name = {"Cc": "control character", "Co": "private-use character"}.get(category, "no character")
    return f"U+{code:04X} {name}"


def visible(text: str) -> str:
    """The text with a name in place of each character that shows nothing: `cat<U+00AD soft hyphen>ch`."""
    return text if text.isascii() else _UNSEEN.sub(lambda match: f"<{called(match[0])}>", text)


def described(char: str) -> str:
    """A letter and its number, for a person who cannot see or type it: `'漢' (U+6F22)`."""
    shown = f"\u25cc{char}" if unicodedata.combining(char) else char
    return f"'{shown}' (U+{ord(char):04X})"


def named(text: str, joiners: bool = False) -> re.Match[str] | None:
    """The first invisible character of a text; `joiners`: those that shape letters of some scripts may stand."""
    for match in INVISIBLE.finditer(text):
        if not (joiners and _JOINERS.match(match[0])):
            return match
    return None
