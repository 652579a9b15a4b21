"""The rest of a book as far as one of its parts depends on it: notes and their numbers, anchors, lists of headings.

What a part has asked is remembered with the answers, so that a part that was laid out before can be taken again where
all answers are still the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from briefing.document import Document, Figure, Heading, Note, Running, plain, walk
from briefing.layout.anchors import anchors
from briefing.layout.mentions import Name, Places, SoFar, anchors_of
from briefing.values import Record, Value, field

Question: TypeAlias = tuple[str, str]

CITATIONS: Final[Question] = ("citations", "")  # what a list of sources asks
BEFORE: Final[Question] = ("before", "")
_LISTED: Final = ("citations", "names")
_OF_LISTS: Final = ("cite-", "name-")  # how anchors begin that lists lead to


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
    """`digits` are those that late numbers have room for; `asked` are the questions so far with their answers; `cited` are the
    pages that call each note, once all have been laid out.
    """

    document: Document
    digits: int = 2
    at_part_end: bool = False  # whether notes stand at the end of their part
    so_far: SoFar = field(default_factory=SoFar)
    asked: dict[Question, Any] = field(default_factory=dict)
    tabs: Mapping[str, str] = field(default_factory=dict)  # of each anchor the letter of its tab
    cited: Mapping[str, Places] | None = None

    @staticmethod
    def of(
        document: Document,
        digits: int = 2,
        at_part_end: bool = False,
        cited: Mapping[str, Places] | None = None,
    ) -> Surroundings:
        """The surroundings of all parts of a document."""
        tabs = {**anchors_of(cited or {}), **anchors(document, at_part_end)}
        return Surroundings(document, digits, at_part_end, tabs=tabs, cited=cited)

    def after(self, so_far: SoFar) -> Surroundings:
        """The same for a list that comes after some parts, with the questions asked so far."""
        found = {**anchors_of(so_far.mentions.places), **anchors_of(so_far.citations.places)}
        return self.replaced(so_far=so_far, tabs={**found, **self.tabs})

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
        """Whether these questions have these answers here too.

        What a list was told of the parts that share its pages follows from those parts and from what was before them.
        """
        told = BEFORE in asked
        return all(
            getattr(self, f"_{kind}")(about) == answer
            for (kind, about), answer in asked.items()
            if not (told and (kind in _LISTED or about.startswith(_OF_LISTS)))
        )

    # -- questions

    @property
    def language(self) -> str:
        return self.document.metadata.language

    @property
    def hyphenation(self) -> str:
        """The language whose dictionary divides words."""
        return self.document.metadata.hyphenation or self.language

    def note(self, key: str) -> Note | None:
        found: Note | None = self.ask("note", key)
        return found

    def note_number(self, key: str) -> int | None:
        found: int | None = self.ask("number", key)
        return found

    def citations(self) -> Mapping[str, Places]:
        """The pages that call each note: all of them once they are known, those before this part until then."""
        found: Mapping[str, Places] = self.ask(*CITATIONS)
        return found

    def before(self) -> None:
        """Note what the parts before have come to, for a list that also reads the parts that share its pages."""
        self.ask(*BEFORE)

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

    def _note(self, key: str) -> Note | None:
        return self.document.notes.get(key)

    def _number(self, key: str) -> int | None:
        note = self.document.notes.get(key)
        return note.number if note is not None else None

    def _citations(self, _: str) -> Mapping[str, Places]:
        return dict(self.so_far.citations.places if self.cited is None else self.cited)

    def _before(self, _: str) -> tuple[object, ...]:
        so_far = self.so_far
        folios = so_far.folios.replaced() if so_far.folios is not None else None
        return dict(so_far.mentions.places), dict(so_far.citations.places), folios, self.cited

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
