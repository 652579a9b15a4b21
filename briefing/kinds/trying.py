"""Values of a command line laid over what files say, for a trial: a mapping in which some keys hold something else."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final, TypeAlias

from briefing.diagnostics import BriefError, Diagnostic, Span
from briefing.nearness import meant
from briefing.sources import MappingNode, Node, ScalarNode, SequenceNode
from briefing.sources.assignments import Assignment

Path: TypeAlias = tuple[tuple[str, Span], ...]
_SHOWN: Final = 12


def tried(
    node: MappingNode,
    given: Sequence[Assignment],
    known: Collection[str],
    inside: Collection[str],
    also: Collection[str] = (),
) -> tuple[MappingNode, list[Diagnostic]]:
    """The mapping with some values in place of its own, and what is wrong with others. `known` are its keys, `also` what
    else may be meant.

    `style.accent` means `style.colours.accent`: a key that is none of `known` is looked for `inside` of some of them.
    """
    wrong: list[Diagnostic] = []
    for one in given:
        try:
            node = _with(node, _whole_path(node, one, known, inside, also), one.value)
        except BriefError as error:
            wrong += error.diagnostics
    return node, wrong


def _whole_path(
    node: MappingNode, one: Assignment, known: Collection[str], inside: Collection[str], also: Collection[str]
) -> Path:
    (first, span), *rest = one.path
    if first in known:
        return one.path
    below = {key: inner.items for key in inside if isinstance(inner := node.items.get(key), MappingNode)}
    homes = [key for key, items in below.items() if first in items]
    if not homes:
        names = [*known, *also, *dict.fromkeys(name for items in below.values() for name in items)]
        help = meant(first, names, "there are: " + ", ".join(list(known)[:_SHOWN]) + " …")
        raise BriefError.one("unknown-field", f"nothing is called '{first}' here", span, help)
    if len(homes) > 1 and rest:
        homes = [home for home in homes if _has(below[home][first], rest[0][0])] or homes
    if len(homes) > 1:
        both = " or ".join(f"{home}.{first}" for home in homes)
        raise BriefError.one("ambiguous", f"'{first}' is more than one thing here", span, f"write {both}")
    return ((homes[0], span), *one.path)


def _has(node: Node, key: str) -> bool:
    return isinstance(node, MappingNode) and key in node.items


def _with(node: MappingNode, path: Sequence[tuple[str, Span]], value: Node) -> MappingNode:
    (key, span), *rest = path
    below = node.items.get(key)
    if rest:
        if isinstance(below, SequenceNode) or (isinstance(below, ScalarNode) and not below.is_null):
            kind = "a list" if isinstance(below, SequenceNode) else "one value"
            help = f"write {key}=[…] with the whole list" if kind == "a list" else f"write {key}=…"
            raise BriefError.one(
                "not-a-mapping", f"'{key}' is {kind}, with nothing below it", rest[0][1], help
            )
        inner = below if isinstance(below, MappingNode) else MappingNode({}, {}, span)
        value = _with(inner, rest, value)
    return MappingNode({**node.items, key: value}, {**node.keys, key: span}, node.span)
