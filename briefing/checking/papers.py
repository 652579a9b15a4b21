"""Formats and styles that the summit orders, loaded once, so that their mistakes are found before a build."""

from __future__ import annotations

from collections.abc import Callable

from briefing import formats, styles
from briefing.checking.checkup import Checkup
from briefing.diagnostics import BriefError


def check(checkup: Checkup) -> None:
    settings = checkup.summit.settings
    for name in sorted(
        {settings.defaults.format, *(f for matrix in settings.orders for f in matrix.formats)}
    ):
        if name in formats.names():
            _tried(checkup, formats.load, name)
    if settings.defaults.style in styles.names():
        _tried(checkup, styles.load, settings.defaults.style)


def _tried(checkup: Checkup, load: Callable[[str], object], name: str) -> None:
    try:
        load(name)
    except BriefError as error:
        checkup.problems.add(error.diagnostics)
