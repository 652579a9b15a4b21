"""The brief of one delegation: what is said to it, wanted of it and known about it."""

from __future__ import annotations

from typing import Literal

from briefing.roles import OWN, STAFF
from briefing.schema import Field, Line, Plain, Prose
from briefing.summit.clearance import Clearance
from briefing.summit.deliverables import Conversation, Deliverable, Gift
from briefing.summit.items import OF_CHECK, Id, Item, Name, Statement
from briefing.summit.people import Contact, Person
from briefing.summit.registry import GlossaryTerm


class Decision(Item):
    """What the principal is asked to decide before he goes in; what waits for it names its id in `waits-for`.

    `words`: what is said of it nowhere but in what waits for it.
    """

    id: Id
    text: Line
    due: Plain | None = None
    words: tuple[Plain, ...] = Field(default=(), unprinted=OF_CHECK)


class Point(Item):
    """A point to make: speakable, at most 25 words; `to` is a person id or words, `by` who says it if not the principal."""

    id: Id
    text: Line
    to: Plain | None = None
    by: Plain | None = Field(default=None, reads=OWN)
    use: Literal["say", "if-raised", "avoid"] = "say"
    priority: int = 1
    topic: str | None = None
    session: str | None = None
    why: Line | None = Field(default=None, reads=OWN)
    waits_for: str | None = Field(default=None, reads=OWN)  # a decision's id


class Aim(Item):
    """One aim of theirs, with our response."""

    aim: Line
    response: Prose
    waits_for: str | None = Field(default=None, reads=OWN)
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
    waits_for: str | None = Field(default=None, reads=OWN)


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
    waits_for: str | None = Field(default=None, reads=OWN)

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


class Scene(Item):
    """The scene-setter: why now, what they want, what third parties did."""

    bottom_line: Prose
    body: tuple[Statement, ...] = ()
    last_contact: Conversation | None = None


class PressLine(Statement):
    """Words for the press."""

    waits_for: str | None = Field(default=None, reads=OWN)


class Press(Item):
    lines: tuple[PressLine, ...] = ()
    readout: PressLine | None = None


class Raised(Statement):
    """What they will raise, and what is said to it in a few words."""

    you_say: Line | None = None


class BottomLine(Item):
    """The one page that must do if only one page is read."""

    objective: Line
    one_number: str | None = None  # a fact id
    one_number_label: Line | None = None
    decisions: tuple[Decision, ...] = ()
    they_will_raise: tuple[Raised, ...] = ()
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
    takes_home: tuple[Deliverable, ...] = Field(default=(), reads=OWN)  # what this guest goes home with
    gifts: tuple[Gift, ...] = Field(default=(), reads=OWN)
    aims: tuple[Aim, ...] = ()
    background: Background | None = None
    asks: tuple[Ask, ...] = ()
    if_raised: tuple[Question, ...] = ()
    profile: tuple[ProfileRow, ...] = ()
    profile_text: tuple[Statement, ...] = ()
    figures: tuple[str, ...] = ()  # up to three fact ids for the figure strip
    guest_figures: tuple[str, ...] = ()  # those that guests see instead
    charts: tuple[str, ...] = ()
    map: str | None = None  # a chart id
    commitments: tuple[Commitment, ...] = ()
    press: Press | None = None
    watch_outs: tuple[WatchOut, ...] = ()
    glossary: tuple[GlossaryTerm, ...] = ()
    topics: tuple[str, ...] = ()  # those that it will raise, in the order of the book; nothing said: all
    practical: tuple[Statement, ...] = ()
    contacts: tuple[Contact, ...] = Field(default=(), reads=STAFF)
    clearance: tuple[Clearance, ...] = Field(default=(), reads=OWN)
    welcome: Statement | None = None  # to the visiting delegation, in its own book
