"""The model of a summit: what the briefs say, checked and frozen, before any reader is chosen.

Field names are the keys of the YAML in kebab-case. The type of a text says its shape: `Plain` (a name or a title),
`Line` (one paragraph with markup) or `Prose` (paragraphs and lists); a `str` is a word of the program (an id, a label, a file name) and never printed. Everything that some may
read and others may not is an `Item`: it carries `audience`, `marking` and `only`. What is secret by its nature says so
itself: `reads` names the roles that may have the field, however wide the label of its item is.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Annotated, Final, Literal

from briefing.charts import ChartSpec
from briefing.judging import Judge
from briefing.kinds import PROGRAM, Kinds
from briefing.languages.zones import label
from briefing.roles import HOST, OUTSIDE, OWN, STAFF, Role
from briefing.schema import (
    Clock,
    Day,
    Field,
    Line,
    Located,
    Marked,
    Model,
    Number,
    Plain,
    Prose,
    Readers,
    why_no_id,
    why_no_key,
)

Id = Annotated[str, Field(fault=why_no_id)]
OF_CHECK: Final = "held against every text by check"
Key = Annotated[str, Field(fault=why_no_key)]


class Item(Model):
    """Anything with a reading rule.

    `audience`: the reading labels it is written for; nothing said: the label of its parent,
    in the end the summit's strictest. `only`: the delegations in whose books it may stand
    (the books of the host's staff about them); nothing said: as its parent.
    """

    audience: Readers = None
    marking: Marked = None
    only: Readers = None
    accept: Mapping[str, Plain] = Field(
        default_factory=dict, unprinted="a finding of check, and why it stands"
    )


class Statement(Item):
    """A paragraph (or several) of author's text with a reading rule of its own."""

    text: Prose
    id: str | None = None
    heading: Line | None = None
    basis: Literal["fact", "reported", "judgement"] | None = None
    sources: tuple[str, ...] = ()


class Named(Model):
    """A name in a language and script of its own: `text` with a BCP 47 `language`."""

    text: Plain
    language: str


# ------------------------------------------------------------------ registry


class Source(Model):
    """Where a fact was read; `publisher` is the primary publisher where known."""

    title: Plain
    publisher: Plain
    date: Plain | None = None  # ISO date, or year, or year-month
    url: str | None = None
    accessed: Plain | None = None
    note: Plain | None = Field(default=None, reads=OWN)


FactStatus = Literal["signed", "announced", "expected", "reported", "disputed", "estimate", "in-force"]


class Fact(Item):
    """One figure or dated claim with one home.

    Either a number (`value`, `unit`, `decimals`) or words (`text`). `label` says what it is,
    for tables. `as_of` is the date or period the value holds for.
    """

    label: Line
    value: Number | None = None
    to: Number | None = None  # upper end of a range
    text: Line | None = None
    unit: str | None = None  # key of the language's units: usd-bn, percent, tonnes …
    decimals: int | None = Field(default=None, ge=0, le=6)
    approximate: bool = False
    as_of: Plain
    sources: tuple[str, ...] = Field(min_length=1)
    status: FactStatus = "reported"
    note: Line | None = Field(default=None, reads=OWN)


# ------------------------------------------------------------------ people


class Contact(Item):
    office: Plain
    name: Plain | None = None
    role: Plain | None = None
    phone: Plain | None = None
    email: Plain | None = None
    room: Plain | None = None


class Person(Item):
    """Someone whom a reader must recognise, address and not offend.

    `precedence` sorts within the delegation (1 first). `side` is computed from where the
    person is written: the host's people.yaml, or a delegation brief.
    """

    id: Id
    display: Plain
    family: Plain | None = None  # the part of `display` that the index sorts by
    seat_name: Plain | None = (
        None  # on a seat; nothing said: the family name, where no other known to the reader bears it
    )
    native: tuple[Named, ...] = ()
    spellings: tuple[Plain, ...] = ()
    pronunciation: Plain | None = None
    address: Plain | None = None  # "Mr President", "Minister"
    title: Line
    printed_title: Line | None = (
        None  # on badges, lists and programmes; nothing said: `title` without a last bracket
    )
    role: Literal[
        "head", "minister", "ambassador", "adviser", "official", "interpreter", "note-taker", "envoy"
    ] = "official"
    since: Plain | None = None
    born: Plain | None = None
    languages: tuple[Plain, ...] = ()
    biography: tuple[Statement, ...] = ()
    sensitivities: tuple[Statement, ...] = Field(default=(), reads=OWN)
    last_met: Statement | None = Field(default=None, reads=OWN)
    dietary: Plain | None = Field(default=None, reads=STAFF)
    precedence: int = 99
    attending: Literal["confirmed", "expected", "not-confirmed", "not-attending"] = "expected"
    photo: Located | None = None
    photo_credit: Plain | None = None
    sources: tuple[str, ...] = ()
    sample: bool = False  # invented for the sample


# ------------------------------------------------------------------ delegation brief


class Point(Item):
    """A point to make: speakable, at most 25 words; `to` is a person id or words."""

    id: Id
    text: Line
    to: Plain | None = None
    use: Literal["say", "if-raised", "avoid"] = "say"
    priority: int = 1
    topic: str | None = None
    session: str | None = None
    why: Line | None = Field(default=None, reads=OWN)


class Aim(Item):
    """One aim of theirs, with our response."""

    aim: Line
    response: Prose
    basis: Literal["fact", "reported", "judgement"] = "judgement"


class Background(Item):
    """Split in two: what the reader may use freely, and what must not be disclosed.

    `handling` is one line at the head of what must not be disclosed.
    """

    handling: Line | None = Field(default=None, reads=OWN)
    may_use: tuple[Statement, ...] = ()
    do_not_disclose: tuple[Statement, ...] = Field(default=(), reads=OWN)


class Ask(Item):
    """Something wanted by one side; fallback and red line are read by the host's own side only."""

    id: Id
    by: Literal["ours", "theirs"]
    title: Line
    text: Prose
    owner_ours: Plain | None = Field(default=None, reads=OWN)
    owner_theirs: Plain | None = Field(default=None, reads=OWN)
    status: Line | None = None
    fallback: Prose | None = Field(default=None, reads=OWN)
    red_line: Prose | None = Field(default=None, reads=OWN)
    announce: Line | None = None
    due: Plain | None = None
    topic: str | None = None


class Question(Item):
    """If raised: the question, how likely, the line, one back-up, what not to say.

    The counterpart is spoken to, the press is spoken to about him: `press_question` and `press_line` are
    the words for the press where the others do not serve both.
    """

    question: Line
    likelihood: Literal["certain", "likely", "possible", "unlikely"] = "possible"
    line: Prose
    back_up: Prose | None = Field(default=None, reads=OWN)
    do_not_say: Prose | None = Field(default=None, reads=OWN)
    topic: str | None = None
    press: bool = False  # may also come from the press
    press_question: Line | None = None
    press_line: Prose | None = None

    @property
    def asked_by_press(self) -> Line:
        return self.press_question or self.question

    @property
    def said_to_press(self) -> Prose:
        return self.press_line or self.line


class Commitment(Item):
    date: Plain
    text: Prose
    owner: Plain
    status: Literal["kept", "under-way", "late", "open", "unclear"] = "open"
    evidence: Prose | None = None


class ProfileRow(Item):
    label: Line
    value: Prose


class WatchOut(Item):
    kind: Literal["name", "term", "sensitivity", "protocol"] = "sensitivity"
    text: Prose


class GlossaryTerm(Item):
    term: Plain
    meaning: Prose
    acronym: Plain | None = None
    translations: tuple[Named, ...] = Field(default=(), unprinted="on the interpreters' term sheet alone")


class Clearance(Item):
    office: Plain
    name: Plain | None = None
    status: Literal["drafted", "cleared", "pending", "reserved"] = "pending"
    date: Plain | None = None
    note: Line | None = None


class Recipient(Item):
    """An office of the distribution list, and how many copies it gets."""

    office: Plain
    copies: int = Field(default=1, ge=1, le=999)


class Scene(Item):
    """The scene-setter: why now, what they want, what third parties did."""

    bottom_line: Prose
    body: tuple[Statement, ...] = ()
    last_contact: Statement | None = None


class Press(Item):
    lines: tuple[Statement, ...] = ()
    readout: Statement | None = None


class Name(Model):
    """What a delegation is called: short and formal, in English of the book and in its own scripts."""

    short: Plain
    formal: Plain
    adjective: Plain | None = None
    people: Plain | None = Field(
        default=None, unprinted='printed where a text asks for it: country(…, "people")'
    )
    native: tuple[Named, ...] = ()
    avoid: tuple[Plain, ...] = Field(default=(), unprinted=OF_CHECK)
    use: Literal["short", "formal"] = "short"  # on covers and tables, over lists

    @property
    def printed(self) -> str:
        """The name under which the delegation's papers go."""
        return self.formal if self.use == "formal" else self.short


class BottomLine(Item):
    """The one page that must do if only one page is read."""

    objective: Line
    one_number: str | None = None  # a fact id
    one_number_label: Line | None = None
    they_will_raise: tuple[Statement, ...] = ()
    red_lines: tuple[Statement, ...] = ()
    watch_outs: tuple[Statement, ...] = ()


class DelegationBrief(Item):
    """delegations/<id>.yaml: everything particular to one delegation."""

    id: Id
    code: str  # ISO 3166-1 alpha-3, or the organisation's acronym
    name: Name
    capital: Plain | None = None
    position: int | None = None  # order among delegations; else alphabetical
    precedence: int | None = None  # order of precedence at this summit
    head: str  # person id
    lead_department: Plain | None = Field(default=None, reads=OWN)
    drafted_by: Plain | None = Field(default=None, reads=OWN)
    attendance: Statement | None = None
    people: tuple[Person, ...]
    bottom_line: BottomLine | None = Field(default=None, reads=OWN)
    scene: Scene | None = None
    points: tuple[Point, ...] = ()
    tactical: tuple[Statement, ...] = Field(default=(), reads=OWN)
    aims: tuple[Aim, ...] = ()
    background: Background | None = None
    asks: tuple[Ask, ...] = ()
    if_raised: tuple[Question, ...] = ()
    profile: tuple[ProfileRow, ...] = ()
    profile_text: tuple[Statement, ...] = ()
    figures: tuple[str, ...] = ()  # up to three fact ids for the figure strip
    charts: tuple[str, ...] = ()
    map: str | None = None  # a chart id
    commitments: tuple[Commitment, ...] = ()
    press: Press | None = None
    watch_outs: tuple[WatchOut, ...] = ()
    glossary: tuple[GlossaryTerm, ...] = ()
    practical: tuple[Statement, ...] = ()
    contacts: tuple[Contact, ...] = Field(default=(), reads=STAFF)
    clearance: tuple[Clearance, ...] = Field(default=(), reads=OWN)
    welcome: Statement | None = None  # to the visiting delegation, in its own book


# ------------------------------------------------------------------ topic brief


class TopicPart(Item):
    """What is particular to one delegation in a topic."""

    summary: Prose
    their_view: tuple[Statement, ...] = ()
    our_view: tuple[Statement, ...] = ()
    facts: tuple[Statement, ...] = ()
    position: Literal["supportive", "open", "cautious", "opposed", "unknown"] | None = Field(
        default=None, reads=OWN
    )
    position_note: Line | None = Field(default=None, reads=OWN)
    charts: tuple[str, ...] = ()


class TopicBrief(Item):
    """topics/<id>.yaml: the part common to all delegations, and a part for each."""

    id: Id
    number: int
    title: Plain
    short_title: Plain
    summary: Prose
    objective: Line | None = Field(default=None, reads=OWN)
    body: tuple[Statement, ...] = ()
    figures: tuple[str, ...] = ()  # at most three fact ids for figure cards and strips
    takeaway: Line | None = None
    charts: tuple[str, ...] = ()
    host_view: tuple[Statement, ...] = Field(default=(), reads=OWN)  # the host's own thinking
    parts: Mapping[str, TopicPart] = Field(default_factory=dict)
    glossary: tuple[GlossaryTerm, ...] = ()
    lead_department: Plain | None = Field(default=None, reads=OWN)


# ------------------------------------------------------------------ programme, seating


def ending(begins: datetime, end: time) -> datetime:
    """When something ends that begins then: an hour before its start is that of the next day."""
    same = datetime.combine(begins.date(), end)
    return same if same >= begins else same + timedelta(days=1)


class Session(Item):
    """One step of the programme; times are local to the summit's time zone, an end before the start is past midnight."""

    id: Id
    date: Day
    start: Clock
    end: Clock | None = None
    title: Line
    guest_title: Line | None = Field(default=None, reads=OUTSIDE)  # as the guests call it
    place: Plain
    room: Plain | None = None
    format: Plain | None = None  # "plenary", "bilateral", "working lunch"
    press: Literal["open", "closed", "spray", "pool", "none"] = "none"
    lead: Plain | None = None
    interpreter: Plain | None = None
    you_do: Prose | None = Field(default=None, reads=HOST)  # second person, present tense
    moves_to: Plain | None = None  # where the reader goes next
    guests_move_to: Plain | None = Field(
        default=None, reads=OUTSIDE
    )  # where the guests go, if it is elsewhere
    car: Plain | None = None
    delegations: tuple[str, ...] | None = None  # nothing said: all
    seating: str | None = None
    note: Prose | None = None

    @property
    def begins(self) -> datetime:
        return datetime.combine(self.date, self.start)

    @property
    def ends(self) -> datetime | None:
        return None if self.end is None else ending(self.begins, self.end)


class Seat(Model):
    """One chair. `person` is a person id; `label` stands for an unnamed one, or is what this plan calls a named one."""

    side: Literal["host", "guest", "head", "foot"]
    order: int  # 1 is the middle or the place of honour, then alternating right and left
    person: str | None = None
    label: Plain | None = None
    behind: bool = False  # interpreters and note-takers sit behind
    reason: Plain | None = Field(default=None, reads=STAFF)  # why this person sits here


class SeatingPlan(Item):
    id: Id
    title: Line
    guest_title: Line | None = Field(default=None, reads=OUTSIDE)  # as the guests call it
    session: str | None = None
    delegation: str | None = None
    table: Literal["rectangle", "round", "u-shape", "oval", "armchairs"] = "rectangle"
    entrance: Literal["north", "east", "south", "west"] = "south"
    cameras: Literal["north", "east", "south", "west"] | None = None
    seats: tuple[Seat, ...]
    note: Prose | None = None


# ------------------------------------------------------------------ summit


class AudienceRule(Model):
    """Who reads. `reads`: the reading labels that this audience may see. `book` names its default outline.

    `role`: who the audience is to the host. Handouts are made for roles, and what is secret by its nature names roles.
    """

    title: Plain
    role: Role
    reads: tuple[str, ...]
    book: str | None = None

    @property
    def host(self) -> bool:
        """Of the host's own side."""
        return self.role in HOST


class MarkingRule(Model):
    """`rank` orders markings: the banner is the highest on the page or the book."""

    text: Plain
    rank: int
    portion: Plain = Field(default=Plain(""), unprinted="reserved for portion marks")


class Order(Model):
    """Which product of which edition in which format; declared in summit.yaml, resolved by the batch."""

    product: str
    delegation: str
    audience: str
    language: str
    format: str
    outline: str | None = None
    target: str = "screen"
    copies: int = 1


class Matrix(Model):
    """A block of orders: every combination of its lists, minus `except_`."""

    products: tuple[str, ...] = ("book",)
    delegations: tuple[str, ...] = ()  # nothing said: all; "regional" is the book of all
    audiences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    target: str | None = None
    except_: tuple[Mapping[str, Located], ...] = ()


class Event(Model):
    name: Plain
    short_name: Plain
    host: Name
    host_code: str
    place: Plain
    venue: Plain | None = None
    dates: tuple[Day, ...] = Field(min_length=1)
    time_zone: str  # IANA
    time_zone_label: Plain | None = None  # in place of what the zone calls the hours of each day
    second_time_zone: str | None = None  # IANA; hours are printed in it too
    secretariat: Plain
    sample: Plain = Plain("")  # printed on sample pages when the summit is a sample

    def zone_label(self, at: datetime) -> str:
        """What the hour at a local time is called."""
        return self.time_zone_label or label(self.time_zone, at)


class Defaults(Model):
    """What an order gets when nothing else is said."""

    audience: str
    language: str
    format: str
    style: str
    target: str = "screen"
    product: str = "book"


class HandlingNote(Item):
    text: Prose


class SummitSettings(Model):
    """summit.yaml."""

    id: Id
    event: Event
    as_of: Day
    date: Day  # the date printed on the books
    version: Plain
    book_id: Plain  # number of the series; the delegation and the audience are added
    languages: tuple[str, ...] = Field(min_length=1)
    audiences: Mapping[Id, AudienceRule]
    default_label: str  # the strictest reading label
    markings: Mapping[Key, MarkingRule]
    default_marking: str
    defaults: Defaults
    orders: tuple[Matrix, ...] = ()
    handouts: tuple[str, ...] = ()
    handling: tuple[HandlingNote, ...] = ()
    distribution: tuple[Recipient, ...] = ()
    allow_scripts: bool = False
    country_colours: Mapping[str, str] = Field(
        default_factory=dict
    )  # delegation id: colour role of the style


class TerminologyRule(Model):
    """`use` this, not one of `avoid`; checked in every text of the briefs."""

    use: Plain = Field(unprinted=OF_CHECK)
    avoid: tuple[Plain, ...] = Field(unprinted=OF_CHECK)
    note: Plain | None = Field(default=None, unprinted=OF_CHECK)


class CoverageClaim(Item):
    """A claim found in the coverage, and what is right."""

    claim: Line
    verdict: Literal["correct", "imprecise", "wrong", "disputed", "unverified", "outdated"]
    correction: Prose
    sources: tuple[str, ...]
    importance: Literal["high", "normal", "low"] = "normal"
    topic: str | None = None


class RegionalBrief(Item):
    """regional.yaml: the book of all delegations for the host's staff."""

    bottom_line: Prose
    objective: Line
    body: tuple[Statement, ...] = ()
    deliverables: tuple[Statement, ...] = ()
    differences: tuple[Statement, ...] = ()
    charts: tuple[str, ...] = ()


class OutlineSection(Model):
    """One entry of a book's outline: which section kind, whether it has a tab, how long it may be."""

    section: str
    title: Plain | None = None
    short_title: Plain | None = None
    tab: bool = False
    budget: int | None = Field(default=None, ge=1, le=999)
    starts: Literal["page", "recto", "run-on"] = "page"
    options: Mapping[str, object] = Field(default_factory=dict)


class Outline(Model):
    """books/<id>.yaml: the sections of a book, in order."""

    id: Id
    title: Plain
    audiences: tuple[str, ...]
    scope: Literal["delegation", "regional"] = "delegation"
    sections: tuple[OutlineSection, ...] = Field(min_length=1)
    page_budget: int | None = Field(default=None, ge=1, le=9999)


class Summit(Model):
    """The whole folder of briefs, checked both ways."""

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
    judge: Judge | None = None  # of whoever proves the finished files
    kinds: Kinds = PROGRAM
