"""Kinds that installed packages bring, by entry points."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing import packages, pipeline
from briefing.batch import uptodate, worker
from briefing.batch.fingerprint import versions
from briefing.batch.foreign import among_versions, foreign_inputs, of_packages
from briefing.diagnostics import BriefError
from briefing.kinds import PROGRAM
from briefing.sections.base import SECTIONS
from briefing.styles import STYLES
from tests.kinds.own import HOUSE, TIDES, briefs, default, edition, found, lines, named

Install = Callable[..., Path]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Puts a package with a style and a section where Python looks."""
    names: list[str] = []

    def forget() -> None:
        for cached in (packages.offered, packages.code_digest):
            cached.cache_clear()

    def put(name: str, style: str = HOUSE, section: str = TIDES, points: str = "") -> Path:
        site = tmp_path / f"site-{name}"
        info = site / f"{name}-1.0.dist-info"
        (site / name).mkdir(parents=True, exist_ok=True)
        info.mkdir(exist_ok=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        usual = f"[briefing.styles]\nreef = {name}\n[briefing.sections]\ntides = {name}.tides\n"
        (info / "entry_points.txt").write_text(points or usual)
        (site / name / "__init__.py").write_text("")
        (site / name / "reef.yaml").write_text(style)
        (site / name / "tides.py").write_text(section)
        monkeypatch.syspath_prepend(str(site))
        names.append(name)
        forget()
        return site / name

    yield put
    forget()
    for module in [m for m in sys.modules if m.partition(".")[0] in names]:
        del sys.modules[module]


def test_a_package_brings_a_style_and_a_section_with_its_words(install: Install, tmp_path: Path) -> None:
    install("reefkit")
    folder = briefs(tmp_path, {}, named("{section: tides}"), default("style", "reef"), code=False)
    assert not found(folder)
    assert {"Tides", "high at noon"} <= set(lines(folder))
    made = edition(pipeline.read_and_check(folder)[0])
    assert made.kinds.load(STYLES, "reef").colours["accent"] == "#7A0019"
    assert {name for name, _ in foreign_inputs(made)} == {"style reef", "section tides"}


def test_what_a_package_offers_is_listed_where_a_name_is_wrong(install: Install, tmp_path: Path) -> None:
    install("reefkit")
    (told,) = found(briefs(tmp_path, {}, default("style", "reeef"), code=False))
    assert told.help == "did you mean 'reef'?"
    assert "reef" in list(PROGRAM.names(STYLES)) and "reef" not in PROGRAM.names(STYLES).here


def test_the_folder_and_the_program_go_before_a_package(install: Install, tmp_path: Path) -> None:
    points = "[briefing.sections]\npoints = reefkit.tides\n[briefing.styles]\nreef = reefkit\n"
    install("reefkit", points=points)
    assert PROGRAM.load(SECTIONS, "points").summary.startswith("What is said")
    summit, _ = pipeline.read_and_check(
        briefs(tmp_path, {"styles/reef.yaml": "title: Ours\nextends: reef\n"})
    )
    ours = summit.kinds.load(STYLES, "reef")
    assert ours.title == "Ours" and ours.colours["accent"] == "#7A0019"


def test_two_packages_with_one_name_are_told_where_it_is_named(install: Install, tmp_path: Path) -> None:
    install("reefkit")
    install("lagoonkit")
    (told,) = found(briefs(tmp_path, {}, default("style", "reef"), code=False))
    assert told.code == "two-packages" and told.span and told.span.file == "briefs/summit.yaml"
    assert "reefkit 1.0" in told.message and "lagoonkit 1.0" in told.message
    assert not found(
        briefs(tmp_path / "own", {"styles/reef.yaml": HOUSE}, default("style", "reef"), code=False)
    )


BROKEN = [
    ({"style": "title: Reef\nextends: secretariat\ngrdi: 3\n"}, "unknown-field", "grdi"),
    ({"section": "import nothing_like_it\n"}, "kind-failed", "nothing_like_it"),
    ({"section": "WORDS = {}\n"}, "bad-kind", "has no 'compose'"),
    ({"points": "[briefing.styles]\nreef = reefkit.nowhere\n"}, "bad-kind", "reefkit 1.0"),
]  # fmt: skip


@pytest.mark.parametrize(("package", "code", "said"), BROKEN)
def test_what_is_wrong_in_a_package_is_told_where_it_is_named(
    package: dict[str, str], code: str, said: str, install: Install, tmp_path: Path
) -> None:
    install("reefkit", **package)
    change = named("{section: tides}") if "section" in package else default("style", "reef")
    told = found(briefs(tmp_path, {}, change, code=False))
    assert [d.code for d in told] == [code] and said in told[0].message
    assert told[0].span and told[0].span.file in ("briefs/summit.yaml", "briefs/books/least.yaml")


def test_a_section_of_a_package_that_fails_is_no_fault_of_the_program(
    install: Install, tmp_path: Path
) -> None:
    install("reefkit", section="def compose(context, section):\n    return {}['ebb']\n")
    folder = briefs(tmp_path, {}, named("{section: tides, title: Tides}"), code=False)
    with pytest.raises(BriefError) as caught:
        lines(folder)
    (told,) = caught.value.diagnostics
    assert told.code == "kind-failed" and "KeyError" in told.message and "reefkit 1.0" in told.help


def test_another_version_of_a_package_is_another_key_and_another_worker(
    install: Install, tmp_path: Path
) -> None:
    install("reefkit")
    folder = briefs(tmp_path, {}, named("{section: tides}"), default("style", "reef"), code=False)
    summit, _ = pipeline.read_and_check(folder)
    before, needed = dict(foreign_inputs(edition(summit))), of_packages(summit, [edition(summit).order])
    assert set(needed) == {"styles/reef.yaml", "sections/tides.py"}
    planned = {**versions(), **among_versions(needed)}
    install("reefkit", section=TIDES + "# changed\n")
    after = dict(foreign_inputs(edition(summit)))
    assert after["style reef"] == before["style reef"] and after["section tides"] != before["section tides"]
    assert "kind sections/tides.py" in worker.join_cluster(b"", planned, "another")
    out = tmp_path / "out"
    out.mkdir()
    standing = uptodate.Standing("state", {}, needed)
    uptodate.remember(out, {"command": "build"}, standing, lambda words: None)
    assert uptodate.nothing_to_do(out, {"command": "build"}, "state") is None
    now = uptodate.Standing("state", {}, of_packages(summit, [edition(summit).order]))
    uptodate.remember(out, {"command": "build"}, now, lambda words: None)
    assert uptodate.nothing_to_do(out, {"command": "build"}, "state") == []
