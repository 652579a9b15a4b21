"""Every key of the model: where it stands, what it means, what it holds, who reads it, where it is printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from inspect import get_annotations
from typing import Any, get_args

from briefing.charts import CHARTS, ChartSpec
from briefing.kinds import PROGRAM
from briefing.reference.files import FILE_KINDS, FILLED
from briefing.reference.meanings import Meaning, meaning, slug
from briefing.roles import ROLES
from briefing.schema import Model, kebab
from briefing.schema.rules import REQUIRED, Rules
from briefing.summit import Summit

EVERYONE = frozenset[str](ROLES)


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
        return [part for part in _parts(self.kind) if isinstance(part, type) and issubclass(part, Model)]

    @property
    def depth(self) -> int:
        """How many lists and mappings lie between the key and what stands in it."""
        return str(self.kind).count("tuple[") + str(self.kind).count("Mapping[")


@cache
def all_keys() -> Mapping[tuple[type[Any], str], Key]:
    """By the model that declares it and the key, in the order of the files of a summit."""
    found: dict[tuple[type[Any], str], Key] = {}
    reads = Summit.shape().reads
    for file in FILE_KINDS.values():
        roles = reads.get("hosts" if file.name == "people" else file.name, EVERYONE)
        _collect(Place(file.path, roles), file.model, found)
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
        if not (isinstance(cls, type) and issubclass(cls, Model)) or cls is Model:
            continue
        for name, kind in own_annotations(cls).items():
            if (cls, name) not in FILLED and name not in unwritten:
                said = vars(cls).get(name, REQUIRED)
                yield Key(cls, name, kind, said if isinstance(said, Rules) else Rules(default=said))


def own_annotations(cls: type[Any]) -> Mapping[str, Any]:
    """The types of the fields that a class adds to its bases."""
    found = get_annotations(cls, locals={}, eval_str=True)
    return {name: kind for name, kind in found.items() if name != "span" and "ClassVar" not in str(kind)}


def by_model() -> Mapping[type[Any], list[Key]]:
    """The keys that each model declares."""
    found: dict[type[Any], list[Key]] = defaultdict(list)
    for key in all_keys().values():
        found[key.model].append(key)
    return found


def is_chart(model: type[Any]) -> bool:
    """Whether a model is the keys of a chart."""
    return issubclass(model, ChartSpec)


def _parts(kind: Any) -> list[Any]:
    """A type and everything that it is made of."""
    return [kind, *(part for inner in get_args(kind) for part in _parts(inner))]
