"""The schema of a kind of file: a model, wrapped as files of that name wrap it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from briefing.charts import CHARTS, ChartSpec
from briefing.charts.base.spec import OPTIONAL
from briefing.checking.reading import RULES
from briefing.kinds import EXTENDS, PROGRAM, Kinds
from briefing.reference.choices import names
from briefing.reference.files import FILE_KINDS, FileKind
from briefing.reference.json_schema.models import Definitions
from briefing.reference.json_schema.types import Schema
from briefing.reference.keys import keys_of
from briefing.schema import kebab
from briefing.schema.identifiers import LONGEST
from briefing.summit import Item, Outline

DRAFT: Final = "http://json-schema.org/draft-07/schema#"


def file_name(kind: str) -> str:
    """What the file of a schema is called."""
    return f"{kind}.schema.json"


def schemas(kinds: Kinds = PROGRAM) -> dict[str, Schema]:
    """Of every kind of file, by the name of its files; with `kinds`, those that a folder brings are offered too."""
    return {name: schema_of(kind, kinds) for name, kind in FILE_KINDS.items()}


def text_of(schema: Schema) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def schema_of(kind: FileKind, kinds: Kinds = PROGRAM) -> Schema:
    """One whole schema, which refers to no other file."""
    definitions = Definitions(kinds)
    body = _wrapped(kind, definitions)
    head = {"$schema": DRAFT, "title": " or ".join(kind.globs)}
    return {**head, **body, "definitions": dict(sorted(definitions.found.items()))}


def _wrapped(kind: FileKind, definitions: Definitions) -> Schema:
    if kind.model is Outline:
        return _of_outlines(definitions)
    if kind.form in ("one", "brief"):
        return definitions.object(kind.model)
    if kind.form == "kind":
        return _extending(kind, definitions)
    entry = _chart(definitions) if kind.model is ChartSpec else definitions.refer(kind.model)
    many: Schema = {"type": ["array", "null"], "items": entry}
    if kind.form == "named":
        form = {"maxLength": LONGEST, "pattern": r"^[^/\\]+$"}
        many = {"type": ["object", "null"], "additionalProperties": entry, "propertyNames": form}
    many["description"] = f"Every entry of this file{', by its id' if kind.form == 'named' else ''}."
    rules = {key.key: definitions.property(key) for key in keys_of(Item) if key.key in RULES}
    found: Schema = {"type": "object", "additionalProperties": False, "properties": {kind.key: many, **rules}}
    return {**found, "required": [kind.key]}


def _of_outlines(definitions: Definitions) -> Schema:
    """An outline that extends another needs no sections of its own."""
    whole = definitions.object(Outline)
    needed = whole.pop("required")
    less = [key for key in needed if key != "sections"]
    either: Schema = {"if": {"required": [EXTENDS]}, "then": {"required": less}, "else": {"required": needed}}
    return {**whole, **either}


def _extending(kind: FileKind, definitions: Definitions) -> Schema:
    """What a file that stands on another does not say, that one says, in its mappings too."""
    whole = definitions.object(kind.model)
    said = f"The {kind.name.removesuffix('s')} of which this file says only what differs."
    extends = {
        "type": "string",
        "description": said,
        "examples": list(names(kind.name.removesuffix("s"), definitions.kinds)),
    }
    for inner in definitions.found.values():
        inner.pop("required", None)
    needed = whole.pop("required")
    return {
        **whole,
        "properties": {EXTENDS: extends, **whole["properties"]},
        "if": {"required": [EXTENDS]},
        "then": {},
        "else": {"required": needed},
    }


def _chart(definitions: Definitions) -> Schema:
    """The keys of the chart's kind and no others; a kind that a folder brings has keys of its own."""
    known = CHARTS.of_program()
    for name in known:
        definitions.found[f"chart-{name}"] = _of_kind(name, definitions)
    common = [key for key in keys_of(ChartSpec) if key.key == "kind"]
    return {
        "type": "object",
        "required": ["kind"],
        "properties": {key.key: definitions.property(key) for key in common},
        "allOf": [_if_kind(name) for name in known],
    }


def _if_kind(name: str) -> Schema:
    return {
        "if": {"properties": {"kind": {"const": name}}, "required": ["kind"]},
        "then": {"$ref": f"#/definitions/chart-{name}"},
    }


def _of_kind(name: str, definitions: Definitions) -> Schema:
    spec = PROGRAM.load(CHARTS, name).Spec
    found = definitions.object(spec, without=frozenset(OPTIONAL) - spec.takes)
    found["properties"]["kind"] = definitions.property(next(k for k in keys_of(spec) if k.key == "kind"))
    own = {
        key.name: key for key in keys_of(spec)
    }  # a kind may say of a key of every chart what else it takes
    found["required"] = [key.key for key in own.values() if key.needed]
    if needs := list(_needs(spec)):
        found["allOf"] = needs
    return found


def _needs(spec: type[Any]) -> Iterator[Schema]:
    for need in spec.needs:
        yield {"anyOf": [{"required": [kebab(name)]} for name in need.split("|")]}
