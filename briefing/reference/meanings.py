"""What each key means, in a sentence: the words of `meanings/*.yaml`, by what the key stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from briefing.charts import ChartSpec
from briefing.reference.instances import instance_of
from briefing.schema import Model
from briefing.sources import MappingNode, Node, ScalarNode, read_yaml
from briefing.values import Value

FOLDER: Final = Path(__file__).parent / "meanings"
_CHARTS: Final = "briefing.charts."
_KEYS: Final = frozenset({"says", "like", "in"})


class Meaning(Value):
    """`says` is a sentence without its stop; `like` an example as YAML reads it, None for none; `printed` names sections and products."""

    says: str
    like: Any = None
    printed: tuple[str, ...] = ()


NONE: Final = Meaning("")


def slug(model: type[Any]) -> str:
    """What a model is called where people read of it; those of charts begin with `chart`."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", model.__name__).lower()
    if issubclass(model, Model) and model.__module__.startswith(_CHARTS):
        own = model.__module__.rpartition(".")[2] if name == "spec" else name.removesuffix("-spec")
        name = "chart" if model is ChartSpec else f"chart-{own.replace('_', '-')}"
    return name


def meaning(model: type[Any], key: str) -> Meaning:
    """Of a key of a model, or of the model that it comes from; an empty one where nothing is said."""
    said = meanings()
    return next((found for cls in model.__mro__ if (found := said.get((slug(cls), key)))), NONE)


@cache
def meanings() -> Mapping[tuple[str, str], Meaning]:
    """By the slug of the model and the key."""
    found: dict[tuple[str, str], Meaning] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        for name, keys in read_yaml(path, FOLDER).items.items():
            assert isinstance(keys, MappingNode), f"{path.name}: {name}"
            found |= {(name, key): _meaning(node, f"{path.name}: {key}") for key, node in keys.items.items()}
    return found


def _meaning(node: Node, where: str) -> Meaning:
    if isinstance(node, ScalarNode):
        return Meaning(node.text)
    assert isinstance(node, MappingNode) and "says" in node.items and node.items.keys() <= _KEYS, where
    said: Any = {key: instance_of(value) for key, value in node.items.items()}
    return Meaning(str(said["says"]), said.get("like"), tuple(said.get("in", ())))
