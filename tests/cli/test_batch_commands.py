"""The batch as its commands show it: options, limits, what is said when a file fails, and the answer as JSON."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from briefing import pipeline
from tests.cli.conftest import BOOK, Here
from tests.conftest import ROOT

ALL = ("build", "-C", "briefs", "-o", "out")
SHAPE = {"made", "kept", "due", "failed", "dropped", "interrupted", "problems"}


def faulty(monkeypatch: pytest.MonkeyPatch, fault: Any, whose: str = "austria") -> None:
    """Laying out the books of one delegation meets a fault; workers are forked with it."""
    if sys.platform != "linux":
        pytest.skip("workers are forked with the fault on Linux alone")
    lay_out = pipeline.lay_out

    def guarded(document: Any, edition: Any, *rest: Any) -> Any:
        if edition.order.delegation == whose:
            fault()
        return lay_out(document, edition, *rest)

    monkeypatch.setattr(pipeline, "lay_out", guarded)


def hang() -> None:
    """For as long as anybody waits."""
    while True:
        time.sleep(60)


def raising(error: BaseException) -> Any:
    def fault() -> None:
        raise error

    return fault


@pytest.mark.parametrize("going_on", [(), ("-k",), ("--keep-going",)])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_fault_of_the_program_costs_one_file(
    here: Here, monkeypatch: pytest.MonkeyPatch, going_on: tuple[str, ...], jobs: str
) -> None:
    faulty(monkeypatch, raising(MemoryError()))
    done = here(*ALL, "-j", jobs, *going_on)
    assert done.code == 4 and "Traceback" not in done.err
    assert "3 made, 2 failed" in done.err and "a fault of the program stopped it (MemoryError)" in done.err
    assert "in guarded" in here(*ALL, "-vv").err


def test_fail_fast_stops_at_the_first_failure(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    faulty(monkeypatch, raising(ZeroDivisionError()))
    done = here(*ALL, "-j", "1", "--fail-fast")
    assert done.code in (1, 4) and "1 failed" in done.err and "3 made" not in done.err


def test_a_single_file_has_a_worker_of_its_own_with_a_time_limit(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    faulty(monkeypatch, hang)
    done = here("build", "austria", "-a", "guest", "-o", "out", "--time-limit", "1")
    assert done.code == 1 and f"failed   {BOOK}  it took longer than the time limit" in done.err


def test_a_worker_that_dies_over_one_file_is_named(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    faulty(monkeypatch, lambda: os.kill(os.getpid(), signal.SIGKILL))
    done = here("build", "austria", "switzerland", "-a", "guest", "-o", "out", "-j", "1")
    assert done.code == 4 and f"{BOOK}  its worker died" in done.err and "1 made, 1 failed" in done.err


def test_quiet_says_what_failed_and_nothing_else(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    faulty(monkeypatch, raising(ValueError("odd")))
    done = here(*ALL, "-q")
    assert done.err.count("\n") == 2 and "ValueError: odd" in done.err and not done.out


@pytest.mark.parametrize(
    "name", ["foo", "dask://", "dask://host", "dask://host:port", "dask://host:99999", "tls://", "tls://host"]
)
def test_an_executor_that_there_is_none_of_is_a_wrong_use(here: Here, name: str) -> None:
    assert here(*ALL, "--executor", name).code == 2
    assert not Path("out").exists()


@pytest.mark.slow
def test_a_cluster_without_encryption_is_warned_of_and_one_with_needs_certificates(here: Here) -> None:
    pytest.importorskip("distributed")
    done = here(*ALL, "--executor", "tls://127.0.0.1:9")
    assert done.code == 3 and "DASK_DISTRIBUTED__COMM__TLS__CA_FILE" in done.err, done.err
    assert "warning" not in done.err
    done = here(*ALL, "-n", "--executor", "dask://127.0.0.1:9")
    assert done.code == 3 and "warning: briefs travel to 127.0.0.1:9" in done.err


def test_why_a_file_would_be_built_is_said_by_list_and_dry_run(here: Here) -> None:
    assert "(never built)" in here(*ALL, "-n").err
    here(*ALL)
    facts = Path("briefs/facts.yaml")
    facts.write_text(facts.read_text().replace("1234.5", "1240"))
    assert f"due      {BOOK}  (changed facts at.length)" in here(*ALL, "-n").err
    listed = here("list", "-C", "briefs", "-o", "out")
    assert f"due         {BOOK}  (changed facts at.length)" in listed.out
    rows = json.loads(here("list", "-C", "briefs", "-o", "out", "--json").out)["targets"]
    assert {"path": BOOK, "state": "due", "why": ["changed facts at.length"]} in rows
    assert json.loads(here(*ALL, "-n", "--json").out)["due"][0]["why"] == ["changed facts at.length"]


def test_explain_takes_a_path_in_any_writing_and_a_copy(here: Here, tmp_path: Path) -> None:
    here("build", "austria", "-a", "guest", "-o", "out", "--copies", "2", "--target", "office")
    (copy,) = (p for p in Path("out").rglob("*_copy-02.pdf"))
    here("build", "austria", "-a", "guest", "-o", "out")
    for written in (
        BOOK,
        f"./{BOOK}",
        f"out/{BOOK}",
        f"./out/{BOOK}",
        str(tmp_path / "out" / BOOK),
        str(copy),
    ):
        done = here("explain", written, "-C", "briefs", "-o", "out")
        assert done.code == 0 and "up to date, made from" in done.out, (written, done)
    wrong = here("explain", "zzz/zzz.pdf", "-C", "briefs", "-o", "out")
    assert wrong.code == 2 and wrong.err.count(".pdf") <= 10


def test_the_answer_as_json_has_one_shape(here: Here) -> None:
    def answer(*words: str, code: int = 0) -> dict[str, Any]:
        done = here(*ALL, "--json", *words)
        assert done.code == code
        data: dict[str, Any] = json.loads(done.out)
        assert set(data) == SHAPE
        rows = [row for state in ("made", "kept", "due", "failed") for row in data[state]]
        assert all({"path", "pages", "seconds", "bytes", "problems"} <= set(row) for row in rows)
        return data

    made = answer()["made"]
    assert len(made) == 5 and all(row["bytes"] > 0 and row["pages"] > 0 for row in made)
    sizes = {row["path"]: (row["bytes"], row["pages"]) for row in made}
    for kept in (answer()["kept"], answer("--strict")["kept"]):
        assert {row["path"]: (row["bytes"], row["pages"]) for row in kept} == sizes
    assert len(answer("-n", "-f")["due"]) == 5
    topic = Path("briefs/topics/water.yaml")
    topic.write_text(topic.read_text() + "\nnonsense: 1\n")
    (problem,) = answer(code=1)["problems"]
    assert problem["file"].endswith("water.yaml") and problem["severity"] == "error"


def test_handouts_take_the_options_of_a_build(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("handouts", "austria", "-C", "briefs", "-o", "out")
    assert len(json.loads(here(*words, "-n", "--json").out)["due"]) == 2
    assert not Path("out").exists()
    Path("p.csv").write_text("austria,речной-пароль-7\n")
    Path("p.csv").chmod(0o600)
    done = here(*words, "--passwords", "p.csv", "-k", "--executor", "inline", "--time-limit", "60", "-f")
    assert "2 made" in done.err
    assert all(b"/Encrypt" in path.read_bytes() for path in Path("out").rglob("*.pdf"))
    assert "2 made" in here(*words).err and "nothing to do" in here(*words).err
    faulty(monkeypatch, raising(ValueError("odd")))
    assert here(*words, "-f", "--fail-fast", "-j", "1").err.count("failed  ") == 1


SLOW = """
import sys, time
from briefing import pipeline
lay_out = pipeline.lay_out
def slowly(document, edition, *rest):
    if edition.order.audience == "minister":
        time.sleep(600)
    return lay_out(document, edition, *rest)
