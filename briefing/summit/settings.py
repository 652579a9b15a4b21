"""summit.yaml: the event, its audiences and markings, and what is ordered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from briefing.languages.zones import label
from briefing.roles import HOST, Role
from briefing.schema import Day, Field, Located, Model, Plain, Prose
from briefing.summit.items import Id, Item, Key, Name


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
    time_zone_label: Plain | None = Field(
        default=None, translated="name"
    )  # in place of what the zone calls the hours of each day
    second_time_zone: str | None = None  # IANA; hours are printed in it too
    secretariat: Plain
    sample: Plain = Plain("")  # printed on sample pages when the summit is a sample

    @property
    def host_called(self) -> tuple[str, ...]:
        """The words by which briefs and command lines may mean the host."""
        return ("host", self.host_code, str(self.host.short), str(self.host.formal))

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


class Recipient(Item):
    """An office of the distribution list, and how many copies it gets."""

    office: Plain
    copies: int = Field(default=1, ge=1, le=999)


class SummitSettings(Model):
    """summit.yaml."""

    id: Id
    event: Event
    as_of: Day
    date: Day  # the date printed on the books
    version: Plain = Field(translated="never")
    book_id: Plain = Field(
        translated="never"
    )  # number of the series; the delegation and the audience are added
    languages: tuple[str, ...] = Field(min_length=1)
    written_in: str | None = None  # the language of the briefs; nothing said: the first of `languages`
    # what becomes of words that a language lacks; nothing said: refused, once anything is translated into it
    untranslated: Literal["refuse", "original"] | None = None
    audiences: Mapping[Id, AudienceRule]
    default_label: str  # the strictest reading label
    markings: Mapping[Key, MarkingRule]
    default_marking: str
    defaults: Defaults
    orders: tuple[Matrix, ...] = ()
    handouts: tuple[str, ...] = ()
    handling: tuple[HandlingNote, ...] = ()
    distribution: tuple[Recipient, ...] = ()
    claims_age_days: int | None = Field(default=None, ge=1, le=9999)
    allow_scripts: bool = False
    id_key: str | None = None  # what ids in files are made with: a word that no reader can guess; else the id
    country_colours: Mapping[str, str] = Field(
        default_factory=dict
    )  # delegation id: colour role of the style

    @property
    def original(self) -> str:
        """The language in which the briefs are written."""
        return self.written_in or self.languages[0]

    @property
    def translated(self) -> tuple[str, ...]:
        """The languages into which they are translated."""
        return tuple(tag for tag in dict.fromkeys(self.languages) if tag != self.original)
