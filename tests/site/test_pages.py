"""The generated pages of the documentation say what the program says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.charts import ChartSpec
from briefing.checking.declarations import FILES
from briefing.reference.choices import SETS
from briefing.reference.codes import codes
from briefing.reference.keys import all_keys, keys_of
from briefing.schema import Model
from docs.site.mistakes import mistakes
from docs.site.pages import pages, sayings

ROOT = Path(__file__).parent.parent.parent
PAGES = pages()


def test_every_message_of_a_case_is_said_by_the_page_of_its_code() -> None:
    told = re.compile(r"\b(?:error|warning)\[([a-z0-9-]+)\] (.*)$", re.M)
    for path in (ROOT / "tests" / "errors" / "cases").glob("*.txt"):
        for code, message in told.findall(path.read_text(encoding="utf-8")):
            assert f"reference/codes/{code}" in PAGES, f"{path.name}: {code}"
            forms = [re.sub(r"…|\\{\w+\\}", ".*", re.escape(form)) for form in sayings(codes()[code])]
            assert any(re.search(form, message) for form in forms), (code, message)


def test_a_page_of_a_code_shows_a_wrong_brief_what_is_said_and_a_right_one() -> None:
    page = PAGES["reference/codes/unknown-chart-kind"]
    wrong, said, right = (
        page.index(words) for words in ("kind: colum\n", "did you mean 'column'?\n~", "kind: column\n")
    )
    assert wrong < said < right
    assert all(
        f"## {them[0].title.rstrip('.')}" in PAGES[f"reference/codes/{code}"]
        for code, them in mistakes().items()
    )


@pytest.mark.parametrize(
    "model", [*dict.fromkeys([*FILES.values(), ChartSpec])], ids=lambda model: model.__name__
)
def test_every_field_has_a_page(model: type[Model]) -> None:
    assert keys_of(model)
    for page in keys_of(model):
        assert f"reference/fields/{page.page}" in PAGES and (page.model, page.key) in all_keys()


def test_a_field_says_what_it_holds_its_limits_its_readers_and_how_it_looks() -> None:
    decimals = PAGES["reference/fields/fact/decimals"]
    assert "a whole number, at least 0, at most 6" in decimals and "decimals: " in decimals
    assert "principal, staff alone" in PAGES["reference/fields/point/why"]
    assert "| needed | yes |" in PAGES["reference/fields/fact/label"]


def test_every_kind_has_a_page() -> None:
    for set_, of in SETS.items():
        names = of.of_program()
        assert names
        for name in names:
            page = PAGES[f"reference/{set_}/{name}"]
            assert f"# {name}\n" in page and f"{set_}/{name}.md" in PAGES[f"reference/{set_}s"]


def test_no_page_names_this_machine() -> None:
    assert not [
        path
        for path, text in PAGES.items()
        if str(ROOT) in text or "<function" in text or "object at 0x" in text
    ]


def test_a_code_that_no_page_tells_is_met_by_the_test_that_meets_the_problem(codes_told: set[str]) -> None:
    words = "from briefing.diagnostics import Problems\nProblems().warn('made-up-here', 'it is made up')"
    exec(compile(words, "made up", "exec"), {"__name__": "briefing.made_up"})
    exec(words, {"__name__": "tests.made_up"})
    assert codes_told == {"made-up-here"} and not codes_told & codes().keys()
    codes_told.clear()
