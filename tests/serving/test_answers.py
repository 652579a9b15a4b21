"""What a window is answered: events to all of them, places for editors, the finished file, mistakes in words."""

from __future__ import annotations

import asyncio
import errno
import json
import shutil
from pathlib import Path

import pytest

from briefing.diagnostics import BriefError, Span
from briefing.previewing import PageWord
from briefing.serving import answering, finding
from briefing.serving.editors import EDITORS, editor_called
from briefing.serving.events import MOST_WAITING, Windows
from briefing.serving.searching import hits_on
from tests.conftest import TINY
from tests.processes import command
from tests.serving.opened import Opened


async def _heard(windows: Windows, count: int) -> list[bytes]:
    found = []
    async for message in windows.listen():
        found.append(message)
        if len(found) == count:
            break
    return found


def test_every_window_hears_what_any_thread_tells_and_lets_go_at_the_end() -> None:
    async def scene() -> list[list[bytes]]:
        windows = Windows()
        windows.run_in(asyncio.get_running_loop())
        listening = [asyncio.create_task(_heard(windows, 9)) for _ in range(3)]
        await asyncio.sleep(0.01)
        await asyncio.to_thread(windows.tell, "change", {"kind": "read", "files": ["Ж"]})
        windows.close()
        return await asyncio.gather(*listening)

    for heard in asyncio.run(scene()):
        assert b"event: beat" in heard[0] and b"event: end" in heard[-1] and len(heard) == 3
        data = heard[1].partition(b"data: ")[2]
        assert json.loads(data) == {"kind": "read", "files": ["Ж"]}


def test_a_window_that_sleeps_costs_no_memory_and_one_that_is_silent_has_signs_of_life() -> None:
    async def scene() -> list[bytes]:
        windows = Windows(beat=0.001)
        windows.run_in(asyncio.get_running_loop())
        listener = windows.listen()
        found = [await anext(listener), await anext(listener)]
        for number in range(MOST_WAITING + 50):
            windows.tell("at", {"line": number})
        await asyncio.sleep(0.01)
        found.append(await anext(listener))
        await listener.aclose()  # type: ignore[attr-defined]
        assert len(windows) == 0
        return found

    found = asyncio.run(scene())
    assert b"beat" in found[1]
    assert json.loads(found[2].partition(b"data: ")[2])["line"] == 50, "the oldest go first"


def test_an_editor_is_a_name_an_address_or_a_command() -> None:
    file = Path("/a b/ж.yaml")
    for name in EDITORS:
        assert editor_called(name).pattern == EDITORS[name]
    assert editor_called("vscode").address(file, 3, 7) == "vscode://file/a%20b/%D0%B6.yaml:3:7"
    assert editor_called("my://open?f={file}&l={line}").by_address
    assert not editor_called("vi +{line} {file}").by_address
    assert "no command 'no-such-editor'" in editor_called("no-such-editor {file}").open(file, 1, 1)
    for wrong in ("", "vim", "emax", "code {line}", "'{file}", "{file}"):
        with pytest.raises(ValueError, match="is no editor; there are: vscode"):
            editor_called(wrong)


@pytest.mark.posix
def test_a_command_is_given_the_file_as_one_word(tmp_path: Path) -> None:
    """Whatever the file is called: no shell reads it."""
    told = tmp_path / "told"
    script = tmp_path / "editor"
    script.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > {told}.part && mv {told}.part {told}\n', encoding="utf-8"
    )
    script.chmod(0o755)
    file = tmp_path / "a; rm -rf b $(c).yaml"
    assert editor_called(f"{script} +{{line}}:{{column}} {{file}}").open(file, 3, 7) == ""
    while not told.exists():
        pass
    assert told.read_text(encoding="utf-8").splitlines() == ["+3:7", str(file)]


def test_words_are_found_in_any_letters_and_over_line_ends() -> None:
    words = [
        PageWord(text, 10.0 * at, 5.0, 9.0, 9.0)
        for at, text in enumerate(("Ещё", "раз:", "Müller", "spricht,", "Müllerin"))
    ]
    assert [len(hit.boxes) for hit in hits_on(1, words, "muller")] == [1, 1]
    (hit,) = hits_on(1, words, "  РАЗ: \n müller  ")
    assert [box.left for box in hit.boxes] == [10.0, 20.0] and "Ещё раз" in hit.around
    assert not list(hits_on(1, words, "")) and not list(hits_on(1, words, "nothing"))


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES])
def test_a_disk_that_takes_nothing_is_said(code: int) -> None:
    answer = answering.failed(OSError(code, "whatever"))
    assert answer.status_code == 507 and "nothing was changed" in json.loads(answer.body)["message"]


