"""Programme and comparison are rows beside hours and names; what a sample invents is said once."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import pipeline
from briefing.document import Blocks, Heading, Labelled, Paragraph, Table, plain
from briefing.summit import Order
from tests.conftest import ROOT
from tests.folders import Changes, summit_with
from tests.reading import texts_of

DELTA = ROOT / "tests/elsewhere/delta"
INVENTED = "All of this is made up."
SAMPLE: Changes = {
    "summit.yaml": (
        ("  secretariat: Delta Secretariat", f"  secretariat: Delta Secretariat\n  sample: {INVENTED}"),
    )
}
WITHOUT: Changes = {
    **SAMPLE,
    "books/full.yaml": (("  - {section: handling}\n", ""), ("  - {section: seating}\n", "")),
}


def parts(changes: Changes, delegation: str, outline: str) -> dict[str, Blocks]:
    order = Order(
        product="book", delegation=delegation, audience="desk", language="en", format="a4", outline=outline
    )
    edition = pipeline.select(summit_with(changes, DELTA), order)
    made = pipeline.compose(edition, pipeline.BuildOptions(assets=Path()))
    return {part.id: part.blocks for part in made.parts}


def label(row: Labelled) -> list[str]:
    return [plain(block.content) for block in row.label if isinstance(block, Paragraph)]


def test_hours_stand_in_the_margin_and_do_not_break() -> None:
    blocks = parts({}, "laos", "full")["run-of-show"]
    rows = [block for block in blocks if isinstance(block, Labelled)]
    assert rows and not any(isinstance(block, Table) for block in blocks)
    assert all(words[0].isdigit() and " " not in words for row in rows for words in label(row)[:1])


def test_the_delegations_stand_in_the_margin_of_the_comparison() -> None:
    found = parts({"books/all.yaml": (("", "  - {section: comparison}\n"),)}, "regional", "all")
    blocks = found["comparison"]
    rows = [block for block in blocks if isinstance(block, Labelled)]
    assert len(rows) >= 2 and not any(isinstance(block, Table) for block in blocks)
    assert all(len(label(row)) == 2 for row in rows)  # the name, and the position in a sign and a word


SEATING_ALONE: Changes = {**SAMPLE, "books/full.yaml": (("  - {section: handling}\n", ""),)}


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        (SAMPLE, {"handling"}),
        (SEATING_ALONE, {"seating"}),
        (WITHOUT, {"run-of-show", "contacts"}),
    ],
)
def test_what_is_invented_is_said_where_the_book_speaks_of_its_handling(
    changes: Changes, where: set[str]
) -> None:
    found = parts(changes, "laos", "full")
    told = {id_ for id_, blocks in found.items() if INVENTED in "\n".join(texts_of(blocks))}
    assert told == where


def test_no_two_rows_of_a_list_of_people_have_one_label() -> None:
    rows = [block for block in parts({}, "laos", "full")["people"] if isinstance(block, Labelled)]
    labels = [label(row)[0] for row in rows if label(row)]
    assert labels and len(labels) == len(set(labels))


def test_a_format_that_the_title_says_is_not_said_again() -> None:
    changes: Changes = {"programme.yaml": (("format: bilateral", 'format: "on Water"'),)}
    shown = "\n".join(texts_of(parts(changes, "laos", "full")["run-of-show"]))
    assert "bilateral" in "\n".join(texts_of(parts({}, "laos", "full")["run-of-show"]))
    assert "on water" in shown and "on Water" not in shown


def test_nor_in_another_form_of_the_same_word() -> None:
    """Inflected languages: "photographie" beside "photographies"."""
    changes: Changes = {"programme.yaml": (("format: bilateral", "format: watery"),)}
    assert "watery" not in "\n".join(texts_of(parts(changes, "laos", "full")["run-of-show"]))


def test_what_must_not_be_disclosed_is_not_cut_from_its_label() -> None:
    rows = [b for b in parts({}, "laos", "full")["background"] if isinstance(b, Labelled)]
    assert [row.keep for row in rows if row.rule == "limit"] == [True]


def test_a_subject_says_behind_which_tab_it_stands_and_which_it_is_of_several() -> None:
    (one,) = (b for id_, b in parts({}, "laos", "full").items() if id_.startswith("topics-"))
    opening = one[0]
    assert isinstance(opening, Heading) and plain(opening.kicker) == "Tab G"
