"""The sections of a book, in order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from briefing.schema import Field, Model, Plain
from briefing.summit.items import Id


class OutlineSection(Model):
    """One entry of a book's outline: which section kind, whether it has a tab, how long it may be."""

    section: str
    title: Plain | None = None
    short_title: Plain | None = None
    tab: bool = False
    budget: int | None = Field(default=None, ge=1, le=999)
    starts: Literal["page", "recto", "spread", "run-on"] = "page"
    options: Mapping[str, object] = Field(default_factory=dict)


class Outline(Model):
    """books/<id>.yaml: the sections of a book, in order."""

    id: Id
    title: Plain
    audiences: tuple[str, ...]
    scope: Literal["delegation", "regional"] = "delegation"
    sections: tuple[OutlineSection, ...] = Field(min_length=1)
    page_budget: int | None = Field(default=None, ge=1, le=9999)
