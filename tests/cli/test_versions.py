"""Two different books never carry one version number."""

from __future__ import annotations

import json
import secrets
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import BOOK, Here

OUT = ("-C", "briefs", "-o", "out")
GUEST = ("build", "austria", "-a", "guest", *OUT)
TOPIC = Path("briefs/topics/water.yaml")
SETTINGS = Path("briefs/summit.yaml")


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_other_content_under_a_published_version_is_an_error_and_leaves_the_book(here: Here) -> None:
    assert here("build", *OUT).code == 0
    before = Path("out", BOOK).read_bytes()
    rewrite(TOPIC, "за год", "за один год")
    assert "(changed" in here("build", "-n", *OUT).err and "same-version" in here("build", "-n", *OUT).err
    done = here("build", *OUT)
    assert done.code in (1, 4) and Path("out", BOOK).read_bytes() == before
    assert done.err.count("error[same-version]") == 1 and "briefs/summit.yaml:15:10" in done.err
    assert "raise 'version'" in done.err and "--draft" in done.err and "--replace" in done.err
    other = here(*GUEST, "--format", "letter")  # another paper is no other book
    assert other.code == 1 and "same-version" in other.err
    rewrite(SETTINGS, "version: '3'", "version: '4'")
    assert here("build", *OUT).code == 0
    rewrite(SETTINGS, "version: '4'", "version: '3'")
    rewrite(TOPIC, "за один год", "за два года")
    assert here("build", *OUT).code in (1, 4)  # nor does an earlier number come back for another book


def test_a_draft_is_no_version_and_hides_none(here: Here) -> None:
    assert here(*GUEST, "--draft").code == 0
    rewrite(TOPIC, "за год", "за один год")
    assert here(*GUEST, "--draft").code == 0
    assert here(*GUEST).code == 0
    rewrite(TOPIC, "за один год", "за два года")
    assert here(*GUEST, "--draft").code == 0
    assert here(*GUEST).code == 1
    assert here(*GUEST, "--replace").code == 0
    assert here(*GUEST).code == 0 and here("verify", "out").code == 0


def test_a_folder_that_was_cleaned_holds_no_version(here: Here) -> None:
    here(*GUEST)
    rewrite(TOPIC, "за год", "за один год")
    here("clean", "-o", "out")
    assert here(*GUEST).code == 0


@pytest.mark.parametrize(
    "words", [("-f",), ("--format", "letter"), ("--watermark", "Образец"), ("--copies", "2")]
)
def test_the_same_briefs_are_the_same_book(here: Here, words: tuple[str, ...]) -> None:
    here(*GUEST)
    rewrite(TOPIC, "body:\n", "body:   # a comment\n")
    done = here(*GUEST, *words)
    assert done.code == 0 and "made" in done.err, done.err


def test_another_version_of_the_program_makes_the_same_book(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing.batch import fingerprint
    from briefing.batch.issues import Issue, issue_of

    here(*GUEST)
    now = {**fingerprint.versions(), "program": "another"}
    monkeypatch.setattr("briefing.batch.fingerprint.versions", lambda: now)

    def otherwise(*words: object) -> Issue:
        """Its editions hold more, and its documents say it otherwise."""
        once = secrets.token_hex()
        return issue_of(*words)._replace(edition=once, document=once)  # type: ignore[arg-type]

    monkeypatch.setattr("briefing.batch.worker.issue_of", otherwise)
    done = here(*GUEST, "--executor", "inline", "-f")
    assert done.code == 0 and "1 made" in done.err, done.err
    rewrite(TOPIC, "за год", "за один год")
    monkeypatch.setattr("briefing.batch.fingerprint.versions", lambda: {**now, "program": "a third"})
    done = here(*GUEST, "--executor", "inline", "-f")
    assert done.code == 1 and "same-version" in done.err


def test_nothing_is_compared_with_an_earlier_state_of_the_same_number(here: Here) -> None:
    shutil.copytree("briefs", "before")
    rewrite(TOPIC, "за год", "за один год")
    done = here(*GUEST, "--since", "before")
    assert done.code == 1 and "the briefs in before are of version '3' too" in done.err
    assert "briefs/summit.yaml:15:10: error[same-version]" in done.err and not list(Path().rglob("*.pdf"))
    assert here(*GUEST, "--since", "before", "--draft").code == 0
    rewrite(SETTINGS, "version: '3'", "version: '4'")
    assert here(*GUEST, "--since", "before").code == 0
    assert here(*GUEST).code == 0  # the page of what changed is no content of its own


def test_the_manifest_remembers_what_was_published_under_which_version(here: Here) -> None:
    here(*GUEST)
    rewrite(SETTINGS, "version: '3'", "version: '4'")
    here(*GUEST)
    (entry,) = json.loads(Path("out/manifest.json").read_text())["entries"]
    assert set(entry["issued"]) == {"3", "4"}


def test_watch_goes_on_as_a_draft_where_the_version_is_taken(here: Here) -> None:
    """A save after the first gives other content: its pages say so, and the way back gives the usual book."""
    import pypdfium2

    from briefing.cli.arguments import WatchArguments
    from briefing.cli.building import build_command
    from briefing.cli.watching import build_arguments

    words = build_arguments(WatchArguments(delegations=("austria",), audiences=("guest",), out=Path("out")))

    def pages() -> str:
        return "".join(
            page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(Path("out", BOOK))
        )

    assert build_command(words) == 0 and "ПРОЕКТ" not in pages()
    first = Path("out", BOOK).read_bytes()
    rewrite(TOPIC, "за год", "за один год")
    assert build_command(words) == 0 and "ПРОЕКТ" in pages() and "один" in pages()
    rewrite(TOPIC, "за один год", "за год")
    assert build_command(words) == 0 and Path("out", BOOK).read_bytes() == first
