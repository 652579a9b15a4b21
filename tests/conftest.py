"""Every test runs with a clean environment, without a network, and within a time limit of its own."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from briefing import diagnostics, values
from briefing.diagnostics import Diagnostic

ROOT = Path(__file__).parent.parent
TINY = ROOT / "tests" / "summits" / "tiny"
PREFIXES = ("RL_", "MPL", "BRIEFING_", "LC_")
NAMES = ("TZ", "LANG", "LANGUAGE", "SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR")
LIMIT, LIMIT_OF_SLOW = 600, 3600  # seconds: no test is that slow anywhere, so that one that hangs is ended
ELSEWHERE = {
    "posix": (os.name != "posix", "signals, links, permissions and terminals of POSIX"),
    "linux": (sys.platform != "linux", "forked workers and /proc"),
}

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What this system lacks is skipped; a test that hangs is ended, where pytest-timeout is installed."""
    for item in items:
        for name, (absent, what) in ELSEWHERE.items():
            if absent and item.get_closest_marker(name):
                item.add_marker(pytest.mark.skip(reason=f"needs {what}"))
        if config.pluginmanager.hasplugin("timeout") and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(LIMIT_OF_SLOW if item.get_closest_marker("slow") else LIMIT))


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    for name in list(os.environ):
        if name.startswith(PREFIXES) or name in NAMES:
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Only addresses of this machine can be reached."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if isinstance(address, tuple) and host not in ("127.0.0.1", "localhost", "::1"):
            raise AssertionError(f"a test reached for the network: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    yield


@pytest.fixture(scope="session")
def codes_told() -> Iterator[set[str]]:
    """The codes of the problems that the program itself has told so far, not those that tests make up."""
    told: set[str] = set()

    def noted(problem: Diagnostic, name: str, value: object) -> None:
        frame = sys._getframe(2)
        while frame.f_back and frame.f_globals.get("__name__") in (
            diagnostics.__name__,
            values.__name__,
        ):
            frame = frame.f_back
        if str(frame.f_globals.get("__name__")).startswith("briefing."):
            told.add(problem.code)
        values.settle(problem, name, value)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefing.diagnostics.settle", noted)  # called once for each problem that is made
        yield told


@pytest.fixture(autouse=True)
def every_code_has_a_page(codes_told: set[str]) -> Iterator[None]:
    """A problem that any test meets has its page in the documentation."""
    codes_told.clear()
    yield
    from docs.site.mistakes import mistakes

    if others := codes_told - mistakes().keys():  # those of the cases have pages: tests/site
        from briefing.reference.codes import codes

        assert not others - codes().keys(), (
            "briefing/reference/codes.py cannot see where the program tells these"
        )
