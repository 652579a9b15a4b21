"""The host where a delegation is asked for, and books of all delegations for readers who have none: answered with what there is."""

from __future__ import annotations

import shutil

import pytest

from tests.cli.conftest import Here
from tests.conftest import ROOT


@pytest.fixture
def delta(here: Here) -> Here:
    shutil.rmtree("briefs")
    shutil.copytree(ROOT / "tests" / "elsewhere" / "delta", "briefs")
    return here


@pytest.mark.parametrize(
    "words",
    [("build", "host"), ("handouts", "HOST"), ("new", "person", "x", "-d", "host"), ("readers", "host")],
)
def test_the_host_is_no_delegation(delta: Here, words: tuple[str, ...]) -> None:
    done = delta(*words)
    assert done.code == 2 and f"'{words[-1]}' is the host" in done.err and "cambodia" in done.err, done.err


def test_a_book_of_all_for_a_reader_who_has_none_names_who_has(delta: Here) -> None:
    done = delta("build", "regional")
    assert done.code == 1 and "-a " in done.err and "books/ with 'scope: regional'" in done.err, done.err
