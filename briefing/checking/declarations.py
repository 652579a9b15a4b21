"""What the model declares of every field, as a plain table: the one thing that the second judge is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from briefing.charts import ChartSpec
from briefing.checking.reading import Reading
from briefing.judging import Declared, Folder, Judge, judge_of
from briefing.roles import EVERYONE
from briefing.schema import AuthorText, Model, Plain, kebab
from briefing.schema.shapes import own_fields
from briefing.schema.types import depth_of, parts_of
from briefing.sources import Table
from briefing.summit import (
    Contact,
    CoverageClaim,
    DelegationBrief,
    Deliverables,
    Fact,
    GlossaryTerm,
    LateNews,
    Outline,
    Person,
    RegionalBrief,
    SeatingPlan,
    Session,
    Source,
    Statement,
    Summit,
    SummitSettings,
    TerminologyRule,
    TopicBrief,
)

FILES: Final[dict[str, type[Model]]] = {
    "summit": SummitSettings, "sources/*": Source, "facts/*": Fact, "people/*": Person,
    "delegations/*": DelegationBrief, "topics/*": TopicBrief, "programme/*": Session, "seating/*": SeatingPlan,
    "books/*": Outline, "terminology/*": TerminologyRule, "glossary/*": GlossaryTerm, "coverage/*": CoverageClaim,
    "contacts/*": Contact, "practical/*": Statement, "regional": RegionalBrief,
    "deliverables": Deliverables, "news": LateNews,
}  # fmt: skip


def judge(reading: Reading, tables: Mapping[str, Table], charts: Iterable[ChartSpec]) -> Judge:
    """The second judge over everything that was read."""
    files = {}
    for path, root in zip(reading.origins.paths.values(), reading.origins.roots, strict=True):
        inside = path.relative_to(reading.folder)
        if inside.suffix != ".yaml":  # a table, beside the YAML file of its name
            inside = Path(inside.parts[0].partition(".")[0], path.name)
        files[inside.as_posix().removesuffix(".yaml")] = root
    declared = dict(_of_files())
    for spec in {type(chart) for chart in charts}:
        declared |= _of("charts/*", spec, EVERYONE)
    return judge_of(Folder(files, tables), declared)


def fields() -> dict[str, Declared]:
    """Every field of the briefs, `*` standing for ids and numbers, without those of charts."""
    return dict(_of_files())


@cache
def _of_files() -> tuple[tuple[str, Declared], ...]:
    found: list[tuple[str, Declared]] = []
    for field, model in FILES.items():
        found += _of(field, model, roles_of_file(field.partition("/")[0]))
    return tuple(found)


def roles_of_file(name: str) -> frozenset[str]:
    """The roles that may have anything of the files of a name."""
    return Summit.shape().reads.get("hosts" if name == "people" else name, EVERYONE)


def _of(field: str, model: type[Model], roles: frozenset[str]) -> Iterator[tuple[str, Declared]]:
    """A mapping of this model and all that is in it."""
    names = {name: kind for cls in reversed(model.__mro__) for name, kind in own_fields(cls).items()}
    yield field, Declared(printed=False, item={"audience", "only"} <= names.keys(), roles=roles)
    for name, kind in names.items():
        inner = f"{field}/{kebab(name)}"
        shape = model.shape()
        yield from _value(inner, kind, shape.reads.get(name, EVERYONE), shape.unprinted.get(name, ""))


def _value(field: str, kind: Any, roles: frozenset[str], unprinted: str) -> Iterator[tuple[str, Declared]]:
    """A field by the type of its value."""
    parts = parts_of(kind)
    models = [k for k in parts if isinstance(k, type) and issubclass(k, Model)]
    printed = any(k is object or (isinstance(k, type) and issubclass(k, AuthorText | Plain)) for k in parts)
    yield field, Declared(printed, roles=roles, unprinted=unprinted)
    for _ in range(depth_of(kind)):
        field, roles = f"{field}/*", EVERYONE
        yield field, Declared(printed)
    for model in models:
        yield from _of(field, model, roles)
