"""What is seen in a chart, in words, for readers who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.charts.base import times
from briefing.charts.base.dots import Dot
from briefing.charts.base.number_forms import Forms
from briefing.charts.base.precision import written_decimals
from briefing.charts.base.request import ChartRequest
from briefing.charts.base.series import Mark, Series
from briefing.charts.base.spec import ChartSpec
from briefing.charts.base.times import TimeKind, full_name

MOST_NAMED = 8


def at(forms: Forms, x: float, kind: TimeKind) -> str:
    """A place on the x axis in words."""
    return forms.number(x) if kind == "numbers" else full_name(times.at(x, kind), kind, forms)


def describe_series(
    request: ChartRequest[ChartSpec], series: Sequence[Series], kind: TimeKind, decimals: int
) -> str:
    """First and last value of each (the strong first), then the extremes."""
    forms = request.forms
    shown = sorted(series, key=lambda s: not s.strong)[:MOST_NAMED]
    parts = [
        forms.word("chart-from-to").format(
            name=s.name, first=forms.quantity(s.first.y or 0, decimals), start=at(forms, s.first.x, kind),
            last=forms.quantity(s.last.y or 0, decimals), end=at(forms, s.last.x, kind),
        ).removeprefix(": ")
        for s in shown
    ]  # fmt: skip
    marks = [(m.y, s, m) for s in series for m in s.marks if m.y is not None]
    for word, found in (("chart-highest", max(marks, key=_value)), ("chart-lowest", min(marks, key=_value))):
        value, line, mark = found
        text = forms.word(word).format(
            value=forms.quantity(value, decimals), name=line.name, at=at(forms, mark.x, kind)
        )
        parts.append(text.replace("(, ", "("))
    breaks = dict.fromkeys(year for years in request.spec.break_after.values() for year in years)
    parts += [forms.word("chart-break").format(at=year) for year in breaks]
    return "; ".join(parts)


def _value(found: tuple[float, Series, Mark]) -> float:
    return found[0]


def describe_values(
    request: ChartRequest[ChartSpec], values: Sequence[tuple[str, float]], decimals: int
) -> str:
    """Names with their values, as many as can be listened to."""
    shown = [f"{name} {request.forms.quantity(value, decimals)}" for name, value in values[: MOST_NAMED * 2]]
    rest = len(values) - len(shown)
    return "; ".join(shown) + (f"; … (+{rest})" if rest > 0 else "")


def describe_dots(
    request: ChartRequest[ChartSpec], dots: list[Dot], titles: tuple[str, str], y_column: str
) -> str:
    """Each name with its two measures and what they are called, each with its own decimals."""
    places = [request.spec.decimals if request.spec.decimals is not None else written_decimals(request, [c])
              for c in (str(request.spec.x), y_column)]  # fmt: skip
    across, up = (title.strip(" →↑") for title in (titles[0], titles[1] or y_column))
    ordered = sorted(dots, key=lambda d: not d.strong)
    return "; ".join(
        f"{d.name}: {across} {request.forms.number(d.x, places[0])}, {up} {request.forms.number(d.y, places[1])}"
        for d in ordered[:20]
    )
