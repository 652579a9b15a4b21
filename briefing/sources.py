"""Stage one: YAML and CSV files with a place for every key and value. The only importer of PyYAML.

YAML is taken as events from libyaml and built here, so that values are those of the YAML 1.2
core schema (`NO`, `10:30`, `0755`, dates stay text), duplicate keys are refused, and neither depth nor
aliases can harm. Scalars keep their raw text: `Scalar.text` is what the author typed.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final, TypeAlias

import yaml

from briefing.diagnostics import BriefError, Diagnostic, Problems, Span

DEEPEST: Final = 64
LARGEST: Final = 2_000_000
MOST_NODES: Final = 200_000

_INT: Final = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_FLOAT: Final = re.compile(r"[-+]?(0|[1-9][0-9]*)?\.?[0-9]+([eE][-+]?[0-9]+)?\Z")
_WORDS: Final = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as typed. `plain` is false for quoted and block text; `block` for `|` and `>`.

    `first_line` and `first_column` are where the characters of `text` begin.
    """

    text: str
    span: Span
    plain: bool = True
    style: str = ""

    @property
    def value(self) -> Any:
        """The value of the core schema: None, bool, int, Decimal or text."""
        if not self.plain:
            return self.text
        if self.text in _NULLS:
            return None
        if self.text in _WORDS:
            return _WORDS[self.text]
        if _INT.match(self.text):
            return int(self.text)
        if _FLOAT.match(self.text):
            return Decimal(self.text)
        return self.text


@dataclass(slots=True)
class Sequence:
    items: list[Node]
    span: Span


@dataclass(slots=True)
class Mapping:
    """Keys in the author's order, each with its own place."""

    items: dict[str, Node]
    keys: dict[str, Span]
    span: Span
    lines: tuple[str, ...] = field(default=(), repr=False)


Node: TypeAlias = Scalar | Sequence | Mapping


def read_yaml(path: Path, root: Path) -> Mapping:
    """The mapping of one file; names in spans are relative to `root`'s parent as the author sees them."""
    name = display_name(path, root)
    return parse_yaml(_text(path, name), name)


def display_name(path: Path, root: Path) -> str:
    """`briefs/topics/security.yaml`, whatever the current folder."""
    try:
        return (Path(root.name) / path.relative_to(root)).as_posix()
    except ValueError:
        return path.name


