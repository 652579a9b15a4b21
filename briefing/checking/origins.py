"""Where things of the model were written, down to the word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from briefing.diagnostics import Span
from briefing.schema import Located
from briefing.sources import WORKBOOKS, MappingNode, Node, Places, ScalarNode, SequenceNode

_At = tuple[str, str, int, int]


@dataclass(slots=True)
class Origins:
    """The located values and the lines of every file that was read."""

    paths: dict[str, Path] = field(default_factory=dict)
    beside: dict[str, Path] = field(default_factory=dict)  # files whose words stand in those of others
    roots: list[MappingNode] = field(default_factory=list)
    _mappings: dict[_At, MappingNode] = field(default_factory=dict)
    _keys: dict[_At, Span] = field(default_factory=dict)
    _lines: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, path: Path, root: MappingNode) -> None:
        """A file that was read; `name` is what its spans call it."""
        self.paths[name] = path
        self.roots.append(root)

    def file(self, name: str) -> Path | None:
        """The file that spans call so."""
        return self.paths.get(name) or self.beside.get(name)

    def replace(self, name: str, root: MappingNode) -> None:
        """What a file says in the end, where it takes more from another."""
        self.roots[list(self.paths).index(name)] = root

    def text(self, text: str, words: str = "", line: int = 0) -> Span | None:
        """The place of words inside an author's text, looked for from a line of it."""
        span = text.span if isinstance(text, Located) else None
        if span is None:
            return None
        return Places(text, span, self._lines_of(span.file)).of(words, line)

    def offset(self, text: Located, start: int, length: int) -> Span | None:
        """The place of the characters of an author's text from `start`."""
        if text.span is None:
            return None
        return Places(text, text.span, self._lines_of(text.span.file)).at(start, length)

    def inside(self, scalar: ScalarNode, start: int) -> Span:
        """The place of a character of a value as it stands in its file."""
        return Places(scalar.text, scalar.span, self._lines_of(scalar.span.file)).at(start)

    def word(self, mapping: Span | None, key: str, word: str) -> Span | None:
        """The place of a word in the value of a key (or of the key itself) of the mapping that starts at a span."""
        node = self._mapping(mapping)
        if node is None:
            return mapping
        if key not in node.items:
            return mapping
        value = node.items[key]
        for scalar in _scalars(value):
            if scalar.text == word:
                return scalar.span
        return value.keys[word] if isinstance(value, MappingNode) and word in value.keys else value.span

    def key(self, mapping: Span | None) -> Span | None:
        """The place of the key whose value is the mapping that starts at a span."""
        self._mapping(mapping)
        return None if mapping is None else self._keys.get(_at(mapping), mapping)

    def _mapping(self, span: Span | None) -> MappingNode | None:
        if not self._mappings:
            for root in self.roots:
                for found in _inside(root):
                    self._mappings[_at(found.span)] = found
                    for key, value in found.items.items():
                        self._keys[_at(value.span)] = found.keys[key]
        return None if span is None else self._mappings.get(_at(span))

    def _lines_of(self, name: str) -> list[str]:
        if name not in self._lines:
            path = self.file(name)
            there = path is not None and path.is_file() and not path.name.lower().endswith(WORKBOOKS)
            text = path.read_text(encoding="utf-8-sig") if path is not None and there else ""
            self._lines[name] = text.split("\n")
        return self._lines[name]


def _at(span: Span) -> _At:
    return (span.file, span.sheet, span.line, span.column)


def _inside(node: Node) -> Iterator[MappingNode]:
    if isinstance(node, MappingNode):
        yield node
        for inner in node.items.values():
            yield from _inside(inner)
    elif isinstance(node, SequenceNode):
        for inner in node.items:
            yield from _inside(inner)


def _scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, SequenceNode):
        for inner in node.items:
            yield from _scalars(inner)
