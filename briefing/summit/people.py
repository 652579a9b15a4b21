"""Who takes part, and who can be called."""

from __future__ import annotations

from typing import Literal

from briefing.roles import OWN, STAFF
from briefing.schema import Field, Line, Located, Plain
from briefing.summit.items import Id, Item, Named, Statement


class Contact(Item):
    office: Plain
    name: Plain | None = Field(default=None, translated="name")
    role: Plain | None = None
    phone: Plain | None = Field(default=None, translated="never")
    email: Plain | None = Field(default=None, translated="never")
    room: Plain | None = Field(default=None, translated="name")


class Person(Item):
    """Someone whom a reader must recognise, address and not offend.

    `precedence` sorts within the delegation (1 first). `side` is computed from where the
    person is written: the host's people.yaml, or a delegation brief.
    """

    id: Id
    display: Plain = Field(translated="name")
    family: Plain | None = Field(
        default=None, translated="name"
    )  # the part of `display` that the index sorts by
    seat_name: Plain | None = Field(
        default=None, translated="name"
    )  # on a seat; nothing said: the family name, where no other known to the reader bears it
    native: tuple[Named, ...] = ()
    spellings: tuple[Plain, ...] = Field(default=(), translated="name")
    pronunciation: Plain | None = Field(default=None, translated="name")
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
    personal: tuple[Statement, ...] = Field(default=(), reads=OWN)  # what he likes to be asked or told
    sensitivities: tuple[Statement, ...] = Field(default=(), reads=OWN)
    last_met: Statement | None = Field(default=None, reads=OWN)
    dietary: Plain | None = Field(default=None, reads=STAFF)
    precedence: int = 99
    attending: Literal["confirmed", "expected", "not-confirmed", "not-attending"] = "expected"
    photo: Located | None = None
    photo_credit: Plain | None = Field(default=None, translated="name")
    sources: tuple[str, ...] = ()
    sample: bool = False  # invented for the sample
