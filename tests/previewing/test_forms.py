"""The panel's form says what a value is, who may read it, and what else the same thing may have."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from itertools import islice

import pytest

from briefing.previewing import Correction, Engine, FieldForm
from briefing.translations import is_translation
from tests.conftest import ROOT

VALUE = re.compile(r"(?<![^ {])([a-z][a-z-]*): (?=[^ {\[|>#])")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("forms") / "briefs"
    shutil.copytree(ROOT / "briefs", folder)
    return Engine(folder, checks=False)


def values(engine: Engine, file: str) -> Iterator[FieldForm]:
    """The forms of every word of a file that is a value."""
    lines = (engine.folder.parent / file).read_text().split("\n")
    for number, line in enumerate(lines, 1):
        for match in VALUE.finditer(line.partition(" #")[0]):
            form = engine.field(file, number, match.end() + 1)
            if form is not None and form.name == match[1]:
                yield form


def form_of(engine: Engine, file: str, name: str, kind: str) -> FieldForm:
    return next(form for form in values(engine, file) if (form.name, form.kind) == (name, kind))


def test_a_time_of_the_programme_says_what_it_is_and_what_belongs_to_it(engine: Engine) -> None:
    form = form_of(engine, "briefs/programme.yaml", "start", "session")
    assert form.widget == "time" and form.says and form.readers
    beside = {other.name: other for other in form.beside}
    assert beside["title"].value and beside["end"].widget == "time"
    assert all(not other.value for other in form.beside if other.missing)


def test_a_missing_value_is_written_where_it_belongs(engine: Engine) -> None:
    form = form_of(engine, "briefs/programme.yaml", "start", "session")
    missing = next(other for other in form.beside if other.missing and other.widget in ("line", "text"))
    done = engine.fill_in(missing, "Words: with a colon")
    assert isinstance(done, Correction)
    added = [line for line in done.diff.split("\n") if line.startswith("+") and not line.startswith("+++")]
    assert len(added) == 1 and missing.name in added[0]
    engine.undo(done.number)


@pytest.mark.parametrize("kind", ["facts", "people.yaml", "people.ru.yaml", "delegations", "topics"])
def test_every_value_has_a_meaning(engine: Engine, kind: str) -> None:
    path = engine.folder / kind
    found = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    originals, translations = ([p for p in found if is_translation(p) == yes] for yes in (False, True))
    for file in [*originals[:2], *translations[:2]]:
        forms = [*islice(values(engine, file.relative_to(engine.folder.parent).as_posix()), 12)]
        without = [
            form.path for form in forms if not form.says and form.name not in ("only", "audience", "marking")
        ]
        assert forms and not without, without


@pytest.mark.parametrize("file", ["briefs/people.ru.yaml", "briefs/topics/water.ru.yaml"])
def test_a_translation_says_what_it_is(engine: Engine, file: str) -> None:
    """Like any value, though its file has the name of another with a language after it."""
    text = form_of(engine, file, "text", "translated-text")
    assert text.widget == "text" and text.says.startswith("The words")
    assert [other.name for other in text.beside] == ["of"] and text.beside[0].says.startswith("The digest")
    maker = form_of(engine, file, "translated-by", "translation-file")
    assert [other.name for other in maker.beside if other.missing] == ["checked-by"]


@pytest.mark.parametrize(
    "file", ["../etc/passwd", "briefs/../../x.yaml", "briefs/none.yaml", "/etc/hosts", "briefs"]
)
def test_nothing_outside_the_folder_is_read_or_written(engine: Engine, file: str) -> None:
    assert engine.field(file, 1, 1) is None
    refused = engine.correct(file, 1, 1, "x", "0")
    assert getattr(refused, "code", "") == "outside"
