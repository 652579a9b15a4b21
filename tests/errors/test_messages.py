"""Every mistake is told at its line, with what to do about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.errors.cases_of import CASES, message_of, parts_of


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_mistake_gets_its_message(case: Path, tmp_path: Path) -> None:
    parts = parts_of(case)
    if any(verb == "workbook" for verb, _, _ in parts):
        pytest.importorskip("openpyxl", reason="workbooks are read by the extra excel")
    verb, _, expected = parts[-1]
    assert verb == "message" and expected.strip()
    assert message_of(case, tmp_path) == expected
