"""The finished file of what a window shows: made by all six stages from the folder as it is now, and read back."""

from __future__ import annotations

from pathlib import Path

import briefing
from briefing.batch.orders import path_of
from briefing.diagnostics import BriefError, Severity
from briefing.previewing.rendering import PDFIUM
from briefing.summit import Order


def finished(folder: Path, order: Order) -> tuple[bytes, str]:
    """The bytes that `build` would publish, and their name; a `BriefError` with all that keeps them from it."""
    project = briefing.open(folder)
    edition = project.select(order)
    laid_out = project.lay_out(project.compose(edition), edition)
    name, pdf = path_of(order), laid_out.pdf()
    with PDFIUM:
        verified = project.verify(edition, laid_out, pdf, name)
    found = (*laid_out.problems, *verified)
    errors = [problem for problem in found if problem.severity is Severity.ERROR]
    if errors:
        raise BriefError(errors)
    return pdf, name.rpartition("/")[2]
