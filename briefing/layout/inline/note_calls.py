"""Where the calls of notes stand: behind the clause or at the end of the paragraph they belong to, so that none is read as an exponent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from briefing.document import (
    Emphasis,
    Inline,
    Inlines,
    Language,
    LineBreak,
    NoteReference,
    Strong,
    Text,
    Tone,
    children_of,
    inlines_in,
    plain,
    with_children,
)
from briefing.values import Record, field

_CLAUSE_END: Final = re.compile(r"[,;:.!?…]+[)”’»\"']*(?=[ \n]|$)")
_SHORTENED: Final = re.compile(  # what ends no clause though it has a point: titles, initials, H.R.
    r"(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Amb|Sen|Rep|Gov|Gen|Col|Lt|Prof|St|No|Nos|Jr|Sr|[A-ZА-Я](?:\.[A-ZА-Я])*)\.$"
)
_CLOSES: Final = re.compile(r"[,;:.!?…)”’»]")
_SENTENCE_END: Final = re.compile(r"[.!?…][)”’»\"']*$")
_SENTENCE_INSIDE: Final = re.compile(r"[.!?…][)”’»\"']*[ \n]")
_EXPONENTS: Final = frozenset("0123456789²³")
NARROW: Final = "\u202f"


def ends_sentence(words: str) -> bool:
    return bool(_SENTENCE_END.search(words))


def close(inlines: Inlines) -> Inlines:
    """The same words with each call close to the one before it: a space between them goes behind the call, or away
    before a sign that ends a clause.
    """
    if not _has_call(inlines):
        return inlines
    leaves = [one for one in inlines_in(inlines) if isinstance(one, Text | NoteReference | LineBreak)]
    texts = [one.text if isinstance(one, Text) else "" for one in leaves]
    for at in (n for n, one in enumerate(leaves) if isinstance(one, NoteReference) and not one.code):
        before = next((n for n in reversed(range(at)) if texts[n].strip(" ") or _stands(leaves[n])), None)
        spaced = range(at if before is None else before, at)
        if not any(texts[n].endswith(" ") for n in spaced):
            continue
        for n in spaced:
            texts[n] = texts[n].rstrip(" ")
        after = next((n for n in range(at + 1, len(leaves)) if texts[n] or _stands(leaves[n])), None)
        if after is not None and texts[after] and not _CLOSES.match(texts[after]):
            texts[after] = " " + texts[after].lstrip(" ")
    return _with_texts(inlines, iter(texts))


def _stands(leaf: Inline) -> bool:
    """Whether it is printed, and no text."""
    return not isinstance(leaf, Text) and not (isinstance(leaf, NoteReference) and not leaf.code)


def _with_texts(inlines: Inlines, texts: Iterator[str]) -> Inlines:
    """The same with other texts in its leaves, in order."""
    found: list[Inline] = []
    for inline in inlines:
        if not isinstance(inline, Text | NoteReference | LineBreak):
            found.append(with_children(inline, _with_texts(children_of(inline), texts)))
        elif (text := next(texts)) or not isinstance(inline, Text):
            found.append(
                inline.replaced(text=text) if isinstance(inline, Text) and text != inline.text else inline
            )
    return tuple(found)


def settled(inlines: Inlines) -> Inlines:
    """The same words with each call after the punctuation that ends its clause, once in a sentence; what has none
    stands at the end.
    """
    if not _has_call(inlines):
        return inlines
    placer = _Placer()
    found = list(placer.placed(close(inlines)))
    if placer.waiting:
        if _last_letter(found) in _EXPONENTS:
            found.append(Text(NARROW))
        found += _calls(placer.waiting)
    return tuple(_once_a_sentence(found))


def gathered(inlines: Inlines, number: Callable[[str], int | None]) -> Inlines:
    """The same words with all calls as one group at their end, each once, in the order of their numbers."""
    keys = called_in(inlines)
    return with_calls(without_calls(inlines), in_order(keys, number)) if keys else inlines


def called_in(inlines: Inlines) -> list[str]:
    """The keys of the raised calls in some words, each once."""
    found = (inline for inline in inlines_in(inlines) if isinstance(inline, NoteReference))
    return list(dict.fromkeys(inline.key for inline in found if not inline.code))


def in_order(keys: Iterable[str], number: Callable[[str], int | None]) -> list[str]:
    """Each key once, in the order of their numbers."""
    return sorted(dict.fromkeys(keys), key=lambda key: number(key) or 0)


def without_calls(inlines: Inlines) -> Inlines:
    """The same words with no call in them."""
    return _without_calls(close(inlines)) if _has_call(inlines) else inlines


def _without_calls(inlines: Inlines) -> Inlines:
    kept = (inline for inline in inlines if not (isinstance(inline, NoteReference) and not inline.code))
    return tuple(with_children(inline, _without_calls(children_of(inline))) for inline in kept)


def with_calls(inlines: Inlines, keys: list[str]) -> Inlines:
    """The words with calls at their end, apart from a figure that they could be read with."""
    apart = (Text(NARROW),) if _last_letter(list(inlines)) in _EXPONENTS else ()
    return (*inlines, *apart, *_calls(keys))


def _has_call(inlines: Inlines) -> bool:
    return bool(called_in(inlines))


def _inner(inline: Inline) -> Inlines:
    """What may be looked into: a link or a language of its own stays as it is."""
    return inline.children if isinstance(inline, Emphasis | Strong | Tone | Language) else ()


class _Placer(Record):
    """`waiting` are calls whose clause has not ended; `ended`: the words so far end with a clause."""

    waiting: list[str] = field(default_factory=list)
    ended: bool = False

    def placed(self, inlines: Inlines) -> Iterator[Inline]:
        for inline in inlines:
            if isinstance(inline, NoteReference) and (self.ended or inline.code):
                yield inline
            elif isinstance(inline, NoteReference):
                self.waiting.append(inline.key)
            elif isinstance(inline, Text):
                yield from self._cut(inline)
            elif isinstance(inline, Emphasis | Strong | Tone | Language):
                yield inline.replaced(children=tuple(self.placed(inline.children)))
            else:
                self.ended = False
                yield inline

    def _cut(self, text: Text) -> Iterator[Inline]:
        """A text with the waiting calls where its first clause ends."""
        for end in _CLAUSE_END.finditer(text.text) if self.waiting else ():
            before = text.text[: end.end()]
            if not _SHORTENED.search(before):
                yield text.replaced(text=before)
                yield from _calls(self.waiting)
                self.waiting.clear()
                text = text.replaced(text=text.text[end.end() :])
                break
        if text.text:
            self.ended = _ends_a_clause(text.text)
            yield text
        else:
            self.ended = True


def _ends_a_clause(words: str) -> bool:
    ends = [end for end in _CLAUSE_END.finditer(words) if end.end() == len(words)]
    return bool(ends) and not _SHORTENED.search(words)


def _calls(keys: list[str]) -> list[Inline]:
    return [NoteReference(key) for key in dict.fromkeys(keys)]


def _last_letter(inlines: list[Inline]) -> str:
    for inline in reversed(inlines):
        text = inline.text if isinstance(inline, Text) else _last_letter(list(_inner(inline)))
        if text:
            return text[-1]
    return ""


def _once_a_sentence(inlines: list[Inline]) -> list[Inline]:
    """Of equal calls in one sentence the last stays."""
    sentence, ended = 0, False
    last: dict[tuple[int, str], int] = {}
    calls: set[int] = set()
    for index, inline in enumerate(inlines):
        if isinstance(inline, NoteReference) and not inline.code:
            last[sentence, inline.key] = index
            calls.add(index)
            continue
        words = plain((inline,))
        sentence += ended or bool(_SENTENCE_INSIDE.search(words))
        ended = bool(_SENTENCE_END.search(words))
    dropped = calls.difference(last.values())
    return [inline for index, inline in enumerate(inlines) if index not in dropped]
