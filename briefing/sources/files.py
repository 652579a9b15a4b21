"""The text of an author's file, or why it cannot be used."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from briefing.diagnostics import BriefError, Diagnostic, Span
from briefing.letters import INVISIBLE, called, named, unset_script

LARGEST: Final = 2_000_000

REFUSED: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)  # wherever they stand in a file; others are looked for in its values
_UNSEEN_IN_KEYS: Final = re.compile("[\u00ad\u200b\u2060]")


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
    """Characters that would move every later line number, or stand for nothing, are a `BriefError`; one a line."""
    found: dict[int, Diagnostic] = {}
    for match in REFUSED.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        line = text.count("\n", 0, start) + 1
        found.setdefault(line, unseen(match[0], Span(name, line, match.start() - start + 1)))
    if found:
        raise BriefError(found.values())


def unseen(char: str, span: Span) -> Diagnostic:
    """The problem of an invisible character at its place."""
    return Diagnostic(
        "control-character", f"an invisible character stands here: {called(char)}", span,
        "delete it, or type the words again",
    )  # fmt: skip


def unseen_in(text: str, key: bool = False) -> re.Match[str] | None:
    """The first character of a value that shows nothing; in a key, one that allows a break too.

    Marks of direction belong to scripts that cannot be set: there the script is the mistake.
    """
    found = named(text) or (_UNSEEN_IN_KEYS.search(text) if key else None)
    return None if found is None or unset_script(INVISIBLE.sub("", text)) else found
