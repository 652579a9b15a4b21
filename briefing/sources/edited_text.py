"""A file's text in which one value is written anew: the first way that reads back as it should is taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from briefing.diagnostics import BriefError
from briefing.sources.files import unified

_LINE_END: Final = re.compile(r"\r\n|\n|\r")
Spot: TypeAlias = tuple[int, int]  # line and column, from 0
Way: TypeAlias = Iterator[tuple[int, int, str]]  # from, to, and what stands there then


class CannotHold(ValueError):
    """A text that cannot stand at that place, with what is wrong with it."""


class EditedText:
    """A text in lines, whatever ends them."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.lines = unified(body).split("\n")
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(body))]
        self.end = found[0] if (found := _LINE_END.search(body)) else "\n"

    def at(self, spot: Spot) -> int:
        return self._starts[spot[0]] + spot[1]

    def first_sound(self, ways: Way, sound: Callable[[str], bool]) -> str:
        """The body after the first way that reads back as it should."""
        said = "this text cannot stand here"
        tried: set[str] = set()
        for start, stop, written in ways:
            candidate = self.body[:start] + written + self.body[stop:]
            if candidate in tried:
                continue
            tried.add(candidate)
            try:
                if sound(candidate):
                    return candidate
            except BriefError as error:
                said = error.diagnostics[0].message
        raise CannotHold(said)
