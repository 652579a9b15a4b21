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
_HEAPED: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{8,}"
)
_OTHERWISE: Final = (
    (b"PK\x03\x04", "a workbook or a Word document under another name"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word document under another name"),
    (b"%PDF", "a PDF under another name"),
    (b"{\\rtf", "a document with formatting (RTF) under another name"),
)
_AS_UTF8: Final = "save it as UTF-8 (in Excel: 'CSV UTF-8'; in an editor: 'Save as', encoding UTF-8)"


def display_name(path: Path, root: Path) -> str:
    """`briefs/topics/security.yaml`, whatever the current folder."""
    try:
        return (Path(root.name) / path.relative_to(root)).as_posix()
    except ValueError:
        return path.name


def read_text(path: Path, root: Path) -> str:
    """A file of a folder as text without its byte order mark.

    One that is unreadable, huge, binary, no file, or a link out of its folder is a `BriefError`.
    """
    span = Span(display_name(path, root))
    data = read_bytes(path, root, LARGEST)
    _refuse_other_kinds(data, span)
    try:
        return unified(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        start = data.rfind(b"\n", 0, error.start) + 1
        line = data.count(b"\n", 0, start) + 1
        column = len(data[start : error.start].decode("utf-8-sig", "ignore")) + 1
        raise BriefError.one(
            "not-utf8", "the bytes here are not UTF-8 text", Span(span.file, line, column), _AS_UTF8
        ) from error


def lines_of(path: Path, root: Path) -> list[str]:
    """The lines of a file to show beside a message; none of one that briefs may not read."""
    try:
        return read_text(path, root).split("\n") if path.exists() else []
    except BriefError:
        return []


def read_bytes(path: Path, root: Path, most: int) -> bytes:
    """A file of a folder; one that is unreadable, huge, no file, or a link out of its folder is a `BriefError`."""
    span = Span(display_name(path, root))
    try:
        if not _stays_inside(path, root):
            said = f"{span.file} is a link to a place outside the folder of briefs"
            raise BriefError.one("outside", said, span, "put the file itself there")
        if path.exists() and not path.is_file():
            what = "a folder" if path.is_dir() else "no file"
            said = f"{span.file} is {what} where a file is expected"
            raise BriefError.one("not-a-file", said, span, "put a text file of this name there")
        if not path.exists() and path.is_symlink():
            raise BriefError.one(
                "cannot-read", f"{span.file} is a link to nothing", span, "put the file itself there"
            )
        if (size := path.stat().st_size) > most:
            said = f"this file has {size} bytes; {most} are the limit"
            raise BriefError.one("too-large", said, span, "split it into several files")
        return path.read_bytes()
    except PermissionError as error:
        said = f"you may not read {span.file}"
        raise BriefError.one("cannot-read", said, span, "ask its owner, or change its permissions") from error
    except (OSError, RuntimeError) as error:
        said = f"{span.file} cannot be read"
        raise BriefError.one(
            "cannot-read", said, span, "see whether the disk and the file are whole"
        ) from error


def _stays_inside(path: Path, root: Path) -> bool:
    """Whether a path, links followed, ends in the folder; one without links on its way there does."""
    if path.is_relative_to(root) and ".." not in path.parts:
        way = (path, *path.parents)[: len(path.parts) - len(root.parts)]
        if not any(one.is_symlink() for one in way):
            return True
    return path.resolve().is_relative_to(root.resolve())


def _refuse_other_kinds(data: bytes, span: Span) -> None:
    """Files that were saved in another form, which one sign at their beginning betrays."""
    for begins, what in _OTHERWISE:
        if data.startswith(begins):
            raise BriefError.one("not-text", f"this is {what}", span, "save it as text: YAML, or CSV UTF-8")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:64].count(0) > len(data[:64]) // 4:
        raise BriefError.one("not-utf8", "this file is saved as UTF-16", span, _AS_UTF8)


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
    if heap := _HEAPED.search(text):
        start = text.rfind("\n", 0, heap.start()) + 1
        place = Span(name, text.count("\n", 0, start) + 1, heap.start() - start + 1)
        said = f"{len(heap[0])} marks stand on one letter"
        raise BriefError.one("heaped-marks", said, place, "type the word again")


def refused_in(text: str, span: Span) -> list[Diagnostic]:
    """The same of the text of one cell of a workbook, at that cell."""
    if match := REFUSED.search(text):
        return [unseen(match[0], span)]
    if heap := _HEAPED.search(text):
        said = f"{len(heap[0])} marks stand on one letter"
        return [Diagnostic("heaped-marks", said, span, "type the word again")]
    return []


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
    if text.isascii() and text.isprintable():
        return None
    found = named(text) or (_UNSEEN_IN_KEYS.search(text) if key else None)
    return None if found is None or unset_script(INVISIBLE.sub("", text)) else found
