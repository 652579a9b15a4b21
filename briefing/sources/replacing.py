"""Another text for one value of a file, byte for byte: quotation marks, folding, comments and line ends stay.

Several ways to write it are tried, from the least change on; the first that reads back as the same file with that one value
changed is taken. So nothing here needs to know all of YAML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from textwrap import wrap
from typing import Final, TypeAlias

from briefing.diagnostics import BriefError, Problems
from briefing.letters import composed
from briefing.sources.cells import Cell
from briefing.sources.csv_files import cells_of
from briefing.sources.files import unified
from briefing.sources.located import NULLS, MappingNode, Node, ScalarNode
from briefing.sources.places import Places
from briefing.sources.yaml_files import parse_yaml

_LINE_END: Final = re.compile(r"\r\n|\n|\r")
_BOM: Final = "\ufeff"
WIDEST: Final = 100  # characters of a folded line, where the file has none that is wider
Spot: TypeAlias = tuple[int, int]  # line and column, from 0
Way: TypeAlias = Iterator[tuple[int, int, str]]  # from, to, and what stands there then


class CannotHold(ValueError):
    """A text that cannot stand at that place, with what is wrong with it."""


def replaced(text: str, line: int, column: int, new: str, csv: bool = False) -> str:
    """The file's text with another text for the value that begins at a line and a column, both from 1.

    A place where no value begins is a `LookupError`; a text that a brief may not hold there is `CannotHold`.
    """
    bom, body = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    file = _Csv(body) if csv else _Yaml(body)
    return bom + file.replaced(line, column, composed(unified(new)))


def value_at(text: str, line: int, column: int, csv: bool = False) -> str:
    """What the value that begins at a place says; a place where none begins is a `LookupError`."""
    body = text.removeprefix(_BOM)
    if csv:
        found = (
            cell.text for cell in _Csv(body).cells() if (cell.span.line, cell.span.column) == (line, column)
        )
    else:
        values = (scalar for _, scalar in scalars(parse_yaml(body, "")))
        found = (scalar.text for scalar in values if (scalar.span.line, scalar.span.column) == (line, column))
    said = next(found, None)
    if said is None:
        raise LookupError(f"no value begins in line {line}, column {column}")
    return said.rstrip("\n")


def added(text: str, line: int, column: int, key: str, new: str) -> str:
    """The file's text with one more key in the mapping that begins at a line and a column, both from 1."""
    bom, body = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    return bom + _Yaml(body).added(line, column, key, composed(unified(new)).rstrip("\n"))


