"""units.yaml: each unit in every language of the summit, and in none that there is not."""

from __future__ import annotations

from briefing.checking.checkup import Checkup
from briefing.checking.reading import UNITS
from briefing.diagnostics import Span
from briefing.languages import LANGUAGES
from briefing.sources import MappingNode, Node


def check(checkup: Checkup) -> None:
    """Tell of tags that no language has, and of languages in which a unit has no form."""
    for root in checkup.reading.origins.roots:
        units = root.items.get(UNITS) if root.span.file.endswith(f"/{UNITS}.yaml") else None
        if isinstance(units, MappingNode):
            for name, forms in units.items.items():
                _unit(checkup, name, units.keys[name], forms)


def _unit(checkup: Checkup, name: str, place: Span, forms: Node) -> None:
    known = checkup.summit.kinds.names(LANGUAGES)
    for tag, span in forms.keys.items() if isinstance(forms, MappingNode) else ():
        if tag not in known:
            checkup.unknown("language", tag, known, span)
    for tag, language in checkup.languages.items():
        if name not in language.units and checkup.reading.whole:
            said = f"the unit '{name}' has no form in '{tag}', a language of this summit"
            help = f"add below it '{tag}: {{one: …, many: …, short: …}}'"
            checkup.problems.error("missing-form", said, place, help)
