"""The sections of a book, in order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from briefing.schema import Field, Model, Plain
from briefing.summit.items import Id

TOPICS: Final = "topics"


class OutlineSection(Model):
    """One entry of a book's outline: which section kind, whether it has a tab, how long it may be.

    A section that names no `group` is in the group of the one before it.
    """

    section: str
    title: Plain | None = None
    short_title: Plain | None = None
    tab: bool = False
    group: Plain | None = None  # of the contents: a code that the language has a word for, or words
    sense: Plain | None = None  # what stands there, in one line of the contents
    budget: int | None = Field(default=None, ge=1, le=999)
    starts: Literal["page", "recto", "spread", "run-on"] = "page"
    options: Mapping[str, object] = Field(default_factory=dict)


class Outline(Model):
    """books/<id>.yaml: the sections of a book, in order. One that extends another says what it leaves out, changes and adds."""

    id: Id
    title: Plain
    audiences: tuple[str, ...]
    scope: Literal["delegation", "regional"] = "delegation"
    sections: tuple[OutlineSection, ...] = Field(min_length=1)
    extends: str | None = None
    leave_out: tuple[str, ...] = ()
    change: Mapping[str, Mapping[str, object]] = Field(default_factory=dict)
    add: tuple[Mapping[str, object], ...] = ()
    page_budget: int | None = Field(default=None, ge=1, le=9999)
    room_for_notes: bool = False  # what the last page of a section leaves is ruled

    @property
    def chosen_topics(self) -> bool:
        """Whether it has room only for the topics that a delegation's brief chooses."""
        said = [s.options.get("chosen", "") for s in self.sections if s.section == TOPICS]
        return bool(said) and all(word == "true" for word in said)
