"""The author's inline markup: a small Markdown as inlines and blocks of the document tree.

Known are emphasis, strong, links, lists, paragraphs, `as it stands` and note calls [^source].
Everything else that Markdown can is an error, so that nothing is printed as it should not be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from briefing.diagnostics import BriefError, Span
from briefing.document import (
    Block,
    Blocks,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    NoteReference,
    Paragraph,
    Strong,
    Text,
)
from briefing.templates import INSERT, Inserts

NOTE: Final = re.compile(r"\[\^([^\]\s]+)\]")
_PARTS: Final = re.compile(f"({INSERT.pattern}|{NOTE.pattern})")
NBSP: Final = "\u00a0"


@dataclass(frozen=True, slots=True)
class Habits:
    """A language's habits of setting: its quotation marks, and where a line must not break."""

    double: tuple[str, str] = ("“", "”")
    single: tuple[str, str] = ("‘", "’")
    glue_before: tuple[str, ...] = ()  # "6 November": no break between a number and these words
    glue_after: tuple[str, ...] = ()  # "Tab C": no break after these words


def to_inlines(
    text: str, inserts: Inserts, habits: Habits, note: Callable[[str], str] | None = None, span: Span | None = None
) -> Inlines:
    """One run of inlines; `note` turns the key of a call into the key of a note."""
    reader = _Reader(inserts, note or (lambda key: key), span)
    tokens = _parser().parseInline(typographic(text.strip(), habits))
    return reader.inlines(tokens[0].children or []) if tokens else ()


def to_blocks(
    text: str,
    inserts: Inserts,
    habits: Habits,
    note: Callable[[str], str] | None = None,
    span: Span | None = None,
    style: str = "body",
) -> Blocks:
    """Paragraphs and lists."""
    reader = _Reader(inserts, note or (lambda key: key), span)
    return reader.blocks(_parser().parse(typographic(text.strip(), habits)), style)


@lru_cache(maxsize=1)
def _parser() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False})


class _Reader:
    """Markdown tokens to the document tree."""

    def __init__(self, inserts: Inserts, note: Callable[[str], str], span: Span | None) -> None:
        self.inserts, self.note, self.span = inserts, note, span

    def blocks(self, tokens: Sequence[Any], style: str) -> Blocks:
        found: list[Block] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.type == "paragraph_open":
                found.append(Paragraph(self.inlines(tokens[index + 1].children or []), style, span=self.span))
                index += 3
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                end = _closing(tokens, index)
                found.append(self._list(tokens[index : end + 1], style))
                index = end + 1
            else:
                raise self._unknown(token)
        return tuple(found)

    def _list(self, tokens: Sequence[Any], style: str) -> ListBlock:
        items, index = [], 1
        while index < len(tokens) - 1:
            end = _closing(tokens, index)
            items.append(ListItem(self.blocks(tokens[index + 1 : end], style), span=self.span))
            index = end + 1
        ordered = tokens[0].type == "ordered_list_open"
        return ListBlock(
            tuple(items), "number" if ordered else "bullet", size=style,
            start=int(tokens[0].attrGet("start") or 1), span=self.span,
        )  # fmt: skip

    def inlines(self, tokens: Sequence[Any]) -> Inlines:
        stack: list[tuple[str, list[Inline], str]] = [("", [], "")]
        for token in tokens:
            kind = token.type
            if kind == "text":
                stack[-1][1].extend(self._text(token.content))
            elif kind == "code_inline":
                stack[-1][1].append(Text(token.content.replace(" ", NBSP), self.span))
            elif kind == "softbreak":
                stack[-1][1].append(Text(" ", self.span))
            elif kind == "hardbreak":
                stack[-1][1].append(LineBreak())
            elif kind in ("em_open", "strong_open", "link_open"):
                stack.append((kind, [], str(token.attrGet("href") or "")))
            elif kind in ("em_close", "strong_close", "link_close"):
                opened, children, url = stack.pop()
                stack[-1][1].append(_wrapped(opened, tuple(children), url))
            else:
                raise self._unknown(token)
        return merged(stack[0][1])

    def _text(self, content: str) -> list[Inline]:
        found: list[Inline] = []
        at = 0
        for match in _PARTS.finditer(content):
            if match.start() > at:
                found.append(Text(content[at : match.start()], self.span))
            if match[2] is not None:
                found.extend(self.inserts.kept[int(match[2])])
            else:
                found.append(NoteReference(self.note(match[3])))
            at = match.end()
        if at < len(content):
            found.append(Text(content[at:], self.span))
        return found

    def _unknown(self, token: Any) -> BriefError:
        words = {
            "heading_open": "a heading (#)", "fence": "a code block", "code_block": "an indented code block",
            "blockquote_open": "a quotation (>)", "hr": "a rule (---)", "image": "a picture", "html_block": "HTML",
            "html_inline": "HTML",
        }  # fmt: skip
        return BriefError.one(
            "markdown", f"{words.get(token.type, token.type)} cannot stand in a text", self.span,
            "write plain paragraphs, lists, *emphasis*, **strong** or a link",
        )  # fmt: skip


