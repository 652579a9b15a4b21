"""The whole folder of briefs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.charts import ChartSpec
from briefing.diagnostics import Span
from briefing.judging import Judge
from briefing.kinds import PROGRAM, Kinds
from briefing.roles import STAFF
from briefing.schema import Field, Model
from briefing.summit.delegations import DelegationBrief
from briefing.summit.deliverables import Deliverables, LateNews
from briefing.summit.items import Statement
from briefing.summit.outlines import Outline
from briefing.summit.people import Contact, Person
from briefing.summit.programme import SeatingPlan, Session
from briefing.summit.registry import CoverageClaim, Fact, GlossaryTerm, Source, TerminologyRule
from briefing.summit.settings import SummitSettings
from briefing.summit.topics import RegionalBrief, TopicBrief
from briefing.values import Value


class Insignia(Model):
    """Files of the assets by the code of the country or organisation whose they are; `borders` are those of the maps."""

    flags: Mapping[str, str] = Field(default_factory=dict)
    emblems: Mapping[str, str] = Field(default_factory=dict)
    borders: tuple[str, ...] = ()

    def among(self, codes: Iterable[str]) -> Insignia:
        """That of some codes alone."""
        wanted = {code.casefold() for code in codes}
        kept = ({c: f for c, f in files.items() if c in wanted} for files in (self.flags, self.emblems))
        flags, emblems = kept
        return self.replaced(flags=flags, emblems=emblems)


class Translation(Value):
    """What of a summit is said in a language: by their places, texts that nobody translated and those that changed since.

    `refused`: no book is made in which such a text would be printed.
    """

    tag: str
    original: str
    refused: bool
    missing: Mapping[Span, str]
    stale: Mapping[Span, str]
    texts: int = 0
    files: tuple[str, ...] = ()


class InLanguages(Value):
    """The same summit in other languages, by their tags."""

    summits: Mapping[str, Summit]


class Summit(Model):
    """The whole folder of briefs, checked both ways; in the language in which it is written, unless `translation` says another."""

    settings: SummitSettings
    folder: str
    sources: Mapping[str, Source]
    facts: Mapping[str, Fact]
    hosts: tuple[Person, ...]
    delegations: Mapping[str, DelegationBrief]
    topics: Mapping[str, TopicBrief]
    programme: tuple[Session, ...]
    seating: tuple[SeatingPlan, ...]
    charts: Mapping[str, ChartSpec]
    outlines: Mapping[str, Outline]
    terminology: tuple[TerminologyRule, ...]
    glossary: tuple[GlossaryTerm, ...]
    coverage: tuple[CoverageClaim, ...]
    contacts: tuple[Contact, ...] = Field(reads=STAFF)
    practical: tuple[Statement, ...]
    regional: RegionalBrief | None = None
    deliverables: Deliverables | None = None
    news: LateNews | None = None
    insignia: Insignia = Insignia()
    judge: Judge | None = None  # of whoever proves the finished files
    kinds: Kinds = PROGRAM
    given: tuple[str, ...] = ()  # what a command line set for this build
    translation: Translation | None = None
    languages: InLanguages | None = None

    def outline_of(self, audience: str, scope: str) -> Outline | None:
        """The outline by which an audience's book of a scope is made: its own, else the first that fits; None for none."""
        own = self.outlines.get(self.settings.audiences[audience].book or "")
        fitting = (o for o in self.outlines.values() if audience in o.audiences)
        return next((o for o in (own, *fitting) if o is not None and o.scope == scope), None)

    def said_in(self, tag: str) -> Summit:
        """The same summit in a language; itself in the one in which it is written."""
        return self.languages.summits.get(tag, self) if self.languages is not None else self
