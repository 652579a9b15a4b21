"""When only a rule has changed, what was printed under the old one does not stay; what leaves the house names no more than its pages."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from briefing.batch import run as batch
from briefing.batch.options import BatchOptions
from briefing.publishing import manifest as records
from tests.batch.conftest import ready

GUEST = Path("austria/guest/ru/austria_guest_ru_book_a4.pdf")
Edit = tuple[str, str, str]
TOPIC, BRIEF, SETTINGS = "topics/water.yaml", "delegations/austria.yaml", "summit.yaml"


def build(project: Path, out: Path) -> dict[str, str]:
    """The state of each file after a build."""
    context, tasks = ready(project)
    summary = batch.run(context, tasks, BatchOptions(out, executor="inline", replace=True), lambda done: None)
    return {done.result.path: done.result.state for done in summary.done}


def edited(project: Path, name: str, before: str, after: str) -> None:
    path = project / name
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")


def words(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return " ".join("".join(page.get_textpage().get_text_range() for page in pdf).split())


LABEL = ((BRIEF, "id: at-1, audience: minister", "id: at-1, audience: guest"),)
ONLY = ((TOPIC, "- text: Расход", "- only: austria\n    text: Расход"),)
READS = (
    (SETTINGS, "reads: [minister, guest]", "reads: [minister, guest, more]"),
    (SETTINGS, "reads: [guest]", "reads: [guest, more]"),
    (BRIEF, "id: at-1, audience: minister", "id: at-1, audience: more"),
)
ROLE = (
    (SETTINGS, "speaking-cards, table-tents", "speaking-cards"),
    (SETTINGS, "role: guests", "role: interpreter"),
)


@pytest.mark.parametrize(
    ("first", "then", "secret"),
    [
        (LABEL, (BRIEF, "id: at-1, audience: guest", "id: at-1, audience: minister"), "Мы ценим ваши шлюзы"),
        (ONLY, (TOPIC, "only: austria", "only: switzerland"), "Расход воды вырос"),
        (READS, (SETTINGS, "reads: [guest, more]", "reads: [guest]"), "Мы ценим ваши шлюзы"),
        (
            ROLE,
            (SETTINGS, "role: interpreter, reads: [guest],", "role: guests, reads: [guest],"),
            "Вы открываете встречу",
        ),
    ],
)
def test_a_rule_that_was_made_narrower_takes_the_words_out(
    project: Path, tmp_path: Path, first: tuple[Edit, ...], then: Edit, secret: str
) -> None:
    for edit in first:
        edited(project, *edit)
    out = tmp_path / "out"
    build(project, out)
    assert secret in words(out / GUEST)
    edited(project, *then)
    assert build(project, out)[GUEST.as_posix()] == "made"
    assert secret not in words(out / GUEST)


def test_what_leaves_the_house_is_pdf_alone_and_names_nothing_withheld(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(project, out)
    for folder in out.glob("*/*"):
        assert all(file.suffix == ".pdf" for file in folder.rglob("*") if file.is_file())
    entry = records.read(out).entries[GUEST.as_posix()]
    assert not [
        n
        for n in (*entry.inputs, *entry.warnings)
        if any(w in n for w in ("at-1", "at-ask", "switzerland.", "minister"))
    ]


def test_a_withheld_text_changes_no_digest_of_an_outside_reader(project: Path, tmp_path: Path) -> None:
    """So that nobody can try words against the manifest until they fit."""
    out = tmp_path / "out"
    build(project, out)
    before = records.read(out).entries
    edited(project, BRIEF, "Ни одного закрытого шлюза", "Два закрытых шлюза")
    edited(project, TOPIC, "Наше тайное соображение", "Другое соображение")
    edited(project, BRIEF, "head: muster", "head: muster\ndrafted-by: Отдел рек")
    build(project, out)
    after = records.read(out).entries
    guests = [path for path in after if "/guest/" in path]
    assert guests and all(before[path].inputs == after[path].inputs for path in guests)
    assert any(before[path].inputs != after[path].inputs for path in after)