class _File:
    """A text in lines, whatever ends them."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.lines = unified(body).split("\n")
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(body))]
        self.end = found[0] if (found := _LINE_END.search(body)) else "\n"

    def at(self, spot: Spot) -> int:
        return self._starts[spot[0]] + spot[1]

    def first_sound(self, ways: Way, sound: Callable[[str], bool]) -> str:
        """The body after the first way that reads back as it should."""
        said = "this text cannot stand here"
        tried: set[str] = set()
        for start, stop, written in ways:
            candidate = self.body[:start] + written + self.body[stop:]
            if candidate in tried:
                continue
            tried.add(candidate)
            try:
                if sound(candidate):
                    return candidate
            except BriefError as error:
                said = error.diagnostics[0].message
        raise CannotHold(said)


class _Yaml(_File):
    def replaced(self, line: int, column: int, new: str) -> str:
        before = list(scalars(parse_yaml(self.body, "")))
        index = next(
            (n for n, (_, s) in enumerate(before) if (s.span.line, s.span.column) == (line, column)), -1
        )
        if index < 0:
            raise LookupError(f"no value begins in line {line}, column {column}")
        value = before[index][1]
        end = re.search(r"\n*\Z", value.text)
        wanted = new.rstrip("\n") + (end[0] if end and value.style in ("|", ">") and new.strip() else "")

        def sound(candidate: str) -> bool:
            after = list(scalars(parse_yaml(candidate, "")))
            return len(after) == len(before) and all(
                path == other and (_same(one.text, wanted) if n == index else one.text == old.text)
                and (n != index or not (one.is_null and wanted) )
                for n, ((path, old), (other, one)) in enumerate(zip(before, after, strict=True))
            )  # fmt: skip

        return self.first_sound(_Ways(self, value, wanted).all(), sound)

    def added(self, line: int, column: int, key: str, new: str) -> str:
        root = parse_yaml(self.body, "")
        before = dict(scalars(root))
        path, owner = next(
            ((p, m) for p, m in _mappings(root) if (m.span.line, m.span.column) == (line, column)), ("", None)
        )
        if owner is None or key in owner.items:
            raise LookupError(f"no mapping without '{key}' begins in line {line}, column {column}")

        def sound(candidate: str) -> bool:
            after = dict(scalars(parse_yaml(candidate, "")))
            one = after.pop(f"{path}/{key}", None)
            same = after.keys() == before.keys() and all(after[p].text == s.text for p, s in before.items())
            return same and one is not None and one.text == new and not one.is_null

        return self.first_sound(self._additions(owner, key, new), sound)

    def _additions(self, owner: MappingNode, key: str, new: str) -> Way:
        """Behind each entry of the mapping that ends with its line, the last first; in braces at their beginning."""
        escaped = _escaped(new)
        for value in dict.fromkeys((new, "'" + new.replace("'", "''") + "'", f'"{escaped}"')):
            if "\n" in value:
                continue
            for name, node in reversed(owner.items.items()):
                if isinstance(node, ScalarNode) and owner.keys[name].line == node.span.line:
                    number = node.span.line - 1
                    deep = " " * (owner.span.column - 1)
                    at = self.at((number, len(self.lines[number])))
                    yield at, at, f"{self.end}{deep}{key}: {value}"
            last = max((span.line - 1, span.column) for span in owner.keys.values()) if owner.keys else None
            start = self.at(last or (owner.span.line - 1, owner.span.column))
            for brace in re.finditer(r"\s*\}", self.body[start:]):
                at = start + brace.start()
                yield at, at, f"{', ' if owner.keys else ''}{key}: {value}"


def _mappings(node: Node, path: str = "") -> Iterator[tuple[str, MappingNode]]:
    """Every mapping below a value, with its path."""
    if isinstance(node, ScalarNode):
        return
    if isinstance(node, MappingNode):
        yield path, node
    pairs = node.items.items() if isinstance(node, MappingNode) else enumerate(node.items)
    for key, inner in pairs:
        yield from _mappings(inner, f"{path}/{key}")


def _same(found: str, wanted: str) -> bool:
    """A text is the same whatever blank lines a block leaves behind it."""
    return found.rstrip("\n") == wanted.rstrip("\n")


def scalars(node: Node, path: str = "") -> Iterator[tuple[str, ScalarNode]]:
    """Every scalar below a value, with its path of keys and numbers."""
    if isinstance(node, ScalarNode):
        yield path, node
    elif isinstance(node, MappingNode):
        for key, inner in node.items.items():
            yield from scalars(inner, f"{path}/{key}")
    else:
        for number, inner in enumerate(node.items):
            yield from scalars(inner, f"{path}/{number}")


class _Ways:
    """Ways to write a text in place of a value, the least change first."""

    def __init__(self, file: _File, value: ScalarNode, new: str) -> None:
        self.file, self.value, self.new = file, value, new
        self.start: Spot = (value.span.line - 1, value.span.column - 1)
        self.style = value.style if value.style in ("'", '"', "|", ">") else ""
        line = file.lines[self.start[0]]
        self.indent = len(line) - len(line.lstrip(" "))
        self.stop = self._stop()

    def all(self) -> Way:
        start, stop = self.file.at(self.start), self.file.at(self.stop)
        if splice := self._spliced():
            yield splice
        for style in dict.fromkeys((self.style, *self._others())):
            for written in self._whole(style):
                yield start, stop, self._apart(start) + written

    def _others(self) -> tuple[str, ...]:
        """Styles to change to, the nearest first."""
        doubled = "'" in self.new and '"' not in self.new and "\\" not in self.new
        quotes = ('"', "'") if doubled else ("'", '"')
        if "\n" in self.new.rstrip("\n"):
            return ("|", '"') if self.style != ">" else (">", "|", '"')
        return (*quotes, "|") if self.style not in ("|", ">") else ("|", *quotes)

    def _apart(self, start: int) -> str:
        """A space between a colon or a hyphen and a value where there was none."""
        before = self.file.body[:start]
        return " " if self.stop == self.start and before.endswith((":", "-")) else ""

    # -- where the value ends

    def _stop(self) -> Spot:
        if self.style in ("|", ">"):
            return self._block_end()
        if self.style:
            return self._closing()
        marks = self._marks()
        return self._after(marks, len(marks) - 1) if marks else self.start

    def _marks(self) -> list[Spot]:
        return Places(self.value.text, self.value.span, self.file.lines).marks

    def _closing(self) -> Spot:
        """Behind the closing quotation mark."""
        line, column = self.start[0], self.start[1] + 1
        quote, lines = self.style, self.file.lines
        while True:
            if column >= len(lines[line]):
                line, column = line + 1, 0
            elif (quote == '"' and lines[line][column] == "\\") or (
                quote == "'" and lines[line].startswith("''", column)
            ):
                column += 2
            elif lines[line][column] == quote:
                return line, column + 1
            else:
                column += 1

    def _block_end(self) -> Spot:
        """The end of the last line of a block that holds something."""
        last = self.start[0]
        deep = self._block_indent()
        for number in range(self.start[0] + 1, len(self.file.lines)):
            line = self.file.lines[number]
            if line.strip(" "):
                if len(line) - len(line.lstrip(" ")) < deep:
                    break
                last = number
        return last, len(self.file.lines[last])

    def _block_indent(self) -> int:
        """How far the lines of the block are indented; of an empty one, how far they would be."""
        for line in self.file.lines[self.start[0] + 1 :]:
            if line.strip(" "):
                deep = len(line) - len(line.lstrip(" "))
                return deep if deep > self._parent() else self._parent() + 2
        return self._parent() + 2

    def _parent(self) -> int:
        """The column of the key that the value belongs to."""
        line = self.file.lines[self.start[0]]
        dashes = re.match(r" *(?:- +)*", line)
        return dashes.end() if dashes is not None and dashes.end() < self.start[1] else self.indent

    # -- the least change

    def _spliced(self) -> tuple[int, int, str] | None:
        """Only what differs, in the letters of the value's own style."""
        old, new, marks = self.value.text, self.new, self._marks()
        if not old.strip() or not new.strip() or len(marks) != len(old):
            return None
        first = _common(old, new)
        last = _common(old[first:][::-1], new[first:][::-1])
        stop = len(old) - last
        start_spot = self._after(marks, first - 1) if first else marks[0]
        stop_spot = self._after(marks, stop - 1) if stop > first else start_spot
        middle = self._encoded(new[first : len(new) - last])
        if middle is None:
            return None
        return self.file.at(start_spot), self.file.at(stop_spot), middle

    def _after(self, marks: list[Spot], index: int) -> Spot:
        """Behind the character of an index."""
        line, column = marks[index]
        if index + 1 < len(marks):
            after = marks[index + 1]
            if after[0] == line and after[1] > column:
                return after
        elif self.style in ("'", '"'):
            line, column = self._closing()
            return line, column - 1
        elif not self.style:
            return self._plain_end(line, column)
        return line, len(self.file.lines[line].rstrip(" \t"))

    def _plain_end(self, line: int, column: int) -> Spot:
        """Behind the last character of a plain value, which may be written in several."""
        text, end = self.file.lines[line], column + 1
        while (
            end < len(text)
            and composed(text[column : end + 1]) != text[column : end + 1]
            and len(composed(text[column : end + 1])) == 1
        ):
            end += 1
        return line, end

    def _encoded(self, text: str) -> str | None:
        """Letters of a value as its style has them; None where they need more than that."""
        deep = " " * self._block_indent()
        match self.style:
            case "'":
                return None if "\n" in text else text.replace("'", "''")
            case '"':
                return _escaped(text)
            case "|":
                return re.sub(r"\n(?=[^\n]|\Z)", "\n" + deep, text).replace("\n", self.file.end)
            case ">":
                return re.sub(r"\n(?=[^\n]|\Z)", "\n\n" + deep, text).replace("\n", self.file.end)
        return None if "\n" in text else text

    # -- the whole value

    def _whole(self, style: str) -> Iterator[str]:
        new = self.new.rstrip("\n")
        match style:
            case "'":
                if "\n" not in new:
                    yield "'" + new.replace("'", "''") + "'"
            case '"':
                yield '"' + _escaped(new) + '"'
            case "|" | ">":
                yield self._block(style, new)
            case _:
                if new not in NULLS and "\n" not in new:
                    yield new

    def _block(self, style: str, new: str) -> str:
        """A block with its head as it was, or one that keeps no line end behind it."""
        old = self.style in ("|", ">")
        line = self.file.lines[self.start[0]]
        head = line[self.start[1] :] if old else style + "-"
        head = style + head[1:]
        deep = self._block_indent() if old else self._parent() + 2
        rows: list[str] = []
        for number, paragraph in enumerate(new.split("\n")):
            if style == ">" and number:
                rows.append("")
            rows += (
                wrap(paragraph, self._width(deep), break_long_words=False, break_on_hyphens=False) or [""]
                if style == ">"
                else [paragraph]
            )
        lines = [head, *((" " * deep + row) if row else "" for row in rows)]
        return self.file.end.join(lines)

    def _width(self, deep: int) -> int:
        first, last = self.start[0] + 1, self.stop[0]
        widest = max((len(line) for line in self.file.lines[first : last + 1]), default=0)
        return max(widest if last > first else WIDEST, 40) - deep


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")


