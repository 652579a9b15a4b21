"""Charts drawn beside the layout: the same drawings, whoever made them, and mistakes told as if they had been made here."""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from briefing import pipeline, styles
from briefing.diagnostics import BriefError
from briefing.drawings import PictureStore, store, workers
from briefing.drawings.cachefile import from_bytes
from briefing.drawings.processes import DrawingProcess, started
from tests.charts.briefs import chart
from tests.charts.hard import CASES

ROOT = Path(__file__).parent.parent.parent
STYLE = styles.load("secretariat")
SLOW = "def draw(figure, rows):\n    import time; time.sleep(600)\n"


def bars(count: int) -> list[Any]:
    return [chart(f"kind: ranked-bar\ndata: {{Ann: {n + 2}, Bob: 1}}\nby: name\nvalue: value") for n in range(count)]  # fmt: skip


def scripted(code: str) -> Any:
    return chart("kind: figure\nscript: charts/own.py\nalt: A word\ndata: [{word: Own}]", script=lambda name: code)  # fmt: skip


def drawings(cache: Path | None, cores: int, charts: list[Any]) -> tuple[list[Any], list[str]]:
    """The drawings, and the charts that this process drew."""
    with PictureStore(cache=cache, cores=cores) as pictures:
        pictures.prepare(charts, STYLE)
        keys = [pictures.key(one, 216, STYLE) for one in charts]
        return [pictures.drawing(key) for key in keys], pictures.drawn


def test_they_are_the_same_drawings(tmp_path: Path) -> None:
    alone, here = drawings(None, 1, bars(9))
    shared, left = drawings(tmp_path, 3, bars(9))
    assert (len(here), left) == (9, []) and shared == alone


def test_a_document_is_the_same_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "tests/summits/tiny", tmp_path / "tiny")
    charts = tmp_path / "tiny/charts/all.yaml"
    one = "  {id}:\n    kind: ranked-bar\n    title: One\n    data: {{Ann: {n}, Bob: 1}}\n    by: name\n    value: value\n    source: yearbook\n"
    more = "".join(one.format(id=f"c{n}", n=n + 2) for n in range(4))
    charts.write_text(charts.read_text(encoding="utf-8") + more, encoding="utf-8")
    summit, _ = pipeline.read_and_check(tmp_path / "tiny")
    engaged: list[int] = []

    def counted(*given: Any) -> workers.DrawingWorkers:
        engaged.append(given[-1])
        return workers.DrawingWorkers(*given)

    monkeypatch.setattr(store, "DrawingWorkers", counted)
    sheets = [pipeline.contact_sheets(summit, ROOT / "assets", "en", tmp_path / f"{n}", n) for n in (1, 2)]
    assert engaged == [1] and sheets[0].pdf == sheets[1].pdf


FORKED = (
    "import sys, threading; from pathlib import Path; from tests.drawings.test_workers import *\n"
    "from briefing.drawings import processes\n"
    "assert threading.active_count() == 1\n"
    "launched, processes._launched = processes._launched, None\n"
    "found, left = drawings(Path({cache!r}), 3, bars(9))\n"
    "print('matplotlib' in sys.modules, left, found == drawings(None, 1, bars(9))[0])\n"
)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are started anew elsewhere")
@pytest.mark.slow
def test_a_process_that_is_forked_draws_the_same(tmp_path: Path) -> None:
    code = FORKED.format(cache=str(tmp_path))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False [] True"


def test_few_charts_and_kept_ones_start_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawings(tmp_path, 1, bars(6))

    def refused(*_: object) -> Any:
        raise AssertionError("a process was started")

    monkeypatch.setattr(store, "DrawingWorkers", refused)
    assert drawings(tmp_path, 4, bars(6))[1] == []
    assert len(drawings(tmp_path / "new", 4, bars(store.FEWEST - 1))[1]) == store.FEWEST - 1
    assert len(drawings(tmp_path / "one", 1, bars(6))[1]) == 6
    assert len(drawings(None, 4, bars(6))[1]) == 6


