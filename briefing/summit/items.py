"""What every brief is made of: items with a reading rule, and statements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from briefing.schema import Field, Line, Marked, Model, Plain, Prose, Readers, why_no_id, why_no_key

Id = Annotated[str, Field(fault=why_no_id)]
OF_CHECK: Final = "held against every text by check"
Key = Annotated[str, Field(fault=why_no_key)]


class Item(Model):
    """Anything with a reading rule.

    `audience`: the reading labels it is written for; nothing said: the label of its parent,
    in the end the summit's strictest. `only`: the delegations in whose books it may stand
    (the books of the host's staff about them); nothing said: as its parent.
    """

    audience: Readers = None
    marking: Marked = None
    only: Readers = None
    accept: Mapping[str, Plain] = Field(
        default_factory=dict, unprinted="a finding of check, and why it stands"
    )
    checked: Plain | None = Field(
        default=None, unprinted="when somebody looked whether it is still so, for check"
    )


class Statement(Item):
    """A paragraph (or several) of author's text with a reading rule of its own."""

    text: Prose
    id: str | None = None
    heading: Line | None = None
    basis: Literal["fact", "reported", "judgement"] | None = None
    sources: tuple[str, ...] = ()


class Named(Model):
    """A name in a language and script of its own: `text` with a BCP 47 `language`."""

    text: Plain = Field(translated="never")
    language: str


class Name(Model):
    """What a delegation is called: short and formal, in English of the book and in its own scripts."""

    short: Plain
    formal: Plain
    adjective: Plain | None = None
    people: Plain | None = Field(
        default=None, unprinted='printed where a text asks for it: country(…, "people")'
    )
    native: tuple[Named, ...] = ()
    avoid: tuple[Plain, ...] = Field(default=(), unprinted=OF_CHECK)
    use: Literal["short", "formal"] = "short"  # on covers and tables, over lists

    @property
    def printed(self) -> str:
        """The name under which the delegation's papers go."""
        return self.formal if self.use == "formal" else self.short
