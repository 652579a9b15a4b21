"""From the type of a field to the function that reads its value."""

from __future__ import annotations

import types
from collections import abc
from collections.abc import Callable, Iterable
from functools import cache
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from briefing.diagnostics import Diagnostic
from briefing.nearness import meant
from briefing.schema.faults import Mistakes, mistake, not_a_mapping, shown
from briefing.schema.rules import Rules
from briefing.schema.values import PARSERS, Parser
from briefing.sources import MappingNode, Node, ScalarNode, SequenceNode
from briefing.values import Value


class Before(Value):
    """In `Annotated`: what is made of a value before its type is looked at."""

    made: Callable[[Node], Node]


@cache
def parser_of(annotation: Any) -> Parser:
    """The reader of a type: a scalar, a class that reads itself by `of_node`, or something made of such."""
    if annotation in PARSERS:
        return PARSERS[annotation]
    if make := _MAKERS.get(get_origin(annotation)):
        return make(*get_args(annotation))
    if hasattr(annotation, "of_node"):
        reader: Parser = annotation.of_node
        return reader
    raise TypeError(f"{annotation} has no form in a brief")


def _each(read: Parser, items: Iterable[tuple[str | int, Node]]) -> list[Any]:
    """The values of all items, or the mistakes of all of them."""
    values, found = [], list[Diagnostic]()
    for key, node in items:
        try:
            values.append(read(node))
        except Mistakes as mistakes:
            found += mistakes.below(key)
    if found:
        raise Mistakes(found)
    return values


def _annotated(inner: Any, *metadata: Any) -> Parser:
    read = parser_of(inner)
    for extra in metadata:
        read = _prepared(read, extra) if isinstance(extra, Before) else ruled(read, extra)
    return read


def _prepared(read: Parser, before: Before) -> Parser:
    return lambda node: read(before.made(node))


def ruled(read: Parser, rules: Rules) -> Parser:
    """A reader that holds what it has read against the rules of its field."""

    def check(node: Node) -> Any:
        value = read(node)
        if value is not None:
            _hold(value, rules, node)
        return value

    return check


def _hold(value: Any, rules: Rules, node: Node) -> None:
    written = shown(node.text) if isinstance(node, ScalarNode) else ""
    if broken := rules.broken_by(value, written):
        code, message, help = broken
        raise mistake(code, message, node.span, help)


def _either(*options: Any) -> Parser:
    """The first option that takes the value; where none does, the mistakes of the last are told."""
    *others, last = [parser_of(option) for option in options if option is not types.NoneType]
    optional = types.NoneType in options

    def read(node: Node) -> Any:
        if optional and isinstance(node, ScalarNode) and node.is_null:
            return None
        for other in others:
            try:
                return other(node)
            except Mistakes:
                continue
        return last(node)

    return read


def _one_of(*choices: str) -> Parser:
    said = ", ".join(choices)

    def read(node: Node) -> str:
        if not isinstance(node, ScalarNode) or node.is_null:
            raise mistake("choice", f"one of {said} is expected here", node.span, "write one of them")
        if node.text in choices:
            return node.text
        help = meant(node.text, choices, "write one of them")
        raise mistake("choice", f"'{shown(node.text)}' is not one of {said}", node.span, help)

    return read


def _list(kind: Any, *others: Any) -> Parser:
    """A list of any length (a single text is the list of it alone), or of as many values as are named."""
    read, many = parser_of(kind), others == (...,)
    if not many and {kind, *others} != {kind}:
        raise TypeError("a list holds values of one kind")
    texts = many and isinstance(kind, type) and issubclass(kind, str)
    length = Rules(min_length=1 + len(others), max_length=1 + len(others))

    def read_all(node: Node) -> tuple[Any, ...]:
        if kind is str and many and isinstance(node, ScalarNode) and "," in node.text:
            said = f"'{shown(node.text)}' is one word here, not a list"
            raise mistake("not-a-list", said, node.span, f"write [{shown(node.text)}]")
        if texts and isinstance(node, ScalarNode) and not node.is_null:
            return (read(node),)
        if not isinstance(node, SequenceNode):
            help = "begin each entry with '- ' on a line of its own"
            raise mistake("not-a-list", "a list is expected here", node.span, help)
        if not many:
            _hold(node.items, length, node)
        return tuple(_each(read, enumerate(node.items)))

    return read_all


def _open(key: Any, kind: Any) -> Parser:
    """A mapping whose keys are the author's own, of a form that they have."""
    read_key, read = parser_of(key), parser_of(kind)

    def read_all(node: Node) -> dict[str, Any]:
        if not isinstance(node, MappingNode):
            raise not_a_mapping(node, "indent them below this key")
        _each(read_key, ((key, ScalarNode(key, node.keys[key], plain=False)) for key in node.items))
        return dict(zip(node.items, _each(read, node.items.items()), strict=True))

    return read_all


_MAKERS: Final[dict[Any, Callable[..., Parser]]] = {
    Annotated: _annotated, Union: _either, types.UnionType: _either, Literal: _one_of, tuple: _list, abc.Mapping: _open,
}  # fmt: skip
