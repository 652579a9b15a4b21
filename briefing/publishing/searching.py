"""What to look for in one reader's file: the words of the summit, and which of them this reader may see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing import editions, languages
from briefing.editions import Edition
from briefing.publishing.leaks import Reader, Search
from briefing.publishing.needles import Index
from briefing.sections.base import Context
from briefing.summit import Summit

_LAST: list[tuple[Summit, Index]] = []


def search_for(summit: Summit, edition: Edition) -> Search:
    """The search of a file of this edition."""
    index = _index_of(summit)
    written, others = editions.texts_of(edition)
    own = [editions.own_words(text) for text in written]

    def texts() -> Iterator[Iterable[str]]:
        yield [*own, *others]
        context = Context(edition, languages.load(edition.order.language), with_notes=False)
        yield (context.words(text) for text in written)

    def withheld() -> Iterator[tuple[str, str]]:
        return ((item.path, item.text) for item in editions.withheld(summit, edition.order))

    return Search(index, Reader({piece for text in own for piece in index.pieces(text)}, texts, withheld))


def _index_of(summit: Summit) -> Index:
    """The words of a summit, gathered once for all its files; only those of the last summit are kept."""
    if not _LAST or _LAST[0][0] is not summit:
        _LAST[:] = [(summit, Index(editions.all_words(summit)))]
    return _LAST[0][1]
