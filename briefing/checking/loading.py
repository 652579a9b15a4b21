"""Reads every file of the folder into its model and puts the summit together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from briefing import charts
from briefing.checking import drawings, figures, references, terms, texts
from briefing.diagnostics import BriefError, Problems, Span
from briefing.schema import Model, build
from briefing.sources import Mapping, Node, Sequence, Table, read_csv, read_yaml
from briefing.summit import (
    Contact,
    CoverageClaim,
    DelegationBrief,
    Fact,
    GlossaryTerm,
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

M = TypeVar("M", bound=Model)


@dataclass(slots=True)
class Reading:
    """One run over a folder: what was found, and what was wrong."""

    folder: Path
    problems: Problems
    files: list[Path] = field(default_factory=list)

    def mapping(self, path: Path) -> Mapping | None:
        """A file, or None when it is not there or not readable (then the reason is in `problems`)."""
        if not path.is_file():
            return None
        self.files.append(path)
        try:
            return read_yaml(path, self.folder)
        except BriefError as error:
            self.problems.add(error.diagnostics)
            return None

    def each(self, name: str) -> Iterator[tuple[Path, Mapping]]:
        """`name`.yaml and every file of the folder `name`, in order of their names."""
        paths = [self.folder / f"{name}.yaml", *sorted((self.folder / name).glob("*.yaml"))]
        for path in paths:
            found = self.mapping(path)
            if found is not None:
                yield path, found

    def named(self, name: str, key: str, model: type[M]) -> dict[str, M]:
        """`key: {id: …}` of all files of a name; what stands beside `key` is a default of each entry."""
        found: dict[str, M] = {}
        spans: dict[str, Span] = {}
        for _, node in self.each(name):
            inner, defaults = self.inner(node, key, Mapping)
            for id_, item in inner.items.items() if isinstance(inner, Mapping) else ():
                place = inner.keys[id_]
                if id_ in found:
                    self.problems.error(
                        "duplicate-id", f"'{id_}' is defined twice; the first is at {spans[id_]}", place, "rename one"
                    )
                built = self._entry(item, model, defaults)
                if built is not None:
                    found[id_], spans[id_] = built, place
        return found

    def listed(self, name: str, key: str, model: type[M]) -> tuple[M, ...]:
        """`key: [ … ]` of all files of a name, in order."""
        found: list[M] = []
        for _, node in self.each(name):
            inner, defaults = self.inner(node, key, Sequence)
            for item in inner.items if isinstance(inner, Sequence) else ():
                built = self._entry(item, model, defaults)
                if built is not None:
                    found.append(built)
        return tuple(found)

    def briefs(self, name: str, model: type[M]) -> dict[str, M]:
        """One brief a file; the id is the file's name."""
        found: dict[str, M] = {}
        for path in sorted((self.folder / name).glob("*.yaml")):
            node = self.mapping(path)
            built = build(model, node, self.problems) if node is not None else None
            if built is not None and node is not None:
                id_ = getattr(built, "id", path.stem)
                if id_ != path.stem:
                    span = node.items["id"].span if "id" in node.items else node.span
                    self.problems.error("id-is-not-file-name", f"'{id_}' stands in {path.name}", span, f"write id: {path.stem}")
                found[path.stem] = built
        return found

    def single(self, name: str, model: type[M]) -> M | None:
        node = self.mapping(self.folder / f"{name}.yaml")
        return build(model, node, self.problems) if node is not None else None

    def _entry(self, item: Node, model: type[M], defaults: dict[str, Node]) -> M | None:
        if not isinstance(item, Mapping):
            self.problems.error("not-a-mapping", "'key: value' lines are expected here", item.span, "indent them below the id")
            return None
        for key, value in defaults.items():
            if key not in item.items:
                item.items[key], item.keys[key] = value, value.span
        return build(model, item, self.problems)

    def inner(self, node: Mapping, key: str, kind: type[Any]) -> tuple[Node | None, dict[str, Node]]:
        if key not in node.items:
            self.problems.error("missing-field", f"'{key}' is missing here", node.span, f"start the file with '{key}:'")
            return None, {}
        inner = node.items[key]
        if not isinstance(inner, kind):
            wanted = "a list" if kind is Sequence else "a mapping of ids"
            self.problems.error("not-a-list", f"'{key}' must be {wanted}", inner.span, "indent the entries below it")
        rest = {k: v for k, v in node.items.items() if k != key}
        for k in [k for k in rest if k not in ("audience", "marking", "only")]:
            self.problems.error("unknown-field", f"unknown field '{k}'", node.keys[k], f"only '{key}', audience, marking and only may stand here")
            del rest[k]
        return inner, rest


