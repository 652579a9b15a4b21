"""Excel workbooks: what a cell says, where it stands, and what is refused instead of printed wrong."""

from __future__ import annotations

import io
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.diagnostics import BriefError, EnvironmentProblem, Span, column_letters
from briefing.sources import SheetName, Table, open_workbook
from briefing.sources.csv_files import parse_csv
from briefing.sources.workbooks import LARGEST_UNPACKED
from tests.workbooks import book_of, write_workbook

pytest.importorskip("openpyxl", reason="workbooks are read by the extra excel")


def table(folder: Path, text: str, named: str = "t.xlsx") -> Table:
    write_workbook(folder / "t.xlsx", text)
    wanted = SheetName.of(named)
    assert wanted is not None
    return open_workbook(folder / "t.xlsx", folder).table(wanted)


def refused(folder: Path, data: bytes) -> str:
    (folder / "t.xlsx").write_bytes(data)
    with pytest.raises(BriefError) as caught:
        open_workbook(folder / "t.xlsx", folder).table(SheetName("t.xlsx"))
    (only,) = caught.value.diagnostics
    assert only.span is not None and only.span.file.endswith("t.xlsx")
    return only.code


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("0.19 as 0%", "19"), ("0.1875 as 0%", "18.75"), ("-0.005 as 0.0%", "-0.5"), ("1.1 as 0.00%;[Red]-0.00%", "110"),
        ("0.19", "0.19"), ("2024", "2024"), ("2024.0", "2024"), ("0.30000000000000004", "0.3"), ("1e20", "100000000000000000000"),
        ("1e-7", "0.0000001"), ("-3.5 as #,##0.00", "-3.5"), ('12 as 0" %"', "12"), ("12 as 0\\%", "12"),
        ("date 2028-11-06 as dd.mm.yyyy", "2028-11-06"), ("date 2028-11-01 as mmm-yy", "2028-11"),
        ("date 2028-01-01 as yyyy", "2028"), ("date 2028-11-06 09:30 as yyyy-mm-dd hh:mm", "2028-11-06 09:30"),
        ("date 2028-11-06 as [$-409]d mmmm yyyy", "2028-11-06"), ("time 09:30 as h:mm", "09:30"),
        ("time 09:30 as [$-F400]h:mm:ss AM/PM", "09:30"), ("TRUE", "true"), ("'0012", "0012"), ("' Chișinău ", "Chișinău"),
        ("'1 234,5", "1 234,5"), ("101 as 0000", "0101"), ("842455550101 as 00000000000000", "00842455550101"), ("2024 as 0000", "2024"),
    ],
)  # fmt: skip
def test_a_cell_says_what_its_author_sees(cell: str, text: str, tmp_path: Path) -> None:
    assert table(tmp_path, f"S!A1 head\nS!A2 = {cell}").rows == ((text,),)


def test_a_sheet_is_the_table_that_its_csv_would_be(tmp_path: Path) -> None:
    """Empty rows are no rows, and each cell knows its place, wherever in the sheet the table begins."""
    found = table(tmp_path, "S!C3 year | tonnes\nS!C5 2028 | 2900\nS!C7 2029")
    same = parse_csv("year,tonnes\n2028,2900\n2029,\n", "t.csv")
    assert (found.columns, found.rows) == (same.columns, same.rows)
    assert str(found.place(0, "tonnes")).endswith("t.xlsx:S!D5")
    assert str(found.heads[1]).endswith("t.xlsx:S!D3")


@pytest.mark.parametrize(
    ("named", "columns"),
    [
        ("t.xlsx:S", ("a", "b", "c")), ("t.xlsx:s", ("a", "b", "c")), ("t.xlsx:S!A1:B2", ("a", "b")), ("t.xlsx:S!B:C", ("b", "c")),
        ("t.xlsx:'S'!$A$1:$A$2", ("a",)), ("t.xlsx:Trade 2026", ("x",)), ("t.xlsx:Trade 2026!A1:A2", ("x",)), ("t.xlsx:So!", ("z",)),
    ],
)  # fmt: skip
def test_a_sheet_and_a_range_can_be_named(named: str, columns: tuple[str, ...], tmp_path: Path) -> None:
    text = "S!A1 a | b | c\nS!A2 1 | 2 | 3\nTrade 2026!A1 x\nTrade 2026!A2 1"
    book = book_of(text)
    book.create_sheet("So!")["A1"] = "z"
    book.save(tmp_path / "t.xlsx")
    wanted = SheetName.of(named)
    assert wanted is not None
    assert open_workbook(tmp_path / "t.xlsx", tmp_path).table(wanted).columns == columns


def test_hidden_and_empty_sheets_are_no_choice(tmp_path: Path) -> None:
    found = table(tmp_path, "Old!A1 x\nOld hidden\nS!A1 a\nS!A2 1\nEmpty!A1 '")
    assert found.columns == ("a",)