def _wrapped(opened: str, children: Inlines, url: str) -> Inline:
    if opened == "em_open":
        return Emphasis(children)
    if opened == "strong_open":
        return Strong(children)
    return Link(url, children)


def _closing(tokens: Sequence[Any], start: int) -> int:
    depth = 0
    for index in range(start, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    raise AssertionError("markdown-it closes what it opens")


def merged(inlines: Sequence[Inline]) -> Inlines:
    """Neighbouring texts as one."""
    found: list[Inline] = []
    for inline in inlines:
        last = found[-1] if found else None
        if isinstance(inline, Text) and isinstance(last, Text):
            found[-1] = Text(last.text + inline.text, last.span)
        elif not (isinstance(inline, Text) and not inline.text):
            found.append(inline)
    return tuple(found)


# ------------------------------------------------------------------ typography

_CODE: Final = re.compile(r"(`[^`]*`|\]\([^)]*\)|<https?://[^>]*>)")
_OPENS: Final = re.compile(r"(?:^|(?<=[\s(\[{\u2013\u2014/“‘«„*_\u00a0]))")
_DOUBLE: Final = re.compile(_OPENS.pattern + r'"(?=\S)')
_DASH: Final = re.compile(r"(?<=\S) (?:-{1,3}|\u2013|\u2014) (?=\S)")
_SINGLE: Final = re.compile(_OPENS.pattern + r"'(?=\S)")


def typographic(text: str, habits: Habits) -> str:
    """Plain ASCII quotes, dashes, minus signs and spaces as a typesetter writes them; code and addresses untouched."""
    parts = _CODE.split(text)
    for index in range(0, len(parts), 2):
        parts[index] = _set_plain(parts[index], habits)
    return "".join(parts)


def _set_plain(text: str, habits: Habits) -> str:
    if '"' in text:
        text = _DOUBLE.sub(habits.double[0], text).replace('"', habits.double[1])
    if "'" in text:
        text = _SINGLE.sub(habits.single[0], text).replace("'", "’")
    if "-" in text:
        text = _DASH.sub("\u00a0– ", text)
        text = re.sub(r"(?<=\d)--(?=\d)", "–", text)
        text = re.sub(r"(?:(?<=\s)|(?<=\()|^)-(?=\d)", "−", text)
    text = text.replace("...", "…")
    if habits.glue_before:
        text = _glue_before(habits.glue_before).sub(rf"\1{NBSP}", text)
    if habits.glue_after:
        text = _glue_after(habits.glue_after).sub(rf"\1{NBSP}", text)
    return re.sub(r"(?<=\b[A-Z]\.) (?=[A-Z])", NBSP, text)


@lru_cache(maxsize=32)
def _glue_before(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(\d|%s) (?=(?:%s)\b)" % (CLOSE_CLASS, "|".join(map(re.escape, words))))


@lru_cache(maxsize=32)
def _glue_after(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b((?:%s)) (?=[\dA-Z]\b|\d)" % "|".join(map(re.escape, words)))


CLOSE_CLASS: Final = "\ue001"
