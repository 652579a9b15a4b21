"""Markdown tokens to the document tree. The only importer of markdown-it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

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
from briefing.lazy import lazy
from briefing.markup import unsupported
from briefing.markup.runs import merged
from briefing.markup.typography import NBSP, Habits, typographic
from briefing.templates import INSERT, Inserts, TextFault

if TYPE_CHECKING:
    import markdown_it
else:
    markdown_it = lazy("markdown_it")

NoteOf: TypeAlias = Callable[[str], str]

NOTE: Final = re.compile(r"\[\^([^\[\]\s]+)\]")
DEEPEST: Final = 6  # emphasis in links in emphasis, lists in lists
MOST_OPEN: Final = 40  # brackets or stars that no words part
_SIGNS: Final = re.compile(r"~~|[*_`\[\]<>#|\\&]|^ *(?:[-+]|\d{1,9}[.)])(?: |$)|^ {4}|^ *[-=]{2,} *$", re.M)
_SIGNS_OF_NOTES: Final = re.compile(r"\[\^[^\[\]\s]+\][:(\[]")
_HEAPED: Final = re.compile(rf"(?:[\[\]*`!<>~][^\w\n]?){{{MOST_OPEN}}}")
_PARTS: Final = re.compile(f"({INSERT.pattern}|{NOTE.pattern})")


def to_inlines(
    text: str, inserts: Inserts, habits: Habits, note: NoteOf | None = None, span: Span | None = None
) -> Inlines:
    """One run of inlines; `note` turns the key of a call into the key of a note."""
    converter = _Converter(inserts, note, span)
    tokens = _inline(typographic(text.strip(), habits))
    found = converter.inlines(tokens[0].children or []) if tokens else ()
    converter.stop_at_faults()
    return found


def to_blocks(
    text: str,
    inserts: Inserts,
    habits: Habits,
    note: NoteOf | None = None,
    span: Span | None = None,
    style: str = "body",
) -> Blocks:
    """Paragraphs and lists."""
    converter = _Converter(inserts, note, span)
    found = converter.blocks(_whole(typographic(text.strip(), habits)), style)
    converter.stop_at_faults()
    return found


def examine(text: str, inserts: Inserts, note: NoteOf) -> list[TextFault]:
    """Everything that is wrong in a filled text, each kind once, with its words and its line of the text."""
    converter = _Converter(inserts, note, None)
    if heap := _HEAPED.search(text):
        return [unsupported.heaped(heap[0], text.count("\n", 0, heap.start()))]
    if _SIGNS.search(NOTE.sub("", text)) or _SIGNS_OF_NOTES.search(text):
        body = text.strip()
        above = text[: text.find(body)].count("\n") if body else 0
        converter.blocks(parser().parse(body), "body", above)
    else:
        converter.calls(text)
    return list({fault.message: fault for fault in reversed(converter.faults)}.values())[::-1]


@lru_cache(maxsize=4096)
def _inline(text: str) -> Sequence[Any]:
    """The tokens of a line; the same text is read for many papers."""
    found: Sequence[Any] = parser().parseInline(text)
    return found


@lru_cache(maxsize=4096)
def _whole(text: str) -> Sequence[Any]:
    found: Sequence[Any] = parser().parse(text)
    return found


@lru_cache(maxsize=1)
def parser() -> Any:
    """The Markdown that authors may write, read once for all texts."""
    return markdown_it.MarkdownIt("commonmark", {"html": True}).disable(["reference", "text_join"])


class _Converter:
    """One text; what cannot be read is kept in `faults`."""

    def __init__(self, inserts: Inserts, note: NoteOf | None, span: Span | None) -> None:
        self.inserts, self.note, self.span = inserts, note or (lambda key: key), span
        self.faults: list[TextFault] = []
        self.line = 0

    def stop_at_faults(self) -> None:
        if self.faults:
            raise BriefError([fault.at(self.span) for fault in self.faults])

    def _fault(self, fault: TextFault) -> None:
        self.faults.append(fault.on_line(self.line))

    def blocks(self, tokens: Sequence[Any], style: str, above: int = 0) -> Blocks:
        found: list[Block] = []
        index = 0
        while index < len(tokens):
            token, end = tokens[index], _closing(tokens, index)
            if token.map:
                self.line = above + int(token.map[0])
            if token.type == "paragraph_open":
                found.append(Paragraph(self.inlines(tokens[index + 1].children or []), style, span=self.span))
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                found.append(self._list(tokens[index : end + 1], style, above))
            else:
                self._fault(unsupported.unknown(token))
            index = end + 1
        return tuple(found)

    def _list(self, tokens: Sequence[Any], style: str, above: int) -> ListBlock:
        items, index = [], 1
        if tokens[0].level >= 2 * DEEPEST:
            self._fault(unsupported.too_deep())
        ordered, start = tokens[0].type == "ordered_list_open", int(tokens[0].attrGet("start") or 1)
        while index < len(tokens) - 1:
            end = _closing(tokens, index)
            items.append(ListItem(self.blocks(tokens[index + 1 : end], style, above), span=self.span))
            index = end + 1
        if ordered and start > 1 and len(items) == 1:
            self._fault(unsupported.number_first(start))
        return ListBlock(
            tuple(items), "number" if ordered else "bullet", size=style, start=start, span=self.span
        )

    def inlines(self, tokens: Sequence[Any]) -> Inlines:
        stack: list[tuple[str, list[Inline], str]] = [("", [], "")]
        for index, token in enumerate(tokens):
            kind, run = token.type, stack[-1][1]
            if kind == "text_special":
                run.append(Text(token.content, self.span))
            elif kind == "text":
                begins = index == 0 or tokens[index - 1].type == "softbreak"
                if len(stack) > DEEPEST:
                    self._fault(unsupported.too_deep())
                for fault in unsupported.left_over(_beside(tokens, index), begins):
                    self._fault(fault)
                run.extend(self._text(token.content))
            elif kind == "code_inline":
                run.extend(self._code(token.content))
            elif kind in ("softbreak", "hardbreak"):
                self.line += 1
                run.append(Text(" ", self.span) if kind == "softbreak" else LineBreak())
            elif kind in ("em_open", "strong_open", "link_open"):
                stack.append((kind, [], self._address(token)))
            elif kind in ("em_close", "strong_close", "link_close"):
                opened, children, url = stack.pop()
                stack[-1][1].append(_wrapped(opened, merged(children), url))
            else:
                self._fault(unsupported.unknown(token))
        return merged(stack[0][1])

    def calls(self, text: str) -> None:
        """The note calls of a text that has no other signs."""
        for match in NOTE.finditer(text):
            self.line = text.count("\n", 0, match.start())
            self._call(match[1])

    def _text(self, content: str) -> list[Inline]:
        found: list[Inline] = []
        at = 0
        for match in _PARTS.finditer(content):
            found.append(Text(content[at : match.start()], self.span))
            if match[2] is not None:
                found.extend(self.inserts.kept[int(match[2])])
            else:
                found.extend(self._call(match[3]))
            at = match.end()
        return [*found, Text(content[at:], self.span)]

    def _call(self, key: str) -> Inlines:
        try:
            return (NoteReference(self.note(key)),)
        except TextFault as fault:
            self._fault(fault)
            return ()

    def _code(self, content: str) -> list[Inline]:
        found: list[Inline] = []
        for index, part in enumerate(re.split(INSERT.pattern, content)):
            found.extend(
                self.inserts.kept[int(part)] if index % 2 else (Text(part.replace(" ", NBSP), self.span),)
            )
        return found

    def _address(self, token: Any) -> str:
        url = str(token.attrGet("href") or "")
        if token.type == "link_open" and not re.match(r"(https?://|mailto:)", url):
            self._fault(unsupported.address(url))
        return url


def _beside(tokens: Sequence[Any], index: int) -> str:
    """The content of a text with a letter for the emphasis that it touches."""
    before = index > 0 and tokens[index - 1].type.endswith("_close")
    after = index + 1 < len(tokens) and tokens[index + 1].type.endswith("_open")
    return ("a" if before else "") + str(tokens[index].content) + ("a" if after else "")


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
