"""The type that selection gives: one reader's summit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from briefing.charts import ChartSpec, Country
from briefing.editions.translation import Untranslated
from briefing.kinds import PROGRAM, Kinds
from briefing.schema import Clock, Day, Line, Model, Plain
from briefing.summit import (
    AudienceRule,
    Contact,
    CoverageClaim,
    DelegationBrief,
    Deliverables,
    Event,
    Fact,
    GlossaryTerm,
    HandlingNote,
    Insignia,
    LateNews,
    MarkingRule,
    Name,
    Named,
    Order,
    Outline,
    Person,
    Recipient,
    RegionalBrief,
    SeatingPlan,
    Session,
    Source,
    Statement,
    TopicBrief,
    ending,
)


class PersonName(Model):
    """As much of a person as a text needs that names them."""

    display: Plain
    family: Plain
    seat: Plain  # what stands on a seat
    title: Line
    printed_title: Line | None = None
    native: tuple[Named, ...] = ()
    comes: bool = True
    delegation: str = ""  # "" of the host's side


class About(Model):
    """What is printed about the book itself."""

    summit: str
    key: str  # of the ids of what a file holds
    event: Event
    as_of: str
    date: str
    version: str
    book_id: str


class FactChange(Model):
    """A fact whose value, date or status is another than in an earlier version."""

    before: Fact
    after: Fact


class SessionChange(Model):
    """A session that is at another time or in another place than in an earlier version."""

    before: Session
    after: Session


class Elsewhere(Model):
    """When the host's reader is with another delegation; what is said there is in that delegation's papers."""

    date: Day
    start: Clock
    end: Clock

    @property
    def begins(self) -> datetime:
        return datetime.combine(self.date, self.start)

    @property
    def ends(self) -> datetime:
        return ending(self.begins, self.end)


class Readership(Model):
    """What of a part of the briefs has the same readers; `first` is the beginning of the first item.

    `why`: each rule over it, a word of the program with the delegations that it names.
    """

    kind: str  # the folder or file that it stands in
    whose: str
    part: str
    first: Line
    many: int
    readers: tuple[str, ...]
    why: tuple[tuple[str, tuple[str, ...]], ...]
    accepted: tuple[Plain, ...] = ()


class Edition(Model):
    """Everything that this reader of this delegation's papers may see, and nothing else.

    `delegation` is None in a regional edition; `delegations` then holds all of them. `names` are the
    names of all delegations, which are no secret. `banner` is the highest marking of what is included. `before` is what
    this reader had of an earlier version, where a book says what changed since; `readers` what he
    may have and who else may, where a book of the host's staff says it.
    """

    order: Order
    style: str
    about: About
    audience: AudienceRule
    banner: MarkingRule
    outline: Outline
    delegation: DelegationBrief | None
    delegations: Mapping[str, DelegationBrief]
    names: Mapping[str, Name]
    codes: Mapping[str, str]
    topics: Mapping[str, TopicBrief]
    hosts: tuple[Person, ...]
    people: Mapping[str, PersonName]
    programme: tuple[Session, ...]
    elsewhere: tuple[Elsewhere, ...] = ()
    seating: tuple[SeatingPlan, ...]
    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    charts: Mapping[str, ChartSpec]
    countries: tuple[Country, ...]
    glossary: tuple[GlossaryTerm, ...]
    coverage: tuple[CoverageClaim, ...]
    contacts: tuple[Contact, ...]
    practical: tuple[Statement, ...]
    handling: tuple[HandlingNote, ...]
    distribution: tuple[Recipient, ...]
    regional: RegionalBrief | None = None
    deliverables: Deliverables | None = None
    news: LateNews | None = None
    before: Edition | None = None
    readers: tuple[Readership, ...] = ()
    insignia: Insignia = Insignia()
    allow_scripts: bool = False
    untranslated: Untranslated | None = None
    original: Edition | None = None  # the same in the language of the briefs, for a product of two languages
    kinds: Kinds = PROGRAM
