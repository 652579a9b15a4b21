"""Which words of a finished PDF its reader may not see.

Every sentence of the whole summit is looked for. Nearly all that are found are the reader's own; only for the others
is it asked, which takes longer, whether they are among what was withheld from this reader.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final, TypeAlias

from briefing.publishing.required_words import RequiredWords
from briefing.publishing.search_terms import WIDE, TermIndex, squeeze
from briefing.publishing.telling_values import (
    TellingValues,
    dates_in,
    figures_in,
    is_distinctive,
    stands_in,
    unbroken,
)

Run: TypeAlias = Sequence[tuple[str, str]]  # places with their texts, one after another
SHORTEST_PART: Final = 5  # letters of a name that may stand before or behind another by chance
_BREAK: Final = "\x00"  # between texts that have nothing to do with one another


@dataclass(frozen=True, slots=True)
class ReaderTexts:
    """What one reader may see: sentences at once, and for what is not clear from them groups of texts, the dearest last."""

    sentences: Collection[str]
    texts: Callable[[], Iterable[Iterable[str]]]
    withheld: Callable[[], Iterable[tuple[str, str]]]  # items and their texts


@dataclass(frozen=True, slots=True)
class Search:
    """The words of a summit, and whose file it is that is searched for them."""

    index: TermIndex
    reader: ReaderTexts
    required: tuple[RequiredWords, ...] = ()
    marks: TellingValues = field(default_factory=TellingValues)


@dataclass(frozen=True, slots=True)
class Hit:
    """Withheld words found: of which item, and where (page 3, bookmark, alternative text …)."""

    item: str
    place: str
    words: str


def leaks(search: Search, runs: Iterable[Run], places: Run) -> list[Hit]:
    """Every withheld sentence, once each, at the first place where it stands.

    The texts of a run continue one another, those of `places` do not.
    """
    found: dict[str, str] = {}
    for between, run in (*(("", run) for run in runs), (_BREAK, places)):
        for piece, place in _found(search.index, run, between):
            if piece not in search.reader.sentences:
                found.setdefault(piece, place)
    for texts in search.reader.texts() if found else ():
        seen = _BREAK.join(("", *(squeeze(text) for text in texts), ""))
        found = {piece: place for piece, place in found.items() if not _said(piece, seen)}
        if not found:
            break
    return list(_of_items(search, found)) if found else []


def marked(search: Search, places: Run, drawn: Run = ()) -> Iterator[Hit]:
    """Withheld figures, dates and names, once each, at the first place where one stands.

    What stands in a drawing may be computed, or the name of a place on a map: of its runs only distinctive figures and
    dates are told.
    """
    marks, seen = search.marks, set[str]()
    texts = [(place, unbroken(text), False) for place, text in places]
    for place, words, computed in (*texts, *((place, text, True) for place, text in drawn)):
        figures = figures_in(words, marks.kinds) if marks.figures else ()
        found = [
            marks.figures[f] for f in figures if f in marks.figures and (not computed or is_distinctive(f[0]))
        ]
        found += (
            [marks.dates[date] for date in dates_in(words, marks.kinds) if date in marks.dates]
            if marks.dates
            else []
        )
        if not computed:
            found += [item for name, item in marks.names.items() if stands_in(name, words)]
        for item in found:
            if item not in seen:
                seen.add(item)
                yield Hit(item, place, "")


def missing(search: Search, runs: Iterable[Run]) -> list[RequiredWords]:
    """The words that must stand in a file and stand in none of its runs."""
    if not search.required:
        return []
    pages = [squeeze("".join(text for _, text in run)) for run in runs]
    return [d for d in search.required if not all(any(words in page for page in pages) for words in d.words)]


def _said(piece: str, seen: str) -> bool:
    """Whether permitted texts hold the words; a few words may be the end of one and the beginning of the next."""
    if piece in seen:
        return True
    cuts = range(SHORTEST_PART, len(piece) - SHORTEST_PART + 1) if len(piece) < WIDE else ()
    return any(piece[:cut] + _BREAK in seen and _BREAK + piece[cut:] in seen for cut in cuts)


def _found(index: TermIndex, run: Run, between: str) -> Iterator[tuple[str, str]]:
    texts = [squeeze(text) for _, text in run]
    starts = list(accumulate((len(text) + len(between) for text in texts), initial=0))[:-1]
    for piece, start in index.found(between.join(texts)).items():
        yield piece, run[bisect_right(starts, start) - 1][0]


def _of_items(search: Search, found: dict[str, str]) -> Iterator[Hit]:
    named: set[str] = set()
    for item, text in search.reader.withheld():
        for piece in search.index.pieces(text):
            if piece in found and piece not in named:
                named.add(piece)
                yield Hit(item, found[piece], piece)
