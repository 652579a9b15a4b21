"""`style.accent=#7a1f2b`: a value given on a command line for one build, located like one of a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.diagnostics import GIVEN, BriefError, Diagnostic, Span
from briefing.sources.files import REFUSED
from briefing.sources.located import MappingNode, Node, ScalarNode, SequenceNode
from briefing.sources.yaml_files import parse_yaml
from briefing.values import Value

_LEAD: Final = "v: "  # what stands before a value that is read as YAML
_AS_YAML: Final = ("[", "{", '"', "'")
_LIKE: Final = "write for example --set style.accent=#7a1f2b"


class Assignment(Value):
    """`path` are the keys with their places, from outside to inside; `text` is all of it as it was typed."""

    path: tuple[tuple[str, Span], ...]
    value: Node
    text: str

    def below(self, keys: int) -> Assignment:
        """The same seen from inside of the first keys."""
        return self.replaced(path=self.path[keys:])


def assignments(arguments: Sequence[str]) -> tuple[Assignment, ...]:
    """All of them; what is no assignment, or is given twice, is a `BriefError`."""
    found: dict[tuple[str, ...], Assignment] = {}
    wrong: list[Diagnostic] = []
    for number, text in enumerate(arguments, 1):
        try:
            one = _assignment(text, number)
        except BriefError as error:
            wrong += error.diagnostics
            continue
        keys = tuple(key for key, _ in one.path)
        if keys in found:
            said = f"'{'.'.join(keys)}' is set twice"
            wrong.append(Diagnostic("duplicate-key", said, one.path[0][1], "set it once"))
        found.setdefault(keys, one)
    if wrong:
        raise BriefError(wrong)
    return tuple(found.values())


def assigned_in(lines: Sequence[str]) -> tuple[Assignment, ...]:
    """Those that stand on the lines of a file that is made of arguments; other lines of it are empty."""
    return tuple(_assignment(text, number) for number, text in enumerate(lines, 1) if text)


def _assignment(text: str, line: int) -> Assignment:
    keys, equals, value = text.partition("=")
    whole = Span(GIVEN, line, 1, max(len(text), 1))
    if not equals:
        raise BriefError.one("bad-assignment", f"'{text}' sets nothing: it has no '='", whole, _LIKE)
    if REFUSED.search(text) or "\n" in text:
        raise BriefError.one(
            "bad-assignment", "a sign that no text holds stands here", whole, "type it again"
        )
    path, at = [], 1
    for key in keys.split("."):
        if not key.strip() or key != key.strip():
            span = Span(GIVEN, line, at, max(len(key), 1))
            raise BriefError.one("bad-assignment", "a key is missing before '='", span, _LIKE)
        path.append((key, Span(GIVEN, line, at, len(key))))
        at += len(key) + 1
    return Assignment(tuple(path), _value(value, Span(GIVEN, line, len(keys) + 2, max(len(value), 1))), text)


def _value(text: str, span: Span) -> Node:
    """Plain text as it is; lists, mappings and quoted texts as YAML writes them."""
    if not text.startswith(_AS_YAML):
        return ScalarNode(text, span)
    moved = span.column - 1 - len(_LEAD)
    try:
        return _moved(parse_yaml(_LEAD + text, GIVEN).items["v"], span.line, moved)
    except BriefError as error:
        raise BriefError(
            d.replaced(span=_placed(d.span, span.line, moved) if d.span else span) for d in error.diagnostics
        ) from error


def _moved(node: Node, line: int, columns: int) -> Node:
    span = _placed(node.span, line, columns)
    if isinstance(node, MappingNode):
        items = {key: _moved(value, line, columns) for key, value in node.items.items()}
        return MappingNode(items, {k: _placed(s, line, columns) for k, s in node.keys.items()}, span)
    if isinstance(node, SequenceNode):
        return SequenceNode([_moved(item, line, columns) for item in node.items], span)
    return node.replaced(span=span)


def _placed(span: Span, line: int, columns: int) -> Span:
    return Span(span.file, line, max(span.column + columns, 1), span.length)
