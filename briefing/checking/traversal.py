"""Everything inside a value of the model: texts with who may read them, and models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from briefing.roles import ROLES
from briefing.schema import AuthorText, Model, Plain
from briefing.values import Value


class TextUse(Value):
    """One author's text: its path in the model, the reading labels it is written for, and the roles that may have it."""

    path: str
    text: AuthorText | Plain
    labels: tuple[str, ...]
    roles: frozenset[str]
    accepted: frozenset[str] = frozenset()  # codes of findings that stand, with a reason


_HOLDS_MODELS: Final = (Model, dict, tuple)
_HOLDS_TEXT: Final = (AuthorText, Plain, *_HOLDS_MODELS)


def texts_of(
    value: Any,
    labels: tuple[str, ...],
    path: str = "",
    roles: frozenset[str] = frozenset(ROLES),
    accepted: frozenset[str] = frozenset(),
) -> Iterator[TextUse]:
    """Every text inside a value that can be printed; what says nothing is read by whom its parent is read."""
    if isinstance(value, (AuthorText, Plain)):
        yield TextUse(path, value, labels, roles, accepted)
    elif isinstance(value, Model):
        own = getattr(value, "audience", None)
        labels = own if isinstance(own, tuple) else labels
        if accept := getattr(value, "accept", None):
            accepted = accepted.union(accept)
        reads = value.shape().reads
        for name, item in value.__dict__.items():
            if name not in ("span", "accept") and isinstance(item, _HOLDS_TEXT):
                may = roles & reads[name] if name in reads else roles
                yield from texts_of(item, labels, f"{path}.{name}" if path else name, may, accepted)
    elif isinstance(value, dict):
        for key, item in value.items():
            if isinstance(item, _HOLDS_TEXT):
                yield from texts_of(item, labels, f"{path}.{key}", roles, accepted)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if not isinstance(item, _HOLDS_TEXT):
                continue
            name = f"{path}.{getattr(item, 'id', None) or index}"
            yield from texts_of(item, labels, name, roles, accepted)


def models_of(value: Any) -> Iterator[Model]:
    """Every model inside a value, the value itself first."""
    if isinstance(value, Model):
        yield value
        for name, inner in value.__dict__.items():
            if name != "span" and isinstance(inner, _HOLDS_MODELS):
                yield from models_of(inner)
    elif isinstance(value, dict | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            if isinstance(inner, _HOLDS_MODELS):
                yield from models_of(inner)
