"""What is common to all delegations: topic briefs, and the regional brief of the host's staff."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from briefing.roles import OWN
from briefing.schema import Field, Line, Plain, Prose
from briefing.summit.clearance import Clearance
from briefing.summit.items import Id, Item, Statement
from briefing.summit.registry import GlossaryTerm


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
    guest_summary: Prose | None = None  # as it is told before guests
    objective: Line | None = Field(default=None, reads=OWN)
    body: tuple[Statement, ...] = ()
    figures: tuple[str, ...] = ()  # at most three fact ids for figure cards and strips
    guest_figures: tuple[str, ...] = ()  # those that guests see instead
    takeaway: Line | None = None
    guest_takeaway: Line | None = None
    charts: tuple[str, ...] = ()
    host_view: tuple[Statement, ...] = Field(default=(), reads=OWN)  # the host's own thinking
    parts: Mapping[str, TopicPart] = Field(default_factory=dict)
    glossary: tuple[GlossaryTerm, ...] = ()
    lead_department: Plain | None = Field(default=None, reads=OWN)
    drafted_by: Plain | None = Field(default=None, reads=OWN)
    clearance: tuple[Clearance, ...] = Field(default=(), reads=OWN)


class RegionalBrief(Item):
    """regional.yaml: the book of all delegations for the host's staff."""

    bottom_line: Prose
    objective: Line
    body: tuple[Statement, ...] = ()
    differences: tuple[Statement, ...] = ()
    charts: tuple[str, ...] = ()