pipeline.lay_out = slowly
from briefing.cli import main
main()
"""


@pytest.mark.posix
@pytest.mark.parametrize("words", [(), ("--json",)])
def test_ctrl_c_keeps_and_lists_what_is_finished(here: Here, words: tuple[str, ...]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, *ALL, "-j", "2", *words],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    book = Path("out") / BOOK
    while not book.exists() and process.poll() is None:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate()
    assert process.returncode == 130 and "Traceback" not in err
    assert err.endswith("interrupted; what was finished is kept\n")
    if words:
        data = json.loads(out)
        assert data["interrupted"] and BOOK in [row["path"] for row in data["made"]]
    else:
        assert f"out/{BOOK}" in out.split()
    assert here("verify", "out").code == 0


@pytest.mark.posix
def test_on_a_terminal_a_bar_tells_how_far_it_is_and_what_failed(here: Here) -> None:
    import pty

    broken = SLOW.replace("time.sleep(600)", "raise ValueError('odd [bold]')")
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", broken, *ALL, "--copies", "2", "-a", "guest", "-a", "minister"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "120"},
        stdout=subprocess.DEVNULL, stderr=slave,
    )  # fmt: skip
    os.close(slave)
    shown = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(master)
    text = shown.decode()
    assert process.wait() == 4
    assert "10/10" in text and "6 failed" in text and "ValueError: odd [bold]" in text and "4 made" in text
