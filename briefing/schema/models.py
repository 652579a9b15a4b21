"""The base of everything that is read from YAML.

Unknown keys are errors, keys are written in kebab-case, and `span` is the place of the mapping.
`AuthorText` keeps the author's words unfilled together with their place.
"""

from __future__ import annotations

import types
from functools import cache
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, model_validator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from briefing.diagnostics import Span


def kebab(name: str) -> str:
    """The key that an author writes for a field."""
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

    @model_validator(mode="before")
    @classmethod
    def _as_written(cls, data: Any) -> Any:
        """`audience: principal` says the same as `audience: [principal]`; open mappings have no `span`."""
        if not isinstance(data, dict):
            return data
        lists, mappings = _special_keys(cls)
        if lists.isdisjoint(data) and mappings.isdisjoint(data):
            return data
        return {key: _as_field(key, value, lists, mappings) for key, value in data.items()}


def _as_field(key: str, value: Any, lists: frozenset[str], mappings: frozenset[str]) -> Any:
    if key in lists and isinstance(value, str):
        return (value,)
    if key in mappings and isinstance(value, dict):
        return {k: v for k, v in value.items() if k != "span"}
    if key in mappings and isinstance(value, list):
        return [_as_field(key, item, lists, mappings) for item in value]
    return value


@cache
def _special_keys(cls: type[Model]) -> tuple[frozenset[str], frozenset[str]]:
    """Keys of a model that hold a list of texts, and keys that hold an open mapping."""
    lists, mappings = set(), set()
    for name, field in cls.model_fields.items():
        for option in options(field.annotation):
            if get_origin(option) is tuple and _is_text(get_args(option)):
                lists |= {name, kebab(name)}
            elif is_open(option) or (get_origin(option) is tuple and is_open(get_args(option)[0])):
                mappings |= {name, kebab(name)}
    return frozenset(lists), frozenset(mappings)


def is_open(option: Any) -> bool:
    """An open mapping: Mapping[str, X]."""
    return get_origin(option) is not tuple and len(get_args(option)) == 2 and get_args(option)[0] is str


def _is_text(arguments: tuple[Any, ...]) -> bool:
    return bool(arguments) and isinstance(arguments[0], type) and issubclass(arguments[0], str)


def options(annotation: Any) -> tuple[Any, ...]:
    """The types that an annotation allows."""
    if get_origin(annotation) in (Union, types.UnionType):
        return get_args(annotation)
    return (annotation,)


class AuthorText(str):
    """What the author wrote: Jinja2 over small Markdown, not filled yet; `span` is its first character."""

    __slots__ = ("span",)
    span: Span | None

    def __new__(cls, value: str, span: Span | None = None) -> AuthorText:
        self = str.__new__(cls, value)
        self.span = span
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (AuthorText, (str(self), self.span))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def check(value: Any) -> AuthorText:
            if isinstance(value, AuthorText):
                return value
            if isinstance(value, str):
                return cls(value)
            raise PydanticCustomError("string_type", "text is expected here")

        return core_schema.no_info_plain_validator_function(
            check,
            serialization=core_schema.to_string_ser_schema(),
            json_schema_input_schema=core_schema.str_schema(),
        )
