"""Which words of a finished PDF its reader may not see.

Every sentence of the whole summit is looked for. Nearly all that are found are the reader's own; only for the others
is it asked, which takes longer, whether they are among what was withheld from this reader.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, TypeAlias

from briefing.publishing.needles import Index, squeeze

Run: TypeAlias = Sequence[tuple[str, str]]  # places with their texts, one after another
_BREAK: Final = "\x00"  # between texts that have nothing to do with one another


@dataclass(frozen=True, slots=True)
class Reader:
    """What one reader may see: sentences at once, and for what is not clear from them groups of texts, the dearest last."""

    sentences: Collection[str]
    texts: Callable[[], Iterable[Iterable[str]]]
    withheld: Callable[[], Iterable[tuple[str, str]]]  # items and their texts


@dataclass(frozen=True, slots=True)
class Search:
    """The words of a summit, and whose file it is that is searched for them."""

    index: Index
    reader: Reader


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
        seen = _BREAK.join(squeeze(text) for text in texts)
        found = {piece: place for piece, place in found.items() if piece not in seen}
        if not found:
            break
    return list(_of_items(search, found)) if found else []


def _found(index: Index, run: Run, between: str) -> Iterator[tuple[str, str]]:
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
