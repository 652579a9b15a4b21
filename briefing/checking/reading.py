"""Reads the files of the folder into their models."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

from briefing.checking.extending_outlines import extended_outlines, wrong_forms
from briefing.checking.given import Given
from briefing.checking.kept_values import KeptValues
from briefing.checking.origins import Origins
from briefing.checking.table_entries import Guest, rows_of
from briefing.checking.yaml_typos import check as check_typing
from briefing.diagnostics import BriefError, Diagnostic, Problems, Span
from briefing.folders import assets_of
from briefing.kinds import FOLDERS, KindFile, Kinds
from briefing.languages import UnitsFile
from briefing.letters import composed
from briefing.nearness import meant, nearest
from briefing.schema import Model, build, shown, why_no_id, why_no_key
from briefing.sources import (
    TABLES,
    WORKBOOKS,
    DataFiles,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    SheetName,
    Table,
    display_name,
    of_chooser,
    open_workbook,
    parse_csv,
    parse_yaml,
    read_text,
    refuse_controls,
)
from briefing.translations import language_of

M = TypeVar("M", bound=Model)
K = TypeVar("K", MappingNode, Table)

DEFINES: Final[dict[str, tuple[str, ...]]] = {
    "sources": ("source",),
    "facts": ("fact",),
    "people": ("person",),
    "programme": ("session",),
    "seating": ("seating",),
    "charts": ("chart",),
    "delegations": ("delegation", "person", "point"),
    "topics": ("topic",),
    "books": ("outline",),
    "summit": ("audience", "marking", "language"),
}
_SCRIPT: Final = re.compile(
    r"^def draw\(", re.M
)  # the code of one chart, which lies beside the kinds of charts
_SYSTEM: Final = ("Thumbs.db", "desktop.ini")
UNITS: Final = "units"
OUTLINES: Final = "books"
RULES: Final = ("audience", "marking", "only")  # what may stand beside the entries of a file, for all of them


def is_kept_aside(path: Path) -> bool:
    """A lock, a backup, or what a system keeps in every folder."""
    return (
        path.name.startswith((".", "~$")) or path.name.endswith(("~", ".tmp", ".bak")) or path.name in _SYSTEM
    )


@dataclass(slots=True)
class Reading:
    """One run over a folder: what was found, and what was wrong.

    `incomplete`: the things of which a file could not be read; `broken`: the ids of entries that have mistakes.
    Who names one of them is not told that it does not exist. `kept` is what an earlier reading of the folder made. `tags`: the
    languages that a file may be a translation into. `nodes` are the files as they were read; in another language, `said` has its
    words put into them.
    """

    folder: Path
    problems: Problems
    given: Given = field(default_factory=Given)
    origins: Origins = field(default_factory=Origins)
    incomplete: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)
    read: set[Path] = field(default_factory=set)
    kept: KeptValues = field(default_factory=KeptValues)
    tags: frozenset[str] = frozenset()
    nodes: dict[Path, MappingNode] = field(default_factory=dict)
    said: Callable[[Path, MappingNode], MappingNode] | None = None
    others: dict[str, Reading] = field(default_factory=dict)  # in other languages
    guests: list[Guest] = field(default_factory=list)  # people of delegations that stand in tables
    signs: dict[Span, str] = field(default_factory=dict)  # that cells of tables show beside their digits

    def single(self, name: str, model: type[M]) -> M | None:
        """The one mapping of `name`.yaml; None when there is no such file or it has mistakes."""
        node = self._mapping(self.folder / f"{name}.yaml", name)
        return self._built(model, node, name) if node is not None else None

    @property
    def whole(self) -> bool:
        """Everything in the folder could be read."""
        return not self.incomplete and not self.broken

    def named(self, name: str, model: type[M]) -> dict[str, M]:
        """`name: {id: …}` of all files of a name; what stands beside it is a default of each entry."""
        found: dict[str, M] = {}
        for id_, item, _ in self.entries(name, model):
            built = self._built(model, item, id_)
            if built is not None:
                found[id_] = built
        return found

    def entries(self, name: str, model: type[Model] | None = None) -> Iterator[tuple[str, MappingNode, Span]]:
        """Every entry of `name: {id: …}`, each id once; of tables too, where their `model` is known."""
        spans: dict[str, Span] = {}
        for node in (*self._each(name), *(self._tabled(name, model, "") if model is not None else ())):
            inner, defaults = self._inner(node, name, name, MappingNode)
            if not isinstance(inner, MappingNode):
                continue
            for id_, item in inner.items.items():
                place = inner.keys[id_]
                if id_ in spans:
                    self._twice(id_, spans[id_], place)
                spans.setdefault(id_, place)
                if wrong := why_no_key(id_):
                    self.problems.error("bad-id", f"'{shown(id_)}' {wrong[0]}", place, wrong[1])
                if (entry := self._entry(item, defaults, name)) is not None:
                    yield id_, entry, place

    def listed(self, name: str, key: str, model: type[M]) -> tuple[M, ...]:
        """`key: [ … ]` of all files of a name, in order; an `id` may stand once."""
        found: list[M] = []
        spans: dict[str, Span] = {}
        for node in (*self._each(name), *self._tabled(name, model, key)):
            inner, defaults = self._inner(node, key, name, SequenceNode)
            for item in inner.items if isinstance(inner, SequenceNode) else ():
                entry = self._entry(item, defaults, name)
                built = self._built(model, entry, name) if entry is not None else None
                if built is None or entry is None:
                    continue
                found.append(built)
                if isinstance(id_ := entry.items.get("id"), ScalarNode):
                    if id_.text in spans:
                        self._twice(id_.text, spans[id_.text], id_.span)
                    spans.setdefault(id_.text, id_.span)
        return tuple(found)

    def briefs(self, name: str, model: type[M]) -> dict[str, M]:
        """One brief a file; the id is the file's name."""
        found: dict[str, M] = {}
        paths = self._inside(name)
        if name == "delegations" and self.said is None:
            self._hold_guests([path.stem for path in paths])
        nodes = {path: node for path in paths if (node := self._mapping(path, name)) is not None}
        if name == OUTLINES:
            nodes = self._extended(nodes)
        for path, node in nodes.items():
            id_ = node.items.get("id")
            if isinstance(id_, ScalarNode) and id_.text != path.stem:
                self.problems.error(
                    "id-is-not-file-name", f"the id is '{id_.text}', the file is {path.name}", id_.span,
                    f"write id: {path.stem}, or rename the file"
                    if re.fullmatch(r"[a-z0-9][a-z0-9_.-]*", path.stem)
                    else f"name the file {id_.text}.yaml, or remove it if it is a copy",
                )  # fmt: skip
                self._broken(name)
                self.broken |= {path.stem, id_.text, *_ids(node)}
                continue  # whose it is cannot be told: what it says would be held against the one whose id it has
            built = self._built(model, node, path.stem)
            if built is not None:
                found[path.stem] = built
        return found

    def _extended(self, nodes: dict[Path, MappingNode]) -> dict[Path, MappingNode]:
        """Outlines with what they take from others; the second judge reads them so too."""
        forms = {path: list(wrong_forms(node)) for path, node in nodes.items()}
        self.problems.add(d for found in forms.values() for d in found)
        sound = {path.stem: node for path, node in nodes.items() if not forms[path]}
        there = {path.stem for path in self._inside(OUTLINES)}
        whole = extended_outlines(sound, self.problems, there - sound.keys())
        found: dict[Path, MappingNode] = {}
        for path in nodes:
            if path.stem in whole:
                found[path] = whole[path.stem]
                self.origins.replace(display_name(path, self.folder), found[path])
            else:
                self._broken(OUTLINES)
        return found

    def tables(self) -> DataFiles:
        """Every CSV file and workbook of data/, by its path from the folder."""
        found: dict[str, Table] = {}
        for path in self._inside("data", "*.csv"):
            self.read.add(path)
            name = self._called(path)
            table, problems = self._kept(path, self._table)
            self.problems.add(problems)
            if table is None:
                self.broken.add(name)
            else:
                found[name] = table
        books = (path for suffix in WORKBOOKS for path in self._inside("data", f"*{suffix}"))
        return DataFiles(self.folder, found, {self._called(path): path for path in books})

    def _called(self, path: Path) -> str:
        return composed(path.relative_to(self.folder).as_posix())

    def kinds(self, code: bool) -> Kinds:
        """The kinds that the folder brings; a file that cannot be read is said."""
        found: dict[tuple[str, str], KindFile] = {}
        for folder, suffix in FOLDERS.items():
            for path in self._inside(folder, f"*{suffix}"):
                if path.name.startswith("_"):
                    continue
                self.read.add(path)
                file = self._kind(path, path.stem.replace("_", "-") if suffix == ".py" else path.stem)
                if file is None or (
                    folder == "charts" and _SCRIPT.search(file.text) and "resolve" not in file.text
                ):
                    continue
                if first := found.get((folder, file.name)):
                    self._twice(file.name, Span(first.shown), Span(file.shown))
                found[folder, file.name] = file
        return Kinds(tuple((folder, file) for (folder, _), file in found.items()), code, shared=self._units())

    def _units(self) -> tuple[tuple[str, KindFile], ...]:
        """units.yaml, which adds to every language, where it can be used."""
        path = self.folder / f"{UNITS}.yaml"
        root = self._mapping(path, UNITS)
        if root is None or self._built(UnitsFile, root, UNITS) is None:
            return ()
        shown = display_name(path, self.folder)
        return (("languages", KindFile(UNITS, shown, "shared", read_text(path, self.folder))),)

    def _kind(self, path: Path, name: str) -> KindFile | None:
        shown = display_name(path, self.folder)
        if wrong := why_no_id(name.lower()):
            self.problems.error("bad-id", f"'{name}' {wrong[0]}", Span(shown), f"rename the file: {wrong[1]}")
        try:
            places = (path.parent, self.folder, assets_of(self.folder))
            homes = tuple(str(place.resolve()) for place in places)
            return KindFile(name, shown, "briefs", read_text(path, self.folder), homes=homes)
        except BriefError as error:
            self.problems.add(error.diagnostics)
            self.broken.add(name)
            return None

    def _tabled(self, name: str, model: type[Model], key: str) -> Iterator[MappingNode]:
        """The entries of every table of a name, as a file of briefs would hold them; with no `key`, by their ids."""
        alone = [p for s in TABLES if (p := self.folder / f"{name}{s}").exists() or p.is_symlink()]
        for path in (*alone, *(p for s in TABLES for p in self._inside(name, f"*{s}"))):
            self.read.add(path)
            table = self._table_of(path, name)
            if table is None:
                self._broken(name)
                continue
            found = self.kept.of(("rows", name), (table,), partial(rows_of, table, model, name, key))
            self.problems.add(found.problems)
            if len(found.problems):
                self._broken(name)
            self.guests += found.guests
            self.signs |= dict(table.signs)
            root = self.nodes[path] = found.root
            if self.said is not None:
                root = self.said(path, root)
            self.origins.add(display_name(path, self.folder), path, root)
            yield root

    def _table_of(self, path: Path, name: str) -> Table | None:
        """A CSV file, or the sheet of a workbook that is alone or has the name of the briefs."""
        if path.suffix.lower() == ".csv":
            table, problems = self._kept(path, self._table)
            self.problems.add(problems)
            return table
        try:
            return open_workbook(path, self.folder).table(SheetName(path.name), name)
        except BriefError as error:
            self.problems.add(of_chooser(error, Span(display_name(path, self.folder))).diagnostics)
            return None

    def _with_guests(self, node: MappingNode, delegation: str) -> MappingNode:
        """A delegation's brief with those of its people that stand in tables."""
        guests = [guest.person for guest in self.guests if guest.delegation.text == delegation]
        people = node.items.get("people")
        if not guests or not (people is None or isinstance(people, SequenceNode)):
            return node
        own = people.items if people is not None else []
        place = node.keys.get("people", guests[0].span)

        def whole() -> MappingNode:
            all_ = SequenceNode([*own, *guests], people.span if people is not None else guests[0].span)
            return MappingNode({**node.items, "people": all_}, {**node.keys, "people": place}, node.span)

        return self.kept.of("guests", (node, *guests), whole)

    def _hold_guests(self, known: list[str]) -> None:
        """People of tables whose delegation is not there."""
        for guest in self.guests:
            id_ = guest.delegation
            if id_.text not in known:
                help = meant(id_.text, known, "there are: " + ", ".join(known))
                self.problems.error(
                    "unknown-reference", f"there is no delegation '{shown(id_.text)}'", id_.span, help
                )

    def _each(self, name: str) -> Iterator[MappingNode]:
        """`name`.yaml and every file of the folder `name`, in order of their names."""
        for path in (self.folder / f"{name}.yaml", *self._inside(name)):
            node = self._mapping(path, name)
            if node is not None:
                yield node

    def _inside(self, name: str, pattern: str = "*.yaml") -> list[Path]:
        """The files of a folder, in order; those that systems and editors keep beside them are not the author's."""
        folder = self.folder / name
        if folder.is_file():
            span = Span(display_name(folder, self.folder))
            help = f"make a folder {name}, or name the file {name}.yaml"
            self.problems.error("not-a-folder", f"{name} is a file where a folder is expected", span, help)
            self.read.add(folder)
        return sorted(
            path
            for path in folder.rglob(pattern)
            if name == "data" or path.parent == folder
            if not is_kept_aside(path) and not language_of(path, self.tags)
        )

    def _mapping(self, path: Path, name: str) -> MappingNode | None:
        """A file, or None when it is not there or not readable (then the reason is in `problems`)."""
        if not path.exists() and not path.is_symlink():
            return None
        node = self.root(path)
        if node is None:
            self._broken(name)
            return None
        if name == "delegations" and self.said is None:
            node = self._with_guests(node, path.stem)
        if name == "summit":
            node = self.given.over_settings(node, self.problems)
        self.nodes[path] = node
        if self.said is not None:
            node = self.said(path, node)
        self.origins.add(display_name(path, self.folder), path, node)
        return node

    def root(self, path: Path) -> MappingNode | None:
        """The located values of a file; None where they cannot be had, which is then in `problems`."""
        self.read.add(path)
        if self.said is None:
            node, problems = self._kept(path, self._root)
            self.problems.add(problems)
            return node
        return self.nodes.get(path)

    def _kept(
        self, path: Path, make: Callable[[str, str], tuple[K, Problems]]
    ) -> tuple[K | None, Iterable[Diagnostic]]:
        """What a file says, made anew where its text is another; nothing of one that cannot be read."""
        name = display_name(path, self.folder)
        try:
            text = read_text(path, self.folder)
            return self.kept.of_text((make.__name__, path), text, lambda: make(text, name))
        except BriefError as error:
            return None, error.diagnostics

    def _root(self, text: str, name: str) -> tuple[MappingNode, Problems]:
        node = parse_yaml(text, name)
        check_typing(node, problems := Problems())
        return node, problems

    def _table(self, text: str, name: str) -> tuple[Table, Problems]:
        refuse_controls(text, name)
        return parse_csv(text, name), Problems()

    def _built(self, model: type[M], node: MappingNode, id_: str) -> M | None:
        def made() -> tuple[M | None, Problems]:
            return build(model, node, found := Problems()), found

        built, problems = self.kept.of(model.__qualname__, (node,), made)
        self.problems.add(problems)
        if built is None:
            self.broken |= {id_, *_ids(node)}
        return built

    def _broken(self, name: str) -> None:
        self.incomplete.update(DEFINES.get(name, (name,)))

    def _twice(self, id_: str, first: Span, again: Span) -> None:
        self.problems.error(
            "duplicate-id", f"'{id_}' is defined twice; the first is at {first}", again, "rename one"
        )

    def _entry(self, item: Node, defaults: dict[str, Node], name: str) -> MappingNode | None:
        """An entry with the defaults of its file."""
        if not isinstance(item, MappingNode):
            self.problems.error(
                "not-a-mapping", "'key: value' lines are expected here", item.span, "indent them below the id"
            )
            self._broken(name)
            return None
        keys = {key: value.span for key, value in defaults.items()}

        def whole() -> MappingNode:
            return MappingNode({**defaults, **item.items}, {**keys, **item.keys}, item.span)

        return self.kept.of("entry", (item, *defaults.values()), whole)

    def _inner(
        self, node: MappingNode, key: str, name: str, kind: type[Any]
    ) -> tuple[Node | None, dict[str, Node]]:
        """The value of the one key of a file, and the reading rules that stand beside it."""
        inner, misspelt = node.items.get(key), False
        for other, span in node.keys.items():
            if other != key and other not in RULES:
                near = inner is None and nearest(other, [key])
                misspelt = misspelt or bool(near)
                help = f"only '{key}' and {', '.join(RULES)} may stand here"
                self.problems.error(
                    "unknown-field",
                    f"unknown field '{other}'",
                    span,
                    meant(other, [key], help) if near else help,
                )
        if inner is None and misspelt:
            self._broken(name)
        elif inner is None:
            self.problems.error(
                "missing-field", f"'{key}' is missing here", node.span, f"begin the file with '{key}:'"
            )
            self._broken(name)
        elif isinstance(inner, ScalarNode) and inner.is_null:
            inner = None
        elif not isinstance(inner, kind):
            wanted = (
                "a list, each entry after '- '"
                if kind is SequenceNode
                else "ids, each with its lines below it"
            )
            self.problems.error(
                "not-a-list" if kind is SequenceNode else "not-a-mapping",
                f"'{key}' must hold {wanted}",
                inner.span,
                "indent the entries below it",
            )
            self._broken(name)
        return inner, {k: node.items[k] for k in RULES if k in node.items}


def _ids(node: Node) -> Iterator[str]:
    """Every id that is written inside a value."""
    if isinstance(node, MappingNode):
        if isinstance(id_ := node.items.get("id"), ScalarNode):
            yield id_.text
        for value in node.items.values():
            yield from _ids(value)
    elif isinstance(node, SequenceNode):
        for value in node.items:
            yield from _ids(value)
