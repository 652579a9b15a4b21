"""Every value of the briefs as the words that a page can show of it, each with its place in its file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property, partial
from typing import Final

from briefing.checking import Reading
from briefing.diagnostics import BriefError, Span
from briefing.previewing.tokens import tokens_of
from briefing.sources import MappingNode, Node, Places, ScalarNode, Table
from briefing.values import Record, Value

_HIDDEN: Final = re.compile(
    r"\[\^[^\[\]\s]+\]|\]\([^)\s]*\)|\{%.*?%\}", re.S
)  # what Markdown and Jinja do not print
_FILLED: Final = re.compile(r"\{\{.*?\}\}", re.S)
_QUOTED: Final = re.compile(r"""["']([^"']+)["']""")
_GAP: Final = re.compile(r"\{[^{}]*\}")
_DATE: Final = re.compile(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?\Z")
_TIME: Final = re.compile(r"\d\d:\d\d\Z")


class Word(Value):
    """A word that a value prints: `start` and `end` in its text. What is filled in names `things` ("x.trade")."""

    word: str
    start: int
    end: int
    things: tuple[str, ...] = ()


class Scalar(Record):
    """A value that was written. `path` is where it stands in the folder: `facts/x.trade/value`."""

    file: str
    path: tuple[str, ...]
    node: ScalarNode
    literal: tuple[Word, ...]
    filled: tuple[tuple[int, int], ...] = ()  # where {{ … }} stand

    @property
    def key(self) -> str:
        """The key that it stands under; of an item of a list, that of the list."""
        return next((part for part in reversed(self.path) if not part.isdigit()), "")


Fill = Callable[[str], str]  # what a `{{ … }}` prints
Say = Callable[[Scalar], Iterable[str]]  # how else a value is printed: a date in words, a fact with its unit


class AuthorWords:
    """All values of a folder by their words."""

    def __init__(self, found: Reading) -> None:
        self.found = found
        self.lines: dict[str, list[str]] = {}
        self.scalars: list[Scalar] = []
        for (name, path), root in zip(found.origins.paths.items(), found.origins.roots, strict=True):
            where = path.relative_to(found.folder).with_suffix("").parts
            self.scalars += found.kept.of("words", (root,), partial(_all_of, name, root, where))
        for table_name, table in self._tables():
            self.scalars += found.kept.of("cells", (table,), partial(_all_in, table, table_name))

    def _tables(self) -> Iterator[tuple[str, Table]]:
        """CSV files, and the sheets of workbooks that charts name, as far as they can be read."""
        tables = self.found.tables()
        named = (s.node.text for s in self.scalars if s.path[0] == "charts" and s.key == "data")
        for name in dict.fromkeys((*tables.read, *named)):
            with suppress(KeyError, BriefError):
                yield name, tables[name]

    @cached_property
    def by_place(self) -> Mapping[tuple[str, int, int], Scalar]:
        """Values by file, line and column."""
        return {(s.file, s.node.span.line, s.node.span.column): s for s in self.scalars}

    @cached_property
    def by_path(self) -> Mapping[tuple[str, ...], Scalar]:
        """Values by where they stand in the folder."""
        return {s.path: s for s in self.scalars}

    @cached_property
    def below(self) -> Mapping[str, list[Scalar]]:
        """Values by the id of the thing that they are part of: `x.trade`, a person, a file's name."""
        found: dict[str, list[Scalar]] = {}
        ids = {(*s.path[:-1],): s.node.text for s in self.scalars if s.path[-1] == "id" and s.path[-2:-1]}
        for scalar in self.scalars:
            for deep in range(1, len(scalar.path)):
                name = ids.get(scalar.path[:deep]) or scalar.path[deep - 1]
                if not name.isdigit():
                    found.setdefault(name, []).append(scalar)
        return found

    @cached_property
    def mappings(self) -> Mapping[tuple[str, int, int], tuple[str, ...]]:
        """The path of every mapping and list by the place where it begins."""
        found: dict[tuple[str, int, int], tuple[str, ...]] = {}
        for path, root in zip(self.found.origins.paths.values(), self.found.origins.roots, strict=True):
            _note(root, path.relative_to(self.found.folder).with_suffix("").parts, found)
        return found

    def place(self, scalar: Scalar, start: int, end: int) -> Span:
        """Where some characters of a value stand in its file."""
        span = scalar.node.span
        if span.sheet:
            return span  # there is no smaller place than the cell
        if scalar.node.style == "csv":
            return Span(span.file, span.line, span.column + start, end - start)
        return Places(scalar.node.text, span, self._lines_of(scalar.file)).at(start, end - start)

    def _lines_of(self, name: str) -> list[str]:
        if name not in self.lines:
            path = self.found.origins.file(name)
            self.lines[name] = (
                path.read_text(encoding="utf-8-sig").split("\n")
                if path is not None and path.is_file()
                else []
            )
        return self.lines[name]


