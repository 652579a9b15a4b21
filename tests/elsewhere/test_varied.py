"""What `check` passes, `build` and `handouts` make, whatever other people write; only pages know what has no room on them.

`BRIEFING_VARIATIONS` says how many variations are tried, `BRIEFING_SEED` where they begin.
"""

from __future__ import annotations

import os
import random
import shutil
import traceback
from pathlib import Path
from typing import Final

import pytest

from briefing import pipeline
from briefing.diagnostics import BriefError, Problems, Severity
from briefing.reading import load_into
from briefing.summit import Order, Summit
from tests.elsewhere.building import HERE, orders_of
from tests.elsewhere.varying import Varied

MANY: Final = int(os.environ.get("BRIEFING_VARIATIONS", "36"))
SEED: Final = int(os.environ.get("BRIEFING_SEED", "13"))
SUMMITS: Final = (HERE / "delta", HERE / "sahel", HERE / "atoll", HERE / "tundra")
OF_PAGES: Final = frozenset({"does-not-fit", "page-budget", "no-room"})  # each at its place in the briefs
FILES: Final = 3  # of those that are ordered, made of each


@pytest.mark.parametrize("base", SUMMITS, ids=lambda base: base.name)
def test_what_check_passes_is_made(base: Path, tmp_path: Path) -> None:
    folder = tmp_path / "briefs"
    shutil.copytree(base, folder)
    briefs = Varied(folder)
    for number in range(MANY // len(SUMMITS)):
        rng = random.Random(f"{SEED} {number}")
        changes = "; ".join(map(str, briefs.changed(rng)))
        try:
            wrong = tried(folder, rng)
        except Exception as error:
            where = "".join(traceback.format_tb(error.__traceback__)[-4:])
            pytest.fail(f"variation {number} ({changes}): {type(error).__name__}: {error}\n{where}")
        assert not wrong, f"variation {number} ({changes}): {wrong}"


def tried(folder: Path, rng: random.Random) -> list[str]:
    """What is wrong with files of briefs in which check finds no error."""
    problems = Problems()
    try:
        summit = load_into(problems, folder)
    except BriefError:
        return []
    if problems.errors:
        return []
    orders = orders_of(summit)
    return [
        wrong
        for order in rng.sample(orders, min(FILES, len(orders)))
        for wrong in made(summit, order, folder)
    ]


def made(summit: Summit, order: Order, folder: Path) -> list[str]:
    said = f"{order.product} of {order.delegation} for {order.audience}"
    try:
        edition = pipeline.select(summit, order)
        file = pipeline.build(edition, pipeline.BuildOptions(assets=folder / "assets"))
        found = [d for d in file.problems if d.severity is Severity.ERROR]
        if not found:
            found = list(pipeline.verify(summit, edition, file, file.pdf(), "x.pdf"))
    except BriefError as error:
        found = list(error.diagnostics)
    return [f"{said}: {d.code}: {d.message}" for d in found if d.code not in OF_PAGES or d.span is None]