@pytest.mark.parametrize(
    ("text", "code", "cell"),
    [
        ("S!A1 a | b\nS!A2 1 | #N/A", "cell-error", "B2"),
        ("S!A1 a | b\nS!A2 1 | =A2*2", "no-value", "B2"),
        ("S!A1 a | b\nS!A2 1 | 2\nS!B hidden", "hidden-cells", "B1"),
        ("S!A1 a | b\nS!A2 1 | 2\nS!2 hidden", "hidden-cells", "A2"),
        ("S!A1 a\nS!A2 = 5 as ;;;", "hidden-cells", "A2"),
        ("S!A1 a | b\nS!A2 1 | 2\nS!A2:A3 merged", "merged-cells", "A2"),
        ("S!A1 a\nS!A2 = 2700000 as 0.0,,", "scaled-cell", "A2"),
        ("S!A1 a\nS!A2 = 0.5 as 0%\nS!A3 12", "mixed-percent", "A3"),
        ("S!A1 a | a\nS!A2 1 | 2", "duplicate-column", "B1"),
        ("S!A1 a | b\nS!A2 1 | 2 | 3", "no-column-name", "C1"),
        ("S!A1 a\nS!XFD90000 1\nS!A3 1\nS!A90000 1\nS!A5 1\nS!A6 1\nS!A7 1\nS!A8 1\nS!A9 1\nS!A10 1\nS!A11 1\nS!A12 1\nS!A13 1\nS!A14 1\nS!A15 1",
         "too-large", "XFD90000"),
        ("S!A1 a\nS!A2 = 'x\u202ey", "control-character", "A2"),
    ],
)  # fmt: skip
def test_what_would_be_printed_wrong_is_told_at_its_cell(
    text: str, code: str, cell: str, tmp_path: Path
) -> None:
    with pytest.raises(BriefError) as caught:
        table(tmp_path, text)
    (only,) = caught.value.diagnostics
    assert only.span is not None
    assert (only.code, only.span.cell) == (code, f"S!{cell}")


def test_a_sheet_that_is_formatted_to_its_end_is_no_larger_for_it(tmp_path: Path) -> None:
    book = book_of("S!A1 a\nS!A2 1")
    book["S"]["XFD1048576"].number_format = "0.00"
    book.save(tmp_path / "t.xlsx")
    assert open_workbook(tmp_path / "t.xlsx", tmp_path).table(SheetName("t.xlsx")).rows == (("1",),)


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/") + ".xml", data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-a-workbook"), (b"year,tonnes\n", "not-a-workbook"), (b"PK\x03\x04....", "not-a-workbook"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "not-a-workbook"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "protected-workbook"),
        (packed(content=b"<x/>"), "not-a-workbook"), (packed(xl__workbook=b"<x/>"), "not-a-workbook"),
        (packed(xl__workbook=b'<!DOCTYPE x [<!ENTITY a "aa">]><x/>'), "not-a-workbook"),
        (packed(xl__workbook=b"<x/>", xl__worksheets__sheet1=b" " * (LARGEST_UNPACKED + 1)), "too-large"),
    ],
    ids=("empty", "csv", "cut", "xls", "protected", "ods", "hollow", "entities", "bomb"),
)  # fmt: skip
def test_files_that_are_no_workbook_are_one_error(data: bytes, code: str, tmp_path: Path) -> None:
    assert refused(tmp_path, data) == code


def _sound() -> bytes:
    out = io.BytesIO()
    book_of("S!A1 year | share\nS!A2 2028\nS!B2 = 0.19 as 0%\nS!A3 date 2028-11-06 | 0.2").save(out)
    return out.getvalue()


SOUND = _sound()


@given(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=8), st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_damaged_file_is_never_a_traceback(at: int, junk: bytes, cut: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "t.xlsx"
        path.write_bytes(SOUND[:at] + junk + (b"" if cut else SOUND[at + len(junk) :]))
        try:
            open_workbook(path, path.parent).table(SheetName("t.xlsx"))
        except BriefError as error:
            assert error.diagnostics


def test_without_the_extra_the_command_that_installs_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_workbook(tmp_path / "t.xlsx", "S!A1 only here\nS!A2 1")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(EnvironmentProblem, match=r"pip .*install openpyxl\n"):
        open_workbook(tmp_path / "t.xlsx", tmp_path)


def test_columns_are_called_as_in_a_spreadsheet() -> None:
    assert [column_letters(n) for n in (1, 26, 27, 52, 703, 16384)] == ["A", "Z", "AA", "AZ", "AAA", "XFD"]
    assert str(Span("d.xlsx", 7, 3, sheet="Sheet1")) == "d.xlsx:Sheet1!C7"
