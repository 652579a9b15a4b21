"""The base of everything that is read from YAML: one mapping of a brief as one frozen value."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import Any, ClassVar, NoReturn, Self, TypeVar, dataclass_transform

from briefing.diagnostics import Problems, Span
from briefing.schema.faults import Mistakes, empty_text, not_a_mapping, wrong_keys
from briefing.schema.rules import Field
from briefing.schema.shapes import Shape
from briefing.schema.values import AuthorText, Plain
from briefing.sources import MappingNode, Node


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
class Frozen:
    """Values by name, given once and compared by value; apart from `Model` so that its `span` is a field to type checkers."""

    _shape: ClassVar[Shape]

    def __init_subclass__(cls) -> None:
        cls._shape = Shape(cls)

    def __init__(self, **values: Any) -> None:
        object.__setattr__(self, "__dict__", self._shape.filled(values))

    @classmethod
    def shape(cls) -> Shape:
        """The fields of this model and what is said of them."""
        return cls._shape

    def replaced(self, **values: Any) -> Self:
        """A copy with other values for some fields."""
        return type(self)(**{**self.__dict__, **values})

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"{name} of {type(self).__name__} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"{name} of {type(self).__name__} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items() if name != "span")
        return f"{type(self).__name__}({said})"


class Model(Frozen):
    """A mapping whose keys are its fields in kebab-case and no others; `span` is its place."""

    span: Span | None = None

    @classmethod
    def of_node(cls, node: Node) -> Self:
        """The model of a located mapping, or all `Mistakes` in it."""
        shape = cls._shape
        entries = shape.entries
        if not isinstance(node, MappingNode):
            first = next(iter(shape.needed), "key")
            raise not_a_mapping(node, f"write '{first}: …' and what else belongs to it")
        values: dict[str, Any] = {"span": node.span}
        found = [] if shape.fits(node) else wrong_keys(node, entries, shape.needed, shape.choices)
        for key, value in node.items.items():
            if entry := entries.get(key):
                try:
                    values[entry.name] = entry.read(value)
                except Mistakes as mistakes:
                    found += mistakes.below(key)
                    continue
                written = values[entry.name]
                if key in shape.needed and isinstance(written, Plain | AuthorText) and not written.strip():
                    found.append(empty_text(value, key))
        if found:
            raise Mistakes(found)
        return cls(**values)


M = TypeVar("M", bound=Model)


def build(model: type[M], node: Node, problems: Problems) -> M | None:
    """The model of a located mapping; None when it has mistakes, which are then in `problems`."""
    try:
        return model.of_node(node)
    except Mistakes as mistakes:
        problems.add(mistakes.found)
        return None
