"""Calendars and cards as they lie in a folder: their words by line, and which of them their reader may not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.diagnostics import Diagnostic
from briefing.publishing.leaks import Search, leaks, marked

SUFFIXES: Final = (".ics", ".vcf")
_NO_WORDS: Final = frozenset(
    {"UID", "DTSTAMP", "DTSTART", "DTEND", "REV", "SEQUENCE", "VERSION", "PRODID", "RDATE", "RRULE"}
)
_ESCAPED: Final = re.compile(r"\\([\\;,nN])")
_LINE: Final = re.compile(r"(?P<name>[A-Za-z0-9-]+)(?:;[^:]*)?:(?P<value>.*)", re.S)


def is_extract(path: str) -> bool:
    """Whether a published file is a calendar or cards, and no PDF."""
    return path.endswith(SUFFIXES)


def faults_of_extract(data: bytes, file: str, search: Search | None) -> Iterator[Diagnostic]:
    """What is wrong with the bytes of a calendar or of cards: no text, or words that its reader may not have."""
    try:
        places = [*words_of(data), ("the file name", file)]
    except (UnicodeDecodeError, ValueError):
        yield _fault("unreadable-extract", file, "it cannot be read back")
        return
    hits = [*leaks(search, (), places), *marked(search, places)] if search is not None else []
    for hit in {hit.item: hit for hit in reversed(hits)}.values():
        yield _fault("leak", file, f"{hit.item} must not be read by this reader, but stands on {hit.place}")


def words_of(data: bytes) -> list[tuple[str, str]]:
    """The words of each line that has any, with its place; a line that is none of its kind is a `ValueError`."""
    found: list[tuple[str, str, str]] = []
    number = 1
    for line in data.decode("utf-8").removesuffix("\r\n").split("\r\n"):
        if line.startswith((" ", "\t")) and found:
            place, name, value = found[-1]
            found[-1] = (place, name, value + line[1:])
        elif match := _LINE.fullmatch(line):
            found.append((f"line {number}", match["name"].upper(), match["value"]))
        else:
            raise ValueError(line)
        number += 1
    return [(place, unescaped(value)) for place, name, value in found if name not in _NO_WORDS]


def unescaped(value: str) -> str:
    """The text of a value."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def _fault(code: str, file: str, message: str) -> Diagnostic:
    return Diagnostic(code, f"{file}: {message}", help="the file was not published; nothing was overwritten")
