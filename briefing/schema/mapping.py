"""A value of models with some of its texts changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, Generic, TypeVar, cast, get_args

from briefing.by_identity import ByIdentity
from briefing.schema.models import Model
from briefing.schema.shapes import own_fields
from briefing.schema.values import Located

T = TypeVar("T")
P = TypeVar("P", bound=Located)
_INSIDE: Final = (Located, Model, tuple, Mapping)
_MOST: Final = 4_096  # models of which the changed ones are remembered


class Mapped(Generic[P]):
    """Values with every text of exactly one kind changed; what holds none stays the same object.

    A model that comes again gives the same changed one again.
    """

    def __init__(self, kind: type[P], change: Callable[[P], P]) -> None:
        self._kind, self._change = kind, change
        self._model: ByIdentity[Model, Model] = ByIdentity(self._changed, _MOST)

    def __call__(self, value: T) -> T:
        found: T = self._mapped(value)
        return found

    def _mapped(self, value: Any) -> Any:
        if type(value) is self._kind:
            return self._change(value)
        if isinstance(value, Model):
            return self._model(value)
        if isinstance(value, tuple):
            items = tuple(map(self._mapped, value))
            return items if any(a is not b for a, b in zip(items, value, strict=True)) else value
        if isinstance(value, Mapping):
            pairs = {key: self._mapped(item) for key, item in value.items()}
            return pairs if any(pairs[key] is not item for key, item in value.items()) else value
        return value

    def _changed(self, model: Model) -> Model:
        changed, held = {}, model.__dict__
        for name in _fields_with(cast(Any, type(model)), self._kind):
            inner = held[name]
            if isinstance(inner, _INSIDE) and (new := self._mapped(inner)) is not inner:
                changed[name] = new
        return model.replaced(**changed) if changed else model


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
