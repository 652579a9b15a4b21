"""What `check --pages` says of pages that are no mistake."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.cli.conftest import Here
from tests.errors.cases_of import HERE, changed, parts_of


def test_pages_far_from_full_are_hints_that_fail_nothing(here: Here) -> None:
    shutil.rmtree("briefs")
    shutil.copytree(HERE / "base", "briefs")
    for verb, name, text in parts_of(HERE / "cases" / "page-not-full.txt"):
        if verb == "change":
            changed(verb, Path("briefs", name), text)
    done = here("check", "--pages")
    warnings = done.err.count("warning[")
    assert done.code == 0 and f"0 errors, {warnings} warnings" in done.err, done.err
    assert "hint[page-not-full] page " in done.err and " % full, in malta/" in done.err
    assert (
        " that is kept together did not fit: divide it or move it, or shorten the page before it by "
        in done.err
    )
    assert "hint[" not in here("check", "--pages", "--quiet").err
    said = json.loads(here("check", "--pages", "--format", "json").out)
    places = [(one["file"], one["line"]) for one in said if one["severity"] == "hint"]
    assert places == [("briefs/delegations/malta.yaml", 13)]
