"""A real Chromium over a real preview; tests that need it are skipped in words where this machine has none."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest

from tests.conftest import ROOT

webdriver = pytest.importorskip("selenium.webdriver", reason="needs selenium, an extra of the tests")
exceptions = pytest.importorskip("selenium.common.exceptions")
PATIENCE: Final = float(
    os.environ.get("BRIEFING_PATIENCE", "60")
)  # seconds until something that must happen has not happened
WIDE: Final = (1440, 900)
A4_WIDTH: Final = 210 / 25.4 * 72


def chromium() -> tuple[str, str]:
    """Chromium and its driver; the test is skipped where one of them is absent."""
    found = [
        next(filter(None, map(shutil.which, names)), None)
        for names in (("chromium", "chromium-browser", "google-chrome"), ("chromedriver",))
    ]
    if None in found:
        pytest.skip("needs chromium and chromedriver of the system")
    return str(found[0]), str(found[1])


@contextmanager
def preview(folder: Path, *words: str) -> Iterator[str]:
    """`preview` as a user starts it: its address, until Ctrl-C."""
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "generate.py"), "preview", "--no-browser", "-C", str(folder), *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said
    assert "Traceback" not in said and "ERROR" not in said, said


class Browser:
    """One window and what is asked of it; selectors are CSS."""

    def __init__(self) -> None:
        browser, driver = chromium()
        options = webdriver.ChromeOptions()
        options.binary_location = browser
        for word in ("headless=new", "no-sandbox", "disable-dev-shm-usage", "hide-scrollbars", "lang=en"):
            options.add_argument(f"--{word}")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver: Any = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
        self.size(*WIDE)

    def size(self, width: int, height: int, sharpness: float = 1, dark: bool = False) -> None:
        """A screen of that size; `sharpness` is its dots to the point of CSS."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": sharpness, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})

    def open(self, address: str) -> None:
        self.driver.get(address)
        self.until("document.querySelectorAll('.page[data-drawn]').length > 0")

    def js(self, expression: str, *values: object) -> Any:
        """An expression in the page, a promise awaited."""
        script = f"const done = arguments[arguments.length - 1]; Promise.resolve({expression}).then(done, (e) => done(String(e)))"
        return self.driver.execute_async_script(script, *values)

    def until(self, expression: str, *values: object) -> Any:
        """What the expression gives as soon as it gives something."""
        end = time.monotonic() + PATIENCE
        while not (found := self.js(expression, *values)):
            assert time.monotonic() < end, f"never: {expression} {values}\n{self.logs()}"
            time.sleep(0.02)
        return found

    def text(self, selector: str) -> str:
        found = self.js(
            "[...document.querySelectorAll(arguments[0])].map((e) => e.innerText).join(' ')", selector
        )
        return str(found)

    def press(self, selector: str) -> None:
        """With the mouse; what is made anew at that moment is pressed when it is there again."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                self.element(selector).click()
                return
            except exceptions.WebDriverException:
                assert time.monotonic() < end, f"never to be pressed: {selector}"
                time.sleep(0.05)

    def element(self, selector: str) -> Any:
        return self.driver.find_element("css selector", selector)

    def type_into(self, selector: str, text: str) -> None:
        """In place of what stands there."""
        field = self.element(selector)
        field.send_keys("\ue009a\ue000", text)  # Control and a: all of it

    def page_text(self, number: int) -> str:
        """What a reader with a screen reader has of a page."""
        return str(
            self.js(
                "document.querySelector(`.page[data-number='${arguments[0]}'] .unseen`)?.textContent ?? ''",
                number,
            )
        )

    def go_to(self, page: int) -> None:
        there = "document.querySelector(`.page[data-number='${arguments[0]}']`)"
        printed = self.js(f"{there}?.dataset.folio ?? ''", page)
        if printed:
            self.type_into("#page", f"{printed}\n")
        else:  # no number leads to a cover
            self.js(f"{there}.scrollIntoView()", page)
        self.until(
            "document.querySelector(`.page[data-number='${arguments[0]}'][data-drawn]`) !== null", page
        )

    def click_word(self, page: int, word: str) -> None:
        """The middle of a word of a page, with the mouse."""
        self.go_to(page)
        box = self.js(
            "fetch(`api/words?${new URLSearchParams({...Object.fromEntries(new URLSearchParams(location.search)), number: arguments[0]})}`)"
            ".then((r) => r.json()).then((words) => words.find((one) => one.text.includes(arguments[1])))",
            page, word,
        )  # fmt: skip
        assert box, f"no '{word}' on page {page}"
        left, top, zoom = self.js(
            "(({left, top, width}) => [left, top, width / arguments[1]])"
            "(document.querySelector(`.page[data-number='${arguments[0]}']`).getBoundingClientRect())",
            page, A4_WIDTH,
        )  # fmt: skip
        x, y = left + zoom * (box["left"] + box["width"] / 2), top + zoom * (box["top"] + box["height"] / 2)
        for kind in ("mousePressed", "mouseReleased"):
            event = {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
            self.driver.execute_cdp_cmd("Input.dispatchMouseEvent", event)

    def logs(self) -> str:
        return "\n".join(str(line["message"]) for line in self.driver.get_log("browser"))

    def quit(self) -> None:
        self.driver.quit()
