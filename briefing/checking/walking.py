"""Every author's text of a summit with its path, and places of words inside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefing.diagnostics import Span
from briefing.schema import AuthorText, Model


def texts_of(value: Any, path: str = "") -> Iterator[tuple[str, AuthorText]]:
    """(path, text) for every author's text inside a value."""
    if isinstance(value, AuthorText):
        yield path, value
    elif isinstance(value, Model):
        for name, item in value.__dict__.items():
            if name != "span" and item is not None:
                yield from texts_of(item, f"{path}.{name}" if path else name)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from texts_of(item, f"{path}.{key}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            label = getattr(item, "id", None) or index
            yield from texts_of(item, f"{path}.{label}")


class Lines:
    """Lines of the author's files, read when a place inside a text is wanted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known: dict[str, list[str]] = {}

    def of(self, file: str) -> list[str]:
        if file not in self.known:
            path = self.folder.parent / file if not (self.folder / file).is_file() else self.folder / file
            try:
                self.known[file] = path.read_text(encoding="utf-8-sig").split("\n")
            except OSError:
                self.known[file] = []
        return self.known[file]

    def place(self, text: AuthorText, words: str) -> Span | None:
        """Where `words` stand inside a text, or the text's own place when they are not found."""
        span = text.span
        if span is None or not words:
            return span
        lines = self.of(span.file)
        rest = max(len(text) // 8, text.count("\n") + 2) + 3
        for number in range(span.line, min(span.line + rest, len(lines) + 1)):
            line = lines[number - 1]
            start = span.column - 1 if number == span.line else 0
            at = line.find(words, start)
            if at >= 0:
                return Span(span.file, number, at + 1, len(words))
        return span
