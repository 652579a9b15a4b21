"""Whether a value made by foreign code is what its type says, to the last field."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from briefing.values import Value


def misfit(value: Any, hint: Any) -> str:
    """What is wrong with a value, with the way to it: `list, not a tuple, in rows of Table`; "" for a sound one."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _of_union(value, inside)
    if origin is Literal:
        return "" if value in inside else f"{value!r}, which is not one of {', '.join(map(str, inside))}"
    if origin is tuple:
        return _of_tuple(value, inside)
    if origin is type:
        fits = isinstance(value, type) and issubclass(value, inside[0])
        return "" if fits else f"{getattr(value, '__name__', value)!r}, no {inside[0].__name__}"
    if isinstance(origin, type) and issubclass(origin, Collection):
        return _of_collection(value, origin, inside)
    if not isinstance(hint, type) or getattr(hint, "_is_protocol", False):
        return ""
    if not isinstance(value, (float, int) if hint is float else hint):
        return f"{type(value).__name__}, not {'None' if hint is NoneType else hint.__name__}"
    return _of_fields(value) if issubclass(hint, Value) or is_dataclass(hint) else ""


def _of_union(value: Any, hints: tuple[Any, ...]) -> str:
    """Of the one that it is an instance of, else what the first would say."""
    said = [misfit(value, hint) for hint in hints]
    if "" in said:
        return ""
    own = [
        text
        for hint, text in zip(hints, said, strict=True)
        if isinstance(hint, type) and isinstance(value, hint)
    ]
    named = ", ".join(getattr(hint, "__name__", str(hint)) for hint in hints[:4]) + (
        " …" if len(hints) > 4 else ""
    )
    return own[0] if own else f"{type(value).__name__}, which is none of {named}"


def _of_tuple(value: Any, hints: tuple[Any, ...]) -> str:
    if not isinstance(value, tuple):
        return f"{type(value).__name__}, not a tuple"
    many = len(hints) == 2 and hints[1] is Ellipsis
    if not many and len(value) != len(hints):
        return f"a tuple of {len(value)}, not of {len(hints)}"
    pairs = ((item, hints[0]) for item in value) if many else zip(value, hints, strict=True)
    return next((said for item, hint in pairs if (said := misfit(item, hint))), "")


def _of_collection(value: Any, kind: type[Any], hints: tuple[Any, ...]) -> str:
    """A mapping by its keys and values, a set by what is in it."""
    if not isinstance(value, kind):
        return f"{type(value).__name__}, not a {kind.__name__.lower()}"
    parts = [*value.items()] if isinstance(value, Mapping) else [(item,) for item in value]
    return next(
        (
            said
            for part in parts
            for item, hint in zip(part, hints, strict=False)
            if (said := misfit(item, hint))
        ),
        "",
    )


def _of_fields(value: Any) -> str:
    cls: Any = type(value)
    hints = _hints(cls)
    for name in (
        cls.__struct_fields__ if isinstance(value, Value) else [field.name for field in fields(value)]
    ):
        said = misfit(getattr(value, name), hints[name])
        if said:
            return said if " in " in said else f"{said}, in '{name}' of {cls.__name__}"
    return ""


@cache
def _hints(cls: Any) -> Mapping[str, Any]:
    return get_type_hints(cls)
