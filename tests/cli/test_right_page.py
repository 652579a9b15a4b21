"""What lies under a name is what the last command that spoke of it asked for; "nothing to do" is never said wrongly."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefing.checking.given import Given
from briefing.publishing import manifest as records
from tests.cli.conftest import BOOK, Here

GUEST = ("build", "austria", "-a", "guest")
OUT = Path("out")


def text(path: Path = OUT / BOOK, password: str | None = None) -> str:
    with pypdfium2.PdfDocument(path, password=password) as pdf:
        return "".join(page.get_textpage().get_text_range() for page in pdf)


@pytest.mark.parametrize(
    ("other", "mark"), [(("--draft",), "ПРОЕКТ"), (("--watermark", "Образец"), "Образец")]
)
def test_what_another_command_wrote_under_the_same_name_is_built_again(
    here: Here, other: tuple[str, ...], mark: str
) -> None:
    here(*GUEST, "-o", "out")
    here(*GUEST, "-o", "out", *other)
    assert mark in text()
    assert "1 made" in here(*GUEST, "-o", "out").err and mark not in text()
    assert "nothing to do" in here(*GUEST, "-o", "out").err
    here(*GUEST, "-o", "out", *other)
    assert mark in text()


def test_what_changed_since_an_earlier_version_is_gone_from_the_usual_book(
    here: Here, tmp_path: Path
) -> None:
    outline = Path("briefs/books/main.yaml")
    outline.write_text(
        outline.read_text().replace("{section: bottom", "{section: changes}\n  - {section: bottom")
    )
    here(*GUEST, "-o", "out")
    usual = (OUT / BOOK).read_bytes()
    older = tmp_path / "older"
    shutil.copytree("briefs", older)
    (older / "summit.yaml").write_text(
        (older / "summit.yaml").read_text().replace("version: '3'", "version: '2'")
    )
    facts = older / "facts.yaml"
    facts.write_text(facts.read_text().replace("1234.5", "1200"))
    here(*GUEST, "-o", "out", "--since", "older")
    assert (OUT / BOOK).read_bytes() != usual
    here(*GUEST, "-o", "out")
    assert (OUT / BOOK).read_bytes() == usual


def test_a_save_while_the_batch_runs_is_seen_the_next_time(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing import reading

    read = reading.read_and_check
    topic = Path("briefs/topics/water.yaml")

    def saved_after_reading(folder: Path, given: Given | None = None) -> object:
        found = read(folder, given)
        topic.write_text(topic.read_text().replace("за год", "за один год"))
        return found

    monkeypatch.setattr(reading, "read_and_check", saved_after_reading)
    here(*GUEST, "-o", "out")
    monkeypatch.setattr(reading, "read_and_check", read)
    assert "1 made" in here(*GUEST, "-o", "out", "--replace").err


def hold(monkeypatch: pytest.MonkeyPatch, held: Path) -> None:
    """As Windows does while a viewer has the file open."""
    replace = Path.replace

    def guarded(self: Path, target: Path) -> Path:
        if Path(target) == held:
            raise PermissionError(13, "in use")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", guarded)


def test_a_book_open_in_a_viewer_is_said_listed_and_built_again_later(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    here(*GUEST, "-o", "out", "--replace")
    topic = Path("briefs/topics/water.yaml")
    before = topic.read_text()
    topic.write_text(before.replace("за год", "за один год"))
    beside = OUT / BOOK.replace(".pdf", ".new.pdf")
    with monkeypatch.context() as viewer:
        hold(viewer, OUT / BOOK)
        said = here(*GUEST, "-o", "out", "--replace", "-q")
        assert said.code == 0 and "open in a viewer" in said.err and "_a4.new.pdf" in said.err
        answer = json.loads(here(*GUEST, "-o", "out", "--replace", "--json").out)
        assert answer["made"][0]["lies_at"] == str(beside)
        assert "один" in text(beside) and "один" not in text()
    assert here("verify", "out").code == 0
    assert set(records.read(OUT).entries) == {BOOK, beside.relative_to(OUT).as_posix()}

    assert "1 made" in here(*GUEST, "-o", "out", "--replace").err and "один" in text() and not beside.exists()
    assert here("verify", "out").code == 0

    with monkeypatch.context() as viewer:
        hold(viewer, OUT / BOOK)
        topic.write_text(before)
        here(*GUEST, "-o", "out", "--replace")
        topic.write_text(before.replace("за год", "за один год"))
        assert beside.exists()
        assert "1 up to date" in here(*GUEST, "-o", "out", "--replace").err and not beside.exists()


def test_a_changed_password_protects_anew_and_none_takes_the_protection_away(here: Here) -> None:
    file = Path("passwords.csv")

    def build(password: str) -> str:
        file.write_text(f"austria,{password}\n")
        file.chmod(0o600)
        return here(*GUEST, "-o", "out", "--passwords", "passwords.csv").err

    here(*GUEST, "-o", "out")
    assert "1 made" in build("речной-пароль-7")
    assert "1 up to date" in build("речной-пароль-7")
    assert "1 made" in build("другой-пароль-8")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(OUT / BOOK, password="речной-пароль-7")
    assert text(password="другой-пароль-8")
    assert "1 made" in here(*GUEST, "-o", "out").err
    assert text()


def test_a_file_that_is_not_made_again_and_is_no_longer_for_its_reader_is_named(here: Here) -> None:
    """The rule was made narrower, and the version is the same: the new book is not published, the old one lies there."""
    brief = Path("briefs/delegations/austria.yaml")
    text = brief.read_text(encoding="utf-8")
    wide = text.replace("id: at-1, audience: minister", "id: at-1, audience: guest")
    brief.write_text(wide, encoding="utf-8")
    here(*GUEST, "-o", "out")
    brief.write_text(wide.replace("Анна", "Анни"), encoding="utf-8")
    assert "earlier version" not in here(*GUEST, "-o", "out").err
    brief.write_text(text, encoding="utf-8")
    said = here(*GUEST, "-o", "out").err
    assert "same-version" in said and "it holds what its reader may not have now" in said


def test_no_digest_of_what_a_book_says_can_be_guessed(here: Here) -> None:
    """Two folders made of the same briefs have none in common; a folder that lost its key is still up to date."""
    for folder in ("out", "other"):
        assert "never" not in here("list", "-o", folder).err and not Path(folder).exists()
        here(*GUEST, "-o", folder)
    one, other = (records.read(Path(folder)).entries[BOOK].inputs for folder in ("out", "other"))
    around = ("version", "made", "order", "style", "asset")
    assert one.keys() == other.keys()
    assert all((one[n] == other[n]) == (n.partition(" ")[0] in around) for n in one)
    shutil.rmtree("out/.briefing")
    Path("briefs/people.yaml").write_text(Path("briefs/people.yaml").read_text() + "# a comment\n")
    assert "1 up to date" in here(*GUEST, "-o", "out").err
