"""Every key of the model: where it stands, what it means, what it holds, who reads it, where it is printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from briefing.charts import CHARTS
from briefing.checking.declarations import roles_of_file
from briefing.kinds import PROGRAM
from briefing.reference.files import FILE_KINDS, FILLED
from briefing.reference.meanings import Meaning, meaning, slug
from briefing.roles import EVERYONE
from briefing.schema import Model, kebab
from briefing.schema.rules import REQUIRED, Rules
from briefing.schema.shapes import own_fields
from briefing.schema.types import depth_of, parts_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where a key may stand, `*` for ids and numbers; who may read it there, and which sections and products print it."""

    path: str
    roles: frozenset[str]
    printed: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The path as a person types it: the keys alone."""
        return tuple(word for word in self.path.split("/") if word != "*")


@dataclass(slots=True)
class Key:
    """A key of one model."""

    model: type[Any]
    name: str
    kind: Any
    rules: Rules
    places: list[Place] = field(default_factory=list)

    @property
    def key(self) -> str:
        """As an author writes it."""
        return kebab(self.name)

    @property
    def page(self) -> str:
        """Its own name among all keys."""
        return f"{slug(self.model)}/{self.key}"

    @property
    def meaning(self) -> Meaning:
        return meaning(self.model, self.key)

    @property
    def needed(self) -> bool:
        return self.rules.default is REQUIRED and self.rules.default_factory is None

    @property
    def models(self) -> list[type[Model]]:
        """What stands in it."""
        return [part for part in parts_of(self.kind) if isinstance(part, type) and issubclass(part, Model)]

    @property
    def depth(self) -> int:
        """How many lists and mappings lie between the key and what stands in it."""
        return depth_of(self.kind)


@cache
def all_keys() -> Mapping[tuple[type[Any], str], Key]:
    """By the model that declares it and the key, in the order of the files of a summit."""
    found: dict[tuple[type[Any], str], Key] = {}
    for file in FILE_KINDS.values():
        _collect(Place(file.path, roles_of_file(file.name)), file.model, found)
    for name in CHARTS.of_program():
        _collect(Place("charts/*", EVERYONE), PROGRAM.load(CHARTS, name).Spec, found)
    return found


def _collect(above: Place, model: type[Any], found: dict[tuple[type[Any], str], Key]) -> None:
    for key in keys_of(model):
        key = found.setdefault((key.model, key.key), key)
        path = f"{above.path}/{key.key}"
        if any(place.path == path for place in key.places):
            continue
        roles = above.roles if key.rules.reads is None else above.roles & key.rules.reads
        here = Place(path, roles, key.meaning.printed or above.printed)
        key.places.append(here)
        if above.path.count(f"/{key.key}/") < 1:
            inside = Place(path + "/*" * key.depth, roles, here.printed)
            for inner in key.models:
                _collect(inside, inner, found)


def keys_of(model: type[Any]) -> Iterator[Key]:
    """Those of a model and of its bases, each under the class that declares it; what only the program fills is none."""
    unwritten = getattr(model, "unwritten", ())
    for cls in reversed(model.__mro__):
        for name, kind in own_fields(cls).items():
            if (cls, name) not in FILLED and name not in unwritten:
                said = vars(cls).get(name, REQUIRED)
                yield Key(cls, name, kind, said if isinstance(said, Rules) else Rules(default=said))


def by_model() -> Mapping[type[Any], list[Key]]:
    """The keys that each model declares."""
    found: dict[type[Any], list[Key]] = defaultdict(list)
    for key in all_keys().values():
        found[key.model].append(key)
    return found
