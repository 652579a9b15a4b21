"""Excel workbooks: opened by content within limits, their sheets as tables. The only importer of openpyxl.

openpyxl and not a faster reader: only with the format of a cell can 0.19 be told from 19 %, and a month from a day.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefing.diagnostics import BriefError, EnvironmentProblem, Span
from briefing.lazy import lazy
from briefing.nearness import meant
from briefing.packages import extra, to_install
from briefing.sources.files import display_name, read_bytes
from briefing.sources.sheet_tables import Area, table_of_sheet, used_cells
from briefing.sources.tables import Table
from briefing.values import Value

if TYPE_CHECKING:
    import openpyxl
else:
    openpyxl = lazy("openpyxl")

WORKBOOKS: Final = (".xlsx", ".xlsm")
TABLES: Final = (".csv", *WORKBOOKS)
LARGEST: Final = 10_000_000
LARGEST_UNPACKED: Final = 30_000_000
_AREA: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})?:\$?([A-Za-z]{1,3})\$?(\d{1,7})?")
_NAMED: Final = re.compile(
    r"(?P<file>.*?\.xls[xm])(?::(?P<rest>.*))?", re.I | re.S
)  # data/trade.xlsx:Trade 2026!A3:C20
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_SAVE: Final = "open it in Excel or LibreOffice and save it as 'Excel Workbook (.xlsx)'"


class SheetName(Value):
    """What a brief names: a file, and where in it if that is said."""

    file: str
    sheet: str = ""
    area: str = ""

    @classmethod
    def of(cls, text: str) -> SheetName | None:
        """`data/trade.xlsx`, `data/trade.xlsx:Trade` or `data/trade.xlsx:Trade!A3:C20`; None for no workbook."""
        match = _NAMED.fullmatch(text)
        if match is None:
            return None
        rest = match["rest"] or ""
        sheet, mark, area = rest.rpartition("!")
        if _AREA.fullmatch(area):
            return cls(match["file"], sheet.strip("'"), area)
        return cls(match["file"], (sheet + mark + area).strip("'"))


class Workbook:
    """The sheets of a file. What is wrong with the choice of one is told without a place: it is that of whoever chose."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name, self._data = name, data
        self._book = _loaded(data, name, values=True)
        self._tables: dict[tuple[SheetName, str], Table] = {}

    @property
    def sheets(self) -> dict[str, Any]:
        """Those that can be seen and hold something."""
        seen = (s for s in self._book.worksheets if s.sheet_state == "visible")
        return {sheet.title: sheet for sheet in seen if any(used_cells(sheet))}

    def table(self, wanted: SheetName, default: str = "") -> Table:
        """The table of a sheet; with none named, of the one sheet that there is, or of the one called `default`: a table of briefs."""
        key = wanted, default
        if key not in self._tables:
            sheet = self._sheet(wanted, default)
            self._tables[key] = table_of_sheet(
                self.name, sheet, _area(wanted), self.formulas, mixed=bool(default)
            )
        return self._tables[key]

    def _sheet(self, wanted: SheetName, default: str) -> Any:
        if wanted.sheet:
            every = {sheet.title: sheet for sheet in self._book.worksheets}
            by_letters = {title.casefold(): sheet for title, sheet in every.items()}
            if found := every.get(wanted.sheet) or by_letters.get(wanted.sheet.casefold()):
                return found
            said = f"the workbook {self.name} has no sheet '{wanted.sheet}'"
            raise BriefError.one("unknown-sheet", said, None, meant(wanted.sheet, every, _list(every)))
        sheets = self.sheets
        named = [sheet for title, sheet in sheets.items() if default and title.casefold() == default]
        if len(sheets) == 1 or named:
            return (named or list(sheets.values()))[0]
        if not sheets:
            raise BriefError.one(
                "empty-file", "no sheet that can be seen holds anything", Span(self.name),
                "write a head row and the data below it",
            )  # fmt: skip
        said = f"the workbook {self.name} has {len(sheets)} sheets"
        first = next(iter(sheets))
        help = f"name the sheet {default}" if default else f"name one: {wanted.file}:{first}"
        raise BriefError.one("which-sheet", said, None, f"{help} ({_list(sheets)})")

    def formulas(self, sheet: str) -> Any | None:
        """The same sheet with its formulas in place of their values; None where no sheet has any."""
        with zipfile.ZipFile(io.BytesIO(self._data)) as file:
            parts = (n for n in file.namelist() if n.startswith("xl/worksheets/"))
            if not any(re.search(rb"<(\w+:)?f[ >/]", file.read(part)) for part in parts):
                return None
        return _loaded(self._data, self.name, values=False)[sheet]


def open_workbook(path: Path, root: Path) -> Workbook:
    """A workbook of a folder. One that is protected, damaged, huge or of another kind is a `BriefError`."""
    name = display_name(path, root)
    return _opened(name, read_bytes(path, root, LARGEST))


@lru_cache(maxsize=8)  # a chart each, and one command checks a folder several times
def _opened(name: str, data: bytes) -> Workbook:
    _refuse_other_kinds(data, Span(name))
    return Workbook(name, data)


def _refuse_other_kinds(data: bytes, span: Span) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if _ENCRYPTED in data:
            said, help = "this workbook is protected with a password", "take the password off and save it"
            raise BriefError.one("protected-workbook", said, span, help)
        raise BriefError.one("not-a-workbook", "this is an old Excel or Word document", span, _SAVE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = file.infolist()
            size = sum(part.file_size for part in parts)
            if size > LARGEST_UNPACKED:
                said = f"unpacked, this workbook has {size} bytes; {LARGEST_UNPACKED} are the limit"
                raise BriefError.one("too-large", said, span, "put the table into a workbook of its own")
            if "xl/workbook.xml" not in file.namelist():
                raise BriefError.one("not-a-workbook", "this is no Excel workbook", span, _SAVE)
            if any(
                b"<!DOCTYPE" in file.read(part)[:4096].replace(b"\0", b"")
                for part in parts
                if part.filename.endswith((".xml", ".rels"))
            ):
                raise BriefError.one("not-a-workbook", "this is no sound Excel workbook", span, _SAVE)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise _damaged(span) from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        raise _damaged(span) from error


def _damaged(span: Span) -> BriefError:
    return BriefError.one("not-a-workbook", "this workbook is damaged", span, _SAVE)


def _loaded(data: bytes, name: str, values: bool) -> Any:
    try:
        openpyxl.load_workbook  # noqa: B018  (an extra, which may be missing)
    except ImportError as error:
        raise EnvironmentProblem(
            f"{name} is an Excel workbook, and the extra that reads them is not installed\n"
            f"  {to_install(*extra('excel'))}\nor save the sheet as CSV UTF-8"
        ) from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it does not write back
            return openpyxl.load_workbook(io.BytesIO(data), data_only=values, keep_links=False)
    except Exception as error:  # what a damaged file makes of it, whatever that is
        raise _damaged(Span(name)) from error


def _list(sheets: dict[str, Any]) -> str:
    return "there are: " + ", ".join(sheets)


def _area(wanted: SheetName) -> Area:
    if not wanted.area:
        return Area()
    match = _AREA.fullmatch(wanted.area)
    assert match is not None
    left, top, right, bottom = match.groups()
    rows = sorted((int(top or 1), int(bottom or Area().bottom)))
    columns = sorted((_number(left), _number(right)))
    return Area(top=rows[0], left=columns[0], bottom=rows[1], right=columns[1])


def _number(letters: str) -> int:
    found = 0
    for letter in letters.upper():
        found = found * 26 + ord(letter) - ord("A") + 1
    return found
