"""The manifest: shared digests, read by people, by the next build, and from an earlier schema."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from briefing.diagnostics import EnvironmentProblem
from briefing.publishing import manifest as records
from briefing.publishing.inputs import Inputs
from briefing.publishing.manifest import Entry, Manifest

INPUTS = {"made as": "0", "style": "1", "facts a.b": "2", "facts c": "3", "delegation points": "4"}
ENTRY = Entry("a.pdf", records.digest(b"new"), 3, 1, 0.1, "k", {"delegation": "x"}, INPUTS, ("a warning",))


def test_inputs_by_groups_are_the_same_mapping() -> None:
    grouped = Inputs.of(INPUTS)
    assert dict(grouped) == INPUTS and len(grouped) == 5 and set(grouped.groups) == {
        "made", "style", "facts", "delegation",
    }  # fmt: skip
    assert grouped["style"] == "1" and "facts z" not in grouped and "z" not in grouped


def test_what_is_written_is_read_again_also_by_way_of_the_journal(tmp_path: Path) -> None:
    other = replace(ENTRY, path="b.pdf", standing="ordered", document="d", protected=True)
    records.write(tmp_path, Manifest("s", "3", "2031", {"p": "1"}, {"q": {"state": "x"}}, {"b.pdf": other}))
    (tmp_path / "a.pdf").write_bytes(b"new")
    records.announce(tmp_path, ENTRY)
    found = records.read(tmp_path)
    assert found.entries == {"a.pdf": ENTRY, "b.pdf": other} and found.plans and found.as_of == "2031"
    records.write(tmp_path, found)
    assert records.read(tmp_path) == found


def test_digests_that_files_share_stand_there_once_on_lines_of_their_own(tmp_path: Path) -> None:
    inputs = {f"facts f{n:03d}": f"{n:032x}" for n in range(400)} | {
        f"topics t{n}": f"{n:032x}" for n in range(90)
    }
    entries = {
        f"d{n}.pdf": replace(ENTRY, path=f"d{n}.pdf", inputs={**inputs, "delegation points": f"{n:032x}"})
        for n in range(300)
    }
    records.write(tmp_path, Manifest(entries=entries))
    text = (tmp_path / records.NAME).read_text()
    assert text.count('"f007": ') == 1 and max(map(len, text.splitlines())) < 200
    assert len(text) < 300 * 1000 + 490 * 60
    found = records.read(tmp_path).entries
    assert found == entries
    groups = {
        id(entry.inputs.groups["facts"]) for entry in found.values() if isinstance(entry.inputs, Inputs)
    }
    assert len(groups) == 1


def test_the_first_schema_is_read(tmp_path: Path) -> None:
    plain = asdict(ENTRY)
    for name in ("document", "standing"):
        del plain[name]
    data = {"schema": 1, "summit": "s", "version": "3", "as_of": "2031", "versions": {}, "entries": [plain],
            "plans": {"x": {"state": "y", "paths": ["a.pdf"]}}}  # fmt: skip
    (tmp_path / records.NAME).write_text(json.dumps(data))
    found = records.read(tmp_path)
    assert found.entries == {"a.pdf": ENTRY} and not found.plans and found.version == "3"


def test_a_line_of_the_journal_that_was_cut_short_does_not_spoil_the_next(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"new")
    (tmp_path / records.JOURNAL).write_text('{"path": "b.pdf", "sha')
    records.announce(tmp_path, ENTRY)
    assert set(records.read(tmp_path).entries) == {"a.pdf"}


def test_a_line_that_does_not_fit_on_the_disk_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"new")
    records.announce(tmp_path, ENTRY)
    before = (tmp_path / records.JOURNAL).read_bytes()
    write = os.write
    room = [0, 40]

    def little(handle: int, data: bytes) -> int:
        some = room.pop()
        if not some:
            raise OSError(28, "No space left on device")
        return write(handle, data[:some])

    monkeypatch.setattr(os, "write", little)
    with pytest.raises(EnvironmentProblem, match="the disk is full"):
        records.announce(tmp_path, ENTRY)
    assert (tmp_path / records.JOURNAL).read_bytes() == before
