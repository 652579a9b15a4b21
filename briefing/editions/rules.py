"""Reading rules applied to any value of the model: keep it, or take it out with all that is in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import is_
from typing import Any, TypeVar

from briefing.schema import Model, holds
from briefing.values import Value, field

M = TypeVar("M", bound=Model)


class Reader(Value):
    """Who reads: the audience's role, the labels that it reads, and whose papers they are ("" for all).

    `label` and `marking` are what the parent of the value at hand hands down.
    """

    role: str
    reads: frozenset[str]
    delegation: str
    label: tuple[str, ...]
    marking: str
    kept_marking: Callable[[str], None] = field(default=lambda marking: None)

    def below(self, value: Any) -> Reader:
        label = getattr(value, "audience", None)
        return Reader(
            self.role,
            self.reads,
            self.delegation,
            label if isinstance(label, tuple) else self.label,
            getattr(value, "marking", None) or self.marking,
            self.kept_marking,
        )

    def may_read(self, value: Any) -> bool:
        """Whether the value's own rule, or its parent's, lets this reader have it."""
        only = getattr(value, "only", None)
        if only is not None and self.delegation and self.delegation not in only:
            return False
        return not self.reads.isdisjoint(self.label)


def is_item(value: Any) -> bool:
    """Anything with a reading rule: an `Item`, or a chart."""
    return isinstance(value, Model) and "only" in value.__dict__


def prune(value: Any, reader: Reader) -> Any:
    """The value without what this reader may not see, the very same where that is nothing; None when that is the whole of it.

    `reader` already stands at the value (see `Reader.below`).
    """
    if is_item(value):
        if not reader.may_read(value):
            return None
        reader.kept_marking(reader.marking)
    if isinstance(value, Model):
        return prune_inside(value, reader)
    if isinstance(value, tuple):
        kept = tuple(item for inner in value if (item := prune(inner, reader.below(inner))) is not None)
        return value if len(kept) == len(value) and all(map(is_, kept, value)) else kept
    if isinstance(value, Mapping):
        pruned = {key: prune(item, reader.below(item)) for key, item in value.items()}
        found = {key: item for key, item in pruned.items() if item is not None}
        return value if len(found) == len(value) and all(map(is_, found.values(), value.values())) else found
    return value


def prune_inside(value: M, reader: Reader) -> M:
    """A model with its fields pruned, whatever its own rule says."""
    changed = {}
    shape = value.shape()
    for name, inner in value.__dict__.items():
        if name in shape.reads and reader.role not in shape.reads[name]:
            changed[name] = shape.empty(name)
        elif holds(type(inner)):
            kept = prune(inner, reader.below(inner))
            if kept is not inner:
                changed[name] = kept
    return value.replaced(**changed) if changed else value
