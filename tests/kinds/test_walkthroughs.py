"""The walk-throughs of CONTRIBUTING.md, done as they stand in a summit that shares nothing with the sample."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.conftest import ROOT
from tests.kinds.own import briefs, default, found, lines

TEXT: Final = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FENCED: Final = re.compile(
    r"(?:One new file, `(?P<file>[^`]+)`|[Bb]elow `(?P<key>[^`]+:)` in (?P<where>[^\n]*)):\n\n```\w+\n(?P<text>.*?)```\n",
    re.S,
)
SURVEY: Final = "sources:\n  survey: {publisher: Survey, title: Boats, date: 2034-01-01, url: https://example.org/boats}\n"


@dataclass(frozen=True)
class WalkThrough:
    """What one of them tells to write: whole files, and lines below a key."""

    files: dict[str, str]
    below: tuple[tuple[str, str], ...]


def walk_through(title: str) -> WalkThrough:
    part = re.split(r"^##+ ", TEXT.split(f"### {title}\n")[1], flags=re.M)[0]
    fences = list(FENCED.finditer(part))
    assert fences, title
    return WalkThrough(
        {f["file"]: f["text"] for f in fences if f["file"]},
        tuple((f["key"], f["text"]) for f in fences if f["key"]),
    )


def below(walk: WalkThrough) -> list[tuple[str, str, str]]:
    """Where the lines go in the atoll."""
    homes = {"sections:": "books/least.yaml", "audiences:": "summit.yaml"}
    return [(homes[key], f"\n{key}\n", f"\n{key}\n{text}") for key, text in walk.below]


def done(folder: Path, title: str, *changes: tuple[str, str, str], **order: str) -> list[str]:
    """The lines of what is built when a walk-through was done and check says nothing."""
    walk = walk_through(title)
    code = any(name.endswith(".py") for name in walk.files)
    made = briefs(folder, walk.files | {"sources.yaml": SURVEY}, *below(walk), *changes, code=code)
    told = [d for d in found(made) if d.code != "unused-source"]
    assert not told
    return lines(made, **order)


def test_a_section(tmp_path: Path) -> None:
    printed = " ".join(done(tmp_path, "A section"))
    assert "What to bring" in printed and "badge" in printed and "umbrella" in printed


def test_a_chart_kind(tmp_path: Path) -> None:
    listed = ("delegations/tuvalu.yaml", "head: teo\n", "head: teo\ncharts: [boats]\n")
    printed = " ".join(done(tmp_path, "A chart kind", listed))
    assert "The south has most boats" in printed and "North" in printed and "South" in printed


def test_a_handout(tmp_path: Path) -> None:
    printed = " ".join(done(tmp_path, "A handout", product="packing-card", format="a6"))
    assert "Your badge" in printed


def test_a_format(tmp_path: Path) -> None:
    assert done(tmp_path, "A format", default("format", "b5"), format="b5")


def test_a_style(tmp_path: Path) -> None:
    assert done(tmp_path, "A style", default("style", "harbor"))


def test_a_language(tmp_path: Path) -> None:
    both = ("summit.yaml", "languages: [en]", "languages: [en, en-nz]")
    said = ("delegations/tuvalu.yaml", "head: teo\n", "head: teo\nbottom-line: {objective: All is well.}\n")
    assert "In short" in " ".join(done(tmp_path, "A language", both, said, language="en-nz"))


def test_an_audience(tmp_path: Path) -> None:
    its = ("books/least.yaml", "audiences: [chief]", "audiences: [chief, aide]")
    printed = " ".join(done(tmp_path, "An audience", its, audience="aide"))
    assert "Aide of the Prime Minister" in printed


def test_every_walk_through_is_done_here() -> None:
    kinds = TEXT.split("## Add a kind")[1].split("\n## ")[0]
    told = {title.lower().replace(" ", "_") for title in re.findall(r"^### (.+)$", kinds, re.M)}
    assert told == {
        name.removeprefix("test_") for name in globals() if name.startswith(("test_a_", "test_an_"))
    }
