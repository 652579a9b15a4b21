"""How a text can be written in place of a value of YAML, in the value's own style or in another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from briefing.letters import composed
from briefing.sources.edited_text import EditedText, Spot, Way
from briefing.sources.located import NULLS, ScalarNode
from briefing.sources.places import Places

WIDEST: Final = 100  # characters of a folded line, where the file has none that is wider


class Ways:
    """Ways to write a text in place of a value, the least change first."""

    def __init__(self, file: EditedText, value: ScalarNode, new: str) -> None:
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
                return escaped(text)
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
                yield '"' + escaped(new) + '"'
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


def escaped(text: str) -> str:
    """A text between double quotation marks of YAML."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
