"""The tiny summit, ready to be made by a batch."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import pipeline
from briefing.batch.fingerprint import versions
from briefing.batch.orders import ordered, path_of
from briefing.batch.work import Task
from briefing.batch.workshop import Workshop
from tests.conftest import TINY

Ready = Callable[..., tuple[Workshop, list[Task]]]


def ready(project: Path = TINY) -> tuple[Workshop, list[Task]]:
    """What the summit orders, and what is needed to make it."""
    summit, _ = pipeline.read_and_check(project)
    shop = Workshop(summit, project / "assets", dict(versions()))
    return shop, [Task(order, path_of(order)) for order in ordered(summit)]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the tiny summit to edit."""
    shutil.copytree(TINY, tmp_path / "briefs")
    return tmp_path / "briefs"
