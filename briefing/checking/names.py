"""The names that a text may use, as the check sees them: they print nothing, and note what is used."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from briefing.checking.checkup import Checkup
from briefing.templates import TextFault


@dataclass(slots=True)
class Names:
    """One check of all texts. `facts` and `sources` fill as texts name them; `named` is what the last text named, and
    `seen` where it sends.
    """

    checkup: Checkup
    facts: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    named: list[tuple[str, str]] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def functions(self) -> Mapping[str, Any]:
        """What stands for the functions of a text while it is checked."""
        return {
            "fact": self._fact,
            "as_of": self._loose_fact,
            "status": self._loose_fact,
            "until": self._until,
            "name": self._name,
            "native": self._native,
            "country": self._country,
            "native_country": self._native_country,
            "see": self._see,
            "event": self.checkup.summit.settings.event,
        }

    def guess(self, text: str) -> None:
        """Note what a text names that could not be read, so that nobody is told it is unused."""
        self.facts |= set(re.findall(r"[\w.-]+", text)) & set(self.checkup.summit.facts)
        self.sources |= set(re.findall(r"\[\^([^\]\s]+)\]", text))

    def note(self, key: str) -> str:
        """The key of a note call."""
        self._known("source", key, self.checkup.summit.sources)
        self.sources.add(key)
        return key

    def _fact(self, id_: str, note: bool = True, unit: bool = True) -> str:
        return self._loose_fact(id_)

    def _loose_fact(self, id_: str) -> str:
        self._known("fact", id_, self.checkup.summit.facts)
        self.facts.add(id_)
        self.named.append(("fact", id_))
        return "1"

    def _until(self, id_: str) -> str:
        self._loose_fact(id_)
        if id_ in self.checkup.summit.facts and self.checkup.summit.facts[id_].until is None:
            raise TextFault(
                "no-last-day", f"the fact '{id_}' has no last day", id_, "add 'until: …' to the fact"
            )
        return "1"

    def _name(self, id_: str, form: str = "short") -> str:
        self._known("form", form, ("short", "full"))
        return self._person(id_)

    def _native(self, id_: str) -> str:
        self._person(id_)
        if id_ in self.checkup.people and not self.checkup.people[id_].native:
            raise TextFault(
                "no-native-name", f"'{id_}' has no name in a script of its own", id_, "add it under 'native'"
            )
        return "X"

    def _person(self, id_: str) -> str:
        self._known("person", id_, self.checkup.people)
        self.named.append(("person", id_))
        return "X"

    def _country(self, id_: str, form: str = "short") -> str:
        delegations = self.checkup.summit.delegations
        self._known("delegation", id_, delegations)
        self._known("form", form, ("short", "formal", "adjective", "people"))
        if id_ in delegations and not getattr(delegations[id_].name, form):
            raise TextFault("no-name-form", f"'{id_}' has no {form} name", form, f"add '{form}:' to its name")
        return "X"

    def _native_country(self, id_: str) -> str:
        self._known("delegation", id_, self.checkup.summit.delegations)
        return "X"

    def _see(self, target: str) -> str:
        kind, _, id_ = str(target).partition(".")
        if kind == "topic" and id_:
            self._known("topic", id_, self.checkup.summit.topics)
        else:
            outlines = self.checkup.summit.outlines.values()
            self._known("section", target, {s.section for outline in outlines for s in outline.sections})
        self.seen.append(str(target))
        return ""

    def _known(self, what: str, word: Any, known: Collection[str]) -> None:
        if word not in known and not self.checkup.may_exist(what, str(word)):
            raise TextFault.unknown(what, str(word), sorted(known))
