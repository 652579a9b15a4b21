"""readers and why: who gets what, by which rule at which line; the answers are the second judge's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from briefing import pipeline
from briefing.cli.commands import cli
from briefing.judging import may
from tests.canaries.planting import AUDIENCES, planted
from tests.folders import Changes, changed

SECRET = "Согласиться на один шлюз"
BRIEF = "delegations/austria.yaml"
CHANGES: Changes = {
    BRIEF: (
        ("- {text: Река течёт", "- {audience: minister, only: austria, accept: {quoted: Так решил министр}, text: Река течёт"),
        ("head: muster", "head: muster\ncapital: Грац"),
    )
}  # fmt: skip


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    return changed(tmp_path, CHANGES)


def run(briefs: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, [words[0], "-C", str(briefs), *words[1:]])


def told(briefs: Path, *words: str) -> list[dict[str, Any]]:
    answer: list[dict[str, Any]] = json.loads(run(briefs, "readers", "austria", "--json", *words).stdout)[
        "austria"
    ]
    return answer


def line_of(briefs: Path, name: str, words: str) -> int:
    lines = (briefs / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_each_item_has_its_readers_and_the_rule_with_its_line(briefs: Path) -> None:
    found = {entry["item"]: entry for entry in told(briefs)}
    point = found["delegations.austria.points.at-1"]
    assert point["readers"] == {"minister": True, "guest": False, "booth": False}
    rule = next(r for r in point["rules"] if r["kind"] == "label")
    assert rule["values"] == ["minister"] and rule["of"] == point["item"]
    assert (Path(rule["file"]).name, rule["line"]) == ("austria.yaml", line_of(briefs, BRIEF, "at-1"))
    river = found["delegations.austria.background.may-use.0"]
    assert river["accepted"] == {"quoted": "Так решил министр"}
    assert [r["values"] for r in river["rules"] if r["kind"] == "only"] == [["austria"]]
    fact = next(r for r in found["facts.at.length"]["rules"] if r["kind"] == "label")
    assert fact["of"] == "facts" and fact["line"] == 1  # said once at the head of the file
    assert not any(entry["item"].startswith("delegations.switzerland.asks") for entry in found.values())


def test_what_a_field_reserves_is_told_apart_from_its_item(tmp_path: Path) -> None:
    person = "title: Канцлер, role: head"
    briefs = changed(tmp_path, {BRIEF: ((person, f"audience: guest, dietary: Без рыбы, {person}"),)})
    (entry,) = (e for e in told(briefs) if e["path"] == "delegations.austria.people.muster.dietary")
    assert not any(entry["readers"].values())
    assert next(r for r in entry["rules"] if r["kind"] == "role")["values"] == ["staff"]


def test_the_difference_between_two_audiences(briefs: Path) -> None:
    everything = told(briefs, "--audience", "minister", "--audience", "guest")
    other = told(briefs, "--between", "minister", "guest")
    assert other == [e for e in everything if e["readers"]["minister"] != e["readers"]["guest"]] != everything
    table = run(briefs, "readers", "austria", "--between", "minister", "guest").stdout
    assert "Мы ценим ваши шлюзы." in table and "austria.yaml:" in table and "Грац" not in table


def test_why_answers_for_words_however_they_are_written(briefs: Path) -> None:
    refused = run(briefs, "why", SECRET.upper().replace(" ", "  "), "--audience", "guest")
    assert refused.exit_code == 1
    assert "may not have it: audience: minister" in refused.stdout
    assert f"austria.yaml:{line_of(briefs, BRIEF, SECRET)}" in refused.stdout
    granted = run(briefs, "why", SECRET, "-a", "minister", "-d", "austria")
    assert granted.exit_code == 0 and "minister may have it" in granted.stdout
    elsewhere = run(briefs, "why", SECRET, "-a", "minister", "-d", "switzerland")
    assert elsewhere.exit_code == 1 and "papers of austria" in elsewhere.stdout
    assert run(briefs, "why", SECRET).exit_code == 0
    assert run(briefs, "why", "Слова, которых нет").exit_code == 2
    assert run(briefs, "why", SECRET, "-a", "gest").exit_code == 2


def test_the_report_holds_every_ruled_text_with_the_verdict_of_the_judge(tmp_path: Path) -> None:
    planted(tmp_path / "briefs")
    summit, _ = pipeline.read_and_check(tmp_path / "briefs")
    assert summit.judge is not None
    data = json.loads(run(tmp_path / "briefs", "readers", "norland", "--json").stdout)["norland"]
    told = {(entry["file"], entry["line"]): entry["readers"] for entry in data}
    readers = {name: summit.judge.reader(name, "norland") for name in AUDIENCES}
    firsts = [
        p for p in summit.judge.passages if (p.span.file, p.span.line) in told and p.rules and p.printed
    ]
    assert len(firsts) > 200
    wrong = [
        p.path for p in firsts if told[p.span.file, p.span.line] != {n: may(p, r) for n, r in readers.items()}
    ]
    assert not wrong
    items = {
        p.item
        for p in summit.judge.passages
        if p.rules and p.printed and any(may(p, r) for r in readers.values())
    }
    shown = {entry["item"] for entry in data}
    assert items <= shown
