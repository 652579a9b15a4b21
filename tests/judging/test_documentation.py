"""docs/readers.md shows the rules of fields as the model declares them."""

from __future__ import annotations

from briefing.cli.readers import fields_table
from tests.conftest import ROOT


def test_the_table_of_fields_is_that_of_the_model() -> None:
    page = (ROOT / "docs" / "readers.md").read_text(encoding="utf-8")
    table = fields_table()
    assert page.endswith(table + "\n"), "write it anew: python generate.py readers --fields"
    assert "| `delegations` | `asks: red-line` | principal, staff |" in table
