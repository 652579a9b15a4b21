"""The tables of a folder by the names that briefs give them; workbooks are opened when one of them is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from briefing.diagnostics import BriefError
from briefing.sources.tables import Table
from briefing.sources.workbooks import SheetName, open_workbook


class DataFiles(Mapping[str, Table]):
    """CSV files that have been read, and workbooks by their names.

    A sheet with mistakes is a `BriefError` whenever it is asked for; what says no place is wrong with the name asked for.
    """

    def __init__(self, folder: Path, tables: Mapping[str, Table], workbooks: Mapping[str, Path]) -> None:
        self._folder, self._tables, self._workbooks = folder, dict(tables), dict(workbooks)
        self._plain = tuple(tables.values())
        self.asked: set[Path] = set()

    @property
    def read(self) -> dict[str, Table]:
        """What has been read without a mistake, by the names under which it was asked for."""
        return dict(self._tables)

    def basis(self, name: str) -> tuple[object, ...]:
        """What a value with data of this name hangs on: it is the same as long as these are the same objects."""
        wanted = SheetName.of(name)
        if wanted is None or wanted.file not in self._workbooks:
            return self._plain
        try:
            return (self[name],)
        except BriefError:
            return (object(),)

    def __getitem__(self, name: str) -> Table:
        if name in self._tables:
            return self._tables[name]
        wanted = SheetName.of(name)
        if wanted is None or wanted.file not in self._workbooks:
            raise KeyError(name)
        path = self._workbooks[wanted.file]
        self.asked.add(path)
        self._tables[name] = open_workbook(path, self._folder).table(wanted)
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        yield from {**self._tables, **dict.fromkeys(self._workbooks)}

    def __len__(self) -> int:
        return len({*self._tables, *self._workbooks})


def of_chooser(error: BriefError, place: object) -> BriefError:
    """The same, with what says no place at that of whoever chose the table."""
    return BriefError(d if d.span is not None else d.replaced(span=place) for d in error.diagnostics)
