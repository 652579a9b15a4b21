"""axe finds nothing, in every state of the window, light, dark and narrow."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, TINY
from tests.serving.browsing import WIDE, Browser, chromium, preview

pytestmark = [pytest.mark.posix, pytest.mark.xdist_group("chromium")]


@pytest.fixture(scope="module")
def axe() -> str:
    """axe-core, which `npm install --no-save axe-core` puts beside the briefs; a folder of packages may be named."""
    folder = Path(os.environ.get("NODE_PATH", ROOT / "node_modules"))
    script = folder / "axe-core" / "axe.min.js"
    if not script.is_file():
        pytest.skip("needs axe-core: npm install --no-save axe-core")
    return script.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def window(axe: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    chromium()
    folder = tmp_path_factory.mktemp("heard") / "briefs"
    shutil.copytree(TINY, folder)
    with preview(folder, "austria") as address:
        browser = Browser()
        try:
            browser.open(address)
            browser.driver.execute_script(axe)
            yield browser
        finally:
            browser.quit()


def _found(window: Browser) -> list[str]:
    return list(
        window.js(
            "axe.run(document).then(({violations}) => violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 200))}`))"
        )
    )


def test_nothing_is_found_in_any_state(window: Browser) -> None:
    assert _found(window) == []
    window.click_word(3, "ценим")
    window.until("document.querySelector('#sentence .field') !== null")
    window.type_into("#sentence .field textarea, #sentence .field input", "Не сохранено.")
    window.click_word(3, "Договориться")
    window.until("document.querySelector('#sentence .waiting') !== null")
    window.js("document.querySelectorAll('#sentence details').forEach((one) => (one.open = true))")
    window.press("#tab-thumbs")
    for dark in (False, True):
        window.size(*WIDE, dark=dark)
        for tab in ("sentence", "readers", "findings"):
            window.press(f"#tab-{tab}")
            assert _found(window) == [], (dark, tab)
    window.size(390, 800)
    window.press('[data-do="side"]')
    assert _found(window) == [], "narrow"
