"""A file of briefs with a comment on each key where it first stands, from the same words as `help`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from textwrap import wrap
from types import NoneType
from typing import Any, Final, Literal, get_args, get_origin

from briefing.checking.reading import RULES
from briefing.reference.files import FileKind
from briefing.reference.keys import Key, all_keys
from briefing.schema import AuthorText, Plain
from briefing.schema.types import parts_of
from briefing.sources import MappingNode, Node, ScalarNode, SequenceNode, parse_yaml

WIDEST: Final = 116  # of a line with its comment
_FEWEST_ABOVE: Final = 90


def explained(text: str, file: FileKind, known: frozenset[str] = frozenset()) -> str:
    """The text with its comments; the pages of keys that are `known` are not explained again."""
    lines = text.split("\n")
    seen = set(known)
    for number, key, value in sorted(
        _first_keys(parse_yaml(text, file.name), file), key=lambda found: found[0]
    ):
        if key.page not in seen:
            seen.add(key.page)
            behind = not (isinstance(value, ScalarNode) and value.plain and _takes_words(key))
            lines[number - 1] = _commented(lines[number - 1], said_of(key), behind)
    return "\n".join(lines)


def keys_in(node: MappingNode, file: FileKind) -> frozenset[str]:
    """The pages of the keys that a file has already."""
    return frozenset(key.page for _, key, _ in _first_keys(node, file))


def said_of(key: Key) -> str:
    """The meaning of a key, and what it may be where that is one of some words."""
    kinds = [key.kind, *get_args(key.kind)]
    choices = next((get_args(kind) for kind in kinds if get_origin(kind) is Literal), ())
    return key.meaning.says + (
        f": {', '.join(map(str, choices))}" if choices and NoneType not in choices else ""
    )


def _takes_words(key: Key) -> bool:
    """Whether the value may be of several words, now or once somebody has changed it."""
    parts = (part for part in parts_of(key.kind) if isinstance(part, type))
    return any(issubclass(part, Plain | AuthorText) for part in parts)


def _commented(line: str, said: str, behind: bool) -> str:
    """Behind the line where there is room and it may stand `behind`, else over it: a sign after words would seem to be one of them."""
    if behind and len(line) + 4 + len(said) <= WIDEST:
        return f"{line}  # {said}"
    indent = line[: len(line) - len(line.lstrip(" "))]
    above = wrap(said, max(WIDEST - len(indent) - 2, _FEWEST_ABOVE))
    return "\n".join([*(f"{indent}# {part}" for part in above), line])


def _first_keys(root: MappingNode, file: FileKind) -> Iterator[tuple[int, Key, Node]]:
    """Each key that begins its line, with the number of the line and its value."""
    if file.form in ("named", "listed"):
        for rule in RULES:
            if rule in root.keys:
                yield root.keys[rule].line, _index()[f"{file.path}/{rule}"], root.items[rule]
        if inner := root.items.get(file.key):
            yield from _below(inner, file.path.removesuffix("/*"))
        return
    yield from _below(root, file.path)


def _below(node: Node, path: str) -> Iterator[tuple[int, Key, Node]]:
    """The keys of a value; `*` stands for what the author calls the entries of a list or a mapping."""
    if isinstance(node, SequenceNode):
        for item in node.items:
            yield from _below(item, f"{path}/*")
    elif isinstance(node, MappingNode):
        for name, value in node.items.items():
            key = _index().get(f"{path}/{name}")
            if key is not None and not _in_braces(node):
                yield node.keys[name].line, key, value
            yield from _below(value, f"{path}/{name}" if key is not None else f"{path}/*")


def _in_braces(node: MappingNode) -> bool:
    """Whether keys share a line, as between braces."""
    lines = [span.line for span in node.keys.values()]
    return len(lines) != len(set(lines))


@cache
def _index() -> Mapping[str, Key]:
    """Keys by each of their places."""
    found: dict[str, Any] = {}
    for key in all_keys().values():
        for place in key.places:
            found.setdefault(place.path, key)
    return found
