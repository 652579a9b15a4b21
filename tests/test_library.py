"""The program as a library: what `import briefing` gives, from a folder to published files."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

import briefing
from tests.conftest import ROOT, TINY
from tests.folders import changed


@pytest.fixture(scope="module")
def project() -> briefing.Project:
    return briefing.open(TINY)


def test_from_a_folder_to_the_bytes_of_a_book(project: briefing.Project) -> None:
    edition = project.select(project.order("austria", audience="guest"))
    document = project.compose(edition)
    laid_out = project.lay_out(document, edition)
    pdf = laid_out.pdf()
    assert pdf.startswith(b"%PDF-") and pdf == laid_out.pdf() and not laid_out.problems
    assert laid_out.identity["delegation"] == "austria" and laid_out.identity["audience"] == "guest"
    assert laid_out.pages == len(pypdfium2.PdfDocument(pdf)) > 1
    assert project.verify(edition, laid_out, pdf, "austria.pdf") == ()


def test_an_order_takes_what_is_not_said_from_the_summit(project: briefing.Project) -> None:
    order, defaults = project.order("austria"), project.summit.settings.defaults
    assert (order.product, order.language, order.format) == (
        defaults.product, defaults.language, defaults.format,
    )  # fmt: skip
    assert order in project.orders(briefing.OrderFilter(delegations=("austria",)))
    with pytest.raises(ValueError, match="no delegation is called 'austriaa'; did you mean 'austria'"):
        project.order("austriaa")
    with pytest.raises(ValueError, match="did you mean 'guest'"):
        project.order("austria", audience="gest")


def test_files_are_published_and_a_second_time_kept(project: briefing.Project, tmp_path: Path) -> None:
    tasks = project.tasks([project.order("austria", audience="guest")], copies=2)
    options = briefing.BatchOptions(out=tmp_path / "out", executor="inline")
    heard: list[briefing.FileReport] = []
    report = project.publish(tasks, options, briefing.PrintRun(draft=True), heard.append)
    assert not report.failures and report.count("made") == 2 and heard == report.done
    assert [task.path for task in tasks] == sorted(
        path.relative_to(tmp_path / "out").as_posix() for path in tmp_path.rglob("*.pdf")
    )
    assert project.publish(tasks, options, briefing.PrintRun(draft=True)).count("kept") == 2


def test_all_mistakes_of_a_folder_are_in_one_error(tmp_path: Path) -> None:
    folder = changed(tmp_path, {"topics/water.yaml": (("\nbody:", "\nbodi:"),)})
    with pytest.raises(briefing.BriefError) as error:
        briefing.open(folder)
    assert all(isinstance(one, briefing.Diagnostic) and one.span for one in error.value.diagnostics)


def test_every_name_of_the_library_is_there_and_in_its_page() -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    for name in briefing.__all__:
        thing = getattr(briefing, name)
        assert inspect.getdoc(thing), name
        assert f"`{name}`" in page or f"briefing.{name}(" in page, name
    with pytest.raises(AttributeError, match="nothing"):
        _ = briefing.nothing


def test_the_example_of_the_page_runs(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", page, re.S)
    assert "kazakhstan" in example
    example = example.replace('"briefs"', repr(str(TINY))).replace("kazakhstan", "austria")
    example = example.replace('"staff"', '"guest"').replace('Path("build")', f"Path({str(tmp_path)!r})")
    done = subprocess.run([sys.executable, "-c", example], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "pages" in done.stdout and list(tmp_path.rglob("*.pdf"))
