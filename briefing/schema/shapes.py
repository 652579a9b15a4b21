"""The fields of a model: by name when the first is made, by type only when the first is read."""

from __future__ import annotations

from functools import cache, cached_property
from inspect import get_annotations
from typing import Any, Final

from briefing.schema.readers import reader_of, ruled
from briefing.schema.rules import REQUIRED, Rules, kebab
from briefing.schema.values import Reader

PLACE: Final = "span"  # the one field that no author writes


class Shape:
    """The fields of a class and of its bases, found out as they are needed: most models of a run are never read."""

    def __init__(self, model: type[Any]) -> None:
        self._model = model

    @cached_property
    def names(self) -> dict[str, str]:
        """The field of each key that an author may write."""
        return {kebab(name): name for name in self._defaults if name != PLACE}

    @cached_property
    def needed(self) -> list[str]:
        """The keys that an author must write."""
        return [kebab(name) for name in self._required]

    @cached_property
    def readers(self) -> dict[str, Reader]:
        """What reads the value of each key."""
        found: dict[str, Reader] = {}
        for cls in reversed(self._model.__mro__):
            found |= _own_readers(cls)
        return found

    def filled(self, values: dict[str, Any]) -> dict[str, Any]:
        """Every field with its value, given or by default, in the order of the fields."""
        if strange := values.keys() - self._defaults.keys():
            raise TypeError(f"{self._model.__name__} has no {', '.join(sorted(strange))}")
        if missing := [name for name in self._required if name not in values]:
            raise TypeError(f"{self._model.__name__} needs {', '.join(missing)}")
        made = {name: make() for name, make in self._factories.items() if name not in values}
        return {**self._defaults, **made, **values}

    @cached_property
    def _written(self) -> dict[str, Any]:
        """What the class says of each field after the equals sign."""
        names = [name for cls in reversed(self._model.__mro__) for name in _fields(get_annotations(cls))]
        return {name: getattr(self._model, name, REQUIRED) for name in names}

    @cached_property
    def _defaults(self) -> dict[str, Any]:
        return {name: v.default if isinstance(v, Rules) else v for name, v in self._written.items()}

    @cached_property
    def _factories(self) -> dict[str, Any]:
        found = {name: v.default_factory for name, v in self._written.items() if isinstance(v, Rules)}
        return {name: factory for name, factory in found.items() if factory is not None}

    @cached_property
    def _required(self) -> list[str]:
        return [n for n, v in self._defaults.items() if v is REQUIRED and n not in self._factories]


@cache
def _own_readers(cls: type[Any]) -> dict[str, Reader]:
    """Of the fields that a class adds to its bases."""
    found = {}
    for name, kind in _fields(get_annotations(cls, locals={}, eval_str=True)).items():
        if name != PLACE:
            read, written = reader_of(kind), vars(cls).get(name)
            found[kebab(name)] = ruled(read, written) if isinstance(written, Rules) else read
    return found


def _fields(annotations: dict[str, Any]) -> dict[str, Any]:
    return {name: kind for name, kind in annotations.items() if "ClassVar" not in str(kind)}
