"""What a column of a table is to a model: a key of it, or the way to a key inside (`says.opening`)."""

from __future__ import annotations

import types
from collections import abc
from typing import Annotated, Any, Final, Literal, TypeAlias, Union, get_args, get_origin

from briefing.diagnostics import Diagnostic, Span
from briefing.schema.faults import Mistakes
from briefing.schema.models import Model
from briefing.schema.other_words import meant_key
from briefing.schema.rules import kebab
from briefing.schema.shapes import own_fields
from briefing.schema.values import Prose
from briefing.values import Value

Form: TypeAlias = Literal["one", "each", "open", "words", "value", "text"]
_IN_ALL: Final = frozenset({"audience", "marking", "only", "accept", "checked"})
BETWEEN: Final = ";"  # the words of a list in one cell


class Step(Value):
    """A key on the way to a cell's value, and what stands under it.

    `one` mapping, a mapping for `each` row, a mapping with `open` keys, a list of `words`, a `value` on one line, or a `text` of several.
    """

    key: str
    form: Form


def steps_to(model: type[Model], head: str, place: Span) -> tuple[Step, ...]:
    """The way from an entry to the values of a column; a head that is no way is a `Mistakes`."""
    steps: list[Step] = []
    here: Any = model
    keys = head.split(".")
    while keys:
        key, *keys = keys
        found: tuple[Form, Any] = ("value", object) if here is object else _under(here, key, head, place)
        form, inner = found
        steps.append(Step(key, form))
        if form in ("words", "value", "text") and keys:
            raise _wrong(
                head, place, f"nothing stands below '{key}'", head.removesuffix("." + ".".join(keys))
            )
        if form in ("one", "each") and not keys:
            keys = [_only(inner, head, place)]
        if form == "open" and not keys:
            raise _wrong(head, place, f"'{key}' has keys of its own", f"{head}.…")
        here = inner
    return tuple(steps)


def _under(model: Any, key: str, head: str, place: Span) -> tuple[Form, Any]:
    kinds = fields_of(model)
    if key not in kinds:
        own = sorted(kinds, key=lambda kind: kind in _IN_ALL)  # what every entry may have stands last
        help = meant_key(key, kinds, "there are: " + ", ".join(own))
        raise Mistakes([Diagnostic("unknown-field", f"unknown column '{head}'", place, help)])
    return _form(kinds[key])


def _only(model: Any, head: str, place: Span) -> str:
    """The one key that a mapping needs, which a column may stand for that names none below it."""
    needed: tuple[str, ...] = model.shape().needed
    if len(needed) == 1:
        return needed[0]
    keys = ", ".join(f"{head}.{key}" for key in fields_of(model))
    raise _wrong(head, place, f"'{head}' has several keys", f"name one of them: {keys}")


def _wrong(head: str, place: Span, why: str, help: str) -> Mistakes:
    return Mistakes([Diagnostic("unknown-field", f"unknown column '{head}': {why}", place, help)])


def fields_of(model: type[Model]) -> dict[str, Any]:
    """The types of all fields that an author may write, by their keys."""
    found: dict[str, Any] = {}
    for cls in reversed(model.__mro__):
        found |= {kebab(name): kind for name, kind in own_fields(cls).items()}
    return found


def _form(kind: Any) -> tuple[Form, Any]:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _form(inner[0])
    if origin in (Union, types.UnionType):
        kinds = [k for k in inner if k is not types.NoneType]
        return _form(kinds[0]) if len(kinds) == 1 else ("value", object)
    if origin is tuple:
        form, of = _form(inner[0])
        return ("each", of) if form == "one" else ("words", object)
    if origin is abc.Mapping:
        return "open", object
    if isinstance(kind, type) and issubclass(kind, Model):
        return "one", kind
    if kind is Prose:
        return "text", object
    return "value", object
