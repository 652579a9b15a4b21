"""The rest of a book as far as one of its parts depends on it: notes and their numbers, anchors, lists of headings.

What a part has asked is remembered with the answers, so that a part that was laid out before can be taken again where
all answers are still the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from briefing.document import Document, Figure, Heading, Inlines, Running, plain, walk
from briefing.layout.anchors import anchors
from briefing.layout.mentions import Name, Places, SoFar
from briefing.values import Record, Value, field

Question: TypeAlias = tuple[str, str]


class Entry(Value):
    """A line of the contents: title, level, tab letter of what opens a part, and the anchor; `group` is what it stands
    under, `sense` what it holds.
    """

    title: str
    level: int
    tab: str
    anchor: str
    group: str = ""
    sense: str = ""


class Surroundings(Record):
    """`digits` are those that late numbers have room for; `asked` are the questions so far with their answers."""

    document: Document
    digits: int = 2
    at_part_end: bool = False  # whether notes stand at the end of their part
    so_far: SoFar = field(default_factory=SoFar)
    asked: dict[Question, Any] = field(default_factory=dict)
    tabs: Mapping[str, str] = field(default_factory=dict)  # of each anchor the letter of its tab
    numbers: Mapping[str, int] = field(default_factory=dict)  # of each note

    @staticmethod
    def of(document: Document, digits: int = 2, at_part_end: bool = False) -> Surroundings:
        """The surroundings of all parts of a document."""
        numbers = {key: number for number, key in enumerate(document.notes, 1)}
        return Surroundings(
            document, digits, at_part_end, tabs=anchors(document, at_part_end), numbers=numbers
        )

    def after(self, so_far: SoFar) -> Surroundings:
        """The same for an index that comes after some parts, with the questions asked so far."""
        return self.replaced(so_far=so_far, tabs={**so_far.mentions.anchors(), **self.tabs})

    def apart(self) -> Surroundings:
        """The same, with nothing asked yet."""
        return self.replaced(asked={})

    def ask(self, kind: str, about: str = "") -> Any:
        """The answer to a question; the methods below give each its name and type."""
        question = (kind, about)
        if question not in self.asked:
            self.asked[question] = getattr(self, f"_{kind}")(about)
        return self.asked[question]

    def same(self, asked: Mapping[Question, Any]) -> bool:
        """Whether these questions have these answers here too."""
        return all(getattr(self, f"_{kind}")(about) == answer for (kind, about), answer in asked.items())

    # -- questions

    @property
    def language(self) -> str:
        return self.document.metadata.language

    @property
    def hyphenation(self) -> str:
        """The language whose dictionary divides words."""
        return self.document.metadata.hyphenation or self.language

    def note(self, key: str) -> Inlines | None:
        found: Inlines | None = self.ask("note", key)
        return found

    def note_number(self, key: str) -> int | None:
        found: int | None = self.ask("number", key)
        return found

    def note_keys(self) -> tuple[str, ...]:
        found: tuple[str, ...] = self.ask("keys")
        return found

    def tab_of(self, anchor: str) -> str | None:
        """The letter of the tab that an anchor lies behind, "" in front matter; None where there is no such anchor."""
        found: str | None = self.ask("tab", anchor)
        return found

    def running(self) -> Running:
        """What runs at head and foot, for a page that says it in its own way."""
        found: Running = self.ask("running")
        return found

    def word(self, key: str) -> str:
        """A word of the book's language."""
        found: str = self.ask("word", key)
        return found

    def headings(self, depth: int) -> tuple[Entry, ...]:
        found: tuple[Entry, ...] = self.ask("headings", str(depth))
        return found

    def figures(self) -> tuple[Entry, ...]:
        found: tuple[Entry, ...] = self.ask("figures")
        return found

    def names(self) -> tuple[tuple[Name, Places], ...]:
        """The index of names: what was mentioned before, with the pages."""
        found: tuple[tuple[Name, Places], ...] = self.ask("names")
        return found

    # -- answers

    def _note(self, key: str) -> Inlines | None:
        return self.document.notes.get(key)

    def _number(self, key: str) -> int | None:
        return self.numbers.get(key)

    def _keys(self, _: str) -> tuple[str, ...]:
        return tuple(self.document.notes)

    def _tab(self, anchor: str) -> str | None:
        return self.tabs.get(anchor)

    def _running(self, _: str) -> Running:
        return self.document.running

    def _word(self, key: str) -> str:
        return self.document.words.get(key, "")

    def _headings(self, depth: str) -> tuple[Entry, ...]:
        return tuple(
            Entry(
                plain(block.content),
                block.level,
                part.tab if block.level == 1 else "",
                block.id,
                part.group,
                part.sense if block.level == 1 else "",
            )
            for part in self.document.parts
            for block in walk(part.blocks)
            if isinstance(block, Heading) and block.in_contents and block.level <= int(depth) and block.id
        )

    def _figures(self, _: str) -> tuple[Entry, ...]:
        return tuple(
            Entry(plain(block.title), 2, "", block.id)
            for part in self.document.parts
            for block in walk(part.blocks)
            if isinstance(block, Figure) and block.in_list and block.id and block.title
        )

    def _names(self, _: str) -> tuple[tuple[Name, Places], ...]:
        return tuple(self.so_far.mentions.places.items())
