"""Names of people and delegations in texts, and references to other places of the book."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from briefing.document import IndexMark, Inlines, Paragraph, Reference, Text
from briefing.document import Language as InLanguage
from briefing.editions import PersonName
from briefing.sections.base.blocks import joined, text
from briefing.sections.base.sourcing import Sourcing
from briefing.summit import Name, Named
from briefing.templates import Inserts, TextFault


def formal_of(name: Name) -> list[Named]:
    """A delegation's formal name in its own languages: of several in one language, the longest."""
    formal: dict[str, Named] = {}
    for native in name.native:
        known = formal.get(native.language)
        if known is None or len(native.text) > len(known.text):
            formal[native.language] = native
    return list(formal.values())


@dataclass(slots=True)
class Naming(Sourcing):
    """Fills texts that name people, delegations and other places of the book."""

    def functions(self, inserts: Inserts) -> Mapping[str, Any]:
        add = inserts.add
        return {
            **Sourcing.functions(self, inserts),
            "name": lambda id_, form="short": add(self.name(id_, form)),
            "native": lambda id_: add(self.native(id_)),
            "country": lambda id_, form="short": getattr(self._named(id_), form),
            "native_country": lambda id_: add(self.scripts(self._named(id_).native)),
            "see": lambda target: add(self.see(target)),
        }

    def name(self, id_: str, form: str = "short") -> Inlines:
        """A person's name, entered in the index of names; `full` puts the title before it."""
        person = self._person(id_)
        entry = index_entry(person.display, person.family)
        mark = IndexMark(entry, person.family, (Text(person.display),))
        return (*self.inlines(person.title), Text(" "), mark) if form == "full" else (mark,)

    def native(self, id_: str) -> Inlines:
        """A person's name in its own script."""
        return self.scripts(self._person(id_).native[:1])

    def display(self, who: str) -> str:
        """The name behind an id of a person; other words as they are."""
        known = self.edition.people.get(who)
        if known is not None:
            return known.display
        everyone = (*self.edition.hosts, *(p for b in self.edition.delegations.values() for p in b.people))
        return next((p.display for p in everyone if p.id == who), who)

    def scripts(self, names: Iterable[Named]) -> Inlines:
        """Names in their own languages, separated by commas."""
        return joined([(InLanguage(n.language, (Text(n.text),)),) for n in names], ", ")

    def formal_scripts(self, name: Name) -> Inlines:
        """A delegation's formal name in its own languages."""
        return self.scripts(formal_of(name))

    def side(self, name: Name, key: str = "side") -> str:
        """A side of the table by its own name, so that the page has no viewpoint: "Norwegian side"."""
        words = self.word(key, name=name.adjective or name.printed)
        return words[:1].upper() + words[1:]

    def formal_names(self, name: Name) -> Paragraph | None:
        """A delegation's formal name and the same in its own scripts."""
        scripts = self.formal_scripts(name)
        return Paragraph(joined([text(name.formal), scripts], " · "), "lead") if scripts else None

    def see(self, target: str) -> Inlines:
        """ "Tab E, page 12"; nothing when what is named is not in this document."""
        anchor = self.targets.get(target)
        return (Reference(anchor, show="place"),) if anchor is not None else ()

    def _person(self, id_: str) -> PersonName:
        if id_ not in self.edition.people:
            raise TextFault.unknown("person", id_, self.edition.people)
        return self.edition.people[id_]

    def _named(self, id_: str) -> Name:
        if id_ not in self.edition.names:
            raise TextFault.unknown("delegation", id_, self.edition.names)
        return self.edition.names[id_]


def index_entry(display: str, family: str) -> str:
    """ "Ibsen, Henrik"."""
    if display == family or family not in display:
        return display
    first = " ".join(display.replace(family, "", 1).split())
    return f"{family}, {first}" if first else family
