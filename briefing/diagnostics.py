"""Problems that a person can mend: where they are, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from briefing.letters import place_of, visible
from briefing.values import Value, settle

MOST_SHOWN: Final = 20
GIVEN: Final = "--set"  # the file of what a command line sets; its lines are the arguments in their order
LONGEST_TEXT: Final = 200  # lines of a file that one text may take


class Severity(Enum):
    """How bad: an error stops the build, a warning is shown, a hint is shown by `check` and counts as nothing."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Place(Value):
    """A place in the model, whatever line it stands on: an item (`delegations/x/points/p3`) and a field of it.

    `listed` is the list that the item stands in, where it is known there by its first words alone.
    """

    item: str
    field: str = ""
    listed: str = ""

    def __str__(self) -> str:
        return f"{self.item}/{self.field}" if self.field else self.item


class Span(Value):
    """A place in an author's file; lines and columns count from 1, in characters.

    `place` is what the model calls it, once the whole summit is read; `original` the words of which those that stand here are a
    translation. Two spans are equal without them. In a workbook, `sheet` is the sheet, and line and column are those of its cell.
    """

    file: str
    line: int = 1
    column: int = 1
    length: int = 1
    place: Place | None = None
    sheet: str = ""
    original: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and self._where == other._where

    def __hash__(self) -> int:
        return hash(self._where)

    @property
    def _where(self) -> tuple[str, int, int, int, str]:
        return self.file, self.line, self.column, self.length, self.sheet

    @property
    def cell(self) -> str:
        """`Trade!C7` in a workbook, else nothing."""
        return f"{self.sheet}!{column_letters(self.column)}{self.line}" if self.sheet else ""

    @property
    def at(self) -> str:
        """The file and the line or the cell, for a list of places."""
        return f"{self.file}:{self.cell or self.line}"

    @property
    def in_table(self) -> bool:
        """Whether it is a cell: of a sheet, or of a CSV file."""
        return bool(self.sheet) or self.file.lower().endswith(".csv")

    def shifted(self, by: int, length: int) -> Span:
        """Some characters further on; in a workbook there is no smaller place than the cell."""
        return self if self.sheet else self.replaced(column=self.column + by, length=length)

    def __str__(self) -> str:
        return self.at if self.sheet else f"{self.file}:{self.line}:{self.column}"


def column_letters(number: int) -> str:
    """What a spreadsheet calls a column: 1 is A, 27 is AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class Diagnostic(Value):
    """One problem: stable code, lower-case phrase without a full stop, place, help in the imperative.

    `words` are the words at fault where `span` is only the place at which their text begins.
    """

    code: str
    message: str
    span: Span | None = None
    help: str = ""
    severity: Severity = Severity.ERROR
    path: str = ""
    related: tuple[tuple[Span, str], ...] = ()
    words: str = ""

    def __post_init__(self) -> None:
        settle(self, "message", visible(self.message))

    def as_warning(self) -> Diagnostic:
        return self.replaced(severity=Severity.WARNING)

    @property
    def sort_key(self) -> tuple[str, str, int, int, str, str]:
        span = self.span or Span("", 0, 0)
        return (span.file, span.sheet, span.line, span.column, self.code, self.message)


def sharpened(diagnostic: Diagnostic, lines: Sequence[str]) -> Diagnostic:
    """The same at the words at fault, where the lines of its file hold them in the text that begins at its place."""
    span = diagnostic.span
    if span is None or not diagnostic.words:
        return diagnostic
    for number in range(span.line, min(span.line + LONGEST_TEXT, len(lines)) + 1):
        start = span.column - 1 if number == span.line else 0
        if found := place_of(diagnostic.words, lines[number - 1], start):
            at, length = found
            return diagnostic.replaced(span=Span(span.file, number, at + 1, length), words="")
    return diagnostic


@dataclass(slots=True)
class Problems:
    """Collects diagnostics across files, so that one run shows them all."""

    found: list[Diagnostic] = field(default_factory=list)

    def error(
        self, code: str, message: str, span: Span | None = None, help: str = "", words: str = ""
    ) -> None:
        self.found.append(Diagnostic(code, message, span, help, words=words))

    def warn(self, code: str, message: str, span: Span | None = None, help: str = "") -> None:
        self.found.append(Diagnostic(code, message, span, help, Severity.WARNING))

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.found.extend(diagnostics)

    @property
    def errors(self) -> list[Diagnostic]:
        return [d for d in self.sorted() if d.severity is Severity.ERROR]

    @property
    def warnings(self) -> list[Diagnostic]:
        return [d for d in self.sorted() if d.severity is Severity.WARNING]

    def sorted(self) -> list[Diagnostic]:
        return sorted(dict.fromkeys(self.found), key=lambda d: d.sort_key)

    def raise_if_errors(self) -> None:
        if self.errors:
            raise BriefError(self.sorted())

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.sorted())

    def __len__(self) -> int:
        return len(self.found)


class BriefError(Exception):
    """The briefs hold mistakes; carries every diagnostic found so far (warnings too)."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__("\n".join(f"{d.span}: {d.message}" for d in self.diagnostics))

    @classmethod
    def one(cls, code: str, message: str, span: Span | None = None, help: str = "") -> BriefError:
        return cls([Diagnostic(code, message, span, help)])


class EnvironmentProblem(Exception):
    """This machine lacks something (a face, a write permission, an extra); exit code 3."""
