"""What to look for in one reader's file: the words of the briefs, and which of them the second judge lets him have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from briefing import languages
from briefing.diagnostics import BriefError
from briefing.editions import Edition
from briefing.judging import Judge, Passage
from briefing.publishing.duties import duties_of
from briefing.publishing.leaks import Reader, Search
from briefing.publishing.needles import Index, own_words
from briefing.schema import Prose
from briefing.sections.base import Context
from briefing.summit import Summit

_LAST: list[tuple[Judge, Words]] = []


def search_for(summit: Summit, edition: Edition, also: Iterable[str] = ()) -> Search:
    """The search of a file of this edition; `also` are words that its order puts on the pages."""
    assert summit.judge is not None
    words = _words_of(summit.judge)
    order = edition.order
    whose = order.delegation if edition.delegation is not None else ""
    may = words.judge.readable(order.audience, whose)
    own = [words.of(passage) for passage in may]

    def texts() -> Iterator[Iterable[str]]:
        language = languages.load(order.language)
        yield [*own, *also, *language.words.values()]
        yield _filled(may, Context(edition, language, with_notes=False))

    def withheld() -> Iterator[tuple[str, str]]:
        for passage in words.judge.withheld(order.audience, whose):
            if passage.printed:
                yield f"{passage.path} ({passage.span})", words.of(passage)

    sentences = {piece for text in own for piece in words.index.pieces(text)}
    return Search(words.index, Reader(sentences, texts, withheld), tuple(duties_of(edition, may)))


def _filled(passages: Iterable[Passage], context: Context) -> Iterator[str]:
    """Texts with the figures and names that are filled in, as far as this edition has them."""
    for passage in passages:
        if passage.printed and "{" in passage.text:
            try:
                yield context.words(Prose(passage.text, passage.span))
            except (BriefError, KeyError):
                continue


@dataclass(frozen=True)
class Words:
    """The words of all passages of a summit, gathered once for all its files."""

    judge: Judge
    _own: dict[str, str] = field(default_factory=dict)

    def of(self, passage: Passage) -> str:
        """The passage's words as far as they are printed as they were written."""
        text = passage.text
        if "{" not in text and "[" not in text:
            return text
        if text not in self._own:
            self._own[text] = own_words(text)
        return self._own[text]

    @cached_property
    def index(self) -> Index:
        return Index(self.of(passage) for passage in self.judge.passages if passage.printed and passage.rules)


def _words_of(judge: Judge) -> Words:
    """Only those of the last summit are kept."""
    if not _LAST or _LAST[0][0] is not judge:
        _LAST[:] = [(judge, Words(judge))]
    return _LAST[0][1]
