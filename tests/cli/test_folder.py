"""The folder of published files: what is cleaned, what a manifest from elsewhere can do, what is no longer ordered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefing.publishing import manifest as records
from tests.cli.conftest import BOOK, Here

OUT = Path("out")
RECORD = OUT / records.NAME
GUEST = ("build", "austria", "-a", "guest", "-o", "out")


def edit(**fields: Any) -> None:
    """Write other values into the one entry of a manifest, or, by capital letters, into its head."""
    data = json.loads(RECORD.read_text())
    for name, value in fields.items():
        (data if name.isupper() else data["entries"][0])[name.lower()] = value
    RECORD.write_text(json.dumps(data))


@pytest.mark.posix
@pytest.mark.parametrize("path", ["../precious.txt", "link/precious.txt", "/{}/precious.txt"])
def test_clean_and_verify_do_not_leave_the_folder(here: Here, tmp_path: Path, path: str) -> None:
    here(*GUEST)
    precious = tmp_path / "precious.txt"
    precious.write_text("keep")
    (OUT / "link").symlink_to(tmp_path)
    edit(path=path.format(tmp_path))
    assert "does not lie in this folder" in here("verify", "out").out
    done = here("clean", "-o", "out")
    assert done.code == 3 and "does not lie in this folder" in done.err and precious.read_text() == "keep"


def test_clean_leaves_nothing_of_its_own_behind(here: Here) -> None:
    here("build", "-C", "briefs", "-o", "out")
    (OUT / BOOK).with_name("." + Path(BOOK).name + ".abc.part").write_text("half")
    assert here("clean", "-o", "out").code == 0
    assert not list(OUT.iterdir())


def test_clean_takes_nothing_from_a_folder_without_a_manifest(here: Here) -> None:
    (OUT / ".briefing").mkdir(parents=True)
    (OUT / ".briefing" / "mine").write_text("keep")
    assert here("clean", "-o", "out").code == 0 and (OUT / ".briefing" / "mine").exists()


@pytest.mark.parametrize(
    ("damage", "word"),
    [
        (lambda: edit(SCHEMA=3), "later version"),
        (lambda: edit(unheard_of=1), "damaged"),
        (lambda: edit(UNHEARD_OF=1), "damaged"),
        (lambda: edit(inputs={"facts": "nowhere"}), "damaged"),
        (lambda: RECORD.write_text("{"), "damaged"),
        (lambda: RECORD.write_text("[]"), "damaged"),
        (lambda: RECORD.write_bytes(b"\xff"), "damaged"),
    ],
)
def test_a_manifest_that_cannot_be_used_is_said_and_never_overwritten(
    here: Here, damage: Any, word: str
) -> None:
    here(*GUEST)
    damage()
    before = RECORD.read_bytes()
    for words in (
        GUEST,
        (*GUEST, "-f"),
        ("verify", "out"),
        ("clean", "-o", "out"),
        ("list", "-o", "out", "-C", "briefs"),
    ):
        done = here(*words)
        assert done.code == 3 and word in done.err and "Traceback" not in done.err, words
    assert RECORD.read_bytes() == before and (OUT / BOOK).is_file()


def test_verify_speaks_of_the_summit_although_the_batch_was_killed(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing.batch import output_folder, run

    fold, calls = output_folder.fold_journal, []

    def killed_before_the_end(*words: Any) -> Any:
        calls.append(words)
        return fold(*words) if len(calls) == 1 else records.Manifest()

    monkeypatch.setattr(run, "fold_journal", killed_before_the_end)
    monkeypatch.setattr("briefing.batch.uptodate.remember", lambda *words: None)
    here(*GUEST)
    assert (OUT / records.JOURNAL).is_file()
    assert here("verify", "out").err.endswith(
        "1 file of rivers version 3, as of 2031-02-20: all as published\n"
    )


def test_a_fault_is_counted_as_one(here: Here) -> None:
    here(*GUEST)
    (OUT / BOOK).unlink()
    assert here("verify", "out").err.endswith(": 1 fault\n")


def test_what_is_no_longer_ordered_is_said_once_and_named_until_it_is_removed(here: Here) -> None:
    words = ("-C", "briefs", "-o", "out")
    here("build", *words)
    here("build", "austria", "-a", "guest", "--format", "letter", *words)
    settings = Path("briefs/summit.yaml")
    orders = "{products: [book], audiences: [minister, guest]}"
    settings.write_text(settings.read_text().replace(orders, "{products: [book], audiences: [minister]}"))
    done = here("build", *words)
    assert "no longer ordered" in done.err and BOOK in done.err and "clean --stale" in done.err
    again = here("build", "--force", *words)
    assert again.code == 0 and "no longer ordered" not in again.err
    verified = here("verify", "out")
    assert verified.code == 1 and f"{BOOK}: is no longer ordered" in verified.out
    assert f"dropped     {BOOK}  (no longer ordered)" in here("list", *words).out
    assert "removed 2 files" in here("clean", "--stale", "-o", "out").err and not (OUT / BOOK).exists()
    assert here("verify", "out").code == 0
    assert (
        len(records.read(OUT).entries) == 4
    )  # three that are ordered, and the one that was asked for by itself
    settings.write_text(
        settings.read_text().replace("audiences: [minister]}", "audiences: [minister, guest]}")
    )
    assert "2 made" in here("build", *words).err and "no longer" not in here("build", *words).err


@pytest.mark.parametrize("key", ["../../../../evil", "/evil", "con", "g.", "g" * 240])
def test_no_key_of_an_audience_leads_out_of_the_folder(here: Here, tmp_path: Path, key: str) -> None:
    settings = Path("briefs/summit.yaml")
    settings.write_text(settings.read_text().replace("  guest:", f'  "{key}":'))
    deep = tmp_path / "a" / "b" / "c" / "d" / "out"
    for words in (("check", "-C", "briefs"), ("build", "-C", "briefs", "-o", deep)):
        done = here(*words)
        assert done.code == 1 and "summit.yaml:20:3: error[bad-id]" in done.err, done.err
    assert not list(tmp_path.rglob("*.pdf"))


@pytest.mark.posix
def test_the_publisher_writes_nowhere_else(here: Here, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    OUT.mkdir()
    (OUT / "austria").symlink_to(elsewhere)
    done = here(*GUEST)
    assert done.code == 3 and "outside of out" in done.err and not list(elsewhere.iterdir())


WRONG: tuple[tuple[str, Any], ...] = (
    ("path", 7), ("path", "x" * 5000), ("path", "a\u0000b"), ("sha256", None), ("bytes", "many"), ("bytes", True),
    ("pages", -1), ("pages", []), ("seconds", "slow"), ("identity", []), ("identity", {"delegation": 3}),
    ("inputs", 5), ("inputs", {"facts": {}}), ("warnings", "none"), ("warnings", [1]), ("protected", "no"),
    ("standing", "lost"), ("issued", {"3": ["a"]}), ("issued", []),
    ("SUMMIT", 1), ("VERSIONS", []), ("PLANS", {"x": 1}), ("PLANS", {"x": {"state": "", "keys": [1]}}),
    ("ENTRIES", {}), ("ENTRIES", [1]), ("DIGESTS", {"x": "y"}), ("DIGESTS", []), ("SCHEMA", "2"), ("SCHEMA", None),
)  # fmt: skip


@pytest.mark.parametrize(("name", "value"), WRONG, ids=lambda value: str(value)[:20])
def test_a_manifest_is_read_as_strictly_as_a_brief(tmp_path: Path, name: str, value: Any) -> None:
    """Valid JSON of other types: said with the field at fault, never a traceback."""
    from briefing.diagnostics import EnvironmentProblem

    entry = {"path": "a/b.pdf", "sha256": "", "bytes": 1, "pages": 1, "seconds": 0.1, "key": "", "identity": {},
             "inputs": {}}  # fmt: skip
    data: dict[str, Any] = {"schema": 2, "entries": [entry], "digests": {}}
    (tmp_path / records.NAME).write_text(json.dumps(data))
    assert records.read(tmp_path).entries
    (data if name.isupper() else entry)[name.lower()] = value
    (tmp_path / records.NAME).write_text(json.dumps(data))
    with pytest.raises(EnvironmentProblem, match=r"damaged .*move it away"):
        records.read(tmp_path)


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"schema": 2, "entries": [', '{"schema": 1' + "0" * 5000 + "}"]
)
def test_no_text_in_place_of_a_manifest_is_a_traceback(tmp_path: Path, text: str) -> None:
    from briefing.diagnostics import EnvironmentProblem

    (tmp_path / records.NAME).write_text(text)
    with pytest.raises(EnvironmentProblem, match="damaged"):
        records.read(tmp_path)


def test_a_corrupted_journal_costs_only_its_own_lines(here: Here) -> None:
    here(*GUEST)
    lines = (
        b"\xff\xfe",
        b"{",
        b"[1]",
        b'{"path": 3}',
        b'{"path": "x", "inputs": 5}',
        b"\0" * 100,
        b"[" * 100_000,
    )
    (OUT / records.JOURNAL).write_bytes(b"\n".join(lines))
    assert here("verify", "out").code == 0
    assert "1 up to date" in here(*GUEST).err and not (OUT / records.JOURNAL).exists()


@pytest.mark.parametrize("name", [records.NAME, records.JOURNAL, ".lock", BOOK])
def test_a_folder_in_the_place_of_a_file_is_said_with_its_cure(here: Here, name: str) -> None:
    (OUT / name).mkdir(parents=True)
    (OUT / name / "mine").write_text("keep")
    done = here(*GUEST)
    assert done.code == 3 and "a folder stands where a file is needed; move it away" in done.err, done.err
    assert (OUT / name / "mine").read_text() == "keep"


def test_a_damaged_file_of_the_same_size_is_made_again(here: Here) -> None:
    here(*GUEST)
    good = (OUT / BOOK).read_bytes()
    (OUT / BOOK).write_bytes(good[:500] + bytes(len(good) - 500))
    assert "1 made" in here(*GUEST).err and (OUT / BOOK).read_bytes() == good


def test_times_of_files_play_no_part(here: Here) -> None:
    """A clock that jumps makes nothing due, and hides nothing."""
    import os

    here(*GUEST)
    for path in (*Path("briefs").rglob("*"), *OUT.rglob("*")):
        os.utime(path, (4_000_000_000, 4_000_000_000))
    assert "nothing to do" in here(*GUEST).err
    topic = Path("briefs/topics/water.yaml")
    topic.write_text(topic.read_text().replace("за год", "за ГОД"))
    os.utime(topic, (0, 0))
    assert "1 made" in here(*GUEST, "--replace").err


def test_who_waits_for_a_folder_says_so_and_not_for_ever(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    import filelock

    from briefing.publishing import locking

    here(*GUEST)
    monkeypatch.setattr(locking, "PATIENCE", 0.05)
    monkeypatch.setattr(locking, "LIMIT", 0.2)
    with filelock.FileLock(OUT / locking.LOCK):
        (OUT / locking.HOLDER).write_text("process 12 on desk")
        for words in ((*GUEST, "-f"), ("clean", "-o", "out"), ("print", f"out/{BOOK}", "--booklet")):
            done = here(*words)
            assert done.code == 3 and "waiting for out" in done.err.replace(str(OUT.resolve()), "out"), (
                done.err
            )
            assert "process 12 on desk" in done.err
    assert here(*GUEST, "-f").code == 0
