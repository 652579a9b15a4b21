"""What a shape of text does not take: markup in a name or a title, lists and paragraphs in a line."""

from __future__ import annotations

import re
from typing import Any, Final

from briefing.markup.reading import NOTE, parser
from briefing.templates import TextFault

_PERHAPS: Final = re.compile(r"[*_`\[<{]")
_BRACES: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{\{|\{%", re.S)
_BLOCKS: Final = re.compile(r"^ *(?:[-+*]|\d{1,9}[.)]) +\S|\n", re.M)
_MARKUP: Final = {"em_open": "emphasis", "strong_open": "emphasis", "code_inline": "code", "link_open": "a link", "image": "a picture"}  # fmt: skip
_PLAIN_HELP: Final = "write the words alone: this is a name or a title, and is printed as it stands"
_LINE_HELP: Final = "write one paragraph here, or put the list where a text stands"


def in_plain(text: str) -> TextFault | None:
    """The first markup in a text that is printed as it stands."""
    if not _PERHAPS.search(text):
        return None
    if found := _BRACES.search(text):
        return TextFault("markup", "nothing is filled in here", found[0], _PLAIN_HELP)
    if found := NOTE.search(text):
        return TextFault("markup", "a note cannot be called here", found[0], _PLAIN_HELP)
    tokens: list[Any] = parser().parseInline(text)[0].children or []
    for token in tokens:
        if token.type in _MARKUP:
            words = token.markup + token.content if token.type == "code_inline" else token.markup or "["
            return TextFault("markup", f"{_MARKUP[token.type]} cannot stand here", words, _PLAIN_HELP)
    return None


def in_line(filled: str) -> TextFault | None:
    """The list or the second paragraph in a text that is one paragraph."""
    if not _BLOCKS.search(body := filled.strip()):
        return None
    tokens = [token for token in parser().parse(body) if token.level == 0 and token.nesting >= 0]
    for number, token in enumerate(tokens):
        line = int(token.map[0]) if token.map else 0
        words = body.split("\n")[line].strip()
        if token.type in ("bullet_list_open", "ordered_list_open"):
            return TextFault("not-one-paragraph", "a list cannot stand here", words, _LINE_HELP).on_line(line)
        if number:
            message = "a second paragraph cannot stand here"
            return TextFault("not-one-paragraph", message, words, _LINE_HELP).on_line(line)
    return None
