"""Whatever the structure of the briefs, they are checked in words; what passes can be composed and laid out.

`BRIEFING_MUTATIONS` says how many changes are tried, `BRIEFING_SEED` where they begin.
"""

from __future__ import annotations

import os
import random
import shutil
import traceback
from pathlib import Path

import pytest

from briefing import pipeline
from briefing.diagnostics import BriefError, Problems
from briefing.products.base import PRODUCTS
from briefing.reading import load_into
from briefing.summit import Order, Summit
from tests.mutations.changing import Briefs

TINY = Path(__file__).parents[1] / "summits" / "tiny"
MANY = int(os.environ.get("BRIEFING_MUTATIONS", "240"))
SEED = int(os.environ.get("BRIEFING_SEED", "13"))
SHARDS = 6
ONE_IN = 8  # of those that pass, laid out


@pytest.mark.parametrize(
    "shard", [0, 1, *(pytest.param(n, marks=pytest.mark.slow) for n in range(2, SHARDS))]
)
def test_changed_briefs_end_in_words(shard: int, tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    shutil.copytree(TINY, folder)
    briefs = Briefs(folder)
    for number in range(shard, MANY, SHARDS):
        rng = random.Random(SEED * 1_000_003 + number)
        changes = briefs.changed(rng)
        try:
            _tried(folder, rng)
        except Exception as error:
            said = "; ".join(map(str, changes))
            where = "".join(traceback.format_tb(error.__traceback__)[-3:])
            pytest.fail(f"change {number} ({said}): {type(error).__name__}: {error}\n{where}")
        briefs.restored()


def _tried(folder: Path, rng: random.Random) -> None:
    problems = Problems()
    try:
        summit = load_into(problems, folder)
    except BriefError:
        summit = None
    for found in problems:
        assert (found.message and found.message[:1] == found.message[:1].lower()) or found.message[
            0
        ].isupper()
        assert "object at 0x" not in found.message and "Error" not in found.message
    if summit is not None and not problems.errors and rng.randrange(ONE_IN) == 0:
        _made(summit, folder, rng)


def _made(summit: Summit, folder: Path, rng: random.Random) -> None:
    """A book or a handout, as some audience would get it; what cannot be made is said in words."""
    audience = rng.choice(list(summit.settings.audiences))
    delegation = rng.choice(list(summit.delegations))
    language = rng.choice(summit.settings.languages)
    product = rng.choice(("book", "book", *PRODUCTS.of_program()))
    order = Order(product=product, delegation=delegation, audience=audience, language=language, format="a5")
    try:
        pipeline.build(
            pipeline.select(summit, order), pipeline.BuildOptions(assets=folder / "assets", draft=True)
        )
    except BriefError as error:
        assert all(d.message for d in error.diagnostics)
