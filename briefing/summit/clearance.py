"""How far an office has cleared what it was asked to clear."""

from __future__ import annotations

from typing import Literal

from briefing.schema import Field, Line, Plain
from briefing.summit.items import Item


class Clearance(Item):
    office: Plain
    name: Plain | None = Field(default=None, translated="name")
    status: Literal["drafted", "cleared", "pending", "reserved"] = "pending"
    date: Plain | None = None
    note: Line | None = None
    waits_for: str | None = None  # the id of a decision without which the office has not cleared
