"""No-break spaces in a composed document: inside names, behind abbreviations of titles, between numbers and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from briefing.document import (
    Blocks,
    Inline,
    Inlines,
    LineBreak,
    NoteReference,
    Text,
    rewritten,
    with_children,
)
from briefing.editions import Edition
from briefing.languages import NBSP, Language

MOST_KNOWN: Final = 20_000  # runs of words whose bound form is remembered
LONGEST: Final = 40  # letters of a delegation's formal name that is not broken
LABELS: Final = ("version", "page", "tab")  # words of the program that stand before a number
_COUNTED: Final = r"(?<![\w.,])(?!(?:19|20)\d\d[ .,])\d+(?:[.,]\d+)* (?=[^\W\d_])"  # no year
_NUMBERED: Final = r"(?<!\w)(?:{labels}) \d[\d.,]*"
_ARTICLE: Final = r"(?<!\w)[^\W\d_a-zа-яё][^\W\d_]+ \d{1,3}(?![\w:–-]|[.,]\d)"
_TITLE: Final = r"(?<!\w)[^\W\d_a-zа-яё][^\W\d_]{0,3}\. (?=[^\W\d_a-zа-яё])"
_MARK: Final = "\ue003"  # what is no text of its own between two that are


class Binder:
    """Knows the names of an edition."""

    def __init__(self, edition: Edition, language: Language) -> None:
        labels = (language.word(label) for label in LABELS)
        said = "|".join(f"(?i:{re.escape(word)})" for word in labels if word)
        names = sorted({n for n in _names(edition) if " " in n}, key=len, reverse=True)
        known = [rf"(?<!\w)(?:{'|'.join(map(_spaced, names))})(?!\w)"] if names else []
        self._pattern = re.compile(
            "|".join([*known, _COUNTED, _NUMBERED.format(labels=said), _ARTICLE, _TITLE])
        )
        self._known = _known_to(self._pattern.pattern)
        if len(self._known) > MOST_KNOWN:
            self._known.clear()

    def bound(self, blocks: Blocks) -> Blocks:
        """The blocks with no-break spaces where a line must not end."""
        return rewritten(blocks, self.run)

    def run(self, run: Inlines) -> Inlines:
        """One run, whatever inlines its words are parted by."""
        words = "".join(_leaves(run))
        if " " not in words:
            return run
        found = self._known.get(words)
        if found is None:
            found = self._known[words] = self._pattern.sub(lambda match: match[0].replace(" ", NBSP), words)
        return run if found == words else tuple(_filled(run, iter(found)))


@lru_cache(maxsize=8)
def _known_to(pattern: str) -> dict[str, str]:
    """Words that the same names and abbreviations have bound before, in whatever paper."""
    return {}


def _names(edition: Edition) -> Iterator[str]:
    """People by name, in their own script and as they are addressed; delegations."""
    for person in (*edition.hosts, *(p for brief in edition.delegations.values() for p in brief.people)):
        yield from (person.display, person.address or "", *(n.text for n in person.native))
    for known in edition.people.values():
        yield from (known.display, *(n.text for n in known.native))
    for name in (*edition.names.values(), edition.about.event.host):
        every = (name.short, name.formal, *(n.text for n in name.native))
        yield from (text for text in every if len(text) <= LONGEST)


def _spaced(name: str) -> str:
    return re.escape(name.replace(NBSP, " ")).replace(r"\ ", f"[ {NBSP}]")


def _leaves(run: Iterable[Inline]) -> Iterator[str]:
    for inline in run:
        if isinstance(inline, Text):
            yield inline.text
        elif isinstance(inline, NoteReference | LineBreak):
            yield _MARK
        else:
            yield from _leaves(inline.children)


def _filled(run: Inlines, letters: Iterator[str]) -> Iterator[Inline]:
    """The run with other letters in its texts."""
    for inline in run:
        if isinstance(inline, Text):
            text = "".join(next(letters) for _ in inline.text)
            yield Text(text, inline.span or getattr(inline.text, "span", None))
        elif isinstance(inline, NoteReference | LineBreak):
            next(letters)
            yield inline
        else:
            yield with_children(inline, tuple(_filled(inline.children, letters)))
