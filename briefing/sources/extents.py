"""Where values begin and end in a text, for writing beside them: the rest of the file keeps its bytes."""

from __future__ import annotations

import re
from typing import Any, Final, Literal, TypeAlias

import yaml

from briefing.sources.located import NULLS
from briefing.values import Value

Form: TypeAlias = Literal["nothing", "block", "brackets", "scalar"]
_LINE: Final = re.compile(r"\r\n|\n|\r")


class Extent(Value):
    """A value from its first character to behind its last.

    `column` is where the entries of a block begin, `entries` how many there are.
    """

    form: Form
    start: int
    end: int
    column: int
    entries: int


def extent_of(text: str, key: str) -> Extent | None:
    """The value under a key of the file, None where it is not there. The text is sound YAML."""
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    node: Any = yaml.compose(text, Loader=loader)
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    value = next((value for name, value in pairs if name.value == key), None)
    return _Text(text).extent(value) if value is not None else None


class _Text:
    """Marks of the parser, which count lines and columns, as places in a text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in _LINE.finditer(text))]

    def extent(self, node: Any) -> Extent:
        start, end, column = self._at(node.start_mark), self._end(node), node.start_mark.column
        if isinstance(node, yaml.ScalarNode):
            nothing = not node.style and node.value in NULLS
            return Extent("nothing" if nothing else "scalar", start, end, column, 0)
        form: Form = "brackets" if node.flow_style else "block"
        return Extent(form, start, end, column, len(node.value))

    def _end(self, node: Any) -> int:
        """Behind the last character that belongs to a value; the end of a block is marked behind what follows it."""
        if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
            return self._at(node.end_mark)
        last = node.value[-1]
        return self._end(last[1] if isinstance(last, tuple) else last)

    def _at(self, mark: Any) -> int:
        found: int = self._starts[mark.line] + mark.column
        return found
