"""The one way through a document: which fields of a node hold others is read off their types, so that none is passed over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final, TypeVar, cast, get_args, get_type_hints

from briefing.by_identity import ByIdentity
from briefing.diagnostics import Span
from briefing.document.blocks import Block, Blocks, Node
from briefing.document.inlines import Inline, Inlines, LineBreak, NoteReference, Text
from briefing.values import Value

_T = TypeVar("_T")

BLOCKS: Final = frozenset(get_args(Block))
INLINES: Final = frozenset(get_args(Inline))
_READ_FIRST: Final = ("kicker", "title", "term", "caption")  # wherever they stand among the fields


@cache
def inner_fields(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a class that hold inlines, blocks or other nodes, in the order in which they are read."""
    hints = get_type_hints(kind)
    found = [name for name in kind.__struct_fields__ if _holds(hints[name])]
    return tuple(sorted(found, key=lambda name: name not in _READ_FIRST))


@cache
def _fields_with(kind: Any, runs: bool) -> tuple[str, ...] | None:
    """The fields of a node that can hold a node, or a run of inlines; None for what is no node."""
    if not issubclass(kind, Node):
        return None
    hints = get_type_hints(kind)
    return tuple(name for name in inner_fields(kind) if runs or _holds_nodes(hints[name]))


def _holds(hint: Any) -> bool:
    """Whether a value of this type is a node or an inline, or has one in it."""
    if isinstance(hint, type) and issubclass(hint, Value):
        return hint in INLINES or issubclass(hint, Node)
    return any(_holds(part) for part in get_args(hint))


def _holds_nodes(hint: Any) -> bool:
    if isinstance(hint, type) and issubclass(hint, Value):
        return hint not in INLINES and issubclass(hint, Node)
    return any(_holds_nodes(part) for part in get_args(hint))


def walk(blocks: Blocks) -> Iterator[Block]:
    """Every block, depth first, in reading order."""
    return iter(_walked(blocks) if len(blocks) > 1 else _blocks_in(blocks))


def _blocks_in(blocks: Blocks) -> tuple[Block, ...]:
    return tuple(cast(Block, node) for node in nodes(blocks) if type(node) in BLOCKS)


_walked: Final = ByIdentity(_blocks_in)  # stages ask one after another of the same parts


def nodes(value: Any) -> Iterator[Node]:
    """Every block, item, row, cell and place in some blocks, depth first, in reading order."""
    found: list[Node] = []
    _gather(value, found)
    return iter(found)


def _gather(value: Any, found: list[Node]) -> None:
    if isinstance(value, tuple):
        if value and type(value[0]) not in INLINES:
            for item in value:
                _gather(item, found)
        return
    kind: Any = type(value)
    fields = _fields_with(kind, False)
    if fields is None:
        return
    found.append(value)
    for name in fields:
        if inner := getattr(value, name):
            _gather(inner, found)


def runs(blocks: Blocks) -> Iterator[Inlines]:
    """Every run of inlines, however deep it stands, in reading order."""
    return iter(_read(blocks) if len(blocks) > 1 else _runs_in(blocks))


def _runs_in(blocks: Blocks) -> tuple[Inlines, ...]:
    found: list[Inlines] = []
    _gather_runs(blocks, True, found)
    return tuple(found)


_read: Final = ByIdentity(_runs_in)


def inlines_of(block: Block) -> Iterator[Inlines]:
    """The runs of inlines that belong to a block itself, in reading order; blocks inside it have their own."""
    found: list[Inlines] = []
    for name in inner_fields(type(block)):
        _gather_runs(getattr(block, name), False, found)
    return iter(found)


def _gather_runs(value: Any, through_blocks: bool, found: list[Inlines]) -> None:
    if isinstance(value, tuple):
        if value and type(value[0]) in INLINES:
            found.append(value)
            return
        for item in value:
            _gather_runs(item, through_blocks, found)
        return
    kind: Any = type(value)
    fields = _fields_with(kind, True)
    if fields is None or not (through_blocks or kind not in BLOCKS):
        return
    for name in fields:
        if inner := getattr(value, name):
            _gather_runs(inner, through_blocks, found)


def rewritten(blocks: _T, change: Callable[[Inlines], Inlines]) -> _T:
    """The same with every run of inlines changed, however deep it stands; pictures stay as they are."""
    return cast(_T, _rebuilt(blocks, lambda node: node, change))


def remade(blocks: _T, change: Callable[[Node], Node]) -> _T:
    """The same with every node changed, in reading order, each before those in it; what needs no change stays the same object."""
    return cast(_T, _rebuilt(blocks, change, lambda run: run))


def _rebuilt(value: Any, node: Callable[[Node], Node], run: Callable[[Inlines], Inlines]) -> Any:
    if isinstance(value, tuple):
        if value and type(value[0]) in INLINES:
            return run(value)
        items = tuple(_rebuilt(item, node, run) for item in value)
        return items if any(a is not b for a, b in zip(items, value, strict=True)) else value
    if not isinstance(value, Node):
        return value
    made, changed = node(value), {}
    for name in inner_fields(type(made)):
        old = getattr(made, name)
        new = _rebuilt(old, node, run) if old else old
        if new is not old:
            changed[name] = new
    return made.replaced(**changed) if changed else made


# ------------------------------------------------------------------ inside a run


def children_of(inline: Inline) -> Inlines:
    """What stands inside an inline; a text, a note call and the end of a line hold nothing."""
    return () if isinstance(inline, Text | NoteReference | LineBreak) else inline.children


def with_children(inline: Inline, children: Inlines) -> Inline:
    """An inline around other children; one that can have none stays as it is."""
    if isinstance(inline, Text | NoteReference | LineBreak):
        return inline
    return inline.replaced(children=children)


def inlines_in(run: Inlines) -> Iterator[Inline]:
    """Every inline of a run, depth first, in reading order."""
    for inline in run:
        yield inline
        yield from inlines_in(children_of(inline))


def plain(run: Inlines) -> str:
    """The characters of a run of inlines, without notes."""
    found = []
    for inline in inlines_in(run):
        match inline:
            case Text(text=text):
                found.append(text)
            case LineBreak():
                found.append(" ")
            case _:
                pass
    return "".join(found)


def note_keys(run: Inlines) -> Iterator[str]:
    """Keys of the notes that a run of inlines calls, in order."""
    return (inline.key for inline in inlines_in(run) if isinstance(inline, NoteReference))


def span_of(run: Inlines) -> Span | None:
    """Where the first words of a run were written that know it."""
    for inline in inlines_in(run):
        if isinstance(inline, Text) and (found := inline.span or getattr(inline.text, "span", None)):
            return cast(Span, found)
    return None
