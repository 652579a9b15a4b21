"""Terms and names in several languages."""

from __future__ import annotations

from briefing.document import plain
from briefing.products import term_sheet
from briefing.schema import Plain
from briefing.summit import Named


def test_the_code_of_a_language_does_not_part_from_the_name_that_it_stands_before() -> None:
    names = [
        Named(text=Plain("Қасым-Жомарт"), language="kk"),
        Named(text=Plain("Касым-Жомарт"), language="ru"),
    ]
    assert plain(term_sheet._written(names)) == "kk\u00a0Қасым-Жомарт; ru\u00a0Касым-Жомарт"
