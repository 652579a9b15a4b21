"""What is to come out of the summit, and news that came after the books were closed."""

from __future__ import annotations

from typing import Literal

from briefing.roles import OWN
from briefing.schema import Clock, Day, Field, Line, Plain, Prose
from briefing.summit.items import Id, Item, Statement

State = Literal["agreed", "open", "dropped"]


class Deliverable(Item):
    """Something that may come out of the summit: for all, or for one guest to take home; `pen` is who writes the next text."""

    id: Id
    text: Line
    state: State = "open"
    pen: Plain | None = Field(default=None, reads=OWN)
    due: Plain | None = None
    note: Line | None = Field(default=None, reads=OWN)
    waits_for: str | None = Field(default=None, reads=OWN)  # of a guest's own: a decision's id


class DraftParagraph(Item):
    """A paragraph of the joint statement as it is drafted; how far it is agreed is read by the host's own side."""

    id: Id
    text: Prose
    state: State | None = Field(default=None, reads=OWN)
    pen: Plain | None = Field(default=None, reads=OWN)
    note: Line | None = Field(default=None, reads=OWN)


class JointStatement(Item):
    """The draft of what all sign; `status` says whose draft it is and how far it went."""

    status: Line | None = None
    paragraphs: tuple[DraftParagraph, ...] = ()


class Deliverables(Item):
    """deliverables.yaml: what comes out for all, and the draft of the joint statement."""

    joint: tuple[Deliverable, ...] = ()
    statement: JointStatement | None = None


class Promise(Item):
    """What one side promised in a conversation, and what came of it."""

    by: Literal["ours", "theirs"]
    text: Line
    status: Literal["kept", "under-way", "late", "open", "unclear"] = "open"


class Conversation(Statement):
    """The last conversation with a guest: what was said, and who promised what."""

    promises: tuple[Promise, ...] = ()


class Gift(Item):
    """A gift that is given or expected: from which side, to whom, at which session, and what must be known of it."""

    by: Literal["ours", "theirs"]
    text: Line
    to: Plain | None = None
    session: str | None = None
    note: Line | None = None


class NewsItem(Item):
    """One piece of news from a day that the books do not know of; `changes` says what in the book it overtakes."""

    date: Day
    time: Clock | None = None
    text: Prose
    changes: Line | None = Field(default=None, reads=OWN)
    by: Plain | None = Field(default=None, reads=OWN, translated="name")
    sources: tuple[str, ...] = ()


class LateNews(Item):
    """news.yaml: what came after the as-of date, day by day until the summit, and the rule by which it is entered."""

    rule: Prose
    items: tuple[NewsItem, ...] = ()