class SpokenWords:
    """The words of all values as the papers of one edition print them, by word."""

    def __init__(self, words: AuthorWords, fill: Fill, say: Say, program: Iterable[str] = ()) -> None:
        self.words, self._fill, self._say = words, fill, say
        self._known: dict[int, tuple[tuple[Word, ...], ...]] = {}
        self.by_word: dict[str, list[tuple[Scalar, int, int]]] = {}
        self._of_program = [*map(_of_program, program)]  # held, since they are known by their identity
        for scalar in (*words.scalars, *self._of_program):
            for form, spoken in enumerate(self.forms(scalar)):
                for at, word in enumerate(spoken):
                    self.by_word.setdefault(word.word, []).append((scalar, form, at))

    def forms(self, scalar: Scalar) -> tuple[tuple[Word, ...], ...]:
        """The ways in which a value is printed: as it is written, and in words."""
        known = self._known.get(id(scalar))
        if known is None:
            known = self._known[id(scalar)] = tuple(self._forms(scalar))
        return known

    def _forms(self, scalar: Scalar) -> Iterator[tuple[Word, ...]]:
        yield self._as_filled(scalar) if scalar.filled else scalar.literal
        whole = len(scalar.node.text)
        for said in self._say(scalar):
            yield tuple(Word(token.word, 0, whole) for token in tokens_of(said))

    def _as_filled(self, scalar: Scalar) -> tuple[Word, ...]:
        found = list(scalar.literal)
        for start, end in scalar.filled:
            expression = scalar.node.text[start:end]
            things = tuple(_QUOTED.findall(expression))
            found += (Word(token.word, start, end, things) for token in tokens_of(self._fill(expression)))
        return tuple(sorted(found, key=lambda word: word.start))


def is_date(text: str) -> bool:
    """Whether a value is a day, a month, a year, or two of them."""
    return _DATE.match(text) is not None


def is_time(text: str) -> bool:
    """Whether a value is a time of the day."""
    return _TIME.match(text) is not None


def _of_program(phrase: str) -> Scalar:
    """Words that the program prints itself, without what is filled into them."""
    return _scalar("", ("",), ScalarNode(_GAP.sub(_blank, phrase), Span(""), False))


def _all_of(file: str, root: MappingNode, path: tuple[str, ...]) -> list[Scalar]:
    return list(_scalars(file, root, path))


def _all_in(table: Table, name: str) -> list[Scalar]:
    return list(_cells(table, name))


def _scalars(file: str, node: Node, path: tuple[str, ...]) -> Iterator[Scalar]:
    if isinstance(node, ScalarNode):
        if not node.is_null:
            yield _scalar(file, path, node)
    elif isinstance(node, MappingNode):
        for key, inner in node.items.items():
            yield from _scalars(file, inner, (*path, key))
    else:
        for number, inner in enumerate(node.items):
            yield from _scalars(file, inner, (*path, str(number)))


def _scalar(file: str, path: tuple[str, ...], node: ScalarNode) -> Scalar:
    text = node.text
    filled = tuple(match.span() for match in _FILLED.finditer(text)) if "{{" in text else ()
    bare = _FILLED.sub(_blank, text) if filled else text
    if "[" in bare or "{%" in bare:
        bare = _HIDDEN.sub(_blank, bare)
    return Scalar(
        node.span.file or file, path, node, tuple(Word(*token) for token in tokens_of(bare)), filled
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _cells(table: Table, name: str) -> Iterator[Scalar]:
    for number, (texts, places) in enumerate(zip(table.rows, table.places, strict=True)):
        for column, text, place in zip(table.columns, texts, places, strict=True):
            if text:
                yield _scalar(place.file, (name, str(number), column), ScalarNode(text, place, False, "csv"))


def _note(node: Node, path: tuple[str, ...], found: dict[tuple[str, int, int], tuple[str, ...]]) -> None:
    if isinstance(node, ScalarNode):
        return
    found.setdefault((node.span.file, node.span.line, node.span.column), path)
    pairs = node.items.items() if isinstance(node, MappingNode) else enumerate(node.items)
    for key, inner in pairs:
        _note(inner, (*path, str(key)), found)
