"""A folder of briefs read and checked with all kinds that it can use; nothing that lays out is loaded for it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from briefing.checking import KeptValues, Reading, Together, declarations, load, put_together
from briefing.checking.given import Given
from briefing.diagnostics import BriefError, Problems
from briefing.judging import Judge
from briefing.products.base import PRODUCTS
from briefing.sections.base import SECTIONS
from briefing.summit import Summit

_KEPT: Final[dict[Path, KeptValues]] = {}  # of folders that are open


def keep(folder: Path) -> None:
    """From now on this process reads a folder again only where its files differ from what it read last."""
    _KEPT.setdefault(folder.resolve(), KeptValues())


def _kept(folder: Path) -> KeptValues | None:
    kept = _KEPT.get(folder.resolve())
    if kept is not None:
        kept.turn()
    return kept


def load_into(
    problems: Problems,
    folder: Path,
    judged: bool = True,
    given: Given | None = None,
) -> Summit:
    """The summit of a folder with all that is wrong in it added to the problems; files are verified by one that is `judged`.
    `given` is set for one build.

    Raises `BriefError` when nothing can be put together at all.
    """
    return load(
        folder, problems, sections=SECTIONS, products=PRODUCTS, judged=judged, kept=_kept(folder), given=given
    )


def problems_of(folder: Path) -> Problems:
    """All that is wrong in a folder, where nothing can be put together too."""
    problems = Problems()
    try:
        load_into(problems, folder, judged=False)
    except BriefError as error:
        problems.add(error.diagnostics)
    return problems


def read_and_check(folder: Path, given: Given | None = None) -> tuple[Summit, Problems]:
    """The summit of a folder and its warnings; a `BriefError` with every mistake in it where there are any."""
    problems = Problems()
    summit = load_into(problems, folder, given=given)
    problems.raise_if_errors()
    return summit, problems


def put_together_from(folder: Path) -> tuple[Together | None, Reading]:
    """A folder that is kept open, as its files now are, with nothing in it held against anything else, in the language in which
    it is written.

    None where nothing can be put together; the reading has the located values, and in its problems what is wrong in a file.
    """
    found = Reading(folder, Problems(), kept=_kept(folder) or KeptValues())
    try:
        return put_together(found, judged=False), found
    except BriefError as error:
        found.problems.add(error.diagnostics)
        return None, found


def judge_of(found: Reading, summit: Summit) -> Judge:
    """The second judge over what was read."""
    return declarations.judge(found, found.tables(), summit.charts.values())