def _text(path: Path, name: str) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BriefError.one("cannot-read", f"{name} cannot be read: {error.strerror}", Span(name)) from error
    if len(data) > LARGEST:
        raise BriefError.one(
            "too-large", f"{name} has {len(data)} bytes, more than a brief needs", Span(name), "split it into several files"
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BriefError.one(
            "not-utf8", "this line has bytes that are not UTF-8", Span(name, line), "save the file as UTF-8"
        ) from error


def parse_yaml(text: str, name: str) -> Mapping:
    """The same from text already read; every fault is a `BriefError` at its place."""
    if "\x00" in text:
        raise BriefError.one("yaml-syntax", "the file holds a NUL character", Span(name), "save it as plain text")
    node = _Builder(text, name).build()
    if not isinstance(node, Mapping):
        raise BriefError.one("not-a-mapping", "a file of briefs starts with `key: value` lines", node.span, "begin with a key")
    return node


class _Builder:
    """Events to nodes, without recursion."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.lines = text.split("\n")
        self.count = 0

    def span(self, mark: Any, length: int = 1) -> Span:
        return Span(self.name, mark.line + 1, mark.column + 1, max(length, 1))

    def fail(self, code: str, message: str, span: Span, help: str = "") -> BriefError:
        return BriefError.one(code, message, span, help)

    def build(self) -> Node:
        root: Node | None = None
        stack: list[tuple[Sequence | Mapping, list[Any]]] = []
        try:
            for event in self._events():
                self.count += 1
                if self.count > MOST_NODES:
                    raise self.fail("too-many-values", "this file holds too many values", self.span(event.start_mark))
                if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                    raise self.fail("two-documents", "a second document starts here", self.span(event.start_mark, 3),
                                    "remove the `---`, or put what follows into a file of its own")  # fmt: skip
                if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                    stack.pop()
                    continue
                node = self._node(event)
                if node is None:
                    continue
                if stack:
                    self._put(stack[-1], node, event)
                else:
                    root = node
                if not isinstance(node, Scalar):
                    if len(stack) >= DEEPEST:
                        raise self.fail("too-deep", f"nested more than {DEEPEST} levels deep", node.span,
                                        "close some of these brackets")  # fmt: skip
                    stack.append((node, []))
        except yaml.MarkedYAMLError as error:
            raise self._syntax(error) from error
        except yaml.YAMLError as error:
            raise self.fail("yaml-syntax", _first_line(str(error)), Span(self.name), "save it as plain text") from error
        if root is None or (isinstance(root, Scalar) and root.plain and not root.text):
            raise self.fail("empty-file", "the file is empty", Span(self.name), "write a key, or remove the file")
        return root

    def _events(self) -> Iterator[Any]:
        loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
        return yaml.parse(self.text, Loader=loader)

    def _node(self, event: Any) -> Node | None:
        if isinstance(event, yaml.AliasEvent):
            raise self.fail("alias", f"`*{event.anchor}` refers to another place of the file, which briefs do not allow",
                            self.span(event.start_mark), "quote it if it is text, or write the value out")  # fmt: skip
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            raise self.fail("anchor", f"`&{anchor}` names this place, which briefs do not allow",
                            self.span(event.start_mark), "quote it if it is text")  # fmt: skip
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            raise self.fail("tag", f"`{tag}` is a YAML tag, which briefs do not allow",
                            self.span(event.start_mark), "quote it if it is text")  # fmt: skip
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence([], self.span(event.start_mark))
        if isinstance(event, yaml.MappingStartEvent):
            return Mapping({}, {}, self.span(event.start_mark))
        return None

    def _scalar(self, event: Any) -> Scalar:
        style = event.style or ""
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if start.line == end.line else 1
        plain = event.implicit[0] and not style
        return Scalar(event.value, self.span(start, length), plain, style)

    def _put(self, top: tuple[Sequence | Mapping, list[Any]], node: Node, event: Any) -> None:
        container, waiting = top
        if isinstance(container, Sequence):
            container.items.append(node)
            return
        if not waiting:
            if not isinstance(node, Scalar):
                raise self.fail("bad-key", "a list or mapping cannot be a key", node.span,
                                'quote the text, for example "{{ … }}"')  # fmt: skip
            if node.text in container.keys:
                first = container.keys[node.text]
                raise BriefError([
                    Diagnostic("duplicate-key", f"`{node.text}` is written twice; the first is on line {first.line}", node.span,
                               f"keep one of the two (lines {first.line} and {node.span.line})", related=((first, "first here"),))
                ])  # fmt: skip
            container.keys[node.text] = node.span
            waiting.append(node.text)
            return
        container.items[waiting.pop()] = node

    def _syntax(self, error: yaml.MarkedYAMLError) -> BriefError:
        mark = error.problem_mark or error.context_mark
        span = self.span(mark) if mark is not None else Span(self.name)
        line = self.lines[span.line - 1] if span.line <= len(self.lines) else ""
        message, help = _layman(str(error.problem or ""), str(error.context or ""), line, span)
        return self.fail("yaml-syntax", message, span, help)


def _layman(problem: str, context: str, line: str, span: Span) -> tuple[str, str]:
    """libyaml's sentence in plain words, with the cure."""
    stripped = line.strip()
    value = stripped.partition(": ")[2] or stripped.removeprefix("- ")
    if "\t" in line[: len(line) - len(line.lstrip())] or "'\\t'" in problem or "tab" in problem:
        return "a tab stands where only spaces may", "replace the tab by spaces"
    if "mapping values are not allowed" in problem:
        key, _, rest = stripped.removeprefix("- ").partition(": ")
        return "a colon followed by a space inside the text", f'quote the text: {key}: "{rest}"'
    if value.startswith(("*", "&", "!", "%", "@", "`", "|", ">")) or "alias" in context or "anchor" in context:
        return f"text cannot begin with `{value[:1]}` unless it is quoted", f'write "{value}"'
    if "quoted scalar" in context:
        return "a quotation mark is opened here and never closed", "close it, or double the apostrophe inside ('')"
    if "flow sequence" in context or "flow mapping" in context or "flow node" in context:
        return "a bracket is opened and never closed, or a comma is missing", "close the bracket, or quote the text"
    if "block mapping" in context and "block entry" in problem or "'-'" in problem:
        return "a list item stands where a key is expected", "check the indentation of this line"
    if "expected <block end>" in problem or "could not find expected ':'" in problem:
        return "this line does not fit the indentation of the lines above", "line it up with its neighbours, or add the colon"
    return _first_line(problem or context or "this is not YAML"), "quote the text, or check the line above"


def _first_line(text: str) -> str:
    first = text.strip().splitlines()[0] if text.strip() else "this is not YAML"
    return first[:1].lower() + first[1:]


# ------------------------------------------------------------------ CSV


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file: `rows` are texts; `place(row, column)` is where a cell stands (row 0 is the first below the head)."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    starts: tuple[tuple[int, ...], ...]

    def place(self, row: int, column: str) -> Span:
        index = self.columns.index(column)
        return Span(self.name, self.lines[row], self.starts[row][index], max(len(self.rows[row][index]), 1))

    def column(self, name: str) -> list[str]:
        index = self.columns.index(name)
        return [row[index] for row in self.rows]

    def number(self, row: int, column: str) -> Decimal | None:
        """The number in a cell, None for an empty one; a text is a `BriefError` with the cure."""
        text = self.rows[row][self.columns.index(column)].strip()
        if not text:
            return None
        try:
            if _FLOAT.match(text) or _INT.match(text):
                return Decimal(text)
        except InvalidOperation:
            pass
        raise BriefError.one("not-a-number", f"`{text}` is not a number", self.place(row, column), _number_help(text))


def _number_help(text: str) -> str:
    bare = text.replace("\u00a0", "").replace(" ", "")
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", bare):
        return f"write {bare.replace(',', '')} without separators"
    if re.fullmatch(r"-?\d+,\d+", bare):
        return f"write {bare.replace(',', '.')} with a point"
    if bare.endswith("%"):
        return f"write {bare[:-1]} and give the unit in the chart"
    if bare.replace("−", "-") != bare:
        return f"write {bare.replace('−', '-')} with a plain minus sign"
    return "write the digits alone, or leave the cell empty where there is no value"


def read_csv(path: Path, root: Path) -> Table:
    """A CSV file with a head row; ragged rows and a missing head are errors."""
    name = display_name(path, root)
    text = _text(path, name)
    problems = Problems()
    reader = csv.reader(io.StringIO(text, newline=""))
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    starts: list[tuple[int, ...]] = []
    columns: tuple[str, ...] = ()
    raw = text.splitlines()
    before = 0
    try:
        for row in reader:
            line, before = before + 1, reader.line_num
            if not any(cell.strip() for cell in row):
                continue
            if not columns:
                columns = tuple(cell.strip() for cell in row)
                _check_head(columns, Span(name, line), problems)
                continue
            if len(row) != len(columns):
                problems.error(
                    "ragged-row", f"this row has {len(row)} cells, the head has {len(columns)}", Span(name, line),
                    "quote a cell that holds a comma, or fill the missing cells",
                )  # fmt: skip
                continue
            rows.append(tuple(cell.strip() for cell in row))
            lines.append(line)
            starts.append(_starts(raw[line - 1] if line <= len(raw) else "", len(row)))
    except csv.Error as error:
        problems.error("csv-syntax", str(error), Span(name, reader.line_num), "check the quotation marks of this row")
    if not columns and not len(problems):
        problems.error("empty-file", "the file is empty", Span(name), "write a head row and the data below it")
    problems.raise_if_errors()
    return Table(name, columns, tuple(rows), tuple(lines), tuple(starts))


def _check_head(columns: tuple[str, ...], span: Span, problems: Problems) -> None:
    for name in columns:
        if not name:
            problems.error("no-column-name", "a column has no name", span, "give every column of the head row a name")
        elif columns.count(name) > 1:
            problems.error("duplicate-column", f"two columns are called `{name}`", span, "rename one of them")


def _starts(line: str, count: int) -> tuple[int, ...]:
    """Columns (from 1) at which the cells of a line start."""
    found, quoted = [1], False
    for index, char in enumerate(line):
        if char == '"':
            quoted = not quoted
        elif char == "," and not quoted:
            found.append(index + 2)
    return tuple((found + [1] * count)[:count])
