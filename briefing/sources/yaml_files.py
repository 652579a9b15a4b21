"""YAML files as located values. The only importer of PyYAML.

libyaml gives events; they are built here, so that values are those of the YAML 1.2 core schema
(`NO`, `10:30`, `0755` and dates stay text), duplicate keys are refused, and neither depth, size nor
aliases can harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml

from briefing.diagnostics import BriefError, Diagnostic, Span
from briefing.letters import composed
from briefing.sources import spacing
from briefing.sources.explanations import explain
from briefing.sources.faults import Explanation, Fault, Mark, quoted_line
from briefing.sources.files import display_name, read_text, refuse_controls, unified, unseen, unseen_in
from briefing.sources.located import MappingNode, Node, ScalarNode, SequenceNode
from briefing.sources.places import Places

DEEPEST: Final = 64
MOST_VALUES: Final = 200_000
LIBYAML_TOO_DEEP: Final = "exceeded maximum nesting depth"  # newer ones look ahead and stop before we can

_QUOTE: Final = "quote it if it is text"
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
        self.odd_spaces = spacing.has_odd_spaces(text)
        self.stack: list[SequenceNode | MappingNode] = []
        self.unseen: list[Diagnostic] = []
        self.waiting: list[str | None] = []  # for each mapping of the stack: the key whose value comes next

    def build(self) -> Node:
        root: Node | None = None
        try:
            for count, event in enumerate(self._events()):
                kind = type(event)
                if count > MOST_VALUES:
                    said = f"this file holds more than {MOST_VALUES} values"
                    self._fail("too-many-values", said, event, "split it")
                if kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
                    self.stack.pop()
                    self.waiting.pop()
                elif kind in _VALUES:
                    node = self._node(event, kind)
                    root = node if root is None else root
                    self._put(node)
                elif kind is yaml.DocumentStartEvent and root is not None:
                    self._fail("two-documents", "a second document starts here", event,
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
        if self.unseen:
            raise BriefError(self.unseen)
        return root

    def _events(self) -> Iterator[Any]:
        loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
        return yaml.parse(self.text, Loader=loader)

    def _too_deep(self, mark: Any) -> BriefError:
        return BriefError.one(
            "too-deep",
            f"brackets or lists are nested more than {DEEPEST} levels deep here",
            Span(self.name, mark.line + 1, mark.column + 1),
            "close some",
        )

    def _span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        if start.line >= len(self.lines):  # an empty value after the last line
            return Span(self.name, len(self.lines), len(self.lines[-1]) + 1)
        last = end.column if start.line == end.line else len(self.lines[start.line])
        return Span(self.name, start.line + 1, start.column + 1, max(last - start.column, 1))

    def _fail(self, code: str, message: str, event: Any, help: str) -> None:
        mark = event.start_mark
        raise BriefError.one(code, message, Span(self.name, mark.line + 1, mark.column + 1), help)

    def _node(self, event: Any, kind: type[Any]) -> Node:
        if kind is not yaml.ScalarEvent and kind is not yaml.AliasEvent and len(self.stack) >= DEEPEST:
            raise self._too_deep(event.start_mark)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marked(event, kind)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.SequenceStartEvent:
            return SequenceNode([], self._span(event))
        return MappingNode({}, {}, self._span(event))

    def _refuse_marked(self, event: Any, kind: type[Any]) -> None:
        """Values that are a repetition, have a name for one, or are said to be of a kind."""
        if kind is yaml.AliasEvent:
            self._fail("alias", f"'*{event.anchor}' repeats another place of the file, which briefs may not", event,
                       f"{_QUOTE}, or write the value out")  # fmt: skip
        if event.anchor is not None:
            self._fail(
                "anchor", f"'&{event.anchor}' names a place of the file, which briefs may not", event, _QUOTE
            )
        if event.tag != "!":
            self._fail(
                "tag",
                f"'{self._word(event.start_mark)}' begins with an exclamation mark, which has a meaning of its own",
                event,
                _QUOTE,
            )

    def _scalar(self, event: Any) -> ScalarNode:
        style = event.style or ""
        plain = event.implicit[0] and not style
        comment = self._comment(event.end_mark) if plain else None
        text = composed(event.value)
        scalar = ScalarNode(text, self._span(event), plain, style, comment, self._stuck(comment))
        is_key = bool(self.stack) and isinstance(self.stack[-1], MappingNode) and self.waiting[-1] is None
        if style != "|" and event.end_mark.line > event.start_mark.line:
            self._refuse_folded_list(event)
        if (found := unseen_in(text, is_key)) is not None:
            self._unseen(scalar, found.start())
        return scalar

    def _refuse_folded_list(self, event: Any) -> None:
        """Entries of a list that would be printed as one paragraph with hyphens in it."""
        first, last = event.start_mark.line + 1, event.end_mark.line + (event.end_mark.column > 0)
        line = spacing.folded_list(self.lines, first, last) if last > first else None
        if line is not None:
            column = len(self.lines[line]) - len(self.lines[line].lstrip())
            help = (
                "write '|' and a line break before the text"
                if event.style != ">"
                else "write '|' in place of '>'"
            )
            explanation = Explanation(
                "the lines of this list would be joined into one paragraph", help, (line, column)
            )
            self.unseen += self._explained(explanation).diagnostics

    def _unseen(self, scalar: ScalarNode, at: int) -> None:
        """Note an invisible character; one that a backslash makes is told by its backslash."""
        place = Places(scalar.text, scalar.span, self.lines).at(at)
        problem = unseen(scalar.text[at], place)
        if scalar.style == '"' and self.lines[place.line - 1].startswith("\\", place.column - 1):
            problem = problem.replaced(help="delete it, or double the backslash if one is meant")
        self.unseen.append(problem)

    def _comment(self, end: Any) -> Span | None:
        """A comment on the line on which a value ends."""
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        at = line.find("#", end.column)
        if at < 0 or line[end.column : at].strip():
            return None
        return Span(self.name, end.line + 1, at + 1, len(line.rstrip()) - at)

    def _stuck(self, comment: Span | None) -> bool:
        return (
            comment is not None
            and re.match(r"#[^\s#]", self.lines[comment.line - 1][comment.column - 1 :]) is not None
        )

    def _word(self, mark: Any) -> str:
        words = self.lines[mark.line][mark.column :].split()
        return str(words[0]) if words else ""

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
                "duplicate-key", f"'{node.text}' is written twice: on line {first.line} and on line {node.span.line}",
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
            raise self._explained(explanation)
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
        return self._explained(explanation)

    def _explained(self, explanation: Explanation) -> BriefError:
        line, column = explanation.at
        place = Span(self.name, line + 1, column + 1, explanation.length)
        return BriefError.one("yaml-syntax", explanation.message, place, explanation.help)


def _mark(mark: Any) -> Mark | None:
    return None if mark is None else (mark.line, mark.column)
