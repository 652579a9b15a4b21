"""The fields of a model: by name when the first is made, by type only when the first is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, cached_property
from inspect import get_annotations
from typing import Any, Final, Literal, NamedTuple, get_args, get_origin

from briefing.schema.parsers import parser_of, ruled
from briefing.schema.rules import REQUIRED, Rules, kebab
from briefing.schema.types import parts_of
from briefing.schema.values import Parser
from briefing.sources import MappingNode

PLACE: Final = "span"  # the one field that no author writes


class Entry(NamedTuple):
    """What becomes of the value of a key."""

    name: str
    read: Parser


class Shape:
    """The fields of a class and of its bases, found out as they are needed: most models of a run are never read."""

    def __init__(self, model: type[Any]) -> None:
        self._model = model

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """By the keys that an author may write."""
        found: dict[str, Entry] = {}
        for cls in reversed(self._model.__mro__):
            found |= _entries(cls)
        return found

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All fields, in the order in which they are declared."""
        return tuple(self._defaults)

    @cached_property
    def required_names(self) -> tuple[str, ...]:
        """The fields that have no default."""
        return tuple(name for name in self._defaults if name in self._required)

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """The keys that an author must write."""
        return tuple(map(kebab, self.required_names))

    @cached_property
    def choices(self) -> dict[str, tuple[str, ...]]:
        """The words of each key that holds one of some."""
        kinds = {kebab(n): kind for cls in self._model.__mro__ for n, kind in own_fields(cls).items()}
        literals = {
            key: [part for part in parts_of(kind) if get_origin(part) is Literal]
            for key, kind in kinds.items()
        }
        return {key: tuple(map(str, get_args(found[0]))) for key, found in literals.items() if found}

    def fits(self, node: MappingNode) -> bool:
        """Whether a mapping has no other keys than these and all that are needed."""
        return node.items.keys() <= self.entries.keys() and node.items.keys() >= set(self.needed)

    def filled(self, values: dict[str, Any]) -> dict[str, Any]:
        """Every field with its value, given or by default, in the order of the fields."""
        known, given = self._defaults.keys(), values.keys()
        if not self._required <= given <= known:
            wrong = ", ".join(sorted((given - known) | (self._required - given)))
            raise TypeError(f"missing from {self._model.__name__} or unknown to it: {wrong}")
        return {**self._defaults, **{name: make() for name, make in self._factories.items()}, **values}

    @cached_property
    def _rules(self) -> dict[str, Rules]:
        """What the class says of each field after the equals sign."""
        names = [name for cls in reversed(self._model.__mro__) for name in _fields(get_annotations(cls))]
        said = {name: getattr(self._model, name, REQUIRED) for name in names}
        return {name: v if isinstance(v, Rules) else Rules(default=v) for name, v in said.items()}

    @cached_property
    def reads(self) -> dict[str, frozenset[str]]:
        """The roles that may have a field, for those fields that are not for all readers of the item."""
        return {name: rules.reads for name, rules in self._rules.items() if rules.reads is not None}

    @cached_property
    def unprinted(self) -> dict[str, str]:
        """Why no page shows a field by itself, for those fields of which that is so."""
        return {name: rules.unprinted for name, rules in self._rules.items() if rules.unprinted}

    @cached_property
    def translated(self) -> dict[str, str]:
        """What is said of translations, for those fields that not every language says."""
        return {name: rules.translated for name, rules in self._rules.items() if rules.translated}

    def empty(self, name: str) -> Any:
        """What a field holds for a reader who may not have it."""
        rules = self._rules[name]
        return (
            rules.default_factory()
            if rules.default_factory
            else None
            if rules.default is REQUIRED
            else rules.default
        )

    @cached_property
    def _defaults(self) -> dict[str, Any]:
        return {name: rules.default for name, rules in self._rules.items()}

    @cached_property
    def _factories(self) -> dict[str, Callable[[], Any]]:
        return {name: r.default_factory for name, r in self._rules.items() if r.default_factory is not None}

    @cached_property
    def _required(self) -> frozenset[str]:
        return frozenset(n for n, v in self._defaults.items() if v is REQUIRED) - self._factories.keys()


@cache
def _entries(cls: type) -> dict[str, Entry]:
    """Of the fields that a class adds to its bases."""
    found = {}
    for name, kind in own_fields(cls).items():
        read, said = parser_of(kind), vars(cls).get(name)
        found[kebab(name)] = Entry(name, ruled(read, said) if isinstance(said, Rules) else read)
    return found


@cache
def own_fields(cls: type) -> Mapping[str, Any]:
    """The types of the fields that a class adds to its bases and that an author may write."""
    found = _fields(get_annotations(cls, locals={}, eval_str=True))
    return {name: kind for name, kind in found.items() if name != PLACE}


def _fields(annotations: dict[str, Any]) -> dict[str, Any]:
    return {name: kind for name, kind in annotations.items() if "ClassVar" not in str(kind)}
