"""One preview and one window for the tests of a module; each test begins where the first did."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from tests.conftest import TINY
from tests.serving.desks import POINT, Desk


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    from tests.serving.browsing import Browser, chromium, preview

    chromium()
    folder = tmp_path_factory.mktemp("open") / "briefs"
    shutil.copytree(TINY, folder)
    with preview(folder, "austria") as address:
        browser = Browser()
        try:
            yield Desk(folder, address, browser)
        finally:
            browser.quit()


@pytest.fixture
def desk(running: Desk) -> Iterator[Desk]:
    """The window at its beginning, over the folder as it was."""
    from tests.serving.browsing import WIDE

    running.browser.size(*WIDE)
    running.browser.open(running.address)
    running.browser.js("sessionStorage.clear()")  # what a window remembers of before
    running.browser.open(running.address)
    running.browser.go_to(3)
    running.browser.until(
        "document.querySelector(\".page[data-number='3'] .unseen\").textContent.includes(arguments[0])", POINT
    )
    yield running
    for path in TINY.rglob("*.yaml"):
        there = running.folder / path.relative_to(TINY)
        if not there.is_file() or there.read_bytes() != path.read_bytes():
            shutil.copyfile(path, there)
    wrong = [
        line
        for line in running.browser.logs().splitlines()
        if "Security Policy" in line or "Uncaught" in line
    ]
    assert not wrong
