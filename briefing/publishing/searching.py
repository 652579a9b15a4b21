"""What to look for in one reader's file: the words of the briefs, and which of them the second judge lets him have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Final

from briefing import languages
from briefing.diagnostics import BriefError
from briefing.editions import Edition
from briefing.judging import Judge, Passage
from briefing.kinds import PROGRAM, Kinds
from briefing.languages import Language
from briefing.products.base import language_of
from briefing.publishing.leaks import ReaderTexts, Search
from briefing.publishing.required_words import required_words_of
from briefing.publishing.search_terms import TermIndex, own_words
from briefing.publishing.telling_values import (
    Kind,
    TellingValues,
    bare,
    dates_in,
    figures_in,
    is_distinctive,
    is_name,
    is_telling,
    program_words,
    units,
)
from briefing.schema import Prose
from briefing.sections.base import Context
from briefing.sections.late_news import days
from briefing.summit import Order, Summit

KINDS: Final[tuple[Kind, ...]] = ("figures", "dates", "names")
_LAST: dict[str, Words] = {}  # by language


def search_for(summit: Summit, edition: Edition, also: Iterable[str] = ()) -> Search:
    """The search of a file of this edition; `also` are words that its order puts on the pages."""
    order = edition.order
    words = _words_of(summit, order.language)
    also = (*also, *_earlier(edition), *_facing(edition), *_days(edition))
    whose = order.delegation if edition.delegation is not None else ""
    may = words.judge.readable(order.audience, whose)
    own = [words.of(passage) for passage in (*may, *words.judge.otherwise(order.audience, whose))]

    def texts() -> Iterator[Iterable[str]]:
        language = language_of(edition)
        yield [*own, *also, *program_words(language)]
        yield _filled(may, Context(edition, language, with_notes=False))
        if (original := edition.original) is not None:
            theirs = words.judge.otherwise(order.audience, whose)
            yield _filled((*may, *theirs), Context(original, language_of(original), with_notes=False))

    def withheld() -> Iterator[tuple[str, str]]:
        for passage in words.judge.withheld(order.audience, whose):
            if passage.printed:
                yield _place(passage), words.of(passage)

    sentences = {piece for text in own for piece in words.index.pieces(text)}
    required = tuple(required_words_of(edition, may))
    return Search(
        words.index,
        ReaderTexts(sentences, texts, withheld),
        required,
        words.marks(order, whose, also),
    )


def unproven(summit: Summit, edition: Edition) -> dict[str, int]:
    """How many withheld figures, dates and names no search can tell from what this reader may read, or charts compute."""
    order = edition.order
    whose = order.delegation if edition.delegation is not None else ""
    also = (*_earlier(edition), *_facing(edition), *_days(edition))
    marks = _words_of(summit, order.language).marks(order, whose, also)
    counts = {str(kind): count for kind, count in marks.unproven.items()}
    computed = sum(not is_distinctive(value) for value, _ in marks.figures) if edition.charts else 0
    return {**counts, "figures": counts.get("figures", 0) + computed} if computed else counts


def _earlier(edition: Edition) -> Iterator[str]:
    """What a page of changes says of an earlier version: what facts and sessions that he has were then."""
    before = edition.before
    if before is None:
        return
    yield before.about.date
    for fact in (before.facts[id_] for id_ in edition.facts if id_ in before.facts):
        yield from (str(value) for value in (fact.as_of, fact.value, fact.text) if value)
    now = {session.id for session in edition.programme}
    for session in before.programme:
        if session.id in now:
            yield from filter(None, (str(session.date), session.place, session.room))


def _facing(edition: Edition) -> Iterator[str]:
    """Words of the program in the language of the briefs, where a page has both."""
    if edition.original is not None:
        yield from program_words(language_of(edition.original))


def _days(edition: Edition) -> Iterator[str]:
    """The days that stand on a page for late news, whatever happened on them."""
    return (day.isoformat() for day in days(edition))


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
    kinds: Kinds = PROGRAM
    _own: dict[str, str] = field(default_factory=dict)
    _marks: dict[tuple[str, str, str, tuple[str, ...]], TellingValues] = field(default_factory=dict)

    def of(self, passage: Passage) -> str:
        """The passage's words as far as they are printed as they were written."""
        text = passage.text
        if "{" not in text and "[" not in text:
            return text
        if text not in self._own:
            self._own[text] = own_words(text)
        return self._own[text]

    def marks(self, order: Order, whose: str, also: tuple[str, ...] = ()) -> TellingValues:
        """What is to be looked for in a reader's file beside sentences; gathered once for all his files."""
        key = (order.audience, whose, order.language, also)
        if key not in self._marks:
            language = languages.load(order.language, self.kinds)
            withheld, may = (
                self.judge.withheld(order.audience, whose),
                self.judge.readable(order.audience, whose),
            )
            secret = [(_place(p), self.of(p)) for p in withheld if p.printed]
            others = self.judge.otherwise(order.audience, whose)
            said = [self.of(p) for p in (*may, *others)] + [text for _, text in quantities(may, language)]
            self._marks[key] = marks_of(
                [*secret, *quantities(withheld, language)], [*said, *also], language, self.kinds
            )
        return self._marks[key]

    @cached_property
    def index(self) -> TermIndex:
        return TermIndex(
            self.of(passage)
            for passage in (*self.judge.passages, *self.judge.others)
            if passage.printed and passage.rules
        )


