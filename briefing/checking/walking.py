"""Everything inside a value of the model: texts with who may read them, and models."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefing.schema import AuthorText, Model


@dataclass(frozen=True, slots=True)
class Written:
    """One author's text: its path in the model, and the reading labels it is written for."""

    path: str
    text: AuthorText
    labels: tuple[str, ...]


def texts_of(value: Any, labels: tuple[str, ...], path: str = "") -> Iterator[Written]:
    """Every author's text inside a value; what says nothing is read by whom its parent is read."""
    if isinstance(value, AuthorText):
        yield Written(path, value, labels)
    elif isinstance(value, Model):
        own = getattr(value, "audience", None)
        labels = own if isinstance(own, tuple) else labels
        for name, item in value.__dict__.items():
            if name != "span" and item is not None:
                yield from texts_of(item, labels, f"{path}.{name}" if path else name)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts_of(item, labels, f"{path}.{key}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts_of(item, labels, f"{path}.{getattr(item, 'id', None) or index}")


def models_of(value: Any) -> Iterator[Model]:
    """Every model inside a value, the value itself first."""
    if isinstance(value, Model):
        yield value
        for name, inner in value.__dict__.items():
            if name != "span":
                yield from models_of(inner)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from models_of(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from models_of(inner)
