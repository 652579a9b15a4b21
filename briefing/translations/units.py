"""The texts of a file that can be said in another language, each with the key under which its translation stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Final, Literal, TypeAlias

from briefing.diagnostics import Span
from briefing.judging.traversal import LISTS
from briefing.sources import MappingNode, Node, ScalarNode, SequenceNode
from briefing.values import Value

Need: TypeAlias = Literal["must", "name", "may", ""]  # "": no text, or none that another language says
Needs: TypeAlias = Mapping[str, Need]
DIGITS: Final = 8
NAMES: Final = "names"  # of charts: what is printed for a cell
_CALLS: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\[\^[^\]\s]*\]|\]\([^)\s]*\)|https?://\S+", re.S)
_LETTER: Final = re.compile(r"[^\W\d_]")


class Unit(Value):
    """A text: where it stands in its file, and what it says.

    `need`: a translation must have it (`must`), must have it where the language has other letters (`name`), or can do without.
    `cell` is the value of a chart that it names, where the author gave that no name.
    """

    key: str
    field: str
    text: str
    span: Span
    need: Need
    cell: str = ""

    @property
    def digest(self) -> str:
        return digest_of(self.text)


def digest_of(text: str) -> str:
    """What a translation holds of the text that it translates: the same however its lines are broken."""
    return blake2b(" ".join(text.split()).encode(), digest_size=DIGITS // 2).hexdigest()


def has_words(text: str) -> bool:
    """Whether anything but figures, calls and addresses is in a text."""
    return _LETTER.search(_CALLS.sub(" ", text)) is not None


class Fields(Value):
    """What can be translated: by field, and for charts the cells that they print; `codes` are no words, `worded` are none in the
    fields of that name.
    """

    needs: Needs
    cells: Mapping[str, Mapping[str, Span]]
    codes: frozenset[str] = frozenset()
    worded: Mapping[str, frozenset[str]] = {}

    def is_code(self, text: str, field: str) -> bool:
        """Whether a value of a field stands for something else, for which the program or another field has the words."""
        worded = self.worded.get(field.rpartition("/")[2], frozenset())
        return text in self.codes or "-".join(text.casefold().split()) in worded


def units_of(name: str, root: MappingNode, fields: Fields) -> Iterator[Unit]:
    """The texts of a file that is called `name` without its suffix, in the order of its lines."""
    kind, _, stem = name.partition("/")
    if kind not in LISTS:
        yield from _inside(root, "", f"{kind}/*" if stem else kind, fields)
        return
    for key, entry in _entries(root.items.get(LISTS[kind])):
        yield from _inside(entry, key, f"{kind}/*", fields)
        if kind == "charts" and isinstance(entry, MappingNode):
            yield from _cells(key, entry, fields.cells.get(key, {}))


def _cells(id_: str, chart: MappingNode, cells: Mapping[str, Span]) -> Iterator[Unit]:
    """The cells of a chart that the author gave no name."""
    names = chart.items.get(NAMES)
    named = names.items if isinstance(names, MappingNode) else {}
    for cell, span in cells.items():
        if cell not in named:
            yield Unit(f"{id_}/{NAMES}/{cell}", f"charts/*/{NAMES}/*", cell, span, "must", cell)


def _inside(node: Node, key: str, field: str, fields: Fields) -> Iterator[Unit]:
    if isinstance(node, ScalarNode):
        need = fields.needs.get(field)
        if need and not node.is_null and has_words(node.text) and not fields.is_code(node.text, field):
            yield Unit(key, field, node.text, node.span, need)
        return
    for name, inner in _entries(node):
        known = isinstance(node, MappingNode) and f"{field}/{name}" in fields.needs
        yield from _inside(
            inner, f"{key}/{name}" if key else name, f"{field}/{name if known else '*'}", fields
        )


def _entries(node: Node | None) -> Iterator[tuple[str, Node]]:
    """What stands in a mapping by its keys, and in a list by ids or, without, by numbers from 1."""
    if isinstance(node, MappingNode):
        yield from node.items.items()
    elif isinstance(node, SequenceNode):
        for number, item in enumerate(node.items, 1):
            id_ = item.items.get("id") if isinstance(item, MappingNode) else None
            yield (id_.text if isinstance(id_, ScalarNode) and id_.text else str(number)), item
