"""The schemas in a real yaml-language-server, where one is installed (`npm install -g yaml-language-server`)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.beginning.first import SCHEMAS, modeline, schema_files
from tests.conftest import ROOT
from tests.reference.language_server import LanguageServer
from tests.reference.validating import files_of

SERVER = shutil.which(os.environ.get("YAML_LANGUAGE_SERVER", "yaml-language-server")) or ""
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SERVER, reason="needs yaml-language-server on the path"),
    pytest.mark.xdist_group("language-server"),
]
SUMMITS = [
    ROOT / "briefs",
    *sorted(path.parent for path in (ROOT / "tests" / "elsewhere").glob("*/summit.yaml")),
]


@pytest.fixture(scope="module")
def briefs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the schemas beside it; its files need not be on disk."""
    folder = tmp_path_factory.mktemp("summit") / "briefs"
    (folder / SCHEMAS).mkdir(parents=True)
    for name, text in schema_files().items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def server(briefs: Path) -> Iterator[LanguageServer]:
    with LanguageServer(SERVER, briefs) as running:
        yield running


def opened(server: LanguageServer, briefs: Path, name: str, text: str) -> list[str]:
    return server.marks(briefs / name, f"{modeline(name)}\n{text}")


@pytest.mark.parametrize("folder", SUMMITS, ids=lambda path: path.name)
def test_no_false_alarm(server: LanguageServer, briefs: Path, folder: Path) -> None:
    for _, path in files_of(folder):
        name = path.relative_to(folder).as_posix()
        place = f"{folder.name}-{name}".replace("/", "-")
        text = f"{modeline(name).replace('../', '')}\n{path.read_text(encoding='utf-8')}"
        assert not server.marks(briefs / place, text), name


POINTS = "id: fiji\npoints:\n  - id: one\n    text: We agree.\n    use: say\n"


def test_a_key_is_explained_under_the_pointer(server: LanguageServer, briefs: Path) -> None:
    path = briefs / "delegations" / "fiji.yaml"
    opened(server, briefs, "delegations/fiji.yaml", POINTS)
    assert "in one speakable sentence of at most 25 words" in server.hover(path, 4, 6)
    assert "What the principal says" in server.hover(path, 2, 2)


def test_keys_and_words_are_offered(server: LanguageServer, briefs: Path) -> None:
    path = briefs / "delegations" / "tonga.yaml"
    opened(server, briefs, "delegations/tonga.yaml", POINTS.replace("use: say", "use: ") + "    \n")
    assert {"say", "if-raised", "avoid"} <= set(server.completions(path, 5, 9))
    assert {"why", "topic", "priority"} <= set(server.completions(path, 6, 4))
    book = briefs / "books" / "main.yaml"
    opened(server, briefs, "books/main.yaml", "id: main\nsections:\n  - section: \n")
    assert {"cover", "points"} <= set(server.completions(book, 3, 13))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("delegations/a.yaml", POINTS.replace("use: say", "use: sya"), "Value is not accepted"),
        ("delegations/b.yaml", POINTS.replace("text:", "txet:"), "txet is not allowed"),
        ("facts/d.yaml", "facts:\n  a: {label: L, value: 12%, as-of: 2026, sources: [s]}\n", "write a number"),
        ("programme/e.yaml", "sessions:\n  - {id: a, date: 26 May, start: '09:00', title: T, place: P}\n", "write a date"),
        ("charts/f.yaml", "charts:\n  a: {kind: column, title: T, data: {a: 1}, x: name, value: value, source: [s], trend: true}\n", "trend is not allowed"),
        ("books/c.yaml", "id: c\ntitle: C\naudiences: [x]\nsections:\n  - {section: contents, options: {deep: 2}}\n", "deep is not allowed"),
    ],
)  # fmt: skip
def test_a_slip_is_marked(server: LanguageServer, briefs: Path, name: str, text: str, said: str) -> None:
    found = opened(server, briefs, name, text)
    assert any(said in mark for mark in found), found
