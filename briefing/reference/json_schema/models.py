"""A model as an object of JSON Schema, and all models that stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.checking.options import Number
from briefing.kinds import PROGRAM, Kinds
from briefing.reference.choices import choices_of
from briefing.reference.json_schema.types import Schema, limits, schema_of_type
from briefing.reference.keys import Key, keys_of
from briefing.reference.meanings import slug
from briefing.reference.saying import default_of, in_one_line
from briefing.schema import Model
from briefing.sections.base import SECTIONS
from briefing.summit import OutlineSection

_LONGEST_EXAMPLE = 80


class Definitions:
    """What one schema refers to: each model once, under its own name; `kinds` are those of the program or of a folder."""

    def __init__(self, kinds: Kinds = PROGRAM) -> None:
        self.kinds = kinds
        self.found: dict[str, Schema] = {}

    def refer(self, model: type[Model]) -> Schema:
        """What stands for a model wherever it stands."""
        name = slug(model)
        if name not in self.found:
            self.found[name] = {}  # a model may hold itself
            self.found[name] = self._special(model) or self.object(model)
        return {"$ref": f"#/definitions/{name}"}

    def _special(self, model: type[Model]) -> Schema | None:
        """A section of an outline: what its options are depends on what kind it is."""
        if model is not OutlineSection:
            return None
        from_kinds = sections(self.kinds)
        return {**self.object(model), "allOf": from_kinds} if from_kinds else None

    def object(self, model: type[Model], without: frozenset[str] = frozenset()) -> Schema:
        """The keys of a model, each with what it means; no other key may stand there."""
        keys = {key.name: key for key in keys_of(model) if key.name not in without}
        found: Schema = {"type": "object", "additionalProperties": False}
        if doc := in_one_line(model.__doc__ or ""):
            found["description"] = doc
        found["properties"] = {key.key: self.property(key) for key in keys.values()}
        if needed := [key.key for key in keys.values() if key.needed]:
            found["required"] = needed
        return found

    def property(self, key: Key) -> Schema:
        """One key: its type, limits and choices, and in words what it is for."""
        found = schema_of_type(key.kind, self.refer)
        found |= limits(key.rules, is_list="items" in found)
        found["description"] = described(key)
        default = default_of(key)
        if default is not None:
            found["default"] = default
        if examples := self._examples(key):
            found["examples"] = examples
        return found

    def _examples(self, key: Key) -> list[Any]:
        names = choices_of(key.model, key.name, self.kinds)
        if names and "tuple[" not in str(key.kind):
            return list(names)
        like = key.meaning.like
        return [like] if like is not None and len(str(like)) <= _LONGEST_EXAMPLE else []


def described(key: Key) -> str:
    """What a key is for and who reads it, as an editor shows it."""
    from_place = key.rules
    said = [f"{key.meaning.says}."]
    if from_place.reads is not None:
        said.append(f"Read by {', '.join(sorted(from_place.reads))} alone, whatever the label.")
    if from_place.unprinted:
        said.append(f"No page shows it by itself: {from_place.unprinted}.")
    if key.meaning.printed:
        said.append(f"Printed in {', '.join(key.meaning.printed)}.")
    return " ".join(said)


def sections(kinds: Kinds) -> list[Schema]:
    """For each kind of section the options that it takes."""
    from_options: list[Schema] = []
    for name, takes in options(kinds).items():
        properties = {option: _taken(how) for option, how in takes.items()}
        options_ = {"type": "object", "additionalProperties": False, "properties": properties}
        from_options.append(
            {
                "if": {"properties": {"section": {"const": name}}, "required": ["section"]},
                "then": {"properties": {"options": options_}},
            }
        )
    return from_options


def options(kinds: Kinds) -> Mapping[str, Mapping[str, Any]]:
    """The options of each section of the program."""
    return {name: kinds.load(SECTIONS, name).OPTIONS for name in SECTIONS.of_program()}


def _taken(how: Any) -> Schema:
    if isinstance(how, Number):
        return {"type": ["integer", "string"], "minimum": how.least, "maximum": how.most, "pattern": r"^\d+$"}
    if how == "switch":
        return {"enum": [True, False, "true", "false"]}
    text: Schema = {"type": ["string", "number", "boolean"]}
    return {"anyOf": [text, {"type": "array", "items": text}]} if how == "names" else text