def test_what_a_dead_process_leaves_is_drawn_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def dying(*given: Any) -> DrawingProcess:
        process = started(*given)
        process.kill()
        return process

    monkeypatch.setattr(workers, "started", dying)
    found, here = drawings(tmp_path, 2, bars(5))
    assert len(here) == 5 and found == drawings(None, 1, bars(5))[0]


def test_what_cannot_be_kept_is_drawn_here(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    found, here = drawings(blocked, 2, bars(5))
    assert len(here) == 5 and found == drawings(None, 1, bars(5))[0]


def test_a_mistake_is_told_at_its_place(tmp_path: Path) -> None:
    wrong = scripted("def draw(figure, rows):\n    figure.text(0, 0, rows[0]['wort'])\n")
    with pytest.raises(BriefError) as alone:
        drawings(None, 1, [wrong])
    with pytest.raises(BriefError) as shared:
        drawings(tmp_path, 2, [*bars(4), wrong])
    assert [(str(d.span), d.message) for d in shared.value.diagnostics] == [
        (str(d.span), d.message) for d in alone.value.diagnostics
    ]
    assert str(shared.value.diagnostics[0].span).startswith("charts/own.py:2")


def test_long_lists_are_shared_with_this_process(tmp_path: Path) -> None:
    charts = bars(store.PATIENCE + 9)
    with PictureStore(cache=tmp_path, cores=2) as pictures:
        keys = [pictures.key(scripted(SLOW), 216, STYLE), *(pictures.key(c, 216, STYLE) for c in charts)]
        for key in keys[-8:]:
            pictures.drawing(key)
        assert pictures.drawn


def test_whoever_leaves_early_ends_them_and_leaves_no_half_drawing(tmp_path: Path) -> None:
    charts = bars(12)
    with PictureStore(cache=tmp_path, cores=3) as pictures:
        keys = [pictures.key(one, 216, STYLE) for one in charts]
        pictures.key(scripted(SLOW), 216, STYLE)
        pictures.drawing(keys[0])
        crew = pictures._workers
        assert crew is not None
    assert all(process.answers.closed for process in crew._processes)
    faces = pictures.look(STYLE).faces.names
    assert all(from_bytes(file.read_bytes(), faces) for file in tmp_path.rglob("*.drawing"))


def test_nothing_stays_of_processes_but_drawings(tmp_path: Path) -> None:
    killed = tmp_path / "drawings/claims/of-a-killed-one"
    killed.mkdir(parents=True)
    os.utime(killed, (0, 0))
    drawings(tmp_path, 2, bars(4))
    assert not list((tmp_path / "drawings/claims").iterdir())
    assert {file.suffix for file in (tmp_path / "drawings").rglob("*") if file.is_file()} == {
        ".drawing",
        ".height",
    }


KILLED = (
    "import os, sys, time; from pathlib import Path; from tests.drawings.test_workers import *\n"
    "from briefing.drawings import processes\n"
    "processes._forked, fork = (lambda a: (made := fork(a), print(made.kill.args[0], flush=True))[0]), processes._forked\n"
    "pictures = PictureStore(cache=Path({cache!r}), cores=2)\n"
    "for one in [*bars(5), scripted(SLOW)]: pictures.key(one, 216, STYLE)\n"
    "time.sleep(600)\n"
)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are started anew elsewhere")
def test_no_process_outlives_its_parent(tmp_path: Path) -> None:
    code = KILLED.format(cache=str(tmp_path))
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert _lives(child)
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    while _lives(child):
        time.sleep(0.01)


def _lives(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        os.kill(process, 0)
    except OSError:
        return False
    return state != "Z"


@pytest.mark.parametrize("name", CASES)
def test_every_chart_travels_between_processes(name: str) -> None:
    case = CASES[name]
    found = chart(case.yaml, case.csv, case.own)
    assert pickle.loads(pickle.dumps(found)) == found
