"""The tiny summit, ready to be made by a batch."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import pipeline
from briefing.batch.build_context import BuildContext
from briefing.batch.fingerprint import versions
from briefing.batch.orders import path_of, planned_orders
from briefing.batch.worker import Task
from tests.conftest import TINY
from tests.processes import load_libraries

Ready = Callable[..., tuple[BuildContext, list[Task]]]


def ready(project: Path = TINY) -> tuple[BuildContext, list[Task]]:
    """What the summit orders, and what is needed to make it."""
    load_libraries()
    summit, _ = pipeline.read_and_check(project)
    context = BuildContext(summit, project / "assets", dict(versions()))
    return context, [Task(order, path_of(order)) for order in planned_orders(summit)]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the tiny summit to edit."""
    shutil.copytree(TINY, tmp_path / "briefs")
    return tmp_path / "briefs"
