"""Where the type area of a page lies: margins that mirror, whole lines of the grid, room at the side."""

from __future__ import annotations

from typing import Final

from briefing.document import Running
from briefing.formats import Format
from briefing.layout.job import MM, Job
from briefing.layout.running import STRIP_ROOM, TAB_WIDTH, unprintable

SIDE_GAP: Final = 12.0  # between text and a note at its side
SIDE_LEAST: Final = 72.0  # a narrower margin takes no notes


def _outer(format: Format) -> float:
    """The outer margin, which gives half of the binding's room."""
    margins, printing = format.margins, format.print
    return (
        max(margins.outer - printing.binding / 2, margins.outer * 0.75) if printing.binding else margins.outer
    )


def margins_of(format: Format, recto: bool) -> tuple[float, float]:
    """Left and right in points."""
    inner, outer = (format.margins.inner + format.print.binding) * MM, _outer(format) * MM
    return (inner, outer) if recto or not format.print.mirrored else (outer, inner)


def measure_of(format: Format) -> float:
    """Width of the type area; the same on every page."""
    return (format.width - format.margins.inner - format.print.binding - _outer(format)) * MM


def tall_of(job: Job) -> float:
    """Height of the type area, whole lines of the grid."""
    margins, grid = job.format.margins, job.style.grid * job.scale
    return int((job.format.height - margins.top - margins.bottom) * MM / grid) * grid


def side_of(job: Job) -> float:
    """Width for notes in the outer margin, clear of the tab and the strip at its edge; 0 where it is too narrow."""
    words: Running = job.document.running
    edge = unprintable(job) + (TAB_WIDTH if job.style.tabs else 0.0) + (STRIP_ROOM if words.strip else 0.0)
    room = _outer(job.format) * MM - edge - 2 * SIDE_GAP
    return room if room >= SIDE_LEAST * job.scale else 0.0