class _Csv(_File):
    def replaced(self, line: int, column: int, new: str) -> str:
        if "\n" in new:
            raise CannotHold("a cell is one line")
        before = self._cells(self.body)
        index = next((n for n, c in enumerate(before) if (c.span.line, c.span.column) == (line, column)), -1)
        if index < 0:
            raise LookupError(f"no cell begins in line {line}, column {column}")

        def sound(candidate: str) -> bool:
            after = self._cells(candidate)
            return [c.text for c in after] == [
                *(c.text for c in before[:index]),
                new.strip(),
                *(c.text for c in before[index + 1 :]),
            ]

        return self.first_sound(self._ways(before[index], new.strip()), sound)

    def cells(self) -> list[Cell]:
        """Every cell of the file."""
        return self._cells(self.body)

    def _cells(self, body: str) -> list[Cell]:
        problems = Problems()
        rows = list(cells_of(unified(body), "", problems))
        problems.raise_if_errors()
        return [cell for row in rows for cell in row]

    def _ways(self, cell: Cell, new: str) -> Way:
        start = self.file_offset(cell)
        quoted = start > 0 and self.body[start - 1] == '"' and self._opens(start - 1)
        if quoted:
            stop = re.compile(r'(?:[^"]|"")*').match(self.body, start)
            assert stop is not None
            yield start, stop.end(), new.replace('"', '""')
            return
        end = re.compile(r"[^,\r\n]*").match(self.body, start)
        assert end is not None
        stop_at = start + len(end[0].rstrip())
        yield start, stop_at, new
        yield start, stop_at, '"' + new.replace('"', '""') + '"'

    def file_offset(self, cell: Cell) -> int:
        return self.at((cell.span.line - 1, cell.span.column - 1))

    def _opens(self, at: int) -> bool:
        """Whether a quotation mark opens a cell, and is none of its letters."""
        before = self.body[:at].rstrip(" \t")
        return not before or before.endswith((",", "\n", "\r", "\ufeff"))
