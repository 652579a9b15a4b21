"""Words that a book has to print in another language than its own, or in a translation of earlier words: shown, or refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.checking.traversal import texts_of
from briefing.counts import counted
from briefing.diagnostics import BriefError, Diagnostic, Severity, Span
from briefing.document import (
    Document,
    Figure,
    Inline,
    Inlines,
    Language,
    Text,
    Tone,
    children_of,
    inlines_in,
    plain,
    rewritten,
    runs,
    walk,
    with_children,
)
from briefing.editions import Edition
from briefing.languages import NBSP
from briefing.languages import Language as InWhich
from briefing.schema import Plain

FEW: Final = 3  # places that are told one by one
SHORTEST: Final = 3  # letters of a name that is looked for inside of other words
SHOWN: Final = 40


def told(document: Document, edition: Edition, language: InWhich, draft: bool) -> Document:
    """The document with every such text marked, in its own language to those who listen; a `BriefError` where none may be printed."""
    lacking = edition.untranslated
    if lacking is None:
        return document
    seen = _Seen(document)
    missing, stale = (_printed(edition, places, seen) for places in (lacking.missing, lacking.stale))
    if lacking.refused and not draft and (missing or stale):
        raise BriefError(_refusals(missing, stale, language, refused=True))
    marks = _Marks(
        lacking.original, language, frozenset(missing), frozenset(stale), _plain_words(edition, missing)
    )
    parts = tuple(part.replaced(blocks=rewritten(part.blocks, marks.run)) for part in document.parts)
    return document.replaced(parts=parts)


def notices(document: Document, edition: Edition, language: InWhich, draft: bool) -> tuple[Diagnostic, ...]:
    """How many texts of a book that is made all the same are not in its language, as a warning."""
    lacking = edition.untranslated
    if lacking is None or (lacking.refused and not draft):
        return ()
    seen = _Seen(document)
    missing, stale = (_printed(edition, places, seen) for places in (lacking.missing, lacking.stale))
    return tuple(d.as_warning() for d in _refusals(missing, stale, language, lacking.refused))


class _Seen:
    """What a document prints: places of the model, and words that know none."""

    def __init__(self, document: Document) -> None:
        self.places: set[str] = set()
        words = [document.metadata.title, document.running.head_left, document.running.banner]
        self.charts: set[str] = set()
        for part in document.parts:
            words += (part.title, part.short_title, part.group, part.sense, part.marking)
            for run in runs(part.blocks):
                words.append(plain(run))
                self.places.update(str(span.place) for inline in inlines_in(run) if (span := _span(inline)))
            for block in walk(part.blocks):
                if isinstance(block, Figure):
                    self.charts.add(block.id.removeprefix("figure-"))
        for note in document.notes.values():
            words.append(plain(note.content))
        self.words = "\n".join(words)

    def shows(self, place: str, text: str) -> bool:
        kind, _, rest = place.partition("/")
        if kind == "charts":
            return rest.partition("/")[0] in self.charts
        return place in self.places or (len(text) >= SHORTEST and text in self.words)


def _printed(edition: Edition, places: tuple[str, ...], seen: _Seen) -> dict[str, tuple[str, Span | None]]:
    """Of these places those that the document prints, with what stands there."""
    wanted = set(places)
    if not wanted:
        return {}
    texts = {str(use.text.span.place): use.text for use in texts_of(edition, ()) if use.text.span}
    found: dict[str, tuple[str, Span | None]] = {}
    for place in sorted(wanted):
        text = texts.get(place)
        words = str(text) if text is not None else place.rpartition("/")[2]
        if seen.shows(place, words):
            found[place] = words, text.span if text is not None else None
    return found


def _plain_words(edition: Edition, missing: dict[str, tuple[str, Span | None]]) -> frozenset[str]:
    """Names and titles that may stand inside of words of the program."""
    texts = (use.text for use in texts_of(edition, ()) if isinstance(use.text, Plain) and use.text.span)
    return frozenset(str(t) for t in texts if t.span and str(t.span.place) in missing and len(t) >= SHORTEST)


def _refusals(
    missing: dict[str, tuple[str, Span | None]],
    stale: dict[str, tuple[str, Span | None]],
    language: InWhich,
    refused: bool,
) -> Iterator[Diagnostic]:
    if missing:
        cure = f"translate them ('briefing translate export -l {language.tag}')"
        yield _counted(
            "untranslated", f"{counted(len(missing), 'text')} of this file {_have(missing)} no words in {language.name}",
            f"{cure}, or write 'untranslated: original' in summit.yaml" if refused else cure,
            missing,
        )  # fmt: skip
    if stale:
        yield _counted(
            "stale-translation", f"{counted(len(stale), 'translation')} of this file {_have(stale)} an original that has changed since",
            "check names each with its digest; a draft prints and marks them", stale,
        )  # fmt: skip


def _have(found: dict[str, tuple[str, Span | None]]) -> str:
    return "has" if len(found) == 1 else "have"


def _counted(code: str, said: str, help: str, found: dict[str, tuple[str, Span | None]]) -> Diagnostic:
    places = sorted(
        ((span, text) for text, span in found.values() if span),
        key=lambda p: (p[0].file, p[0].line, p[0].column),
    )
    first = places[0][0] if places else None
    few = ", ".join(f"'{_short(text)}' ({span})" for span, text in places[:FEW])
    more = " …" if len(found) > FEW else ""
    return Diagnostic(code, f"{said}: {few}{more}" if few else said, first, help, Severity.ERROR)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"


def _span(inline: Inline) -> Span | None:
    if not isinstance(inline, Text):
        return None
    return inline.span or getattr(inline.text, "span", None)


class _Marks:
    """Marks runs of words; each run gets one mark of a kind, behind its last such word."""

    def __init__(
        self,
        original: str,
        language: InWhich,
        missing: frozenset[str],
        stale: frozenset[str],
        words: frozenset[str],
    ) -> None:
        self.original, self.missing, self.stale = original, missing, stale
        self.foreign = f"{NBSP}[{original.upper()}]"
        self.outdated = f" [{language.word('translation-out-of-date')}]"
        longest = sorted(words, key=len, reverse=True)
        self.inside = (
            re.compile(rf"(?<![\w/])({'|'.join(map(re.escape, longest))})(?![\w/])") if longest else None
        )
        self.found: set[str] = set()

    def run(self, run: Inlines) -> Inlines:
        self.found = set()
        inlines = self._all(run)
        marks = [self.foreign] * ("foreign" in self.found) + [self.outdated] * ("outdated" in self.found)
        return (*inlines, *(Tone("small", (Text(mark),)) for mark in marks))

    def _all(self, run: Inlines) -> Inlines:
        return tuple(new for inline in run for new in self._inline(inline))

    def _inline(self, inline: Inline) -> Inlines:
        if isinstance(inline, Language):
            return (inline,)
        if not isinstance(inline, Text):
            inner = children_of(inline)
            return (with_children(inline, self._all(inner)) if inner else inline,)
        span = _span(inline)
        place = str(span.place) if span is not None else ""
        if place in self.missing:
            self.found.add("foreign")
            return (Language(self.original, (inline,)),)
        if place in self.stale:
            self.found.add("outdated")
            return (inline,)
        return self._within(inline)

    def _within(self, inline: Text) -> Inlines:
        """A text of the program with such words in it."""
        if self.inside is None or self.inside.search(inline.text) is None:
            return (inline,)
        self.found.add("foreign")
        pieces = self.inside.split(inline.text)
        return tuple(
            Language(self.original, (inline.replaced(text=piece),))
            if number % 2
            else inline.replaced(text=piece)
            for number, piece in enumerate(pieces)
            if piece
        )
