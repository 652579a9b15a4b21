"""Values of a file, each with its place."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final, TypeAlias

from briefing.diagnostics import Span
from briefing.values import Value

INT: Final = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
FLOAT: Final = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?\Z")
LONGEST_NUMBER: Final = 400  # characters; more are no number of a brief
_WORDS: Final = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})


class ScalarNode(Value):
    """One value as typed. `plain` is false for quoted and block text; `style` is its YAML sign.

    `comment` is where a `#` cut the line off behind it; `stuck`: a word follows that `#` without a space.
    """

    text: str
    span: Span
    plain: bool = True
    style: str = ""
    comment: Span | None = None
    stuck: bool = False

    @property
    def value(self) -> Any:
        """The value of the YAML 1.2 core schema: None, bool, int, Decimal or text."""
        if not self.plain:
            return self.text
        if self.text in NULLS:
            return None
        if self.text in _WORDS:
            return _WORDS[self.text]
        if len(self.text) > LONGEST_NUMBER:
            return self.text
        if INT.match(self.text):
            return int(self.text)
        if FLOAT.match(self.text):
            return Decimal(self.text)
        return self.text

    @property
    def is_null(self) -> bool:
        """Nothing was written: `key:` alone, `~` or `null`."""
        return self.plain and self.text in NULLS


class SequenceNode(Value):
    """A list."""

    items: list[Node]
    span: Span


class MappingNode(Value):
    """Keys in the author's order, each with its own place."""

    items: dict[str, Node]
    keys: dict[str, Span]
    span: Span


Node: TypeAlias = ScalarNode | SequenceNode | MappingNode
