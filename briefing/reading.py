"""A folder of briefs read and checked with all kinds that it can use; nothing that lays out is loaded for it."""

from __future__ import annotations

from pathlib import Path

from briefing.checking import load
from briefing.diagnostics import BriefError, Problems
from briefing.products.base import PRODUCTS
from briefing.sections.base import SECTIONS
from briefing.summit import Summit


def load_into(problems: Problems, folder: Path, judged: bool = True) -> Summit:
    """The summit of a folder with all that is wrong in it added to the problems; files are verified by one that is `judged`.

    Raises `BriefError` when nothing can be put together at all.
    """
    return load(folder, problems, sections=SECTIONS, products=PRODUCTS, judged=judged)


def problems_of(folder: Path) -> Problems:
    """All that is wrong in a folder, where nothing can be put together too."""
    problems = Problems()
    try:
        load_into(problems, folder, judged=False)
    except BriefError as error:
        problems.add(error.diagnostics)
    return problems


def read_and_check(folder: Path) -> tuple[Summit, Problems]:
    """The summit of a folder and its warnings; a `BriefError` with every mistake in it where there are any."""
    problems = Problems()
    summit = load_into(problems, folder)
    problems.raise_if_errors()
    return summit, problems
