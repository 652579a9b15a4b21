"""Strict, frozen models whose values remember where the author wrote them.

`Model` is the base of everything that is read from YAML: unknown keys are errors, keys are
written in kebab-case, and `span` is the place of the mapping. `AuthorText` keeps the
author's words unfilled together with their place. `build` makes a model of located values and
reports every mistake at its own line.
"""

from __future__ import annotations

import types
import typing
from difflib import get_close_matches
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, ValidationError, model_validator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from briefing.diagnostics import Diagnostic, Problems, Span
from briefing.sources import Mapping, Node, Scalar, Sequence

M = TypeVar("M", bound="Model")


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
        for option in _options(field.annotation):
            if get_origin(option) is tuple and _is_text(get_args(option)):
                lists |= {name, kebab(name)}
            elif _is_open(option) or (get_origin(option) is tuple and _is_open(get_args(option)[0])):
                mappings |= {name, kebab(name)}
    return frozenset(lists), frozenset(mappings)


def _is_open(option: Any) -> bool:
    """An open mapping: Mapping[str, X]."""
    return get_origin(option) is not tuple and len(get_args(option)) == 2 and get_args(option)[0] is str


def _is_text(arguments: tuple[Any, ...]) -> bool:
    return bool(arguments) and isinstance(arguments[0], type) and issubclass(arguments[0], str)


def _options(annotation: Any) -> tuple[Any, ...]:
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
            check, serialization=core_schema.to_string_ser_schema(), json_schema_input_schema=core_schema.str_schema()
        )


def build(model: type[M], node: Mapping, problems: Problems) -> M | None:
    """The model of a located mapping; None when it has mistakes, which are then in `problems`."""
    try:
        return model.model_validate(plain(node))
    except ValidationError as error:
        problems.add(_diagnostics(model, node, error))
        return None


def plain(node: Node) -> Any:
    """Located values as pydantic takes them: mappings know their `span`, texts are `AuthorText`."""
    if isinstance(node, Scalar):
        if node.plain and node.value is None:
            return None
        return AuthorText(node.text, node.span)
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {"span": node.span, **{key: plain(value) for key, value in node.items.items()}}


def _diagnostics(model: type[Model], node: Mapping, error: ValidationError) -> list[Diagnostic]:
    faults = error.errors(include_url=False, include_context=True)
    missing = [f for f in faults if f["type"] == "missing"]
    found = []
    merged: set[int] = set()
    for fault in faults:
        if fault["type"] == "extra_forbidden":
            near = [m for m in missing if m["loc"][:-1] == fault["loc"][:-1]
                    and get_close_matches(str(fault["loc"][-1]), [str(m["loc"][-1])], 1, 0.6)]  # fmt: skip
            merged |= {id(m) for m in near}
    for fault in faults:
        if id(fault) not in merged:
            found.append(_diagnostic(model, node, fault))
    return list({(d.code, d.span, d.path): d for d in found}.values())


def _diagnostic(model: type[Model], node: Mapping, fault: Any) -> Diagnostic:
    loc = tuple(fault["loc"])
    path = ".".join(str(part) for part in loc)
    kind = fault["type"]
    if kind == "extra_forbidden":
        key = str(loc[-1])
        near = get_close_matches(key, known_keys(model, loc[:-1]), 1, 0.5)
        help = f"did you mean '{near[0]}'?" if near else "there are: " + ", ".join(known_keys(model, loc[:-1]))
        return Diagnostic("unknown-field", f"unknown field '{key}'", key_span(node, loc), help, path=path)
    if kind == "missing":
        return Diagnostic("missing-field", f"'{loc[-1]}' is missing here", value_span(node, loc[:-1]), f"add '{loc[-1]}: …'", path=path)
    span = value_span(node, loc)
    text = str(fault.get("input"))
    if kind in ("literal_error", "enum"):
        choices = [c.strip(" '") for c in fault["ctx"]["expected"].replace(" or ", ", ").split(",")]
        near = get_close_matches(text, choices, 1, 0.5)
        message = f"'{text}' is not one of {', '.join(choices)}"
        return Diagnostic("choice", message, span, f"did you mean '{near[0]}'?" if near else f"write one of them, for example {choices[0]}", path=path)
    code, message, help = _WORDS.get(kind, ("invalid-value", fault["msg"][:1].lower() + fault["msg"][1:], "correct this value"))
    return Diagnostic(code, message.format(text=_short(text), pattern=fault.get("ctx", {}).get("pattern", "")), span, help, path=path)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


