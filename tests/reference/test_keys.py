"""Every key is explained, and what is printed of the explanations is what the program says."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from briefing.beginning.adding import KINDS
from briefing.cli.listing import SETS
from briefing.faces import path_of
from briefing.products.base import PRODUCTS
from briefing.reference.catalogues import CATALOGUES
from briefing.reference.files import FILE_KINDS
from briefing.reference.finding import keys_called
from briefing.reference.instances import instance_of
from briefing.reference.keys import Key, all_keys
from briefing.reference.meanings import meanings, slug
from briefing.reference.telling import example
from briefing.schema.parsers import parser_of, ruled
from briefing.sections.base import SECTIONS
from briefing.sources import parse_yaml
from docs.generated import HERE, generated
from tests.cli.conftest import Here
from tests.conftest import ROOT
from tests.golden import held


def test_every_key_has_a_meaning_and_every_meaning_a_key() -> None:
    unsaid = [key.page for key in all_keys().values() if not key.meaning.says]
    assert not unsaid, "say what they mean in briefing/reference/meanings/*.yaml"
    known = {(slug(cls), key.key) for key in all_keys().values() for cls in key.model.__mro__}
    assert not meanings().keys() - known, "these keys are gone from the model"


def test_meanings_are_spoken_plainly() -> None:
    for (model, key), said in meanings().items():
        assert said.says[0].isupper() and said.says[-1] not in ".,;:" and len(said.says) < 140, (model, key)


def test_a_meaning_names_sections_and_products_that_there_are() -> None:
    there = {*SECTIONS.of_program(), *PRODUCTS.of_program()}
    assert not {name for said in meanings().values() for name in said.printed} - there


def test_a_key_whose_shape_does_not_show_how_it_is_written_has_an_example() -> None:
    bare = [
        key.page
        for key in all_keys().values()
        if key.meaning.like is None
        and not key.models
        and key.kind is not bool
        and "Literal" not in str(key.kind)
    ]
    assert not bare


@pytest.mark.parametrize("key", all_keys().values(), ids=lambda key: key.page)
def test_an_example_is_what_the_program_takes(key: Key) -> None:
    """Written as the help writes it, read as a brief is."""
    if key.meaning.like is None:
        return
    node = parse_yaml(example(key), "example.yaml")
    assert instance_of(node)[key.key] == key.meaning.like
    read = parser_of(key.kind)
    rules = key.rules.replaced(min_length=None)  # an example of twelve months is two
    ruled(read, rules)(node.items[key.key])


def test_the_words_of_list_are_the_catalogues() -> None:
    assert tuple(CATALOGUES) == SETS


@pytest.mark.parametrize("path", generated(), ids=str)
def test_the_pages_made_from_the_program_are_up_to_date(path: str) -> None:
    file = HERE / path
    assert file.is_file() and file.read_text(encoding="utf-8") == generated()[path], (
        "run 'python -m docs.generated'"
    )


def test_a_key_is_found_by_its_path_by_its_end_and_by_what_it_stands_in() -> None:
    assert [key.page for key, _ in keys_called("asks.owner-ours")] == ["ask/owner-ours"]
    assert [key.page for key, _ in keys_called("delegations/*/asks/*/red-line")] == ["ask/red-line"]
    assert [key.page for key, _ in keys_called("point.why")] == ["point/why"]
    assert len(keys_called("title")) > 5 and not keys_called("titel") and not keys_called("")


@pytest.mark.parametrize(
    "words",
    [
        "help red-line",
        "help basis",
        "help coverage.yaml",
        "help asks.red-lines",
        "list roles",
        "schema",
        "schema topic",
    ],
)
def test_what_is_said(here: Here, words: str) -> None:
    done = here(*words.split())
    name = words.replace(" ", "-").replace(".", "-")
    err = re.sub(r"^(Usage|Try).*\n\n?", "", done.err, flags=re.M)
    held(
        ROOT / "tests" / "reference" / "said" / f"{name}.txt",
        f"$ briefing {words}\n{done.out}{err}({done.code})\n",
    )


@pytest.mark.parametrize("what", SETS)
def test_every_set_is_listed_with_and_without_briefs(here: Here, what: str) -> None:
    done = here("list", what)
    assert done.code == 0 and len(done.out.splitlines()) > (0 if what == "styles" else 2)
    rows = json.loads(here("list", what, "--json").out)
    assert [row["name"] for row in rows] == [
        line[: len(row["name"])] for row, line in zip(rows, done.out.splitlines(), strict=True)
    ]
    assert all(row["is"] for row in rows)


def test_everything_that_list_names_is_known_to_help(here: Here) -> None:
    """A name of each set at least: what one command offers, the other explains."""
    for what in SETS:
        rows = json.loads(here("list", what, "--json").out)
        for row in (rows[0], rows[-1]):
            done = here("help", row["name"])
            assert done.code == 0 and row["name"] in done.out, (what, row["name"], done.err)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("chart", "charts.yaml or charts/*.yaml"),
        ("fact", "facts.yaml or facts/*.yaml"),
        ("source", "sources.yaml or sources/*.yaml"),
        ("session", "programme.yaml or programme/*.yaml"),
        ("person", "people.yaml or people/*.yaml"),
        ("delegation", "briefing help delegations"),
        ("topic", "briefing help topics"),
        ("handout", "handouts, a key of summit-settings"),
        ("ask", "  fallback  "),
        ("logo", "  height  "),
    ],
)
def test_one_of_many_leads_to_the_many(here: Here, word: str, told: str) -> None:
    done = here("help", word)
    assert done.code == 0 and told in done.out, done.out + done.err


def test_the_words_of_new_and_the_files_of_briefs_are_known_to_help(here: Here) -> None:
    for word in (*KINDS, *FILE_KINDS):
        assert here("help", word).code == 0, word


def test_the_key_over_the_list_of_a_file_is_known_to_help(here: Here) -> None:
    """`plans` of seating.yaml, as the file itself and docs/from-word-and-excel.md call it."""
    for file in FILE_KINDS.values():
        if file.key and file.key != file.name:
            done = here("help", file.key)
            assert done.code == 0 and file.globs[0] in done.out, file.key


@pytest.mark.parametrize("what", ["styles", "formats", "languages"])
def test_a_kind_that_extends_another_needs_no_other_key(here: Here, what: str) -> None:
    assert "  extends  " in here("help", what).out


@pytest.mark.parametrize(
    ("word", "told"), [("style", "'styles'"), ("fonts", "faces"), ("charst", "'charts'")]
)
def test_a_set_that_list_does_not_know_is_answered_with_those_that_there_are(
    here: Here, word: str, told: str
) -> None:
    done = here("list", word)
    assert done.code == 2 and told in done.err, done.err


def test_the_faces_of_the_folder_are_listed_as_a_style_names_them(here: Here) -> None:
    own = Path("briefs/fonts/Own-Regular.ttf")
    own.parent.mkdir()
    shutil.copy(path_of("Source Sans 3/SourceSans3-Regular.ttf"), own)
    rows = [row.split("  ")[0] for row in here("list", "faces").out.splitlines()]
    assert rows[0] == "fonts/Own-Regular.ttf" and "Lato/Lato-Italic.ttf" in rows


@pytest.mark.parametrize("word", ["contents", "treemap", "book", "a5", "secretariat", "en"])
def test_a_kind_says_what_it_is(here: Here, word: str) -> None:
    done = here("help", word)
    assert done.code == 0 and f"{word}, a" in done.out and len(done.out.splitlines()) > 1
