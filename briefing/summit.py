"""The model of a summit: what the briefs say, checked and frozen, before any reader is chosen.

Field names are the keys of the YAML in kebab-case. Everything that some may read and others
may not is an `Item`: it carries `audience`, `marking` and `only`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from briefing.charts import ChartSpec
from briefing.schema import AuthorText, Clock, Day, Field, Model, Number, Placed, why_no_id, why_no_key

Id = Annotated[str, Field(fault=why_no_id)]
Key = Annotated[str, Field(fault=why_no_key)]


class Item(Model):
    """Anything with a reading rule.

    `audience`: the reading labels it is written for; nothing said: the label of its parent,
    in the end the summit's strictest. `only`: the delegations in whose books it may stand
    (the books of the host's staff about them); nothing said: as its parent.
    """

    audience: tuple[str, ...] | None = None
    marking: str | None = None
    only: tuple[str, ...] | None = None


class Statement(Item):
    """A paragraph (or several) of author's text with a reading rule of its own."""

    text: AuthorText
    id: str | None = None
    heading: AuthorText | None = None
    basis: Literal["fact", "reported", "judgement"] | None = None
    sources: tuple[str, ...] = ()


class Named(Model):
    """A name in a language and script of its own: `text` with a BCP 47 `language`."""

    text: str
    language: str


# ------------------------------------------------------------------ registry


class Source(Model):
    """Where a fact was read; `publisher` is the primary publisher where known."""

    title: str
    publisher: str
    date: str | None = None  # ISO date, or year, or year-month
    url: str | None = None
    accessed: str | None = None
    note: str | None = None


FactStatus = Literal["signed", "announced", "expected", "reported", "disputed", "estimate", "in-force"]


class Fact(Item):
    """One figure or dated claim with one home.

    Either a number (`value`, `unit`, `decimals`) or words (`text`). `label` says what it is,
    for tables. `as_of` is the date or period the value holds for.
    """

    label: AuthorText
    value: Number | None = None
    to: Number | None = None  # upper end of a range
    text: AuthorText | None = None
    unit: str | None = None  # key of the language's units: usd-bn, percent, tonnes …
    decimals: int | None = None
    approximate: bool = False
    as_of: str
    sources: tuple[str, ...] = Field(min_length=1)
    status: FactStatus = "reported"
    note: AuthorText | None = None


# ------------------------------------------------------------------ people


class Contact(Item):
    office: str
    name: str | None = None
    role: str | None = None
    phone: str | None = None
    email: str | None = None
    room: str | None = None


class Person(Item):
    """Someone whom a reader must recognise, address and not offend.

    `precedence` sorts within the delegation (1 first). `side` is computed from where the
    person is written: the host's people.yaml, or a delegation brief.
    """

    id: Id
    display: str
    family: str | None = None  # the part of `display` that the index sorts by
    seat_name: str | None = None  # on a seat; nothing said: the family name, where no one else bears it
    native: tuple[Named, ...] = ()
    spellings: tuple[str, ...] = ()
    pronunciation: str | None = None
    address: str | None = None  # "Mr President", "Minister"
    title: AuthorText
    printed_title: AuthorText | None = (
        None  # on badges, lists and programmes; nothing said: `title` without a last bracket
    )
    role: Literal[
        "head", "minister", "ambassador", "adviser", "official", "interpreter", "note-taker", "envoy"
    ] = "official"
    since: str | None = None
    born: str | None = None
    languages: tuple[str, ...] = ()
    biography: tuple[Statement, ...] = ()
    sensitivities: tuple[Statement, ...] = ()
    last_met: Statement | None = None
    precedence: int = 99
    attending: Literal["confirmed", "expected", "not-confirmed", "not-attending"] = "expected"
    photo: str | None = None
    photo_credit: str | None = None
    sources: tuple[str, ...] = ()
    sample: bool = False  # invented for the sample


# ------------------------------------------------------------------ delegation brief


class Point(Item):
    """A point to make: speakable, at most 25 words; `to` is a person id or words."""

    id: Id
    text: AuthorText
    to: str | None = None
    use: Literal["say", "if-raised", "avoid"] = "say"
    priority: int = 1
    topic: str | None = None
    session: str | None = None
    why: AuthorText | None = None


class Aim(Item):
    """One aim of theirs, with our response."""

    aim: AuthorText
    response: AuthorText
    basis: Literal["fact", "reported", "judgement"] = "judgement"


class Background(Item):
    """Split in two: what the reader may use freely, and what must not be disclosed.

    `handling` is one line at the head of what must not be disclosed.
    """

    handling: AuthorText | None = None
    may_use: tuple[Statement, ...] = ()
    do_not_disclose: tuple[Statement, ...] = ()


class Ask(Item):
    """Something wanted by one side; fallback and red line are read by the host's own side only."""

    id: Id
    by: Literal["ours", "theirs"]
    title: AuthorText
    text: AuthorText
    owner_ours: str | None = None
    owner_theirs: str | None = None
    status: AuthorText | None = None
    fallback: AuthorText | None = None
    red_line: AuthorText | None = None
    announce: AuthorText | None = None
    due: str | None = None
    topic: str | None = None


class Question(Item):
    """If raised: the question, how likely, the line, one back-up, what not to say.

    The counterpart is spoken to, the press is spoken to about him: `press_question` and `press_line` are
    the words for the press where the others do not serve both.
    """

    question: AuthorText
    likelihood: Literal["certain", "likely", "possible", "unlikely"] = "possible"
    line: AuthorText
    back_up: AuthorText | None = None
    do_not_say: AuthorText | None = None
    topic: str | None = None
    press: bool = False  # may also come from the press
    press_question: AuthorText | None = None
    press_line: AuthorText | None = None

    @property
    def asked_by_press(self) -> AuthorText:
        return self.press_question or self.question

    @property
    def said_to_press(self) -> AuthorText:
        return self.press_line or self.line


class Commitment(Item):
    date: str
    text: AuthorText
    owner: str
    status: Literal["kept", "under-way", "late", "open", "unclear"] = "open"
    evidence: AuthorText | None = None


class ProfileRow(Item):
    label: AuthorText
    value: AuthorText


class WatchOut(Item):
    kind: Literal["name", "term", "sensitivity", "protocol"] = "sensitivity"
    text: AuthorText


class GlossaryTerm(Item):
    term: AuthorText
    meaning: AuthorText
    acronym: str | None = None
    translations: tuple[Named, ...] = ()


class Clearance(Item):
    office: str
    name: str | None = None
    status: Literal["drafted", "cleared", "pending", "reserved"] = "pending"
    date: str | None = None
    note: AuthorText | None = None


class Recipient(Item):
    """An office of the distribution list, and how many copies it gets."""

    office: str
    copies: int = Field(default=1, ge=1)


class Scene(Item):
    """The scene-setter: why now, what they want, what third parties did."""

    bottom_line: AuthorText
    body: tuple[Statement, ...] = ()
    last_contact: Statement | None = None


class Press(Item):
    lines: tuple[Statement, ...] = ()
    readout: Statement | None = None


class Name(Model):
    """What a delegation is called: short and formal, in English of the book and in its own scripts."""

    short: str
    formal: str
    adjective: str | None = None
    people: str | None = None
    native: tuple[Named, ...] = ()
    avoid: tuple[str, ...] = ()
    use: Literal["short", "formal"] = "short"  # on covers and tables, over lists

    @property
    def printed(self) -> str:
        """The name under which the delegation's papers go."""
        return self.formal if self.use == "formal" else self.short


class BottomLine(Item):
    """The one page that must do if only one page is read."""

    objective: AuthorText
    one_number: str | None = None  # a fact id
    one_number_label: AuthorText | None = None
    they_will_raise: tuple[Statement, ...] = ()
    red_lines: tuple[Statement, ...] = ()
    watch_outs: tuple[Statement, ...] = ()


class DelegationBrief(Item):
    """delegations/<id>.yaml: everything particular to one delegation."""

    id: Id
    code: str  # ISO 3166-1 alpha-3, or the organisation's acronym
    name: Name
    capital: str | None = None
    position: int | None = None  # order among delegations; else alphabetical
    precedence: int | None = None  # order of precedence at this summit
    head: str  # person id
    lead_department: str | None = None
    drafted_by: str | None = None
    attendance: Statement | None = None
    people: tuple[Person, ...]
    bottom_line: BottomLine | None = None
    scene: Scene | None = None
    points: tuple[Point, ...] = ()
    tactical: tuple[Statement, ...] = ()
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
    contacts: tuple[Contact, ...] = ()
    clearance: tuple[Clearance, ...] = ()
    welcome: Statement | None = None  # to the visiting delegation, in its own book


# ------------------------------------------------------------------ topic brief


class TopicPart(Item):
    """What is particular to one delegation in a topic."""

    summary: AuthorText
    their_view: tuple[Statement, ...] = ()
    our_view: tuple[Statement, ...] = ()
    facts: tuple[Statement, ...] = ()
    position: Literal["supportive", "open", "cautious", "opposed", "unknown"] | None = None
    position_note: AuthorText | None = None
    charts: tuple[str, ...] = ()


class TopicBrief(Item):
    """topics/<id>.yaml: the part common to all delegations, and a part for each."""

    id: Id
    number: int
    title: str
    short_title: str
    summary: AuthorText
    objective: AuthorText | None = None
    body: tuple[Statement, ...] = ()
    figures: tuple[str, ...] = ()  # at most three fact ids for figure cards and strips
    takeaway: AuthorText | None = None
    charts: tuple[str, ...] = ()
    host_view: tuple[Statement, ...] = ()  # the host's own thinking
    parts: Mapping[str, TopicPart] = Field(default_factory=dict)
    glossary: tuple[GlossaryTerm, ...] = ()
    lead_department: str | None = None


# ------------------------------------------------------------------ programme, seating


class Session(Item):
    """One step of the programme; times are local to the summit's time zone."""

    id: Id
    date: Day
    start: Clock
    end: Clock | None = None
    title: AuthorText
    guest_title: AuthorText | None = None  # as the guests call it
    place: str
    room: str | None = None
    format: str | None = None  # "plenary", "bilateral", "working lunch"
    press: Literal["open", "closed", "spray", "pool", "none"] = "none"
    lead: str | None = None
    interpreter: str | None = None
    you_do: AuthorText | None = None  # second person, present tense
    moves_to: str | None = None  # where the reader goes next
    guests_move_to: str | None = None  # where the guests go, if it is elsewhere
    car: str | None = None
    delegations: tuple[str, ...] | None = None  # nothing said: all
    seating: str | None = None
    note: AuthorText | None = None


class Seat(Model):
    """One chair. `person` is a person id; `label` stands for an unnamed one, or is what this plan calls a named one."""

    side: Literal["host", "guest", "head", "foot"]
    order: int  # 1 is the middle or the place of honour, then alternating right and left
    person: str | None = None
    label: str | None = None
    behind: bool = False  # interpreters and note-takers sit behind


class SeatingPlan(Item):
    id: Id
    title: AuthorText
    guest_title: AuthorText | None = None  # as the guests call it
    session: str | None = None
    delegation: str | None = None
    table: Literal["rectangle", "round", "u-shape", "oval", "armchairs"] = "rectangle"
    entrance: Literal["north", "east", "south", "west"] = "south"
    cameras: Literal["north", "east", "south", "west"] | None = None
    seats: tuple[Seat, ...]
    note: AuthorText | None = None


# ------------------------------------------------------------------ summit


class AudienceRule(Model):
    """`reads`: the reading labels that this audience may see. `book` names its default outline."""

    title: str
    reads: tuple[str, ...]
    book: str | None = None
    host: bool = True  # of the host's own side


class MarkingRule(Model):
    """`rank` orders markings: the banner is the highest on the page or the book."""

    text: str
    rank: int
    portion: str = ""


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
    except_: tuple[Mapping[str, Placed], ...] = ()


class Event(Model):
    name: str
    short_name: str
    host: Name
    host_code: str
    place: str
    venue: str | None = None
    dates: tuple[Day, ...]
    time_zone: str  # IANA
    time_zone_label: str
    secretariat: str
    sample: str = ""  # printed on sample pages when the summit is a sample


class Defaults(Model):
    """What an order gets when nothing else is said."""

    audience: str
    language: str
    format: str
    style: str
    target: str = "screen"
    product: str = "book"


class HandlingNote(Item):
    text: AuthorText


class SummitSettings(Model):
    """summit.yaml."""

    id: Id
    event: Event
    as_of: Day
    date: Day  # the date printed on the books
    version: str
    book_id: str  # number of the series; the delegation and the audience are added
    languages: tuple[str, ...]
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

    use: str
    avoid: tuple[str, ...]
    note: str | None = None


class CoverageClaim(Item):
    """A claim found in the coverage, and what is right."""

    claim: AuthorText
    verdict: Literal["correct", "imprecise", "wrong", "disputed", "unverified", "outdated"]
    correction: AuthorText
    sources: tuple[str, ...]
    importance: Literal["high", "normal", "low"] = "normal"
    topic: str | None = None


class RegionalBrief(Item):
    """regional.yaml: the book of all delegations for the host's staff."""

    bottom_line: AuthorText
    objective: AuthorText
    body: tuple[Statement, ...] = ()
    deliverables: tuple[Statement, ...] = ()
    differences: tuple[Statement, ...] = ()
    charts: tuple[str, ...] = ()


class OutlineSection(Model):
    """One entry of a book's outline: which section kind, whether it has a tab, how long it may be."""

    section: str
    title: str | None = None
    short_title: str | None = None
    tab: bool = False
    budget: int | None = None
    starts: Literal["page", "recto", "run-on"] = "page"
    options: Mapping[str, object] = Field(default_factory=dict)


class Outline(Model):
    """books/<id>.yaml: the sections of a book, in order."""

    id: Id
    title: str
    audiences: tuple[str, ...]
    scope: Literal["delegation", "regional"] = "delegation"
    sections: tuple[OutlineSection, ...]
    page_budget: int | None = None


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
    contacts: tuple[Contact, ...]
    practical: tuple[Statement, ...]
    regional: RegionalBrief | None = None
