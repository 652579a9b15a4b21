"""The text of an author's file, or why it cannot be used."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Final

from briefing.diagnostics import BriefError, Span

LARGEST: Final = 2_000_000

REFUSED: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)


def display_name(path: Path, root: Path) -> str:
    """`briefs/topics/security.yaml`, whatever the current folder."""
    try:
        return (Path(root.name) / path.relative_to(root)).as_posix()
    except ValueError:
        return path.name


def read_text(path: Path, name: str) -> str:
    """A file as text without its byte order mark; unreadable, huge and binary files are a `BriefError`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BriefError.one("cannot-read", f"{name} cannot be read: {error.strerror}", Span(name)) from error
    if len(data) > LARGEST:
        raise BriefError.one(
            "too-large",
            f"this file has {len(data)} bytes; {LARGEST} are the limit",
            Span(name),
            "split it into several files",
        )
    try:
        return unified(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        start = data.rfind(b"\n", 0, error.start) + 1
        line, column = (
            data.count(b"\n", 0, start) + 1,
            len(data[start : error.start].decode("utf-8-sig", "ignore")) + 1,
        )
        raise BriefError.one(
            "not-utf8",
            "the bytes here are not UTF-8 text",
            Span(name, line, column),
            "save the file as UTF-8",
        ) from error


def unified(text: str) -> str:
    """The text with one sign for the end of a line."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def refuse_controls(text: str, name: str) -> None:
    """Invisible characters that would move every later line number, or stand for nothing, are a `BriefError`."""
    match = REFUSED.search(text)
    if match is None:
        return
    start = text.rfind("\n", 0, match.start()) + 1
    span = Span(name, text.count("\n", 0, start) + 1, match.start() - start + 1)
    called = unicodedata.name(match[0], "").lower()
    what = f"U+{ord(match[0]):04X}" + (f" ({called})" if called else "")
    raise BriefError.one(
        "control-character",
        f"an invisible character {what} stands here",
        span,
        "delete it and type the line again",
    )
