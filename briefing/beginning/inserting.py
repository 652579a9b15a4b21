"""One more entry in a file of briefs: behind the last, in the author's own indentation, with every other byte as it was."""

from __future__ import annotations

import re
from textwrap import indent
from typing import Any, Final

from briefing.reference.instances import instance_of
from briefing.reference.telling import flow
from briefing.sources import parse_yaml
from briefing.sources.extents import Extent, extent_of

_LINE_END: Final = re.compile(r"\r\n|\n|\r")
_BOM: Final = "\ufeff"
STEP: Final = 2  # spaces of a new level


def inserted(text: str, key: str, entry: str) -> str:
    """The text with one more entry under a key.

    `entry` is YAML of one item of a list (`- id: …`) or of one key of a mapping, from column 0 on.
    """
    bom, body = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    end = found[0] if (found := _LINE_END.search(body)) else "\n"
    extent = extent_of(body, key)
    if extent is None:
        return bom + _at_end(body, key, entry, end)
    if extent.form == "brackets" and extent.entries:
        return bom + _in_brackets(body, extent, entry)
    if extent.form in ("brackets", "nothing"):
        return bom + _as_first(body, extent, entry, end)
    return bom + _behind(body, extent.end, _lines(entry, extent.column, end), end)


def _lines(entry: str, column: int, end: str) -> str:
    """An entry at its column, in the line ends of the file."""
    return indent(entry.rstrip("\n") + "\n", " " * column).replace("\n", end)


def _behind(body: str, place: int, lines: str, end: str) -> str:
    """After the line of a place."""
    at = _behind_line(body, place)
    before = body[:at] if body[:at].endswith(("\n", "\r")) else body[:at] + end
    return before + lines + body[at:]


def _behind_line(body: str, at: int) -> int:
    """The beginning of the line behind a place; a text of several lines may end with empty ones."""
    while at > 0 and body[at - 1] in "\r\n":
        at -= 1
    found = _LINE_END.search(body, at)
    return found.end() if found else len(body)


def _as_first(body: str, extent: Extent, entry: str, end: str) -> str:
    """Where nothing is, or empty brackets: the entry goes below the key."""
    column = _column_of(body, extent.start) + STEP
    head = body[: extent.start].rstrip(" ")
    return _behind(head + body[extent.end :], len(head), _lines(entry, column, end), end)


def _column_of(body: str, at: int) -> int:
    """Where the line of a place begins with something."""
    start = max(body.rfind("\n", 0, at), body.rfind("\r", 0, at)) + 1
    line = body[start:]
    return len(line) - len(line.lstrip(" "))


def _in_brackets(body: str, extent: Extent, entry: str) -> str:
    """Before the closing bracket, in one line as its neighbours are."""
    at = extent.end - 1
    inside = body[extent.start : at].rstrip()
    comma = "" if inside.endswith(",") else ","
    stop = extent.start + len(inside)
    return body[:stop] + comma + " " + _in_one_line(entry) + body[stop:]


def _in_one_line(entry: str) -> str:
    return flow(value_of(entry))[1:-1]


def value_of(entry: str) -> Any:
    """What an entry says: a list of one item, or a mapping of one key."""
    if re.search(r"^- ", entry, re.M):  # comments may stand above
        return instance_of(parse_yaml(f"entries:\n{entry}", "entry"))["entries"]
    return instance_of(parse_yaml(entry, "entry"))


def _at_end(body: str, key: str, entry: str, end: str) -> str:
    """A key that the file does not have yet, behind everything else."""
    gap = "" if not body or body.endswith(("\n", "\r")) else end
    return f"{body}{gap}{end}{key}:{end}" + _lines(entry, STEP, end)
