"""A value of models with some of its texts changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from briefing.schema.models import Model
from briefing.schema.values import Located

T = TypeVar("T")
P = TypeVar("P", bound=Located)


def mapped(value: T, kind: type[P], change: Callable[[P], P]) -> T:
    """The same value with every text of exactly this kind changed; what holds none stays the same object."""
    found: T = _mapped(value, kind, change)
    return found


def _mapped(value: Any, kind: type[P], change: Callable[[P], P]) -> Any:
    if type(value) is kind:
        return change(value)
    if isinstance(value, Model):
        changed = {}
        for name, inner in value.__dict__.items():
            if isinstance(inner, (Located, Model, tuple, Mapping)):
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
