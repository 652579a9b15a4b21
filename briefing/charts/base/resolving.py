"""From a specification and a book to a chart: numbers read, names in the book's language, colours given."""

from __future__ import annotations

from briefing.charts.base.asked import Asked, Resolved
from briefing.charts.base.chart import Chart
from briefing.charts.base.forms import Forms
from briefing.charts.base.kind import CHARTS, plotted
from briefing.charts.base.names import check_names
from briefing.charts.base.setting import SERIES, Setting
from briefing.charts.base.spec import ChartSpec
from briefing.diagnostics import BriefError, Problems

POINTS_PER_MM = 72 / 25.4


def resolve(spec: ChartSpec, setting: Setting, problems: Problems | None = None) -> Chart | None:
    """The chart for one book.

    With `problems`, mistakes are collected there and None comes back; without, they are raised as
    one `BriefError`.
    """
    found = Problems()
    chart = _resolve(spec, setting, found)
    if problems is not None:
        problems.add(found)
    else:
        found.raise_if_errors()
    return None if found.errors else chart


def _resolve(spec: ChartSpec, setting: Setting, problems: Problems) -> Chart | None:
    asked = Asked(spec, setting, Forms.of(setting.language, spec.unit, spec.decimals), problems)
    for country in setting.countries:
        if country.colour and country.colour not in SERIES:
            problems.error("unknown-colour", f"'{country.colour}' is not a colour for countries", None,
                           f"write one of {', '.join(SERIES)} under 'country-colours'")  # fmt: skip
    try:
        check_names(asked)
        if problems.errors:
            return None
        made: Resolved = setting.kinds.load(CHARTS, spec.kind).resolve(asked)
    except BriefError as error:
        problems.add(error.diagnostics)
        return None
    height = float(spec.height) * POINTS_PER_MM if spec.height is not None else None
    plot = plotted(made.plot, spec.kind, setting.kinds)
    alt = _alt(asked, made.seen)
    return Chart(spec.kind, plot, alt, spec.id, height, assets=made.assets, notes=made.notes, span=spec.span)


def _alt(asked: Asked[ChartSpec], seen: str) -> str:
    """The author's words, else the kind, the message, what is measured, and the data."""
    if asked.spec.alt is not None:
        return asked.words(asked.spec.alt)
    kind = asked.setting.language.name_of(asked.spec.kind, f"chart-kind-{asked.spec.kind}")
    unit = asked.words(asked.spec.subtitle)
    return " ".join(
        f"{part.rstrip('. ')}." for part in (kind, asked.words(asked.spec.title), unit, seen) if part
    )
