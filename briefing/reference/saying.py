"""Types, limits and defaults in words for people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

from briefing.charts.base.grid import Grid
from briefing.reference.keys import Key
from briefing.reference.meanings import slug
from briefing.roles import EVERYONE, ROLES
from briefing.schema import Line, Model, Plain, Prose
from briefing.styles.values import Colour, FaceFile

_WORDS: Final[Mapping[Any, str]] = {
    Plain: "plain: one line without markup",
    Line: "line: one paragraph, with markup",
    Prose: "text: paragraphs and lists, with markup",
    Colour: "a colour, as '#0B2545'",
    FaceFile: "a TrueType file",
    Grid: "rows, or name: value lines",
    str: "a word: an id, a label or a name of a file",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    Decimal: "a number",
    date: "a date, as 2027-05-26",
    time: "a time, as 09:30",
    object: "any value",
}
_LIMITS: Final = (
    ("gt", "more than"),
    ("ge", "at least"),
    ("le", "at most"),
    ("min_length", "at least"),
    ("max_length", "at most"),
)


def words_of(kind: Any) -> str:
    """The type of a field as an author would say it; a model by its slug in angle brackets."""
    origin, inner = get_origin(kind), [part for part in get_args(kind) if part not in (NoneType, Ellipsis)]
    if origin in (Union, UnionType):
        return " or ".join(dict.fromkeys(words_of(part) for part in inner))
    if origin is Literal:
        return "one of " + ", ".join(f"`{word}`" for word in inner)
    if origin is tuple:
        return "a list; each entry: " + words_of(inner[0])
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return "a mapping; each value: " + words_of(inner[-1])
    if inner:  # Annotated: a type with its rules
        return words_of(inner[0])
    if isinstance(kind, type) and issubclass(kind, Model):
        return f"<{slug(kind)}>"
    bases = kind.__mro__ if isinstance(kind, type) else ()
    return next((_WORDS[base] for base in bases if base in _WORDS and base is not object), "any value")


def limits_of(key: Key) -> str:
    """In words, nothing where there are none."""
    said = [
        f"{words} {getattr(key.rules, name)}"
        for name, words in _LIMITS
        if getattr(key.rules, name) is not None
    ]
    return ", ".join(said)


def default_of(key: Key) -> str | int | float | bool | None:
    """What holds where nothing is written, None where that is nothing."""
    default = key.rules.default
    plain = isinstance(default, (str, int, float)) and key.rules.default_factory is None
    return default if plain and default != "" else None


def default_in_words(key: Key) -> str:
    """The same as an author would write it, "" where that is nothing."""
    default = default_of(key)
    return str(default).lower() if isinstance(default, bool) else "" if default is None else str(default)


def readers_of(key: Key, roles: frozenset[str]) -> str:
    """Who may read a key at one place."""
    if key.rules.unprinted:
        return f"no page shows it by itself: {key.rules.unprinted}"
    if roles == EVERYONE:
        return "whoever may have what it stands in"
    return ", ".join(role for role in ROLES if role in roles) + " alone"


def in_one_line(doc: str) -> str:
    """A docstring without its line breaks and backquotes."""
    return re.sub(r"\s+", " ", doc).strip()
