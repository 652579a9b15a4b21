"""YAML files as located values.

libyaml gives events; they are built here, so that values are those of the YAML 1.2 core schema
(`NO`, `10:30`, `0755` and dates stay text), duplicate keys are refused, and neither depth, size nor
aliases can harm.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml

from briefing.diagnostics import BriefError, Diagnostic, Span
from briefing.sources import spacing
from briefing.sources.explanations import explain
from briefing.sources.faults import Fault, Mark, quoted_line
from briefing.sources.files import display_name, read_text, refuse_controls, unified
from briefing.sources.located import MappingNode, Node, ScalarNode, SequenceNode
from briefing.sources.yaml_nodes import NodeMaker

DEEPEST: Final = 64
MOST_VALUES: Final = 200_000
LIBYAML_TOO_DEEP: Final = "exceeded maximum nesting depth"  # newer ones look ahead and stop before we can

_VALUES: Final = {yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent, yaml.AliasEvent}


def read_yaml(path: Path, root: Path) -> MappingNode:
    """The mapping of one file; names in spans begin with the folder `root`, as the author sees them."""
    name = display_name(path, root)
    return parse_yaml(read_text(path, root), name)


def parse_yaml(text: str, name: str) -> MappingNode:
    """The same from text already read; every fault is a `BriefError` at its place."""
    text = unified(text)
    refuse_controls(text, name)
    node = _Builder(text, name).build()
    if isinstance(node, MappingNode):
        return node
    raise BriefError.one(
        "not-a-mapping",
        "a file of briefs is made of 'key: value' lines",
        node.span,
        "begin with a key and a colon",
    )


class _Builder:
    """Events to nodes, without recursion."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.lines = text.split("\n")
        self.maker = NodeMaker(self.lines, name)
        self.odd_spaces = spacing.has_odd_spaces(text)
        self.stack: list[SequenceNode | MappingNode] = []
        self.waiting: list[str | None] = []  # for each mapping of the stack: the key whose value comes next

    def build(self) -> Node:
        root: Node | None = None
        try:
            for count, event in enumerate(self._events()):
                kind = type(event)
                if count > MOST_VALUES:
                    said = f"this file holds more than {MOST_VALUES} values"
                    self.maker.fail("too-many-values", said, event, "split it")
                if kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
                    self.stack.pop()
                    self.waiting.pop()
                elif kind in _VALUES:
                    node = self._node(event, kind)
                    root = node if root is None else root
                    self._put(node)
                elif kind is yaml.DocumentStartEvent and root is not None:
                    self.maker.fail("two-documents", "a second document starts here", event,
                               "remove the '---', or put what follows into a file of its own")  # fmt: skip
        except yaml.MarkedYAMLError as error:
            raise self._syntax(error) from error
        except yaml.YAMLError as error:
            raise BriefError.one(
                "yaml-syntax", "this is not a text file", Span(self.name), "save it as UTF-8"
            ) from error
        if root is None or (isinstance(root, ScalarNode) and root.is_null):
            raise BriefError.one(
                "empty-file", "the file is empty", Span(self.name), "write a key, or remove the file"
            )
        if self.maker.unseen:
            raise BriefError(self.maker.unseen)
        return root

    def _events(self) -> Iterator[Any]:
        loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
        return yaml.parse(self.text, Loader=loader)

    def _node(self, event: Any, kind: type[Any]) -> Node:
        if kind is not yaml.ScalarEvent and kind is not yaml.AliasEvent and len(self.stack) >= DEEPEST:
            raise self._too_deep(event.start_mark)
        is_key = bool(self.stack) and isinstance(self.stack[-1], MappingNode) and self.waiting[-1] is None
        return self.maker.node(event, is_key)

    def _too_deep(self, mark: Any) -> BriefError:
        return BriefError.one(
            "too-deep",
            f"brackets or lists are nested more than {DEEPEST} levels deep here",
            Span(self.name, mark.line + 1, mark.column + 1),
            "close some",
        )

    def _put(self, node: Node) -> None:
        if self.stack:
            self._into(self.stack[-1], node)
        if not isinstance(node, ScalarNode):
            self.stack.append(node)
            self.waiting.append(None)

    def _into(self, container: SequenceNode | MappingNode, node: Node) -> None:
        if isinstance(container, SequenceNode):
            container.items.append(node)
            return
        key = self.waiting[-1]
        if key is not None:
            container.items[key] = node
            self.waiting[-1] = None
            return
        self.waiting[-1] = self._key(container, node)

    def _key(self, container: MappingNode, node: Node) -> str:
        if not isinstance(node, ScalarNode):
            raise self._no_key(node)
        if node.plain:
            self._refuse_key(node)
        first = container.keys.get(node.text)
        if first is not None:
            raise BriefError([Diagnostic(
                "duplicate-key", f"'{node.text}' is written twice",
                node.span, "keep one of the two", related=((first, "first here"),),
            )])  # fmt: skip
        container.keys[node.text] = node.span
        return node.text

    def _refuse_key(self, node: ScalarNode) -> None:
        """Keys that are none: their line begins with a wrong space, or lacks one behind its hyphen."""
        number = node.span.line - 1
        explanation = spacing.led_wrongly(self.lines, number) if self.odd_spaces else None
        if explanation is None and node.text.startswith("-"):
            explanation = spacing.no_space_after_dash(self.lines, number)
        if explanation is not None:
            raise self.maker.explained(explanation)
        if node.text == "<<":
            raise BriefError.one(
                "alias",
                "'<<' takes lines from another place of the file, which briefs may not",
                node.span,
                "write the lines out",
            )

    def _no_key(self, node: Node) -> BriefError:
        span = node.span
        line = self.lines[span.line - 1]
        start = line.find("{{")
        if start < 0:
            return BriefError.one(
                "bad-key",
                "brackets or braces stand where a key is expected",
                span,
                "quote the text, or add a comma",
            )
        place = Span(self.name, span.line, start + 1, 2)
        return BriefError.one(
            "yaml-syntax", "text that begins with {{ must be quoted", place, quoted_line(line)
        )

    def _syntax(self, error: yaml.MarkedYAMLError) -> BriefError:
        if error.problem == LIBYAML_TOO_DEEP:
            return self._too_deep(error.problem_mark)
        explanation = explain(
            Fault(
                str(error.problem or ""),
                str(error.context or ""),
                _mark(error.problem_mark),
                _mark(error.context_mark),
            ),
            self.lines,
        )
        return self.maker.explained(explanation)


def _mark(mark: Any) -> Mark | None:
    return None if mark is None else (mark.line, mark.column)
