"""What is said once and named elsewhere: sources, facts, terms."""

from __future__ import annotations

from typing import Literal

from briefing.roles import OWN
from briefing.schema import Field, Line, Model, Number, Plain, Prose
from briefing.summit.items import OF_CHECK, Item, Named

SourceClass = Literal["primary", "agency", "press", "copy"]


class Source(Model):
    """Where a fact was read; `publisher` is the primary publisher where known. Each has its number once all are read."""

    number: int | None = Field(default=None, ge=1, le=9999)
    class_: SourceClass | None = Field(
        default=None, unprinted="check counts sources by it; a copy is marked in lists"
    )
    title: Plain = Field(translated="never")
    publisher: Plain = Field(translated="never")
    date: Plain | None = None  # ISO date, or year, or year-month
    url: str | None = None
    archived: str | None = None
    read_in: Plain | None = Field(default=None, translated="never")  # where a copy was read
    accessed: Plain | None = None
    note: Plain | None = Field(default=None, reads=OWN)

    @property
    def code(self) -> str:
        """What every book, language and issue calls it: S-036."""
        return f"S-{self.number or 0:03}"


FactStatus = Literal["signed", "announced", "expected", "reported", "disputed", "estimate", "in-force"]


Bound = Literal["up-to", "over", "at-least", "nearly", "about"]


class Fact(Item):
    """One figure or dated claim with one home.

    Either a number (`value`, `unit`, `decimals`) or words (`text`). `label` says what it is,
    for tables. `as_of` is the date or period the value holds for; `announced` and `in_force` are days of their own, since what
    is announced for one day may hold from another. `until` is the last day of what ends: a contract, a mandate, a rate for a time.
    """

    label: Line
    value: Number | None = None
    to: Number | None = None  # upper end of a range
    text: Line | None = None
    unit: str | None = None  # key of the language's units: usd-bn, percent, tonnes …
    decimals: int | None = Field(default=None, ge=0, le=6)
    bound: Bound | None = None  # of the number: the source says "over 600", not 600
    counter: Plain | None = None  # who counted, where others count otherwise
    as_of: Plain
    announced: Plain | None = None  # ISO date, or year, or year-month
    in_force: Plain | None = None
    until: Plain | None = None  # its last day: of a contract, a mandate, a rate
    checked: Plain | None = None
    sources: tuple[str, ...] = Field(min_length=1)
    status: FactStatus = "reported"
    note: Line | None = Field(default=None, reads=OWN)

    @property
    def day_of_status(self) -> Plain | None:
        """Since when it is in force, or when it was announced, as its status says."""
        return {"in-force": self.in_force, "announced": self.announced}.get(self.status)

    @property
    def day(self) -> Plain:
        """The day that its status speaks of, else that for which it holds."""
        return self.day_of_status or self.as_of


class GlossaryTerm(Item):
    term: Plain
    meaning: Prose
    acronym: Plain | None = None
    translations: tuple[Named, ...] = Field(default=(), unprinted="on the interpreters' term sheet alone")


class TerminologyRule(Model):
    """`use` this, not one of `avoid`; checked in every text of the briefs."""

    use: Plain = Field(unprinted=OF_CHECK, translated="never")
    avoid: tuple[Plain, ...] = Field(unprinted=OF_CHECK, translated="never")
    note: Plain | None = Field(default=None, unprinted=OF_CHECK)


class CoverageClaim(Item):
    """A claim found in the coverage, and what is right."""

    claim: Line
    verdict: Literal["correct", "imprecise", "wrong", "disputed", "unverified", "outdated"]
    correction: Prose
    sources: tuple[str, ...]
    importance: Literal["high", "normal", "low"] = "normal"
    topic: str | None = None