def quantities(passages: Iterable[Passage], language: Language) -> list[tuple[str, str]]:
    """Facts that are numbers, as their unit has them, each with its place."""
    found: dict[str, dict[str, Passage]] = {}
    for passage in passages:
        if passage.field in ("facts/*/value", "facts/*/unit", "facts/*/decimals"):
            path, _, key = passage.path.rpartition(".")
            found.setdefault(path, {})[key] = passage
    return [
        (_place(fact["value"]), language.quantity(
            Decimal(fact["value"].text), fact["unit"].text if "unit" in fact else None,
            int(fact["decimals"].text) if "decimals" in fact else None,
        ))
        for fact in found.values() if "value" in fact
    ]  # fmt: skip


def marks_of(
    withheld: Iterable[tuple[str, str]], may: Sequence[str], language: Language, kinds: Kinds = PROGRAM
) -> TellingValues:
    """The marks of withheld texts that no permitted text and no word of the program holds."""
    lower = "\n".join((*may, *program_words(language))).casefold()
    digits = {bare(value) for text in may for value, _ in figures_in(text, kinds)}
    known = {number[:length] for number in digits for length in range(1, len(number) + 1)}
    meant = set(units(kinds).values())
    dates = {date for text in may for date in dates_in(text, kinds)}
    found, others = TellingValues(kinds=kinds), {kind: set[object]() for kind in KINDS}
    for item, text in withheld:
        for figure in figures_in(text, kinds):
            number = bare(figure[0])
            if not is_telling(*figure) or number in known or str(int(number) - 1) in known:
                others["figures"] |= {figure} if figure[1] in meant else set()
            else:
                found.figures.setdefault(figure, item)
        for date in dates_in(text, kinds):
            if date in dates:
                others["dates"].add(date)
            else:
                found.dates.setdefault(date, item)
        if is_name(text) and text.casefold() in lower:
            others["names"].add(text)
        elif is_name(text):
            found.names.setdefault(text, item)
    found.unproven.update({kind: len(texts) for kind, texts in others.items() if texts})
    return found


def _place(passage: Passage) -> str:
    return f"{passage.path} ({passage.span})"


def _words_of(summit: Summit, tag: str) -> Words:
    """Only those of the last summit are kept, in each of its languages: files of a batch take turns in them."""
    judge = summit.said_in(tag).judge
    assert judge is not None
    if tag not in _LAST or _LAST[tag].judge is not judge:
        _LAST[tag] = Words(judge, summit.kinds)
    return _LAST[tag]
