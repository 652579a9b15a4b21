"""What authors type plainly, as a typesetter writes it: quotation marks, dashes, minus signs, spaces."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from briefing.markup.quotes import quoted
from briefing.values import Value

NBSP: Final = "\u00a0"
_INSERT_END: Final = "\ue001"


class Habits(Value):
    """A language's habits of setting: its quotation marks, and where a line must not break."""

    double: tuple[str, str] = ("“", "”")
    single: tuple[str, str] = ("‘", "’")
    glue_before: tuple[str, ...] = ()  # "6 November": no break between a number and these words
    glue_after: tuple[str, ...] = ()  # "Tab C": no break after these words
    elisions: tuple[str, ...] = ()  # words that begin with an apostrophe: ’tis
    spaced: tuple[tuple[str, str], ...] = ()  # signs with the space before them


_CODE: Final = re.compile(r"`[^`]*`|\]\([^)]*\)|<https?://[^>]*>|https?://[^\s)\]]+")
_MASK: Final = "\ue002"
_DASH: Final = re.compile(r"(?<=\S) (-{1,3}|\u2013|\u2014) (?=\S)")
_MINUS: Final = re.compile(r"(?:(?<=[\s([{“‘«„\u202f])|^)-(?=\d)", re.M)
_TWO_STOPS: Final = re.compile(r"(?<=[^\W\d_]\.)\.(?![.\w/])")


@lru_cache(maxsize=16384)
def typographic(text: str, habits: Habits) -> str:
    """Plain ASCII quotes, dashes, minus signs and spaces as a typesetter writes them; code and addresses untouched."""
    kept = _CODE.findall(text)
    if not kept:
        return _set_plain(text, habits)
    pieces = _set_plain(_CODE.sub(_MASK, text), habits).split(_MASK)
    return "".join(piece + code for piece, code in zip(pieces, [*kept, ""], strict=True))


def one_stop(text: str) -> str:
    """An abbreviation at the end of a sentence has one full stop, not two."""
    return _TWO_STOPS.sub("", text) if ".." in text else text


def _set_plain(text: str, habits: Habits) -> str:
    text = quoted(text, habits.double, habits.single, habits.elisions)
    if habits.spaced:
        text = _spaced(text, habits)
    text = _DASH.sub(_glued_dash, text)
    if "-" in text:
        text = re.sub(r"(?<=\d)--(?=\d)", "–", text)
        text = _MINUS.sub("−", text)
    text = text.replace("...", "…")
    if habits.glue_before:
        text = _glue_before(habits.glue_before).sub(rf"\1{NBSP}", text)
    if habits.glue_after:
        text = _glue_after(habits.glue_after).sub(rf"\1{NBSP}", text)
    return re.sub(r"(?<=\b[A-Z]\.) (?=[A-Z])", NBSP, text)


def _glued_dash(dash: re.Match[str]) -> str:
    """A dash as its author wrote it, or for hyphens a short one, that never begins a line."""
    return f"{NBSP}{dash[1] if dash[1] in '–—' else '–'} "


def _spaced(text: str, habits: Habits) -> str:
    """The spaces that a language sets before some signs and inside its quotation marks."""
    for sign, space in habits.spaced:
        text = _before_sign(sign).sub(space + sign, text)
    first, last = habits.double
    if first[1:]:
        text = re.sub(rf"{first[0]}[ \u00a0\u202f]*(?=\S)", first, text)
        text = re.sub(rf"(?<=\S)[ \u00a0\u202f]*{last[-1]}", last, text)
    return text


@lru_cache(maxsize=32)
def _before_sign(sign: str) -> re.Pattern[str]:
    """A sign after a word and before a space, with or without the space before it."""
    return re.compile(
        rf"(?<=[^\s\u00a0\u202f;:!?(.…])[ \u00a0\u202f]?{re.escape(sign)}(?=[\s\u00a0\u202f!?)\]*_»”\"]|\Z)"
    )


@lru_cache(maxsize=32)
def _glue_before(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(\d|{_INSERT_END}) (?=(?:{'|'.join(map(re.escape, words))})\b)")


@lru_cache(maxsize=32)
def _glue_after(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b((?:{'|'.join(map(re.escape, words))})) (?=[\dA-Z]\b|\d)")
