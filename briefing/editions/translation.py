"""Which texts of an edition are not in its language, or no longer say what the original says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.charts import ChartSpec
from briefing.checking.traversal import texts_of
from briefing.diagnostics import Span
from briefing.schema import Model
from briefing.summit import Summit


class Untranslated(Model):
    """Places of texts that stand in the language of the briefs (`missing`), and of translations of earlier words (`stale`).

    `refused`: a book that prints one of them is not made, unless it is a draft.
    """

    original: str
    refused: bool
    missing: tuple[str, ...]
    stale: tuple[str, ...]


def untranslated(summit: Summit, edition: Model, charts: Mapping[str, ChartSpec]) -> Untranslated | None:
    """What an edition lacks; None where it is whole, and in the language in which the briefs are written."""
    state = summit.translation
    if state is None:
        return None
    spans = [use.text.span for use in texts_of(edition, ()) if use.text.span is not None]
    missing = (*_places(spans, state.missing), *_cells(charts, state.missing))
    stale = _places(spans, state.stale)
    if not missing and not stale:
        return None
    return Untranslated(original=state.original, refused=state.refused, missing=missing, stale=stale)


def _cells(charts: Mapping[str, ChartSpec], among: Mapping[Span, Any]) -> tuple[str, ...]:
    """The cells of charts that nobody named in this language."""
    found = {
        f"charts/{id_}/names/{cell.text}"
        for id_, spec in charts.items()
        for row in spec.grid.rows
        for cell in row
        if cell.span in among and cell.text not in spec.names
    }
    return tuple(sorted(found))


def _places(spans: list[Span], among: Mapping[Span, Any]) -> tuple[str, ...]:
    return tuple(sorted({str(span.place) for span in spans if span in among}))
