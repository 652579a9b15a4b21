"""Facts and sources that nothing prints."""

from __future__ import annotations

from briefing.checking.checkup import Checkup
from briefing.checking.names import Names
from briefing.diagnostics import Span


def check(checkup: Checkup, names: Names) -> None:
    """Warn of each; silent while something that may print them could not be read."""
    if not checkup.reading.whole:
        return
    summit = checkup.summit
    facts, sources = _facts(checkup, names), set(names.sources)
    for model in checkup.models:
        sources |= set(getattr(model, "sources", ())) if model is not summit else set()
    for chart in summit.charts.values():
        sources |= set(chart.source)
    for id_, fact in summit.facts.items():
        if id_ not in facts:
            _warn(checkup, "fact", id_, fact.span, "print it with {{ fact(…) }}, or remove it")
    for id_, source in summit.sources.items():
        if id_ not in sources:
            _warn(checkup, "source", id_, source.span, "call it with [^…] or in 'sources', or remove it")


def _facts(checkup: Checkup, names: Names) -> set[str]:
    found = set(names.facts)
    for model in checkup.models:
        found |= {*getattr(model, "figures", ()), *getattr(model, "guest_figures", ())}
        if number := getattr(model, "one_number", None):
            found.add(number)
    for chart in checkup.summit.charts.values():
        found |= {cell.text for row in chart.grid.rows for cell in row}
    return found


def _warn(checkup: Checkup, what: str, id_: str, span: Span | None, help: str) -> None:
    checkup.problems.warn(
        f"unused-{what}", f"nothing prints the {what} '{id_}'", checkup.reading.origins.key(span), help
    )
