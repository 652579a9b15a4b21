"""watch sees how editors really save, builds what is meant to be handed out, and outlives mistakes."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from tests.conftest import ROOT, TINY

FILE = Path("out/austria/guest/ru/austria_guest_ru_book_a4.pdf")


ENDED = re.compile(r"nothing to do|^\d (made|up to date)|error\[", re.M)


def atomically(path: Path, text: str) -> None:
    """Vim and many others: a new file takes the name of the old one."""
    other = path.with_name(f".{path.name}.tmp")
    other.write_text(text)
    other.replace(path)


def until(true: Callable[[], bool], process: subprocess.Popen[bytes], what: str) -> None:
    """Waits for as long as the process lives; the time limit of the test is the only clock."""
    while not true():
        assert process.poll() is None, what
        time.sleep(0.05)


@pytest.mark.posix
@pytest.mark.slow
def test_watch_sees_every_kind_of_save_and_outlives_mistakes(tmp_path: Path) -> None:
    briefs, log = tmp_path / "briefs", tmp_path / "log"
    shutil.copytree(TINY, briefs)
    (briefs / "assets" / "photos").mkdir(parents=True)
    package = tmp_path / "program"
    shutil.copytree(ROOT / "briefing", package / "briefing", ignore=shutil.ignore_patterns("__pycache__"))
    words = [sys.executable, "-m", "briefing", "watch", "austria", "-a", "guest", "-C", "briefs", "-o", "out"]
    book = tmp_path / FILE
    style = package / "briefing" / "styles" / "secretariat.yaml"
    topic, flow = briefs / "topics" / "water.yaml", briefs / "data" / "flow.csv"
    good = topic.read_text()

    def after(save: Callable[[], object], name: str) -> str:
        """What is said of a build once a save has led to it."""
        before = len(log.read_text())
        save()
        until(lambda: bool(ENDED.search(log.read_text(), before)), process, name)
        assert name in log.read_text()[before:]
        return log.read_text()[before:]

    with log.open("w") as file:
        process = subprocess.Popen(
            words, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(package)}, stderr=file, stdout=file
        )
    try:
        until(lambda: "watching" in log.read_text(), process, "it begins")
        first = book.read_bytes()
        assert not any(
            "ПРОЕКТ" in page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(book)
        )

        after(lambda: atomically(topic, good.replace("за год", "за один год")), "water.yaml")
        second = book.read_bytes()
        assert second != first
        assert "error[" in after(lambda: atomically(topic, good + "\nnonsense: ["), "water.yaml")
        assert process.poll() is None and book.read_bytes() == second
        after(lambda: atomically(topic, good), "water.yaml")
        assert book.read_bytes() == first
        assert "made" in after(lambda: flow.write_text(flow.read_text().replace("61.5", "61.4")), "flow.csv")
        after(lambda: Image.new("RGB", (8, 8)).save(briefs / "assets" / "photos" / "x.png"), "x.png")
        third = book.read_bytes()
        after(
            lambda: atomically(
                style, style.read_text().replace("leading: 15, after: 7.5", "leading: 17, after: 7.5")
            ),
            "secretariat.yaml",
        )
        assert book.read_bytes() != third and "Traceback" not in log.read_text()
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()
    assert process.returncode in (0, 130), log.read_text()
