"""Texts, numbers, days and times, as authors write them and in no other form."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any, Final, Self, TypeAlias

from briefing.diagnostics import Span
from briefing.schema.faults import Mistakes, mistake, shown
from briefing.sources import Mapping, Node, Scalar, Sequence, number_help

Reader: TypeAlias = Callable[[Node], Any]  # raises `Mistakes`
Day: TypeAlias = date
Clock: TypeAlias = time
Number: TypeAlias = Decimal

_TRUTH: Final = {
    **dict.fromkeys(("true", "yes", "on", "y", "t", "1"), True),
    **dict.fromkeys(("false", "no", "off", "n", "f", "0"), False),
}


class Placed(str):
    """A text that knows where it was written: `span` is its first character."""

    __slots__ = ("span",)
    span: Span | None

    def __new__(cls, value: str, span: Span | None = None) -> Self:
        self = str.__new__(cls, value)
        self.span = span
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (str(self), self.span))

    @classmethod
    def of_node(cls, node: Node) -> Self:
        return cls(text(node), node.span)


class AuthorText(Placed):
    """What the author wrote: Jinja2 over small Markdown, not filled yet."""

    __slots__ = ()


def text(node: Node) -> str:
    if isinstance(node, Scalar) and not node.is_null:
        return node.text
    help = "write text after the colon; quote it if it begins with a sign"
    raise mistake("not-text", "text is expected here", node.span, help)


def anything(node: Node) -> Any:
    """Lists and mappings of texts, however they are nested."""
    if isinstance(node, Sequence):
        return [anything(item) for item in node.items]
    if isinstance(node, Mapping):
        return {key: anything(value) for key, value in node.items.items()}
    return None if node.is_null else AuthorText(node.text, node.span)


def _form(parsed: Callable[[str], Any], code: str, what: str, help: str, refused: str = "") -> Reader:
    """A reader of the texts that `parsed` takes; for all others it raises a ValueError."""
    refused = refused or f"is not {what}"

    def read(node: Node) -> Any:
        if not isinstance(node, Scalar) or node.is_null:
            raise mistake(code, f"{what} is expected here", node.span, help)
        try:
            return parsed(node.text)
        except ValueError:
            raise _refusal(node, code, refused, help) from None

    return read


def _refusal(node: Scalar, code: str, refused: str, help: str) -> Mistakes:
    written = shown(node.text)
    cure = number_help(written) if refused == "is not a number" else help
    return mistake(code, f"'{written}' {refused}", node.span, cure)


def _matching(pattern: str, parse: Callable[[str], Any]) -> Callable[[str], Any]:
    """`parse` for the texts that a pattern matches as a whole, a ValueError for all others."""

    def parsed(text: str) -> Any:
        if re.fullmatch(pattern, text, re.A) is None:
            raise ValueError(text)
        return parse(text)

    return parsed


def _whole(text: str) -> int:
    return int(text.partition(".")[0])


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def _truth(text: str) -> bool:
    try:
        return _TRUTH[text.lower()]
    except KeyError:
        raise ValueError(text) from None


_EXACT = r"[-+]?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d{1,2})?"
_LOOSE = r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?"
_POINT = "write digits with a point: 1234.5"
SCALARS: Final[dict[Any, Reader]] = {
    object: anything,
    str: text,
    bool: _form(_truth, "choice", "true or false", "write true or false", "is neither true nor false"),
    int: _form(_matching(r"[-+]?\d+(\.0+)?", _whole), "not-a-number", "a whole number", "write digits alone"),
    float: _form(_matching(_LOOSE, _finite), "not-a-number", "a number", _POINT),
    Decimal: _form(_matching(_EXACT, Decimal), "not-a-number", "a number", _POINT),
    date: _form(_matching(r"\d{4}-\d\d-\d\d", date.fromisoformat), "bad-date", "a date", "write year-month-day: 2025-11-06"),
    time: _form(_matching(r"\d\d:\d\d", time.fromisoformat), "bad-time", "a time", "write hours and minutes: 09:30"),
}  # fmt: skip
