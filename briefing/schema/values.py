"""Texts, numbers, days and times, as authors write them and in no other form."""

from __future__ import annotations

import math
import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any, Final, Self, TypeAlias

from briefing.diagnostics import Span
from briefing.schema.faults import Mistakes, mistake, shown
from briefing.sources import MappingNode, Node, ScalarNode, SequenceNode, number_help
from briefing.values import Value

Parser: TypeAlias = Callable[[Node], Any]  # raises `Mistakes`
Day: TypeAlias = date
LONGEST_TEXT: Final = 20_000
LARGEST_NUMBER: Final = 10**15
MOST_DIGITS: Final = 24
Clock: TypeAlias = time
Number: TypeAlias = Decimal


class Located(str):
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

    @property
    def original(self) -> str:
        """The author's own words, of which these may be a translation."""
        return self.span.original if self.span is not None and self.span.original else str(self)


def code_of(text: str) -> str:
    """What the program knows a word of briefs by, whatever language says it: "working lunch" is `working-lunch`."""
    written = text.original if isinstance(text, Located) else text
    return "-".join(written.casefold().split())


class Plain(Located):
    """A name or a title: printed as it was written, without markup and in one line."""

    __slots__ = ()

    @classmethod
    def of_node(cls, node: Node) -> Self:
        written = text(node).rstrip()
        if "\n" in written:
            help = "write it in one line, or fold it with >- instead of |"
            raise mistake("line-break", "a name or a title is one line", node.span, help)
        return cls(written, node.span)


class AuthorText(Located):
    """What the author wrote with markup: Jinja2 over small Markdown, not filled yet. It is a `Line` or `Prose`."""

    __slots__ = ()


class Line(AuthorText):
    """One paragraph: emphasis, links, notes and what is filled in, but no list and no second paragraph."""

    __slots__ = ()


class Prose(AuthorText):
    """Paragraphs and lists."""

    __slots__ = ()


def text(node: Node) -> str:
    if isinstance(node, ScalarNode) and not node.is_null:
        if len(node.text) > LONGEST_TEXT:
            said = f"this text has {len(node.text)} characters; {LONGEST_TEXT} are the limit"
            raise mistake("too-long", said, node.span, "make several texts of it")
        return node.text
    raise _no_text(node)


def _no_text(node: Node) -> Mistakes:
    help = "write text after the colon; quote it if it begins with a sign"
    if isinstance(node, ScalarNode) and node.stuck and node.comment is not None:
        said = "'#' begins a comment, so that nothing is written here"
        return mistake("not-text", said, node.comment, 'quote the text: "#…"')
    if isinstance(node, ScalarNode):
        return mistake("not-text", "text is expected here", node.span, help)
    what = "a list stands" if isinstance(node, SequenceNode) else "'key: value' lines stand"
    help = "write one text, or quote it if it begins with a bracket or a brace"
    return mistake("not-text", f"{what} here where text is expected", node.span, help)


def anything(node: Node) -> Any:
    """Lists and mappings of texts, however they are nested."""
    if isinstance(node, SequenceNode):
        return [anything(item) for item in node.items]
    if isinstance(node, MappingNode):
        return {key: anything(value) for key, value in node.items.items()}
    return None if node.is_null else Prose(node.text, node.span)


class _Form(Value):
    """Texts that a pattern matches as a whole and that `parse` takes without a ValueError."""

    code: str
    what: str
    help: str
    pattern: str
    parse: Callable[[str], Any]

    def of_node(self, node: Node) -> Any:
        if not isinstance(node, ScalarNode) or node.is_null:
            raise mistake(self.code, f"{self.what} is expected here", node.span, self.help)
        try:
            if re.fullmatch(self.pattern, node.text, re.ASCII):
                return _bounded(self.parse(node.text), node)
        except ValueError:  # no form forbids the 31st of June
            pass
        raise self._refused(shown(node.text), node.span)

    def _refused(self, written: str, span: Span) -> Mistakes:
        refused = "neither true nor false" if self.code == "choice" else f"not {self.what}"
        help = number_help(written) if self.what == "a number" else self.help
        if self.code == "bad-date" and (why := no_such_day(written)):
            return mistake(self.code, f"there is no day '{written}'", span, why)
        if self.code == "bad-time" and re.fullmatch(r"\d:[0-5]\d", written, re.ASCII):
            help = f"write 0{written}"
        return mistake(self.code, f"'{written}' is {refused}", span, help)


def no_such_day(written: str) -> str:
    """Why a date that is written as one is none: its month has fewer days; "" for what is not written so."""
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", written, re.ASCII)
    if found is None:
        return ""
    year, month = int(found[1]), int(found[2])
    if not 1 <= month <= 12:
        return "months go from 01 to 12: year-month-day"
    return (
        f"days of {found[1]}-{found[2]} go from 01 to {monthrange(year, month)[1]}"
        if year
        else "write the year"
    )


def _bounded(value: Any, node: ScalarNode) -> Any:
    """A number that can be printed; a value of another kind as it is."""
    if type(value) in (int, float, Decimal):
        if abs(value) >= LARGEST_NUMBER:
            said = f"'{shown(node.text)}' is larger than any number of a brief"
            raise mistake("out-of-range", said, node.span, "name a larger unit, or correct it")
        if len(node.text) > MOST_DIGITS:
            raise mistake("out-of-range", f"'{shown(node.text)}' has too many digits", node.span, "round it")
    return value


def _finite(text: str) -> float:
    if math.isinf(value := float(text)):
        raise ValueError(text)
    return value


_TRUE: Final = ("true", "yes", "on", "y", "t", "1")
_FALSE: Final = ("false", "no", "off", "n", "f", "0")
_FORMS: Final = {
    bool: _Form("choice", "true or false", "write true or false",
                "(?i:" + "|".join(_TRUE + _FALSE) + ")", lambda text: text.lower() in _TRUE),
    int: _Form("not-a-number", "a whole number", "write digits alone",
               r"[-+]?\d+(\.0+)?", lambda text: int(text.partition(".")[0])),
    float: _Form("not-a-number", "a number", "write digits with a point: 1234.5",
                 r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?", _finite),
    Decimal: _Form("not-a-number", "a number", "write digits with a point: 1234.5",
                   r"[-+]?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d{1,2})?", Decimal),
    date: _Form("bad-date", "a date", "write year-month-day: 2025-11-06",
                r"\d{4}-\d\d-\d\d", date.fromisoformat),
    time: _Form("bad-time", "a time", "write hours and minutes: 09:30", r"\d\d:\d\d", time.fromisoformat),
}  # fmt: skip

PARSERS: Final[dict[Any, Parser]] = {
    object: anything,
    str: Located.of_node,
    **{kind: form.of_node for kind, form in _FORMS.items()},
}