def load(folder: Path, problems: Problems, *, section_kinds: frozenset[str]) -> Summit:
    """The summit of a folder. Raises `BriefError` when nothing can be put together at all; other mistakes
    are left in `problems`, so that one run shows them all.
    """
    reading = Reading(folder, problems)
    settings = reading.single("summit", SummitSettings)
    summit = _summit(reading, settings) if settings is not None else None
    if summit is None:
        if not problems.errors:
            problems.error("no-summit", f"there is no summit.yaml in {folder.name}", Span(folder.name), "write one")
        raise BriefError(problems.sorted())
    used = texts.check(summit, folder, problems)
    references.check(summit, section_kinds, used, problems)
    figures.check(summit, folder, problems)
    terms.check(summit, folder, problems)
    drawings.check(summit, problems)
    return summit


def _summit(reading: Reading, settings: SummitSettings) -> Summit:
    return Summit(
        settings=settings,
        folder=str(reading.folder),
        sources=reading.named("sources", "sources", Source),
        facts=reading.named("facts", "facts", Fact),
        hosts=reading.listed("people", "people", Person),
        delegations=_in_order(reading.briefs("delegations", DelegationBrief)),
        topics=_by_number(reading.briefs("topics", TopicBrief)),
        programme=tuple(sorted(reading.listed("programme", "sessions", Session), key=lambda s: (s.date, s.start))),
        seating=reading.listed("seating", "plans", SeatingPlan),
        charts=_charts(reading),
        outlines=reading.briefs("books", Outline),
        terminology=reading.listed("terminology", "terms", TerminologyRule),
        glossary=reading.listed("glossary", "terms", GlossaryTerm),
        coverage=reading.listed("coverage", "claims", CoverageClaim),
        contacts=reading.listed("contacts", "contacts", Contact),
        practical=reading.listed("practical", "practical", Statement),
        regional=reading.single("regional", RegionalBrief),
    )


def _in_order(found: dict[str, DelegationBrief]) -> dict[str, DelegationBrief]:
    return dict(sorted(found.items(), key=lambda item: (item[1].position or 0, item[1].name.short)))


def _by_number(found: dict[str, TopicBrief]) -> dict[str, TopicBrief]:
    return dict(sorted(found.items(), key=lambda item: item[1].number))


def _charts(reading: Reading) -> dict[str, charts.ChartSpec]:
    found: dict[str, charts.ChartSpec] = {}
    tables = _tables(reading)
    for _, node in reading.each("charts"):
        inner, defaults = reading.inner(node, "charts", Mapping)
        for id_, item in inner.items.items() if isinstance(inner, Mapping) else ():
            if not isinstance(item, Mapping):
                continue
            for key, value in defaults.items():
                item.items.setdefault(key, value)
                item.keys.setdefault(key, value.span)
            spec = charts.read_chart(id_, item, tables, reading.problems)
            if spec is not None:
                found[id_] = spec
    return found


def _tables(reading: Reading) -> dict[str, Table]:
    found: dict[str, Table] = {}
    for path in sorted((reading.folder / "data").glob("*.csv")):
        try:
            found[f"data/{path.name}"] = read_csv(path, reading.folder)
        except BriefError as error:
            reading.problems.add(error.diagnostics)
    return found
