"""The guides are followed word for word: each command in them runs, in a folder of its own, and does what is said.

What runs is what people install: the wheel, in a virtual environment that holds nothing else of the checkout.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import click
import pytest

from briefing.cli.commands import cli
from tests.conftest import ROOT

GUIDES = [*sorted((ROOT / "docs").glob("guide-*.md")), ROOT / "docs" / "from-word-and-excel.md"]
_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.M | re.S)


def commands(guide: Path) -> list[str]:
    return "".join(_BLOCK.findall(guide.read_text(encoding="utf-8"))).splitlines()


def test_there_is_a_guide_for_each_of_three_people_and_one_for_their_old_files() -> None:
    assert [guide.stem for guide in GUIDES] == [
        "guide-desk",
        "guide-print",
        "guide-technical",
        "from-word-and-excel",
    ]
    for guide in GUIDES[:3]:
        assert "## The first hour" in guide.read_text(encoding="utf-8")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_a_guide_names_commands_options_and_pages_that_there_are(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (guide.parent / link).is_file(), link
    for line in [*commands(guide), *re.findall(r"`(briefing [a-z][^`]*)`", text)]:
        words = line.split()
        if words[:1] != ["briefing"] or words[1].startswith("--"):
            continue
        command = cli.get_command(click.Context(cli), words[1])
        assert command is not None, line
        known = {
            name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)
        } | {"--help"}
        assert {word for word in words[2:] if re.fullmatch(r"--?[a-z-]+", word)} <= known, line


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the command `briefing`, from the wheel; libraries are those that the tests have."""
    pytest.importorskip("hatchling", reason="hatchling, which makes the wheel, is in the extra dev")
    work = tmp_path_factory.mktemp("wheel")
    fresh = work / "fresh"
    venv.create(fresh, with_pip=True)
    (site,) = fresh.glob("lib/python*/site-packages")
    (site / "libraries.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    for words in (
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(work)],
        [
            str(fresh / "bin" / "python"),
            "-m",
            "pip",
            "install",
            "-q",
            "--no-index",
            "--no-deps",
            "--ignore-installed",
        ],
    ):
        done = subprocess.run(
            [*words, *map(str, work.glob("*.whl"))], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
    return fresh / "bin"


@pytest.mark.slow
@pytest.mark.posix
@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_every_command_of_a_guide_runs(guide: Path, installed: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PATH": f"{installed}{os.pathsep}{os.environ['PATH']}"}
    environment.pop("PYTHONPATH", None)
    for line in ['python -c "import briefing; print(briefing.__file__)"', *commands(guide)]:
        done = subprocess.run(
            ["sh", "-c", line], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        assert "Traceback" not in done.stderr
        if line.startswith("python -c"):
            assert done.stdout.startswith(str(installed.parent)), "not the wheel"
    assert (tmp_path / "briefs" / "summit.yaml").is_file()
