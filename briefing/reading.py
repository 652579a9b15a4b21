"""A folder of briefs read and checked with all kinds that it can use; nothing that lays out is loaded for it."""

from __future__ import annotations

from pathlib import Path

from briefing.checking import KeptValues, Reading, declarations, load, put_together
from briefing.checking.given import Given
from briefing.diagnostics import BriefError, Problems
from briefing.judging import Judge
from briefing.products.base import PRODUCTS
from briefing.sections.base import SECTIONS
from briefing.summit import Summit


def load_into(
    problems: Problems,
    folder: Path,
    judged: bool = True,
    kept: KeptValues | None = None,
    given: Given | None = None,
) -> Summit:
    """The summit of a folder with all that is wrong in it added to the problems; files are verified by one that is `judged`.
    `given` is set for one build.

    Raises `BriefError` when nothing can be put together at all.
    """
    return load(folder, problems, sections=SECTIONS, products=PRODUCTS, judged=judged, kept=kept, given=given)


def problems_of(folder: Path, kept: KeptValues | None = None) -> Problems:
    """All that is wrong in a folder, where nothing can be put together too."""
    problems = Problems()
    if kept is not None:
        kept.turn()
    try:
        load_into(problems, folder, judged=False, kept=kept)
    except BriefError as error:
        problems.add(error.diagnostics)
    return problems


def read_and_check(folder: Path, given: Given | None = None) -> tuple[Summit, Problems]:
    """The summit of a folder and its warnings; a `BriefError` with every mistake in it where there are any."""
    problems = Problems()
    summit = load_into(problems, folder, given=given)
    problems.raise_if_errors()
    return summit, problems


def put_together_from(folder: Path, kept: KeptValues) -> tuple[Summit | None, Reading]:
    """A folder whose files are read again only where they differ from what is `kept`, with nothing held against anything else.

    None where nothing can be put together; the reading has the located values, and in its problems what is wrong in a file.
    """
    kept.turn()
    found = Reading(folder, Problems(), kept=kept)
    try:
        return put_together(found, judged=False), found
    except BriefError as error:
        found.problems.add(error.diagnostics)
        return None, found


def judge_of(found: Reading, summit: Summit) -> Judge:
    """The second judge over what was read."""
    return declarations.judge(found, found.tables(), summit.charts.values())