_WORDS: dict[str, tuple[str, str, str]] = {
    "string_type": ("not-text", "text is expected here", "write text after the colon; quote it if it starts with a sign"),
    "int_parsing": ("not-a-number", "'{text}' is not a whole number", "write digits alone"),
    "int_from_float": ("not-a-number", "'{text}' is not a whole number", "write digits alone"),
    "decimal_parsing": ("not-a-number", "'{text}' is not a number", "write digits with a point: 1234.5"),
    "float_parsing": ("not-a-number", "'{text}' is not a number", "write digits with a point: 1234.5"),
    "bool_parsing": ("not-a-choice", "'{text}' is neither true nor false", "write true or false"),
    "date_from_datetime_parsing": ("bad-date", "'{text}' is not a date", "write year-month-day: 2025-11-06"),
    "date_parsing": ("bad-date", "'{text}' is not a date", "write year-month-day: 2025-11-06"),
    "time_parsing": ("bad-time", "'{text}' is not a time", "write hours and minutes: 09:30"),
    "string_pattern_mismatch": ("bad-id", "'{text}' is not an id", "use lower-case letters, digits, hyphens, points"),
    "tuple_type": ("not-a-list", "a list is expected here", "write a list: each item on a line of its own after '- '"),
    "dict_type": ("not-a-mapping", "'key: value' lines are expected here", "indent them below this key"),
    "mapping_type": ("not-a-mapping", "'key: value' lines are expected here", "indent them below this key"),
    "model_type": ("not-a-mapping", "'key: value' lines are expected here", "write 'text: …' and what belongs to it"),
    "too_short": ("too-few", "at least one entry is needed here", "add an entry to the list"),
}


def known_keys(model: type[Model], loc: tuple[Any, ...]) -> list[str]:
    """Keys that the model at a path inside another model takes."""
    current: Any = model
    for part in loc:
        current = _step(current, part)
        if current is None:
            return []
    if isinstance(current, type) and issubclass(current, Model):
        return [kebab(name) for name in current.model_fields if name != "span"]
    return []


def _step(current: Any, part: Any) -> Any:
    for option in _options(current):
        if isinstance(option, type) and issubclass(option, Model):
            field = {kebab(n): f for n, f in option.model_fields.items()}.get(kebab(str(part)))
            if field is not None:
                return field.annotation
        elif get_origin(option) is tuple and isinstance(part, int):
            return get_args(option)[0]
        elif get_origin(option) is not None and len(get_args(option)) == 2:
            return get_args(option)[1]
    return None


def value_span(node: Node, loc: typing.Iterable[Any]) -> Span:
    """Place of the value at a path, or of the nearest thing above it that exists."""
    for part in loc:
        if isinstance(node, Mapping) and str(part) in node.items:
            node = node.items[str(part)]
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
        elif not isinstance(node, Mapping | Sequence):
            break
    return node.span


def key_span(node: Node, loc: tuple[Any, ...]) -> Span:
    """Place of the key at the end of a path."""
    parent: Node = node
    for part in loc[:-1]:
        if isinstance(parent, Mapping) and str(part) in parent.items:
            parent = parent.items[str(part)]
        elif isinstance(parent, Sequence) and isinstance(part, int):
            parent = parent.items[part]
    if isinstance(parent, Mapping) and str(loc[-1]) in parent.keys:
        return parent.keys[str(loc[-1])]
    return parent.span
