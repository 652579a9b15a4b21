"""The schemas mark what the program refuses by its shape, and nothing that it takes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from briefing.reference.files import FILE_KINDS
from briefing.reference.json_schema import schemas
from tests.cli.conftest import Here
from tests.conftest import ROOT
from tests.errors.cases_of import CASES, changed, parts_of
from tests.errors.cases_of import HERE as ERRORS
from tests.reference.validating import files_of, marked

SUMMITS = [
    ROOT / "briefs",
    ROOT / "briefing",  # its own formats, styles and languages
    ROOT / "tests" / "summits" / "tiny",
    *sorted(path.parent for path in (ROOT / "tests" / "elsewhere").glob("*/summit.yaml")),
]
# What a file shows by itself: always, or only in some of its forms.
OF_SHAPE = {
    "bad-form", "bad-time", "choice", "colon-without-space", "comma-in-text", "line-break", "missing-field", "not-a-list",
    "rule-says-nothing", "too-few", "unknown-option", "unused-key", "wrong-option",
}  # fmt: skip
AT_TIMES = {
    "bad-colour", "bad-date", "bad-id", "not-a-mapping", "not-a-number", "not-text", "out-of-range", "unknown-field", "unknown-format",
}  # fmt: skip


@pytest.mark.parametrize("folder", SUMMITS, ids=lambda path: path.name)
def test_no_false_alarm(folder: Path) -> None:
    assert list(files_of(folder)) and not marked(folder)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_mistake_is_marked_if_the_file_alone_shows_it(case: Path, tmp_path: Path) -> None:
    briefs = tmp_path / "briefs"
    shutil.copytree(ERRORS / "base", briefs)
    for verb, name, text in parts_of(case):
        if verb not in ("build", "import", "message", "set"):
            changed(verb, briefs / name, text)
    elsewhere = re.compile(r"^(\S+\.(csv|xlsx)|--set):.*$", re.M)  # of which editors know nothing
    said = elsewhere.sub("", case.read_text(encoding="utf-8"))
    told = set(re.findall(r"\b(?:error|warning)\[([a-z0-9-]+)\]", said))
    found = marked(briefs)
    if told & OF_SHAPE:
        assert found, f"nothing is marked, though {told & OF_SHAPE} is told"
    elif not told & AT_TIMES:
        assert not found, f"{found} is marked, though only {told} is told"


def test_each_is_a_schema_that_refers_to_itself_alone_and_explains_every_key() -> None:
    for name, schema in schemas().items():
        Draft7Validator.check_schema(schema)
        text = json.dumps(schema)
        assert set(re.findall(r'"\$ref": "([^"]+)"', text)) <= {
            f"#/definitions/{defined}" for defined in schema["definitions"]
        }, name
        for part in (schema, *schema["definitions"].values()):
            for key, said in part.get("properties", {}).items():
                assert said.get("description"), (name, key)


def test_a_default_a_choice_and_an_example_are_said() -> None:
    point = schemas()["delegations"]["definitions"]["point"]["properties"]
    assert point["use"]["default"] == "say" and point["use"]["enum"] == ["say", "if-raised", "avoid"]
    assert "25 words" in point["text"]["description"] and point["text"]["examples"]
    assert "Read by principal, staff alone" in point["why"]["description"]
    outline = schemas()["books"]["definitions"]["outline-section"]["properties"]
    assert "watch-outs" in outline["section"]["examples"]


def test_a_kind_of_the_folder_is_offered_too(here: Here) -> None:
    style = Path("briefs/styles/house.yaml")
    style.parent.mkdir()
    style.write_text("title: House\nextends: secretariat\n", encoding="utf-8")
    answer = json.loads(here("schema", "summit").out)
    assert "house" in answer["definitions"]["defaults"]["properties"]["style"]["examples"]


def test_all_are_written_into_a_folder_and_again(here: Here) -> None:
    for _ in range(2):
        done = here("schema", "--all", ".schema")
        assert done.code == 0 and "$schema=.schema/summit.schema.json" in done.err
    assert {path.name for path in Path(".schema").iterdir()} == {f"{name}.schema.json" for name in FILE_KINDS}
