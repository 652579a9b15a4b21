"""What every check of a summit works with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Protocol, TypeVar

from briefing.checking.options import Takes
from briefing.checking.reading import Reading
from briefing.checking.traversal import TextUse, models_of, texts_of
from briefing.diagnostics import BriefError, Problems, Span
from briefing.kinds import Names, OpenSet, Words
from briefing.languages import LANGUAGES, Language
from briefing.letters import folded
from briefing.nearness import meant, nearest
from briefing.roles import Role
from briefing.schema import AuthorText, Model
from briefing.summit import Person, Summit


def has_files(summit: Summit) -> bool:
    """Whether anybody began to translate a summit into its language."""
    return summit.translation is not None and bool(summit.translation.files)


_OFFERS: Final = {
    "unit": "'briefing list units' names them; one of your own stands in units.yaml",
    "time-zone": "write the continent and a town: Europe/Rome",
}
OF_THE_PROGRAM: Final = frozenset({"product", "section", "language", "format", "style", "target", "field"})

K = TypeVar("K")


class Sectional(Protocol):
    """A section kind as far as checks go: what an outline may say of it, and its words."""

    OPTIONS: Mapping[str, Takes]
    WORDS: Words


class ForRoles(Protocol):
    """For which role a product is made, for which roles it may be made, whether each person has one, and its papers."""

    @property
    def role(self) -> Role | None: ...
    @property
    def roles(self) -> frozenset[Role]: ...
    @property
    def per_person(self) -> bool: ...
    @property
    def format(self) -> str: ...
    @property
    def formats(self) -> tuple[str, ...]: ...


class Produced(Protocol):
    """A product as far as checks go."""

    WORDS: Words

    @property
    def PRODUCT(self) -> ForRoles: ...


@dataclass
class Checkup:
    """A summit that was put together, the reading it came from, and the sets of kinds that lie above the checks."""

    summit: Summit
    reading: Reading
    sections: OpenSet[Sectional]
    products: OpenSet[Produced]

    @property
    def problems(self) -> Problems:
        return self.reading.problems

    def kind(self, of: OpenSet[K], name: str) -> K | None:
        """A kind by name; None for one that cannot be had, which `checking.kinds` says."""
        try:
            return self.summit.kinds.load(of, name)
        except BriefError:
            return None

    @cached_property
    def languages(self) -> dict[str, Language]:
        """The summit's languages by their tags, as far as they can be had."""
        found = {tag: self.kind(LANGUAGES, tag) for tag in self.summit.settings.languages}
        return {tag: language for tag, language in found.items() if language is not None}

    @property
    def said_in(self) -> dict[str, Language]:
        """The languages whose words these are: one, where each of the others has words of its own and is checked with them."""
        if self.summit.translation is not None:
            own = {self.summit.translation.tag}
        else:
            others = self.summit.languages.summits if self.summit.languages is not None else {}
            own = {tag for tag in self.languages if tag not in others or not has_files(others[tag])}
        return {tag: language for tag, language in self.languages.items() if tag in own}

    @cached_property
    def texts(self) -> tuple[TextUse, ...]:
        """Every text of the summit that has markup, in the order of the model."""
        return tuple(written for written in self.printed if isinstance(written.text, AuthorText))

    @cached_property
    def printed(self) -> tuple[TextUse, ...]:
        """Every text of the summit that can come to a page: names and titles too."""
        return tuple(texts_of(self.summit, (self.summit.settings.default_label,)))

    @cached_property
    def models(self) -> tuple[Model, ...]:
        """Every model inside the summit."""
        return tuple(models_of(self.summit))

    @cached_property
    def people(self) -> dict[str, Person]:
        """Everybody, by id; the first of two that share one."""
        found: dict[str, Person] = {}
        for person in (*self.summit.hosts, *(p for d in self.summit.delegations.values() for p in d.people)):
            found.setdefault(person.id, person)
        return found

    @cached_property
    def _host(self) -> frozenset[str]:
        """What people call the host."""
        return frozenset(map(folded, self.summit.settings.event.host_called))

    @cached_property
    def labels(self) -> frozenset[str]:
        """What an item may be written for."""
        return frozenset(label for rule in self.summit.settings.audiences.values() for label in rule.reads)

    def place(self, mapping: Span | None, key: str, word: str = "") -> Span | None:
        """The place of a word in the value of a key."""
        return self.reading.origins.word(mapping, key, word)

    def may_exist(self, what: str, word: str) -> bool:
        """Whether a thing may stand where nothing could be read."""
        return what in self.reading.incomplete or word in self.reading.broken

    def unknown(self, what: str, word: str, known: Iterable[str], span: Span | None) -> None:
        """An error, unless the thing may stand where nothing could be read."""
        if self.may_exist(what, word):
            return
        names = sorted(known)
        few = _OFFERS.get(what, f"add the {what}, or name another")
        if names and (what in OF_THE_PROGRAM or len(names) <= 8):
            few = "there are: " + ", ".join(names)
        if isinstance(known, Names):
            few += f"; a file of your own lies in {what}s/ beside summit.yaml"
        if what == "delegation" and folded(word) in self._host:
            few = f"that is the host, who is no delegation; {few}"
            names = []
        said = f"no {what.replace('-', ' ')} is called '{word}'"
        self.problems.error(
            f"unknown-{what}", said, span, meant(word, names, "") or _by_its_end(word, names) or few
        )


def _by_its_end(word: str, names: Iterable[str]) -> str:
    """A name of several parts that was given by its last alone: the town or country of a time zone."""
    ends = {name.rpartition("/")[2]: name for name in reversed(list(names)) if "/" in name}
    near = nearest(word, ends)
    return f"did you mean '{ends[near]}'?" if near else ""
