"""What authors type plainly, as a typesetter writes it: quotation marks, dashes, minus signs, spaces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

NBSP: Final = "\u00a0"
_INSERT_END: Final = "\ue001"


@dataclass(frozen=True, slots=True)
class Habits:
    """A language's habits of setting: its quotation marks, and where a line must not break."""

    double: tuple[str, str] = ("“", "”")
    single: tuple[str, str] = ("‘", "’")
    glue_before: tuple[str, ...] = ()  # "6 November": no break between a number and these words
    glue_after: tuple[str, ...] = ()  # "Tab C": no break after these words


_CODE: Final = re.compile(r"(`[^`]*`|\]\([^)]*\)|<https?://[^>]*>)")
_OPENS: Final = re.compile(r"(?:^|(?<=[\s(\[{\u2013\u2014/“‘«„*_\u00a0]))")
_DOUBLE: Final = re.compile(_OPENS.pattern + r'"(?=\S)')
_DASH: Final = re.compile(r"(?<=\S) (?:-{1,3}|\u2013|\u2014) (?=\S)")
_DECADE: Final = re.compile(_OPENS.pattern + r"'(?=\d0s\b)")
_SINGLE: Final = re.compile(_OPENS.pattern + r"'(?=\S)")


def typographic(text: str, habits: Habits) -> str:
    """Plain ASCII quotes, dashes, minus signs and spaces as a typesetter writes them; code and addresses untouched."""
    parts = _CODE.split(text)
    for index in range(0, len(parts), 2):
        parts[index] = _set_plain(parts[index], habits)
    return "".join(parts)


def _set_plain(text: str, habits: Habits) -> str:
    if '"' in text:
        text = _DOUBLE.sub(habits.double[0], text).replace('"', habits.double[1])
    if "'" in text:
        text = _DECADE.sub("’", text)
        text = _SINGLE.sub(habits.single[0], text).replace("'", "’")
    if "-" in text:
        text = _DASH.sub("\u00a0– ", text)
        text = re.sub(r"(?<=\d)--(?=\d)", "–", text)
        text = re.sub(r"(?:(?<=\s)|(?<=\()|^)-(?=\d)", "−", text)
    text = text.replace("...", "…")
    if habits.glue_before:
        text = _glue_before(habits.glue_before).sub(rf"\1{NBSP}", text)
    if habits.glue_after:
        text = _glue_after(habits.glue_after).sub(rf"\1{NBSP}", text)
    return re.sub(r"(?<=\b[A-Z]\.) (?=[A-Z])", NBSP, text)


@lru_cache(maxsize=32)
def _glue_before(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(\d|{_INSERT_END}) (?=(?:{'|'.join(map(re.escape, words))})\b)")


@lru_cache(maxsize=32)
def _glue_after(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b((?:{'|'.join(map(re.escape, words))})) (?=[\dA-Z]\b|\d)")
