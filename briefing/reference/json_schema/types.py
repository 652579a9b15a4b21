"""From the type of a field to JSON Schema: what the reader of a brief takes, no more and no less where that can be said.

The reader takes texts, numbers and truth as they are written, so that a number may stand where a text is wanted, and a
quoted number where a number is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, TypeAlias, Union, get_args, get_origin

from briefing.charts.base.grid import Grid
from briefing.charts.base.spec import BY_SERIES, Listed
from briefing.schema import Before, Model, Plain, why_no_id, why_no_key
from briefing.schema.identifiers import LONGEST
from briefing.schema.rights import Said
from briefing.schema.rules import Rules
from briefing.styles.values import BY_FILE, Colour

Schema: TypeAlias = dict[str, Any]
Refer: TypeAlias = Callable[[type[Model]], Schema]
_ID: Final = "^[a-z0-9][a-z0-9_.-]*$"
_CELL: Final[Schema] = {"type": ["string", "number", "boolean", "null"]}


def _texts() -> Schema:
    return {"type": ["string", "number", "boolean"]}


def _form(types: list[str], pattern: str, said: str, **more: Any) -> Schema:
    return {"type": types, "pattern": pattern, "patternErrorMessage": said, **more}


_TRUTH: Final = "^(?:[Tt]rue|TRUE|[Yy]es|YES|[Oo]n|ON|[YyTt1]|[Ff]alse|FALSE|[Nn]o|NO|[Oo]ff|OFF|[NnFf0])$"
_SCALARS: Final[Mapping[Any, Callable[[], Schema]]] = {
    bool: lambda: _form(["boolean", "string", "integer"], _TRUTH, "write true or false", minimum=0, maximum=1),
    int: lambda: _form(["integer", "string"], r"^[-+]?\d+(\.0+)?$", "write a whole number: digits alone"),
    float: lambda: _form(["number", "string"], r"^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$",
                         "write a number: digits with a point, 1234.5"),
    Decimal: lambda: _form(["number", "string"], r"^[-+]?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d{1,2})?$",
                           "write a number: digits with a point, 1234.5"),
    date: lambda: _form(["string"], r"^\d{4}-\d\d-\d\d$", "write a date as year-month-day: 2027-05-26"),
    time: lambda: _form(["string"], r"^\d\d:\d\d$", "write a time as hours and minutes: 09:30"),
    object: dict,
    Colour: lambda: _form(["string"], "^#[0-9A-Fa-f]{6}$", 'write "#" and six digits or letters from A to F, in quotation marks'),
    Plain: lambda: _form(["string", "number", "boolean"], r"^[^\n]*\s*$", "write it in one line"),
    Grid: lambda: {"type": ["object", "array"], "additionalProperties": _CELL,
                   "items": {"type": "object", "additionalProperties": _CELL}},
}  # fmt: skip


def schema_of_type(kind: Any, refer: Refer) -> Schema:
    """Of a type; `refer` gives what stands for a model."""
    if make := _SCALARS.get(kind):
        return make()
    if maker := _MAKERS.get(get_origin(kind)):
        return maker(get_args(kind), refer)
    if isinstance(kind, type) and issubclass(kind, Model):
        return refer(kind)
    if isinstance(kind, type) and issubclass(kind, float):
        return _SCALARS[float]()
    return _texts()


def _annotated(parts: tuple[Any, ...], refer: Refer) -> Schema:
    found = schema_of_type(parts[0], refer)
    for extra in parts[1:]:
        if extra is Listed:
            found = {"anyOf": [found, found["items"]]}
        elif extra is BY_FILE:
            found = {"anyOf": [found, {"type": "string"}]}
        elif extra is BY_SERIES:
            found = {"anyOf": [found, found["additionalProperties"]]}
        elif extra is Said:
            found = {**found, "type": [name for name in found["type"] if name != "null"], "minItems": 1}
        elif not isinstance(extra, Before):
            found |= limits(extra, is_list="items" in found)
    return found


def limits(rules: Rules, is_list: bool) -> Schema:
    """The limits of a value as JSON Schema has them."""
    found: Schema = {}
    for name, keyword in (("ge", "minimum"), ("gt", "exclusiveMinimum"), ("le", "maximum")):
        if getattr(rules, name) is not None:
            found[keyword] = getattr(rules, name)
    for name, keyword in (("min_length", "minItems"), ("max_length", "maxItems")):
        if is_list and getattr(rules, name) is not None:
            found[keyword] = getattr(rules, name)
    if rules.fault is why_no_id:
        said = "an id has lower-case letters, digits, hyphens and points"
        found |= {"pattern": _ID, "patternErrorMessage": said, "maxLength": LONGEST}
    elif rules.fault is why_no_key:
        found |= {"maxLength": LONGEST}
    return found


def _either(parts: tuple[Any, ...], refer: Refer) -> Schema:
    options = [schema_of_type(part, refer) for part in parts if part is not NoneType]
    found = options[0] if len(options) == 1 else {"anyOf": options}
    if NoneType not in parts:
        return found
    if "enum" in found:
        return {**found, "enum": [*found["enum"], None]}
    if "type" in found:
        types = found["type"] if isinstance(found["type"], list) else [found["type"]]
        return {**found, "type": [*types, "null"]}
    return {"anyOf": [found, {"type": "null"}]}


def _one_of(choices: tuple[Any, ...], _: Refer) -> Schema:
    """Digits may be written without quotation marks."""
    return {"enum": [*choices, *(int(word) for word in choices if re.fullmatch(r"\d+", word))]}


def _list(parts: tuple[Any, ...], refer: Refer) -> Schema:
    """A list of any length, for which a single text may stand, or of as many values as are named."""
    items = schema_of_type(parts[0], refer)
    if parts[1:] != (...,):
        return {"type": "array", "items": items, "minItems": len(parts), "maxItems": len(parts)}
    if not (isinstance(parts[0], type) and issubclass(parts[0], str)):
        return {"type": "array", "items": items}
    alone = (
        {"pattern": "^[^,]*$", "patternErrorMessage": "write a list: [one, two]"} if parts[0] is str else {}
    )
    return {"type": ["array", "string", "number", "boolean"], "items": items, **alone}


def _open(parts: tuple[Any, ...], refer: Refer) -> Schema:
    key, value = parts
    found: Schema = {"type": "object", "additionalProperties": schema_of_type(value, refer)}
    form = {name: word for name, word in schema_of_type(key, refer).items() if name != "type"}
    return found | ({"propertyNames": form} if form else {})


_MAKERS: Final[Mapping[Any, Callable[[tuple[Any, ...], Refer], Schema]]] = {
    Annotated: _annotated, Union: _either, UnionType: _either, Literal: _one_of, tuple: _list, Mapping: _open,
}  # fmt: skip
