"""The shipped summit, read once in a process: it is frozen, so that every test may have the same."""

from __future__ import annotations

from functools import cache

from briefing import pipeline
from briefing.summit import Summit
from tests.conftest import ROOT


@cache
def shipped() -> Summit:
    return pipeline.read_and_check(ROOT / "briefs")[0]
