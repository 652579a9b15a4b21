"""Strict, frozen models whose values remember where the author wrote them.

`Model` is the base of everything that is read from YAML: unknown keys are errors, keys are
written in kebab-case, and `span` is the place of the mapping. `AuthorText` keeps the
author's words unfilled together with their place.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from briefing.diagnostics import Span


def kebab(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


class Model(BaseModel):
    """One mapping of a brief."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=kebab,
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )

    span: Span | None = Field(default=None, exclude=True, repr=False)


class AuthorText(str):
    """What the author wrote: Jinja2 over small Markdown, not filled yet; `span` is its first character.

    `body_line` is the line and `body_column` the column at which the text itself starts, so that
    an error inside a block scalar can be shown in the file.
    """

    __slots__ = ("span",)
    span: Span | None

    def __new__(cls, value: str, span: Span | None = None) -> AuthorText:
        self = str.__new__(cls, value)
        self.span = span
        return self

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def build(value: str) -> AuthorText:
            return value if isinstance(value, AuthorText) else cls(value)

        return core_schema.no_info_after_validator_function(build, core_schema.str_schema(strict=False))
