"""Other programs read what we write without a word of complaint."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from briefing import formats, styles
from briefing.typesetting import typeset
from tests.layout.torture import document, parts

HOUSE = styles.load("secretariat")
TOOLS = {
    "qpdf": ("--check", "{file}"),  # leaves with 3 where it has warnings
    "mutool": ("draw", "-q", "-F", "text", "-o", "/dev/null", "{file}"),
}
OF_ITSELF = {"warning: ICC support is not available"}  # a build of mutool, not the file


@pytest.fixture(scope="module", params=["screen", "office", "press", "foot"])
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = request.param if request.param != "foot" else "screen"
    style = HOUSE.replaced(notes="foot") if request.param == "foot" else HOUSE
    made = typeset(document(parts(20)), formats.load("a4", target), style)
    path = tmp_path_factory.mktemp("torture") / f"{request.param}.pdf"
    path.write_bytes(made.pdf)
    return path


@pytest.mark.parametrize("tool", TOOLS)
def test_other_programs_are_silent(tool: str, file: Path) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed on this machine; .ci/run installs it where it may")
    command = [tool, *(word.format(file=file) for word in TOOLS[tool])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = [line for line in done.stderr.splitlines() if line not in OF_ITSELF]
    assert done.returncode == 0 and said == [], done.stdout + done.stderr


def test_a_damaged_file_is_not_passed_in_silence(tmp_path: Path) -> None:
    """The tools do complain where there is something to complain about."""
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed on this machine; .ci/run installs it where it may")
    path = tmp_path / "cut.pdf"
    path.write_bytes(typeset(document(parts(3)), formats.load("a4"), HOUSE).pdf[:-400])
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode != 0
