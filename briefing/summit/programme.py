"""When and where: sessions, and who sits where."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Literal

from briefing.languages.speech import Interpretation
from briefing.roles import HOST, OUTSIDE, OWN, STAFF
from briefing.schema import Clock, Day, Field, Line, Model, Plain, Prose, code_of
from briefing.summit.items import Id, Item


def ending(begins: datetime, end: time) -> datetime:
    """When something ends that begins then: an hour before its start is that of the next day."""
    same = datetime.combine(begins.date(), end)
    return same if same >= begins else same + timedelta(days=1)


class Turn(Model):
    """A stretch of a meeting: who speaks in it, which points by their ids, or what happens."""

    who: Literal["press", "we", "they"]
    minutes: int = Field(ge=1, le=600)
    points: tuple[str, ...] = ()
    text: Line | None = None


class Minutes(Model):
    """How the minutes of a meeting are spent; without `turns` they are computed from its points."""

    press: int = Field(default=0, ge=0, le=600)
    interpretation: Interpretation = "none"
    must_say: tuple[str, ...] = ()
    drop_first: tuple[str, ...] = ()
    turns: tuple[Turn, ...] = ()


class Says(Model):
    """Words that are supplied for a session."""

    press_spray: Prose | None = None
    opening: Prose | None = None
    hand_over: Prose | None = None
    closing: Prose | None = None


class IfWrong(Model):
    """Something that goes wrong, and what is said then."""

    if_: Line
    say: Prose


class Session(Item):
    """One step of the programme; times are local to the summit's time zone, an end before the start is past midnight."""

    id: Id
    date: Day
    start: Clock
    end: Clock | None = None
    title: Line
    guest_title: Line | None = Field(default=None, reads=OUTSIDE)  # as the guests call it
    place: Plain
    room: Plain | None = Field(default=None, translated="name")
    format: Plain | None = (
        None  # "plenary", "bilateral", "working lunch": codes for which languages have words; or words
    )
    press: Literal["open", "closed", "spray", "pool", "none"] = "none"
    lead: Plain | None = None
    interpreter: Plain | None = None
    you_do: Prose | None = Field(default=None, reads=HOST)  # second person, present tense
    says: Says | None = Field(default=None, reads=HOST)
    if_wrong: tuple[IfWrong, ...] = Field(default=(), reads=HOST)
    minutes: Minutes | None = Field(default=None, reads=OWN)
    moves_to: Plain | None = None  # where the reader goes next
    guests_move_to: Plain | None = Field(
        default=None, reads=OUTSIDE
    )  # where the guests go, if it is elsewhere
    car: Plain | None = None
    delegations: tuple[str, ...] | None = None  # nothing said: all
    seating: str | None = None
    note: Prose | None = None

    @property
    def kind(self) -> str:
        """The code of its format: the same in every language."""
        return code_of(self.format) if self.format else ""

    @property
    def length(self) -> int | None:
        """Minutes from its start to its end."""
        return None if self.ends is None else round((self.ends - self.begins).total_seconds() / 60)

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
