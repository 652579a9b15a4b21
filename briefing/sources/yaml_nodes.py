"""One event of YAML as a located value: what its text is, where it stands, and what may not be written."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

from briefing.diagnostics import BriefError, Diagnostic, Span
from briefing.letters import composed
from briefing.sources import spacing
from briefing.sources.faults import Explanation
from briefing.sources.files import unseen, unseen_in
from briefing.sources.located import MappingNode, Node, ScalarNode, SequenceNode
from briefing.sources.places import Places

_QUOTE: Final = "quote it if it is text"


class NodeMaker:
    """Makes the values of one file; invisible characters and folded lists are gathered in `unseen`."""

    def __init__(self, lines: list[str], name: str) -> None:
        self.lines, self.name = lines, name
        self.unseen: list[Diagnostic] = []

    def node(self, event: Any, is_key: bool) -> Node:
        """The value that an event begins; `is_key`: it stands where a key is expected."""
        kind = type(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marked(event, kind)
        if kind is yaml.ScalarEvent:
            return self._scalar(event, is_key)
        if kind is yaml.SequenceStartEvent:
            return SequenceNode([], self._span(event))
        return MappingNode({}, {}, self._span(event))

    def _refuse_marked(self, event: Any, kind: type[Any]) -> None:
        """Values that are a repetition, have a name for one, or are said to be of a kind."""
        if kind is yaml.AliasEvent:
            self.fail("alias", f"'*{event.anchor}' repeats another place of the file, which briefs may not", event,
                       f"{_QUOTE}, or write the value out")  # fmt: skip
        if event.anchor is not None:
            self.fail(
                "anchor", f"'&{event.anchor}' names a place of the file, which briefs may not", event, _QUOTE
            )
        if event.tag != "!":
            self.fail(
                "tag",
                f"'{self._word(event.start_mark)}' begins with an exclamation mark, which has a meaning of its own",
                event,
                _QUOTE,
            )

    def _scalar(self, event: Any, is_key: bool) -> ScalarNode:
        style = event.style or ""
        plain = event.implicit[0] and not style
        comment = self._comment(event.end_mark) if plain else None
        text = composed(event.value)
        scalar = ScalarNode(text, self._span(event), plain, style, comment, self._stuck(comment))
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
            self.unseen += self.explained(explanation).diagnostics

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

    def _span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        if start.line >= len(self.lines):  # an empty value after the last line
            return Span(self.name, len(self.lines), len(self.lines[-1]) + 1)
        last = end.column if start.line == end.line else len(self.lines[start.line])
        return Span(self.name, start.line + 1, start.column + 1, max(last - start.column, 1))

    def fail(self, code: str, message: str, event: Any, help: str) -> None:
        """Raise the `BriefError` of what an event may not be."""
        mark = event.start_mark
        raise BriefError.one(code, message, Span(self.name, mark.line + 1, mark.column + 1), help)

    def explained(self, explanation: Explanation) -> BriefError:
        """The error of a mistake at its place."""
        line, column = explanation.at
        place = Span(self.name, line + 1, column + 1, explanation.length)
        return BriefError.one("yaml-syntax", explanation.message, place, explanation.help)
