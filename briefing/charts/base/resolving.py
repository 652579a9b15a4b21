"""From a specification and a book to a chart: numbers read, names in the book's language, colours given."""

from __future__ import annotations

from briefing.charts.base.chart import Chart
from briefing.charts.base.context import SERIES, ChartContext
from briefing.charts.base.kind import CHARTS, plotted
from briefing.charts.base.names import check_names
from briefing.charts.base.number_forms import Forms
from briefing.charts.base.request import ChartRequest, Resolved
from briefing.charts.base.spec import ChartSpec
from briefing.diagnostics import BriefError, Problems

POINTS_PER_MM = 72 / 25.4


def resolve(spec: ChartSpec, context: ChartContext, problems: Problems | None = None) -> Chart | None:
    """The chart for one book.

    With `problems`, mistakes are collected there and None comes back; without, they are raised as
    one `BriefError`.
    """
    found = Problems()
    chart = _resolve(spec, context, found)
    if problems is not None:
        problems.add(found)
    else:
        found.raise_if_errors()
    return None if found.errors else chart


def _resolve(spec: ChartSpec, context: ChartContext, problems: Problems) -> Chart | None:
    request = ChartRequest(spec, context, Forms.of(context.language, spec.unit, spec.decimals), problems)
    for country in context.countries:
        if country.colour and country.colour not in SERIES:
            problems.error("unknown-colour", f"'{country.colour}' is not a colour for countries", None,
                           f"write one of {', '.join(SERIES)} under 'country-colours'")  # fmt: skip
    try:
        check_names(request)
        if problems.errors:
            return None
        made: Resolved = context.kinds.load(CHARTS, spec.kind).resolve(request)
    except BriefError as error:
        problems.add(error.diagnostics)
        return None
    height = float(spec.height) * POINTS_PER_MM if spec.height is not None else None
    plot = plotted(made.plot, spec.kind, context.kinds)
    alt = _alt(request, made.seen)
    notes = made.notes if spec.prints_bounds else (*made.notes, *request.bounds())
    return Chart(spec.kind, plot, alt, spec.id, height, assets=made.assets, notes=notes, span=spec.span)


def _alt(request: ChartRequest[ChartSpec], seen: str) -> str:
    """The author's words, else the kind, the message, what is measured, and the data."""
    if request.spec.alt is not None:
        return request.words(request.spec.alt)
    kind = request.context.language.name_of(request.spec.kind, f"chart-kind-{request.spec.kind}")
    unit = request.words(request.spec.subtitle)
    return " ".join(
        f"{part.rstrip('. ')}." for part in (kind, request.words(request.spec.title), unit, seen) if part
    )
