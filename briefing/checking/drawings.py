"""Every chart is resolved once for every language, so that mistakes in its data show at its line."""

from __future__ import annotations

from briefing import charts, languages
from briefing.diagnostics import Problems
from briefing.summit import Summit


def check(summit: Summit, problems: Problems) -> None:
    """Report what no book could draw."""
    settings = summit.settings
    countries = countries_of(summit)
    language = languages.load(settings.defaults.language)
    setting = charts.Setting(language=language, countries=countries, facts=summit.facts)
    for spec in summit.charts.values():
        charts.resolve(spec, setting, problems)


def countries_of(summit: Summit) -> tuple[charts.Country, ...]:
    """Every delegation, and the host, as charts know them."""
    settings = summit.settings
    colours = settings.country_colours
    found = [
        charts.Country(brief.id, brief.code, brief.name.short, colours.get(brief.id, ""), (brief.name.formal,))
        for brief in summit.delegations.values()
    ]
    host = settings.event.host
    found.append(charts.Country("host", settings.event.host_code, host.short, colours.get("host", ""), (host.formal,)))
    return tuple(found)
