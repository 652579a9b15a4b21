"""Every chart is resolved once for every language, so that mistakes in its data show at its line."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from briefing import charts
from briefing.charts.base.grid import Grid
from briefing.charts.base.kind import CHARTS
from briefing.checking.checkup import Checkup
from briefing.diagnostics import Problems, Span
from briefing.folders import assets_of, find_asset
from briefing.schema import why_no_id
from briefing.summit import Name, Summit


def check(checkup: Checkup) -> None:
    """Report what no book could draw."""
    summit = checkup.summit
    words = [
        kind.WORDS
        for name in {c.kind for c in summit.charts.values()}
        if (kind := checkup.kind(CHARTS, name))
    ]
    for language in checkup.said_in.values():
        context = charts.ChartContext(
            language=language.with_words_of(words),
            countries=_placed(checkup),
            facts=summit.facts,
            asset=partial(_asset, checkup.reading.folder),
            unread=partial(checkup.may_exist, "delegation"),
            kinds=summit.kinds,
        )
        for spec in summit.charts.values():
            charts.resolve(spec, context, found := Problems())
            unread = _unread(checkup, spec)
            checkup.problems.add(d for d in found.found if d.span is None or d.span not in unread)


def _unread(checkup: Checkup, spec: charts.ChartSpec) -> frozenset[Span]:
    """The cells that name a fact which may stand where nothing could be read."""
    if checkup.reading.whole or not isinstance(spec.data, Grid):
        return frozenset()
    cells = (cell for row in spec.data.rows for cell in row if cell.span is not None)
    facts = checkup.summit.facts
    return frozenset(
        cell.span
        for cell in cells
        if cell.span is not None
        and cell.text not in facts
        and cell.text[:1].isalpha()
        and why_no_id(cell.text) is None
        and checkup.may_exist("fact", cell.text)
    )


def _placed(checkup: Checkup) -> tuple[charts.Country, ...]:
    """The countries with the places of their codes."""
    summit = checkup.summit
    event = summit.settings.event
    places = {
        brief.id: checkup.place(brief.span, "code", brief.code) for brief in summit.delegations.values()
    }
    places["host"] = checkup.place(event.span, "host-code", event.host_code)
    return tuple(replace(country, place=places.get(country.id)) for country in countries_of(summit))


def _asset(folder: Path, name: str) -> bytes | None:
    """A file of the assets beside the briefs, None where there is none."""
    path = find_asset(assets_of(folder), name)
    return path.read_bytes() if path is not None else None


def countries_of(summit: Summit) -> tuple[charts.Country, ...]:
    """Every delegation, and the host, as charts know them."""
    settings = summit.settings
    colours = settings.country_colours
    found = [
        charts.Country(
            brief.id, brief.code, brief.name.short, colours.get(brief.id, ""), _aliases(brief.name)
        )
        for brief in summit.delegations.values()
    ]
    host = settings.event.host
    found.append(
        charts.Country("host", settings.event.host_code, host.short, colours.get("host", ""), _aliases(host))
    )
    return tuple(found)


def _aliases(name: Name) -> tuple[str, ...]:
    """What rows may call a country beside its short name: tables are in the language in which the summit is written."""
    originals = (text.original for text in (name.short, name.formal) if text.original != text)
    return (name.formal, *originals)
