"""calendar and contacts: files that stand in the manifest, and that verify holds against the briefs."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.cli.commands import cli
from tests.conftest import ROOT

pytest.importorskip("icalendar", reason="calendars are written by the extra calendar")
BRIEFS = str(ROOT / "tests" / "elsewhere" / "delta")


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, [*words])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    for command in ("calendar", "contacts"):
        done = run(command, "-C", BRIEFS, "-o", str(out))
        assert done.exit_code == 0, done.output
    return out


def test_every_file_is_published_and_searched(built: Path) -> None:
    files = [path for path in built.rglob("*") if path.suffix in (".ics", ".vcf")]
    assert {path.suffix for path in files} == {".ics", ".vcf"}
    done = run("verify", "-C", BRIEFS, str(built))
    assert done.exit_code == 0, done.output
    assert f"{len(files)} searched" in done.output and "all as published" in done.output
    before = {path: path.stat().st_mtime_ns for path in files}
    assert run("calendar", "-C", BRIEFS, "-o", str(built)).exit_code == 0
    assert {path: path.stat().st_mtime_ns for path in files} == before


def test_cards_are_for_the_hosts_staff_alone(built: Path) -> None:
    assert {path.parts[-3] for path in built.rglob("*.vcf")} == {"desk"}
    done = run("contacts", "-C", BRIEFS, "-o", str(built), "-a", "guests")
    assert done.exit_code == 2 and "made for staff only" in done.output


@pytest.mark.parametrize("change", ["SUMMARY:Something else", "", "no calendar"])
def test_a_file_that_was_changed_or_laid_beside_is_told(change: str, built: Path, tmp_path: Path) -> None:
    stray = built / "stray.ics"
    stray.write_text(change, encoding="utf-8")
    try:
        done = run("verify", "-C", BRIEFS, str(built))
        assert done.exit_code == 1 and "stray.ics: is not in the manifest" in done.output
    finally:
        stray.unlink()
    first = sorted(built.rglob("*.ics"))[0]
    whole = first.read_bytes()
    first.write_bytes(whole + change.encode() + b"\r\n")
    try:
        assert "has been changed since it was published" in run("verify", "-C", BRIEFS, str(built)).output
    finally:
        first.write_bytes(whole)


def test_nothing_is_written_among_the_briefs() -> None:
    done = run("calendar", "-C", BRIEFS, "-o", BRIEFS + "/out")
    assert done.exit_code == 2 and "lies in the folder of briefs" in done.output
