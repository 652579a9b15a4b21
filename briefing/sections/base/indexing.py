"""Marks for the index of names: every place of finished blocks where a known person is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
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
from briefing.sections.base.naming import index_entry
from briefing.summit import Person

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_BEFORE: Final = re.compile(r"([^\W\d_][\w.’'-]*)[ \u00a0]$")


@dataclass(frozen=True, slots=True)
class _Known:
    """A person as the index knows one: the entry, and what may stand before the family name."""

    entry: str
    family: str
    given: frozenset[str]


class NameMarker:
    """Finds family names in running text.

    A family name that several bear, or that is also a word of the text or of the calendar, counts only with a first
    name before it; one with a stranger's first name before it does not count.
    """

    def __init__(self, edition: Edition, language: Words, printed: str) -> None:
        persons = list(_persons(edition))
        names: dict[str, tuple[str, str]] = {p.id: (p.display, _family(p)) for p in persons}
        names |= {id_: (p.display, p.family) for id_, p in edition.people.items()}
        self._common = {word for word in _WORD.findall(printed) if word.islower()}
        said: list[str] = [*(p.title for p in persons), *(p.title for p in edition.people.values())]
        said += [p.address for p in persons if p.address]
        self._titles = {word for words in said for word in _WORD.findall(words)}
        self._known: dict[str, list[_Known]] = {}
        for display, family in names.values():
            given = frozenset(_WORD.findall(display.replace(family, " ")))
            self._known.setdefault(family, []).append(_Known(index_entry(display, family), family, given))
        calendar = {*language.dates.months, *language.dates.weekdays}
        self._doubtful = {
            family
            for family, bearers in self._known.items()
            if len(bearers) > 1 or family.casefold() in self._common or family in calendar
        }
        longest = sorted(self._known, key=len, reverse=True)
        inner = "|".join(re.escape(name).replace(r"\ ", "[ \u00a0]") for name in longest)
        self._pattern = re.compile(rf"(?<![\w-])(?:{inner})(?![\w-])") if longest else None

    def marked(self, blocks: Blocks) -> Blocks:
        """The blocks with a mark around every family name that means somebody."""
        return rewritten(blocks, self._run) if self._pattern is not None else blocks

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
        assert self._pattern is not None
        at = 0
        for match in self._pattern.finditer(text.text):
            person = self._person(match.group().replace("\u00a0", " "), before + text.text[: match.start()])
            if person is None:
                continue
            if match.start() > at:
                yield Text(text.text[at : match.start()], text.span)
            yield IndexMark(person.entry, person.family, (Text(match.group(), text.span),))
            at = match.end()
        if at < len(text.text) or not at:
            yield Text(text.text[at:], text.span)

    def _person(self, family: str, before: str) -> _Known | None:
        """Who is meant by a family name after these words, or nobody for certain."""
        bearers = self._known[family]
        match = _BEFORE.search(before)
        word = match.group(1).rstrip(".") if match else ""
        named = [p for p in bearers if word in p.given]
        if len(named) == 1:
            return named[0]
        stranger = word[:1].isupper() and word not in self._titles and word.casefold() not in self._common
        return None if stranger or family in self._doubtful else bearers[0]


def _family(person: Person) -> str:
    return person.family or person.display.rsplit(" ", 1)[-1]


def _persons(edition: Edition) -> Iterator[Person]:
    yield from edition.hosts
    for brief in edition.delegations.values():
        yield from brief.people
