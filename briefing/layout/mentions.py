"""The names of an index and the sources of a list with the pages that hold them, while these are known one after another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from briefing.layout.pages.folios import Folios
from briefing.values import Record, field

Name: TypeAlias = tuple[str, str]  # how it is sorted, how it is printed
Places: TypeAlias = tuple[tuple[str, str], ...]  # printed pages, and anchors on them


class Mentions(Record):
    """Names in the order of their first mention; each page is noted once, where on it the name stands first."""

    places: dict[Name, Places] = field(default_factory=dict)
    count: int = 0

    def add(self, name: Name, folio: str) -> str:
        """Note a mention; returns the anchor to put there, "" where the page is noted already."""
        before = self.places.setdefault(name, ())
        if before and before[-1][0] == folio:
            return ""
        self.count += 1
        anchor = f"name-{self.count}"
        self.places[name] = (*before, (folio, anchor))
        return anchor

    def with_more(self, more: Iterable[tuple[Name, str]]) -> Mentions:
        """These and more, as names with printed pages."""
        found = Mentions(dict(self.places), self.count)
        for name, folio in more:
            found.add(name, folio)
        return found


class Citations(Record):
    """The pages that call each note, by its key; each is noted once, where on it the note is called first."""

    places: dict[str, Places] = field(default_factory=dict)

    def add(self, key: str, folio: str) -> str:
        """Note a call; returns the anchor to put there, "" where the page has no number or is noted already."""
        before = self.places.get(key, ())
        if not folio or any(folio == known for known, _ in before):
            return ""
        anchor = f"cite-{folio}-{key}"
        self.places[key] = (*before, (folio, anchor))
        return anchor

    def with_more(self, more: Iterable[tuple[str, str]]) -> Citations:
        """These and more, as keys with printed pages."""
        found = Citations(dict(self.places))
        for key, folio in more:
            found.add(key, folio)
        return found


def anchors_of(places: Mapping[Name, Places] | Mapping[str, Places]) -> dict[str, str]:
    """The anchors of what is mentioned or called, which lie behind no tab."""
    return {anchor: "" for found in places.values() for _, anchor in found}


class SoFar(Record):
    """What the parts before a list have come to: the names that they mention, the notes that they call, and the numbers of
    their pages.
    """

    mentions: Mentions = field(default_factory=Mentions)
    citations: Citations = field(default_factory=Citations)
    folios: Folios | None = None

    def printed(self, numberings: Iterable[str]) -> list[str]:
        """The printed numbers of the next pages, by how each is numbered."""
        if self.folios is None:
            return ["" for _ in numberings]
        folios = self.folios.replaced()
        return [folios.next(numbering) for numbering in numberings]
