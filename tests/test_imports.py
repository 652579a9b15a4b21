"""Imports stand at the top of files and run one way; what a command does not need is not loaded for it."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT, TINY

HEAVY = (
    "reportlab", "matplotlib", "numpy", "jinja2", "yaml", "pikepdf", "pypdfium2", "fontTools", "babel", "markdown_it", "PIL",
    "rich", "pebble", "distributed", "lxml", "watchfiles", "starlette", "uvicorn", "briefing.summit", "briefing.pipeline", "briefing.layout",
)  # fmt: skip


@cache
def modules() -> Mapping[str, ast.Module]:
    found = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in (ROOT / "briefing").rglob("*.py")
        if "example" not in path.parts
    }
    return {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in found.items()}


def test_no_import_hides_in_a_function() -> None:
    hidden = {
        f"{name}.{function.name}: {ast.unparse(node)}"
        for name, tree in modules().items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert len(modules()) > 300
    assert not hidden, "name the module once with briefing.lazy, at the top of the file"


def _imported(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (name.name for name in node.names)
    elif isinstance(node, ast.ImportFrom):
        for name in node.names:
            inside = f"{node.module}.{name.name}"
            yield inside if inside in modules() else str(node.module)
    elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        for other in node.orelse:
            yield from re.findall(r"lazy\('([\w.]+)'\)", ast.unparse(other))


def test_no_two_files_need_each_other_now_or_later() -> None:
    needs = {
        name: {other for node in tree.body for other in _imported(node) if other in modules()} - {name}
        for name, tree in modules().items()
    }
    assert sum(map(len, needs.values())) > 1000
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def loaded_by(code: str, *words: str, cwd: Path = ROOT) -> set[str]:
    """Which heavy modules a process has loaded at its end."""
    whole = (
        f"import sys\nsys.argv = ['briefing', *{words!r}]\n"
        f"try:\n    {code}\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        f"print('loaded', *(name for name in {HEAVY!r} if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", whole], cwd=cwd, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split()[1:])


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("build", "--help"), ("print", "--help")])
def test_words_about_commands_load_nothing_heavy(words: tuple[str, ...]) -> None:
    assert loaded_by("from briefing.cli import main; main()", *words) == set()


def test_the_package_alone_loads_nothing_heavy() -> None:
    assert loaded_by("import briefing; assert briefing.__version__") == set()


def test_a_build_with_nothing_to_do_loads_nothing_heavy(tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "briefs")
    words = ("build", "austria", "-a", "guest", "--executor", "inline")
    main = "from briefing.cli import main; main()"
    assert "briefing.pipeline" in loaded_by(main, *words, cwd=tmp_path)
    assert loaded_by(main, *words, cwd=tmp_path) == set()


def test_a_module_that_is_named_and_not_there_is_told_at_its_first_use() -> None:
    from briefing.lazy import lazy

    nothing = lazy("briefing.nothing_of_this_name")
    with pytest.raises(ImportError, match="nothing_of_this_name"):
        _ = nothing.word
    assert lazy("string").digits == "0123456789"
