"""Files appear whole, with the right permissions, or the old one stays."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from briefing.diagnostics import EnvironmentProblem
from briefing.publishing import manifest as records
from briefing.publishing.manifest import Entry, Manifest
from briefing.publishing.writing import write_whole


def entry(path: str, data: bytes) -> Entry:
    return Entry(path, records.digest(data), len(data), 1, 0.1, "k", {"delegation": "x"}, {"brief": "1"})


def test_a_file_is_replaced_and_readable_by_all(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.pdf"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert [p.name for p in path.parent.iterdir()] == ["b.pdf"]


def test_a_failing_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "b.pdf"
    write_whole(path, b"one")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentProblem, match="the disk is full"):
        write_whole(path, b"two")
    assert path.read_bytes() == b"one" and [p.name for p in tmp_path.iterdir()] == ["b.pdf"]


def test_a_file_held_by_a_viewer_is_left_and_the_new_one_lies_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.pdf"
    path.write_bytes(b"one")
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        if target == path:
            raise PermissionError(13, "in use")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    lies_at = write_whole(path, b"two")
    assert (
        lies_at == tmp_path / "b.new.pdf" and lies_at.read_bytes() == b"two" and path.read_bytes() == b"one"
    )


def test_an_announced_file_is_known_once_it_is_there(tmp_path: Path) -> None:
    records.write(tmp_path, Manifest(summit="s", entries={"a.pdf": entry("a.pdf", b"old")}))
    records.announce(tmp_path, entry("a.pdf", b"new"))
    write_whole(tmp_path / "a.pdf", b"old")
    assert records.read(tmp_path).entries["a.pdf"].sha256 == records.digest(b"old")
    write_whole(tmp_path / "a.pdf", b"new")
    assert records.read(tmp_path).entries["a.pdf"].sha256 == records.digest(b"new")
    records.write(tmp_path, records.read(tmp_path))
    assert not (tmp_path / records.JOURNAL).exists()
    assert records.read(tmp_path).entries["a.pdf"].sha256 == records.digest(b"new")


def test_half_a_journal_line_is_no_harm(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.pdf", b"new")
    records.announce(tmp_path, entry("a.pdf", b"new"))
    with (tmp_path / records.JOURNAL).open("a") as file:
        file.write('{"path": "b.pdf", "sha')
    assert set(records.read(tmp_path).entries) == {"a.pdf"}


@pytest.mark.posix
@pytest.mark.parametrize(("umask", "before", "mode"), [
    (0o022, None, 0o644), (0o077, None, 0o600), (0o027, None, 0o640), (0o022, 0o600, 0o600), (0o077, 0o644, 0o600),
    (0o002, None, 0o664),
])  # fmt: skip
def test_who_may_read_is_said_by_the_umask_and_the_earlier_file(
    tmp_path: Path, umask: int, before: int | None, mode: int
) -> None:
    path = tmp_path / "deep" / "x.pdf"
    old = os.umask(umask)
    try:
        if before is not None:
            path.parent.mkdir()
            path.write_bytes(b"old")
            path.chmod(before)
        write_whole(path, b"new")
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o777 & ~umask
