"""A value of models with some of its texts changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, TypeVar, cast, get_args

from briefing.schema.models import Model
from briefing.schema.shapes import own_fields
from briefing.schema.values import Located

T = TypeVar("T")
P = TypeVar("P", bound=Located)
_INSIDE: Final = (Located, Model, tuple, Mapping)


def mapped(value: T, kind: type[P], change: Callable[[P], P]) -> T:
    """The same value with every text of exactly this kind changed; what holds none stays the same object."""
    found: T = _mapped(value, kind, change)
    return found


def _mapped(value: Any, kind: type[P], change: Callable[[P], P]) -> Any:
    if type(value) is kind:
        return change(value)
    if isinstance(value, Model):
        changed, held, model = {}, value.__dict__, cast(Any, type(value))
        for name in _fields_with(model, kind):
            inner = held[name]
            if isinstance(inner, _INSIDE):
                new = _mapped(inner, kind, change)
                if new is not inner:
                    changed[name] = new
        return value.replaced(**changed) if changed else value
    if isinstance(value, tuple):
        items = tuple(_mapped(item, kind, change) for item in value)
        return items if any(a is not b for a, b in zip(items, value, strict=True)) else value
    if isinstance(value, Mapping):
        pairs = {key: _mapped(item, kind, change) for key, item in value.items()}
        return pairs if any(pairs[key] is not item for key, item in value.items()) else value
    return value


@cache
def _fields_with(model: Any, kind: type[Located]) -> tuple[str, ...]:
    """The fields of a model that can hold a text of this kind, as their types say."""
    return tuple(name for name, hint in _hints(model).items() if _may_hold(hint, kind, ()))


@cache
def _hints(model: Any) -> Mapping[str, Any]:
    return {name: hint for cls in reversed(model.__mro__) for name, hint in own_fields(cls).items()}


def _may_hold(hint: Any, kind: type[Located], above: tuple[Any, ...]) -> bool:
    """Whether a value of a type can be or have such a text; a model `above` has one if another of its fields has."""
    if arguments := get_args(hint):
        return any(_may_hold(one, kind, above) for one in arguments)
    if hint is Any or isinstance(hint, TypeVar):
        return True
    if not isinstance(hint, type):
        return False  # a word to choose, or what is said of a type
    if issubclass(hint, Model):
        model: Any = hint
        inside = () if model in above else _hints(model).values()
        return any(_may_hold(one, kind, (*above, hint)) for one in inside)
    return issubclass(kind, hint)
