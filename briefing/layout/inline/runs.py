"""Inlines of the document tree as runs of type: face, size, colour, and what a screen reader hears."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from briefing.diagnostics import Span
from briefing.document import (
    Emphasis,
    IndexMark,
    Inline,
    Inlines,
    Language,
    LineBreak,
    Link,
    NoteReference,
    Reference,
    Strong,
    Text,
    Tone,
)
from briefing.faces import Face
from briefing.frames.colours import Colour
from briefing.layout.anchors import note_anchor
from briefing.layout.context import PartContext
from briefing.layout.inline.note_calls import close, gathered, settled
from briefing.layout.typography import Type
from briefing.values import Record, Value

_CAPITALS: Final = "".join(map(chr, filter(lambda code: chr(code).isupper(), range(0x250)))) + "Ѐ-Я"
NOTE_RISE = 0.34
BETWEEN_CALLS: Final = ",\u200b"  # a long group of calls may go on in the next line
_ACRONYM: Final = re.compile(rf"(?<!\w)[{_CAPITALS}]{{2,}}(?=s?(?!\w))")


class Voice(Value):
    """An inline structure element to be: its tag, and what it carries. `parent` is the voice around it."""

    tag: str
    lang: str = ""
    url: str = ""
    target: str = ""
    parent: Voice | None = None
    key: int = 0  # tells two neighbours with equal facts apart

    @property
    def link(self) -> Voice | None:
        """The link that it is or lies in."""
        voice: Voice | None = self
        while voice is not None and voice.tag != "Link":
            voice = voice.parent
        return voice


class Run(Record):
    """Characters of one look. `late` is the anchor of a late number, with the `room` kept for it (points); `mention` an
    entry of the index of names.
    """

    text: str
    face: Face
    size: float
    colour: Colour
    rise: float = 0.0
    voice: Voice | None = None
    late: str = ""
    room: float = 0.0
    mention: tuple[str, str] | None = None
    break_after: bool = False
    language: str = ""
    note: str = ""  # key of the note that it calls
    span: Span | None = None  # where its words were written


class _Look(NamedTuple):
    bold: bool = False
    italic: bool = False
    sans: bool = False
    smaller: int = 0  # sizes of the style below the paragraph's own
    colour: Colour | None = None
    voice: Voice | None = None
    mention: tuple[str, str] | None = None
    language: str = ""


class RunBuilder(Record):
    """Turns one paragraph's inlines into runs."""

    context: PartContext
    type: Type
    _count: int = 0

    def runs(self, inlines: Inlines, span: Span | None) -> list[Run]:
        match self.context.style.note_calls:
            case "clause":
                inlines = settled(inlines)
            case "paragraph":
                inlines = gathered(inlines, self.context.around.note_number)
            case "word":
                inlines = close(inlines)
        return list(self._all(inlines, _Look(), span))

    def _all(self, inlines: Inlines, look: _Look, span: Span | None) -> Iterator[Run]:
        after_note = False
        for inline in inlines:
            if isinstance(inline, NoteReference) and not inline.code:
                call = list(self._note(inline, look))
                if after_note and call:
                    yield self._raised(BETWEEN_CALLS, look)
                yield from call
                after_note = after_note or bool(call)
                continue
            after_note = False
            yield from self._one(inline, look, span)

    def _one(self, inline: Inline, look: _Look, span: Span | None) -> Iterator[Run]:
        match inline:
            case Text(text=text, span=own):
                yield from self._text(text, look, own or getattr(text, "span", None) or span)
            case LineBreak():
                yield self._plain("", look).replaced(break_after=True)
            case Emphasis(children=children):
                yield from self._all(children, _with(look, italic=True), span)
            case Strong(children=children):
                yield from self._all(children, _with(look, bold=True), span)
            case Tone(role=role, children=children):
                yield from self._all(children, self._toned(look, role), span)
            case Language(tag=tag, children=children):
                voice = self._voice("Span", look, lang=tag)
                yield from self._all(children, _with(look, voice=voice, language=tag), span)
            case Link(url=url, children=children):
                if self._may_link(look, url.strip()):
                    voice = self._voice("Link", look, url=url.strip())
                    look = _with(look, voice=voice, colour=self.context.colour("link"))
                yield from self._all(children, look, span)
            case Reference():
                yield from self._reference(inline, look, span)
            case IndexMark(entry=entry, sort=sort, children=children):
                yield from self._all(children, _with(look, mention=(sort, entry)), span)
            case NoteReference(key=key):
                note = self.context.around.note(key)
                words = note.code or str(note.number) if note is not None else ""
                yield self._plain(words, _with(look, voice=self._calling(key, look))).replaced(note=key)

    def _voice(self, tag: str, look: _Look, lang: str = "", url: str = "", target: str = "") -> Voice:
        self._count += 1
        return Voice(tag, lang, url, target, look.voice, self._count)

    def _may_link(self, look: _Look, target: str) -> bool:
        """Whether words can lead there: on a screen, to something, and not from inside another link."""
        inside = look.voice is not None and look.voice.link is not None
        return bool(target) and self.context.typography.format.print.links and not inside

    def _toned(self, look: _Look, role: str) -> _Look:
        if role == "label":
            return _with(
                look, bold=True, sans=True, smaller=look.smaller + 1, colour=self.context.colour("label")
            )
        if role == "small":
            return _with(look, smaller=look.smaller + 1)
        return _with(look, colour=self.context.colour(role))

    def _face(self, look: _Look) -> Face:
        if look.sans:
            return self.context.typography.label(look.bold, look.italic)
        return self.type.face(look.bold, look.italic)

    def _size(self, look: _Look) -> float:
        size = self.type.size
        for _ in range(look.smaller):
            size = self.context.style.below(size)
        return size

    def _plain(self, text: str, look: _Look) -> Run:
        return Run(
            text, self._face(look), self._size(look), look.colour or self.type.colour,
            voice=look.voice, mention=look.mention, language=look.language,
        )  # fmt: skip

    def _text(self, text: str, look: _Look, span: Span | None) -> Iterator[Run]:
        if self.type.style.caps:
            text = text.upper()
        base, style = self._plain("", look), self.type.style
        for chosen, piece in self.context.covered(
            text, base.face, look.bold or style.bold, look.italic or style.italic, span, breaks=True
        ):
            if self.type.style.small_caps:
                piece = _ACRONYM.sub(lambda match, face=chosen: face.acronym(match[0]), piece)  # type: ignore[misc]
            yield Run(
                piece,
                chosen,
                base.size,
                base.colour,
                voice=look.voice,
                mention=look.mention,
                language=look.language,
                span=span,
            )

    def _raised(self, text: str, look: _Look, voice: Voice | None = None) -> Run:
        size = self._size(look)
        return Run(
            text, self._face(look), self.context.style.smallest, look.colour or self.context.colour("muted"), size * NOTE_RISE,
            voice or look.voice, language=look.language,
        )  # fmt: skip

    def _note(self, inline: NoteReference, look: _Look) -> Iterator[Run]:
        number = self.context.around.note_number(inline.key)
        if number is None:
            return
        yield self._raised(str(number), look, self._calling(inline.key, look)).replaced(note=inline.key)

    def _calling(self, key: str, look: _Look) -> Voice:
        """The reference to a note, a link where there is a list that it leads to."""
        target = note_anchor(key, self.context.section)
        voice = self._voice("Reference", look)
        if self.context.around.tab_of(target) is not None and self._may_link(look, target):
            return Voice("Link", target=target, parent=voice, key=voice.key)
        return voice

    def _reference(self, inline: Reference, look: _Look, span: Span | None) -> Iterator[Run]:
        tab = self.context.around.tab_of(inline.target)
        voice = self._voice("Reference", look)
        if tab is not None and self._may_link(look, inline.target):
            voice = Voice("Link", target=inline.target, parent=voice, key=voice.key)
        inner = _with(look, voice=voice)
        if inline.show == "children":
            yield from self._all(inline.children, inner, span)
        elif tab is not None:
            if inline.show == "page":
                yield from self._all(inline.children, inner, span)
            else:
                yield from self._text(self._before_page(tab), inner, span)
            base = self._plain("", inner)
            room = base.face.width("0" * self.context.around.digits, base.size)
            yield base.replaced(late=inline.target, room=room)

    def _before_page(self, letter: str) -> str:
        """ "Tab E, page "."""
        around = self.context.around
        page = f"{around.word('page')}\u00a0".lstrip()
        return f"{around.word('tab')}\u00a0{letter}, {page}".lstrip() if letter else page


def _with(look: _Look, **changes: Any) -> _Look:
    return look._replace(**changes)
