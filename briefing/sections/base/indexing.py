"""Marks for the index of names: every place of finished blocks where a known person is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.document import (
    Blocks,
    IndexMark,
    Inline,
    Inlines,
    Language,
    LineBreak,
    NoteReference,
    Text,
    plain,
    rewritten,
    with_children,
)
from briefing.editions import Edition
from briefing.languages import Language as Words
from briefing.letters import Finder, folded
from briefing.sections.base.naming import index_entry
from briefing.summit import Person
from briefing.values import Value

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_BEFORE: Final = re.compile(r"([^\W\d_][\w.’'-]*)[ \u00a0]$")
_AFTER: Final = re.compile(r"[ \u00a0]([^\W\d_][\w’'-]*)")
_TOKEN: Final = re.compile(r"[^\W_][\w’'.-]*")


class _Known(Value):
    """A person as the index knows one: the entry, and what may stand before the family name."""

    entry: str
    family: str
    given: frozenset[str]


class NameMarker:
    """Finds family names in running text.

    A family name that several bear, or that is also a word of the text or of the calendar, counts only with a first
    name before it; one with a stranger's first name before it does not count, nor one that is part of the name of a
    thing: of a term, a topic, a session or a source, or before another capitalised word that is no word of the text.
    """

    def __init__(self, edition: Edition, language: Words, printed: str) -> None:
        persons = list(_persons(edition))
        names: dict[str, tuple[str, str]] = {p.id: (p.display, _family(p)) for p in persons}
        names |= {id_: (p.display, p.family) for id_, p in edition.people.items()}
        self._common = {folded(word) for word in _WORD.findall(printed) if word.islower()}
        said: list[str] = [*(p.title for p in persons), *(p.title for p in edition.people.values())]
        said += [p.address for p in persons if p.address]
        self._titles = {folded(word) for words in said for word in _WORD.findall(words)}
        self._known: dict[str, list[_Known]] = {}
        for display, family in names.values():
            given = frozenset(map(folded, _WORD.findall(display.replace(family, " "))))
            self._known.setdefault(folded(family), []).append(
                _Known(index_entry(display, family), family, given)
            )
        things = {folded(phrase) for phrase in _phrases(edition)}
        self._calendar = {folded(word) for word in (*language.dates.months, *language.dates.weekdays)}
        self._doubtful = {
            family
            for family, bearers in self._known.items()
            if len(bearers) > 1 or family in self._common | self._calendar | things
        }
        self._of_people = self._titles | {
            word for known in self._known.values() for p in known for word in p.given
        }
        self._of_people |= {word for family in self._known for word in family.split()}
        families = [bearer.family for bearers in self._known.values() for bearer in bearers]
        self._families = Finder(families)
        self._things = Finder(thing for phrase in _phrases(edition) for thing in self._things_in(phrase))
        self._any = bool(families)

    def _things_in(self, phrase: str) -> Iterator[str]:
        """The capitalised names around a family name that are no person: `Holm Route` in `Opening the Holm Route`."""
        for run in _capitalised(phrase):
            for found in self._families.all_in(run):
                others = {folded(word) for word in _WORD.findall(run[: found.start] + " " + run[found.end :])}
                if others - self._of_people:
                    yield run
                    if follows := _AFTER.match(run, found.end):
                        yield run[found.start : follows.end()]

    def marked(self, blocks: Blocks) -> Blocks:
        """The blocks with a mark around every family name that means somebody."""
        return rewritten(blocks, self._run) if self._any else blocks

    def _run(self, run: Inlines, before: str = "") -> Inlines:
        found: list[Inline] = []
        for inline in run:
            match inline:
                case Text():
                    found += self._text(inline, before)
                case IndexMark() | Language() | NoteReference() | LineBreak():
                    found.append(inline)  # marked already, or no running text of this language
                case _:
                    found.append(with_children(inline, self._run(inline.children, before)))
            before = (before + plain((inline,)))[-60:]
        return tuple(found)

    def _text(self, text: Text, before: str) -> Iterator[Inline]:
        words, at = text.text, 0
        things = [(thing.start, thing.end) for thing in self._things.all_in(words)]
        for start, end, family in self._families.all_in(words):
            person = self._person(folded(family), before + words[:start], words[end:])
            if person is None or any(first <= start and end <= last for first, last in things):
                continue
            if start > at:
                yield Text(words[at:start], text.span)
            yield IndexMark(person.entry, person.family, (Text(words[start:end], text.span),))
            at = end
        if at < len(words) or not at:
            yield Text(words[at:], text.span)

    def _person(self, family: str, before: str, after: str) -> _Known | None:
        """Who is meant by a family name between these words, or nobody for certain."""
        bearers = self._known[family]
        match = _BEFORE.search(before)
        word = match.group(1).rstrip(".") if match else ""
        named = [p for p in bearers if folded(word) in p.given]
        if len(named) == 1:
            return named[0]
        known = folded(word) in self._titles | self._common | self._calendar
        stranger = word[:1].isupper() and not known
        return None if stranger or family in self._doubtful or self._goes_on(after) else bearers[0]

    def _goes_on(self, after: str) -> bool:
        """Whether the next word makes a longer name of it: `Holm Prize`."""
        match = _AFTER.match(after)
        if match is None or not match[1][0].isupper():
            return False
        return folded(match[1]) not in self._common | self._calendar | self._of_people


def _phrases(edition: Edition) -> Iterator[str]:
    """What things are called in these papers."""
    own = edition.delegation.glossary if edition.delegation else ()
    for term in (*own, *(t for topic in edition.topics.values() for t in topic.glossary), *edition.glossary):
        yield str(term.term)
    for topic in edition.topics.values():
        yield from (str(topic.title), str(topic.short_title or ""))
    for name in edition.names.values():
        yield from (name.short, name.formal, name.adjective or "", *name.avoid)
    yield from (str(session.title) for session in edition.programme)
    yield from (str(source.publisher) for source in edition.sources.values())
    yield from (str(source.title) for source in edition.sources.values())


def _capitalised(phrase: str) -> Iterator[str]:
    """The longest runs of words that begin with capitals and have only a space between them."""
    start = end = -1
    for token in _TOKEN.finditer(phrase):
        joined = end >= 0 and phrase[end : token.start()] in (" ", "\u00a0")
        if start >= 0 and not (joined and token[0][0].isupper()):
            yield phrase[start:end]
            start = -1
        if token[0][0].isupper():
            start = token.start() if start < 0 else start
        end = token.end()
    if start >= 0:
        yield phrase[start:end]


def _family(person: Person) -> str:
    return person.family or person.display.rsplit(" ", 1)[-1]


def _persons(edition: Edition) -> Iterator[Person]:
    yield from edition.hosts
    for brief in edition.delegations.values():
        yield from brief.people