def test_a_fault_is_told_where_the_preview_was_started_and_a_mistake_has_its_place(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert answering.failed(AssertionError("a bug")).status_code == 500
    assert "AssertionError: a bug" in caplog.text
    said = json.loads(answering.failed(BriefError.one("c", "wrong", Span("a.yaml", 3, 4), "mend it")).body)
    (one,) = said.pop("findings")
    assert said == {"code": "c", "message": "wrong", "help": "mend it", "place": "a.yaml:3:4"}
    assert (one["file"], one["line"], one["severity"]) == ("a.yaml", 3, "error")


@pytest.mark.posix
def test_the_note_of_the_address_is_the_owners_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with finding.noted(tmp_path / "briefs", "http://127.0.0.1:1/x/"):
        (note,) = (tmp_path / "briefing").iterdir()
        assert note.stat().st_mode & 0o777 == 0o600 and note.parent.stat().st_mode & 0o777 == 0o700
        assert finding.running(tmp_path / "briefs") == "http://127.0.0.1:1/x/"
        assert finding.running(tmp_path / "other") == ""
        assert finding.tell_at("http://127.0.0.1:1/x/", "a", 1) is None, "nobody answers there"
        note.write_text('{"address": "http://evil.example/"}', encoding="utf-8")
        assert finding.running(tmp_path / "briefs") == ""
    (tmp_path / "briefing").chmod(0o755)
    with finding.noted(tmp_path / "briefs", "http://127.0.0.1:1/x/"):
        assert finding.running(tmp_path / "briefs") == "", "a folder that others may enter is not used"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    folder = tmp_path_factory.mktemp("answers") / "briefs"
    shutil.copytree(TINY, folder)
    return Opened(folder)


def test_every_paper_that_may_be_chosen_has_pages_or_words(opened: Opened) -> None:
    choices = opened.get("api/choices").json["choices"]
    assert {one["title"] for one in choices["formats"]} >= {"A4", "US Letter"} or "A4" in str(
        choices["formats"]
    )
    assert [one["title"] for one in choices["languages"]] == ["Русский", "English"]
    for product in choices["products"]:
        answer = opened.get(f"api/shown?delegation=austria&product={product['id']}")
        assert answer.status in (200, 409), product
        assert answer.json.get("pages") or answer.json["message"]


def test_a_paper_that_build_would_refuse_is_not_printed(opened: Opened) -> None:
    good = opened.get("api/published?delegation=austria")
    assert good.status == 200 and good.text.startswith("%PDF-")
    brief = opened.folder / "delegations" / "austria.yaml"
    text = brief.read_text(encoding="utf-8")
    brief.write_text(text.replace("objective: ", "objective: " + "Очень много слов. " * 90), encoding="utf-8")
    try:
        refused = opened.get("api/published?delegation=austria")
        assert refused.status == 409 and refused.json["message"]
    finally:
        brief.write_text(text, encoding="utf-8")


def test_preview_says_what_is_wrong_with_its_words(tmp_path: Path) -> None:
    for words, said in (
        (("nobody",), "no delegation is called 'nobody'"),
        (("--editor", "ed"), "'ed' is no editor"),
        (("--at", "x.yaml:3"), "no file of the folder of briefs"),
        (("--at", "summit.yaml"), "ends with no line"),
        (("austria", "--format", "b9"), "no format is called 'b9'"),
    ):
        done = command("preview", "--no-browser", "-C", str(TINY), *words, cwd=tmp_path)
        assert done.returncode == 2 and said in done.stderr, done
        assert "Traceback" not in done.stderr


@pytest.mark.posix
def test_a_correction_on_a_full_disk_leaves_the_file_and_says_so(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = opened.folder / "delegations" / "austria.yaml"
    brief.chmod(0o640)
    before = brief.read_bytes()
    line = next(
        n for n, text in enumerate(before.decode().splitlines(), 1) if "Договориться о шлюзах." in text
    )
    form = opened.get(f"api/field?file=briefs/delegations/austria.yaml&line={line}&column=14").json["form"]
    sent = {
        **{name: form[name] for name in ("file", "line", "column", "digest")},
        "text": "Коротко: о шлюзах",
    }

    def full(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        refused = opened.post("api/correct", sent)
    assert refused.status == 409 and refused.json["code"] == "cannot-write" and refused.json["message"]
    assert (
        brief.read_bytes() == before
        and [path.name for path in brief.parent.iterdir() if "part" in path.name] == []
    )
    done = opened.post("api/correct", sent)
    assert done.status == 200 and "Коротко" in done.json["diff"]
    assert brief.stat().st_mode & 0o777 == 0o640, "others may read it as before"
    assert opened.post("api/correct", sent).json["code"] == "changed-meanwhile"
    assert opened.post("api/undo", {"number": done.json["number"]}).status == 200
    assert brief.read_bytes() == before
    assert opened.post("api/undo", {"number": done.json["number"]}).status == 409
