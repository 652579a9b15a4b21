"""Ids and keys: names that become parts of file names, links and anchors, on every system."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 64
_ID: Final = re.compile(r"[a-z0-9][a-z0-9_.-]*")
_DEVICES: Final = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}


def why_no_id(text: str) -> tuple[str, str] | None:
    """What is wrong with an id, and the cure; None for a good one."""
    if not _ID.fullmatch(text):
        return "is not an id", "use lower-case letters, digits, hyphens, points"
    if text.endswith(".") or ".." in text:
        return "is not an id", "let it end with a letter or a digit, with single points between"
    if text.partition(".")[0] in _DEVICES:
        return "is a name that Windows keeps for a device", "choose another; no file can have this name"
    return _too_long(text)


def why_no_key(text: str) -> tuple[str, str] | None:
    """The same for a key that is only a name: letters of any script, but nothing that is a path or cannot be seen."""
    if not text.isprintable() or re.search(r"[/\\]", text) or text != text.strip(" .") or not text:
        return "is not a key", "use letters, digits, hyphens, points"
    return _too_long(text)


def _too_long(text: str) -> tuple[str, str] | None:
    if len(text) <= LONGEST:
        return None
    return f"has {len(text)} characters; {LONGEST} are the most of a name", "choose a shorter one"
