"""Diagnostics as a person, an editor or a CI service reads them."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from briefing.diagnostics import MOST_SHOWN, Diagnostic, Severity, Span
from briefing.letters import INVISIBLE

Lines = Callable[[str], Sequence[str]]
SOFT_HYPHEN = "\u00ad"  # which terminals show
ORDER = tuple(Severity)
GITHUB = {Severity.HINT: "notice"}  # what a review calls it
WIDEST = 120  # characters of an author's line that are shown


def human(diagnostics: Sequence[Diagnostic], lines: Lines, most: int = MOST_SHOWN) -> str:
    """`file:line:column: error[code] message`, the line, a caret, what to do; all in the order of the files."""
    ordered = sorted(diagnostics, key=lambda d: (ORDER.index(d.severity), d.sort_key))
    shown = [_one(d, lines) for d in ordered[:most]]
    if len(ordered) > most:
        shown.append(f"and {len(ordered) - most} more")
    return "\n".join(shown)


def _one(diagnostic: Diagnostic, lines: Lines) -> str:
    place = f"{diagnostic.span}: " if diagnostic.span else ""
    out = [f"{place}{diagnostic.severity.value}[{diagnostic.code}] {diagnostic.message}"]
    span = diagnostic.span
    text = _line(lines, span.file, span.line) if span else None
    if span is not None and text is not None:
        gutter = " " * len(str(span.line))
        start = min(span.column - 1, len(text))
        length = max(1, min(span.length, len(text) - start))
        text, start = _window(INVISIBLE.sub("\ufffd", text), start, length)
        pad = "".join("\t" if c == "\t" else " " * columns_of(c) for c in text[:start])
        length = sum(map(columns_of, text[start : start + length])) or 1
        out.append(f"{gutter} |")
        out.append(f"{span.line} | {text}")
        out.append(f"{gutter} | {pad}{'^' * min(length, WIDEST // 2)} {diagnostic.help}".rstrip())
    elif diagnostic.help:
        out.append(f"  {diagnostic.help}")
    return "\n".join([*out, *_related(diagnostic, lines)])


def _related(diagnostic: Diagnostic, lines: Lines) -> Iterator[str]:
    """The other places that a mistake is made of, apart from those that its words name."""
    for span, said in diagnostic.related:
        if span.at not in f"{diagnostic.message} {diagnostic.help}":
            text = _line(lines, span.file, span.line) if not span.sheet else None
            yield f"  {said}: {span}" + (f"  {_shortened(text)}" if text and text.strip() else "")


def _shortened(text: str) -> str:
    shown = INVISIBLE.sub("\ufffd", text.strip())
    return shown if len(shown) <= WIDEST // 2 else f"{shown[: WIDEST // 2 - 1]}…"


def columns_of(char: str) -> int:
    """How wide a terminal shows a character: marks take no room, East Asian letters take two."""
    if unicodedata.combining(char) or (char != SOFT_HYPHEN and unicodedata.category(char) == "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _window(text: str, start: int, length: int) -> tuple[str, int]:
    """The part of a long line around the caret, and where the caret stands in it."""
    if len(text) <= WIDEST:
        return text, start
    begin = max(0, min(start - WIDEST // 3, len(text) - WIDEST))
    shown = text[begin : begin + WIDEST]
    if begin:
        shown = "…" + shown[1:]
    if begin + WIDEST < len(text):
        shown = shown[:-1] + "…"
    return shown, start - begin


def _line(lines: Lines, file: str, number: int) -> str | None:
    found = lines(file)
    return found[number - 1].rstrip("\n") if 0 < number <= len(found) else None


def short(diagnostics: Sequence[Diagnostic]) -> str:
    """One line each: `file:line:column: severity: text`, as editors and grep take it."""
    return "\n".join(f"{d.span or '-'}: {d.severity.value}: {d.message} [{d.code}]" for d in diagnostics)


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """A list of objects; lines and columns count from 1."""
    return json.dumps([data_of(d) for d in diagnostics], ensure_ascii=False, indent=1)


def data_of(d: Diagnostic) -> dict[str, object]:
    """One problem for a program."""
    span = d.span
    return {
        "code": d.code, "severity": d.severity.value, "message": d.message, "help": d.help,
        "file": span.file if span else None, "line": span.line if span else None,
        "column": span.column if span else None, "length": span.length if span else None,
        **({"cell": span.cell} if span and span.sheet else {}),
        **({"related": [_place(*one) for one in d.related]} if d.related else {}),
    }  # fmt: skip


def _place(span: Span, said: str) -> dict[str, object]:
    return {"says": said, "file": span.file, "line": span.line, "column": span.column, "length": span.length}


def github(diagnostics: Sequence[Diagnostic]) -> str:
    """Workflow commands that mark lines in a review."""
    found = []
    for d in diagnostics:
        place = f"file={d.span.file},line={d.span.line},col={d.span.column}," if d.span else ""
        cell = f"{d.span.cell}: " if d.span and d.span.sheet else ""
        found.append(
            f"::{GITHUB.get(d.severity, d.severity.value)} {place}title={d.code}::{cell}{d.message}. {d.help}"
        )
    return "\n".join(found)
