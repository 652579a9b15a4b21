"""Inlines: what a line of text is made of."""

from __future__ import annotations

from typing import Literal, TypeAlias

from briefing.diagnostics import Span
from briefing.values import Value


class Text(Value):
    """Plain characters; NBSP, NNBSP and soft hyphens mean what Unicode says."""

    text: str
    span: Span | None = None


class Emphasis(Value):
    """Set in italics, or as the style shows stress."""

    children: tuple[Inline, ...]


class Strong(Value):
    """Set bold."""

    children: tuple[Inline, ...]


class Language(Value):
    """A span in another language (BCP 47 tag); tagged Span with /Lang, hyphenated by its own rules."""

    tag: str
    children: tuple[Inline, ...]


class Tone(Value):
    """Inline colouring by role, never by value: 'muted', 'accent', 'label', 'warning', 'small'."""

    role: str
    children: tuple[Inline, ...]


class Link(Value):
    """To the outside world; the printed text must make sense on paper."""

    url: str
    children: tuple[Inline, ...]


class Reference(Value):
    """To an anchor of this document. `show` is what is printed: the children; the children and the page; the tab and the
    page. Of the last two nothing is printed where the document has no such anchor.
    """

    target: str
    children: tuple[Inline, ...] = ()
    show: Literal["children", "page", "place"] = "children"


class NoteReference(Value):
    """Raised call of a note by its number, or its `code` among the words; the note is in `Document.notes` under `key`."""

    key: str
    code: bool = False


class IndexMark(Value):
    """Prints its children and enters `entry` in the index of names, sorted by `sort`."""

    entry: str
    sort: str
    children: tuple[Inline, ...]


class LineBreak(Value):
    """The line ends here, the paragraph goes on."""


Inline: TypeAlias = (
    Text | Emphasis | Strong | Language | Tone | Link | Reference | NoteReference | IndexMark | LineBreak
)
Inlines: TypeAlias = tuple[Inline, ...]
