"""Entries of briefs that are rows of a table: the keys are its columns, each value keeps its cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from briefing.diagnostics import Problems, Span
from briefing.schema import BETWEEN, Mistakes, Model, Step, fields_of, key_for, steps_to
from briefing.sources import MappingNode, Node, ScalarNode, SequenceNode, Table, one_line
from briefing.sources.cells import Cell
from briefing.values import Value

ID: Final = "id"
DELEGATION: Final = "delegation"


class Column(Value):
    """Where the cells of a column go; `steps` is empty for one that is not of the entry itself."""

    name: str
    head: Span
    steps: tuple[Step, ...]


class TableEntry(Value):
    """An entry with the words of columns that stand beside it; `id` is its name where entries have names."""

    node: MappingNode
    id: ScalarNode | None
    beside: dict[str, ScalarNode]


class Guest(Value):
    """A person of a table, and the delegation that is named beside."""

    delegation: ScalarNode
    person: MappingNode


class Rows(Value):
    """What a table says: entries as a file of briefs would hold them, and people of delegations."""

    root: MappingNode
    guests: tuple[Guest, ...]
    problems: Problems


def rows_of(table: Table, model: type[Model], name: str, key: str) -> Rows:
    """The entries of a table of briefs: a list under a `key`, or by their ids under the `name` of the briefs."""
    problems = Problems()
    names = not key
    entries = entries_of(table, model, problems, names, (DELEGATION,) if name == "people" else ())
    guests = [Guest(e.beside[DELEGATION], e.node) for e in entries if DELEGATION in e.beside]
    own = [entry for entry in entries if DELEGATION not in entry.beside]
    head = table.heads[0]
    inner: Node = (
        _named(own, head, problems) if names else SequenceNode([e.node for e in own], head.replaced())
    )
    return Rows(
        MappingNode({key or name: inner}, {key or name: head}, head.replaced()), tuple(guests), problems
    )


def _named(entries: list[TableEntry], head: Span, problems: Problems) -> MappingNode:
    """Entries by their ids, each id once."""
    found = MappingNode({}, {}, head.replaced())
    for entry in entries:
        assert entry.id is not None
        if first := found.keys.get(entry.id.text):
            said = f"'{entry.id.text}' is defined twice; the first is at {first}"
            problems.error("duplicate-id", said, entry.id.span, "rename one")
        else:
            found.items[entry.id.text], found.keys[entry.id.text] = entry.node, entry.id.span
    return found


def entries_of(
    table: Table, model: type[Model], problems: Problems, names: bool, beside: Sequence[str] = ()
) -> list[TableEntry]:
    """The entries of a table, in its order.

    A row whose first needed column is empty, or that has the id of the row above, goes on with the entry above: its
    lists get one more. `names`: the id is not a key of the entry but its name.
    """
    aside = {ID, *beside} if names else set(beside)
    table = _with_its_keys(table, [*aside, *fields_of(model)], problems)
    columns = list(_columns(table, model, problems, aside))
    lead = ID if names else next(iter(model.shape().needed))
    if problems.errors and lead not in table.columns:
        return []  # that no row has it follows
    return list(_Rows(table, columns, lead, problems).entries(names, beside))


def _with_its_keys(table: Table, known: Sequence[str], problems: Problems) -> Table:
    """The table under the names of its keys: a head that is misspelt, or that people call so, is told once and not missed in each row."""
    names = list(table.columns)
    for at, (name, head) in enumerate(zip(table.columns, table.heads, strict=True)):
        first, dot, rest = name.partition(".")
        key = "" if first in known else key_for(first, known)
        if key and key not in names:
            problems.error("unknown-field", f"unknown column '{name}'", head, f"did you mean '{key}'?")
            names[at] = f"{key}{dot}{rest}"
    return table.replaced(columns=tuple(names)) if names != list(table.columns) else table


def _columns(table: Table, model: type[Model], problems: Problems, aside: set[str]) -> Iterator[Column]:
    for name, head in zip(table.columns, table.heads, strict=True):
        if name in aside:
            yield Column(name, head, ())
            continue
        try:
            yield Column(name, head, steps_to(model, name, head))
        except Mistakes as mistakes:
            problems.add(mistakes.found)


class _Rows:
    """The rows of a table, downwards."""

    def __init__(self, table: Table, columns: list[Column], lead: str, problems: Problems) -> None:
        self.table, self.columns, self.lead, self.problems = table, columns, lead, problems
        self.here: MappingNode | None = None
        self.items: dict[tuple[str, ...], MappingNode] = {}  # of lists, begun by the row that is read

    def entries(self, names: bool, beside: Sequence[str]) -> Iterator[TableEntry]:
        entry: TableEntry | None = None
        for cells in self._rows():
            lead = cells.get(self.lead)
            same = entry is not None and lead is not None and self.lead == ID and lead.text == _id_of(entry)
            if lead is not None and not same:
                if entry is not None:
                    yield entry
                self.here = MappingNode({}, {}, lead.span.replaced())
                id_ = _scalar(lead) if names else None
                words = {name: _scalar(cells[name]) for name in beside if name in cells}
                entry = TableEntry(self.here, id_, words)
            elif entry is None or (not same and self.lead == ID and ID not in self.table.columns):
                first = next(iter(cells.values())).span
                said = f"this row has no '{self.lead}'"
                self.problems.error("missing-field", said, first, f"fill the column '{self.lead}'")
                continue
            self.items = {}
            for column in self.columns:
                if column.steps and column.name in cells:
                    self._put(column, cells[column.name])
        if entry is not None:
            yield entry

    def _rows(self) -> Iterator[dict[str, Cell]]:
        """The cells of each row that hold something, by their columns."""
        for texts, places in zip(self.table.rows, self.table.places, strict=True):
            cells = zip(self.table.columns, texts, places, strict=True)
            yield {name: Cell(text, place) for name, text, place in cells if text}

    def _put(self, column: Column, cell: Cell) -> None:
        assert self.here is not None
        path: tuple[str, ...] = ()
        at = self.here
        *above, last = column.steps
        for step in above:
            path = (*path, step.key)
            at = self._below(at, step, path, column.head, cell)
        if last.form == "words":
            self._words(at, last.key, column.head, cell)
            return
        if last.form != "text":
            cell = Cell(one_line(cell.text), cell.span)
        if (there := at.items.get(last.key)) is None:
            at.items[last.key], at.keys[last.key] = _scalar(cell), column.head
        elif isinstance(there, ScalarNode) and there.text != cell.text:
            said = f"'{column.name}' is another than in the row above, at {there.span}"
            help = "leave it empty in rows that go on with an entry, or give them an id of their own"
            self.problems.error("row-contradicts", said, cell.span, help)

    def _below(
        self, at: MappingNode, step: Step, path: tuple[str, ...], head: Span, cell: Cell
    ) -> MappingNode:
        """The mapping under a key: the one that is there, or, of a list, the one of this row."""
        if step.form == "each":
            listed = self._list(at, step.key, head, cell)
            if path not in self.items:
                self.items[path] = MappingNode({}, {}, cell.span.replaced())
                listed.items.append(self.items[path])
            return self.items[path]
        there = at.items.get(step.key)
        if not isinstance(there, MappingNode):
            there = at.items[step.key] = MappingNode({}, {}, cell.span.replaced())
            at.keys[step.key] = head
        return there

    def _words(self, at: MappingNode, key: str, head: Span, cell: Cell) -> None:
        listed = self._list(at, key, head, cell)
        start = 0
        for part in one_line(cell.text).split(BETWEEN):
            if word := part.strip():
                by = start + len(part) - len(part.lstrip())
                listed.items.append(_scalar(Cell(word, cell.span.shifted(by, len(word)))))
            start += len(part) + 1

    def _list(self, at: MappingNode, key: str, head: Span, cell: Cell) -> SequenceNode:
        there: Node | None = at.items.get(key)
        if not isinstance(there, SequenceNode):
            there = at.items[key] = SequenceNode([], cell.span.replaced())
            at.keys[key] = head
        return there


def _id_of(entry: TableEntry) -> str | None:
    id_ = entry.id or entry.node.items.get(ID)
    return id_.text if isinstance(id_, ScalarNode) else None


def _scalar(cell: Cell) -> ScalarNode:
    """A cell as a value; each has a place of its own, which is told once what the model calls it."""
    return ScalarNode(cell.text, cell.span.replaced(), plain=False)
