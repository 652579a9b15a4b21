"""Slips of typing that are good YAML but surely not meant."""

from __future__ import annotations

import re
from typing import Final

from briefing.diagnostics import Problems, Severity, Span
from briefing.sources import MappingNode, Node, ScalarNode, SequenceNode

COMMENT: Final = "comment-in-text"
_NBSP: Final = "\u00a0"
_WRAPPED: Final = re.compile(r"“[^“”]*”|„[^„“]*“|«[^«»]*»")
_KEY: Final = re.compile(r"[a-z][a-z-]*:\S|[a-z][a-z-]*:\u00a0")


def check(node: Node, problems: Problems) -> None:
    """Warn of quotation marks that quote nothing, spaces that are none, and keys without a space."""
    if isinstance(node, MappingNode):
        for key, span in node.keys.items():
            if _NBSP in key:
                _no_break_space(key, span, problems)
        for value in node.items.values():
            check(value, problems)
    elif isinstance(node, SequenceNode):
        for value in node.items:
            check(value, problems)
    elif node.plain:
        _plain(node, problems)


def forget_followed(problems: Problems) -> None:
    """Take the warning of a comment back where the value before it is wrong by itself: then the comment is meant as one."""
    wrong = {(d.span.file, d.span.line) for d in problems.errors if d.span and d.code != COMMENT}
    problems.found[:] = [
        d
        for d in problems.found
        if not (
            d.code == COMMENT
            and d.severity is Severity.WARNING
            and d.span
            and (d.span.file, d.span.line) in wrong
        )
    ]


def _plain(scalar: ScalarNode, problems: Problems) -> None:
    text = scalar.text
    if scalar.comment is not None and (
        (scalar.stuck and not scalar.is_null) or isinstance(scalar.value, str)
    ):
        said = "' #' begins a comment: the rest of the line is not read"
        if scalar.stuck:
            problems.error(COMMENT, said, scalar.comment, "quote the whole text")
        elif " " in text:
            help = "quote the whole text, or put the comment on a line of its own"
            problems.warn(COMMENT, said, scalar.comment, help)
    if _WRAPPED.fullmatch(text):
        problems.warn(
            "typographic-quotes", "these quotation marks do not quote in YAML and will be printed", scalar.span,
            'use plain " instead, or put plain " around them if they are meant',
        )  # fmt: skip
    elif _KEY.match(text) and not re.match(r"(https?|mailto|data):", text) and " " not in text.split(":")[0]:
        at = text.index(":") + 1
        space = Span(scalar.span.file, scalar.span.line, scalar.span.column + at)
        said = (
            "a no-break space follows the colon"
            if text[at] == _NBSP
            else "no space follows the colon, so this is text and not a key"
        )
        problems.warn(
            "colon-without-space", said, space, "type an ordinary space after the colon, or quote the text"
        )


def _no_break_space(key: str, span: Span, problems: Problems) -> None:
    place = Span(span.file, span.line, span.column + key.index(_NBSP))
    problems.warn("no-break-space", "a no-break space stands in a key", place, "type an ordinary space")
