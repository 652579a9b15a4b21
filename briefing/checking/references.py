"""References held against what they name."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any, Final

from briefing import formats
from briefing.charts import ChartSpec
from briefing.checking.checkup import Checkup
from briefing.diagnostics import Span
from briefing.languages import LANGUAGES
from briefing.languages.territories import tag_called
from briefing.nearness import meant
from briefing.schema import Model, kebab
from briefing.styles import STYLES
from briefing.summit import (
    Ask,
    AudienceRule,
    BottomLine,
    CoverageClaim,
    Defaults,
    DelegationBrief,
    Fact,
    Gift,
    Item,
    Matrix,
    NewsItem,
    Outline,
    OutlineSection,
    Person,
    Point,
    Question,
    RegionalBrief,
    Seat,
    SeatingPlan,
    Session,
    Statement,
    SummitSettings,
    TopicBrief,
    TopicPart,
)

NOT_DELEGATIONS: Final = ("regional", "host")  # the book of all, and the host beside its guests
EXCEPTED: Final = {
    "product": "product", "delegation": "delegation or regional", "audience": "audience",
    "language": "language of the summit", "format": "format", "target": "target",
}  # fmt: skip

RULES: Final = {"audience": "audience label", "only": "delegation", "marking": "marking"}

REFERENCES: Final[dict[type[Model], Mapping[str, str]]] = {
    Item: RULES,
    ChartSpec: {**RULES, "source": "source"},
    Statement: {"sources": "source"},
    Fact: {"sources": "source", "unit": "unit"},
    Person: {"sources": "source"},
    CoverageClaim: {"sources": "source", "topic": "topic"},
    BottomLine: {"one_number": "fact"},
    DelegationBrief: {"figures": "fact", "guest_figures": "fact", "charts": "chart", "map": "chart", "topics": "topic"},
    TopicBrief: {"figures": "fact", "guest_figures": "fact", "charts": "chart", "parts": "delegation"},
    TopicPart: {"charts": "chart"},
    RegionalBrief: {"charts": "chart"},
    Gift: {"to": "person or words", "session": "session"},
    NewsItem: {"sources": "source"},
    Point: {"topic": "topic", "session": "session", "to": "person or words", "by": "person or words"},
    Ask: {"topic": "topic"},
    Question: {"topic": "topic"},
    Session: {"delegations": "delegation", "seating": "seating", "lead": "person or words"},
    SeatingPlan: {"session": "session", "delegation": "delegation"},
    Seat: {"person": "person"},
    Outline: {"audiences": "audience"},
    OutlineSection: {"section": "section"},
    AudienceRule: {"book": "outline"},
    Matrix: {"audiences": "audience", "delegations": "delegation or regional", "languages": "language of the summit", "formats": "format",
             "products": "product", "target": "target"},
    Defaults: {"audience": "audience", "language": "language of the summit", "format": "format", "style": "style",
               "product": "product", "target": "target"},
    SummitSettings: {
        "default_label": "audience label", "default_marking": "marking", "languages": "language",
        "handouts": "product", "country_colours": "delegation or host",
    },
}  # fmt: skip


def check(checkup: Checkup) -> None:
    """Every id that is named must exist."""
    known = _known(checkup)
    for model in checkup.models:
        for kind in type(model).__mro__:
            for name, what in REFERENCES.get(kind, {}).items():
                _field(checkup, model, name, what, known)
    _excepted(checkup, known)
    for brief in checkup.summit.delegations.values():
        if brief.id in NOT_DELEGATIONS:
            checkup.problems.error(
                "bad-id", f"'{brief.id}' is a name of this program's", checkup.place(brief.span, "id", brief.id),
                "call the delegation, and its file, otherwise",
            )  # fmt: skip
        if brief.head not in {person.id for person in brief.people}:
            place = checkup.place(brief.span, "head", brief.head)
            checkup.unknown("person", brief.head, (person.id for person in brief.people), place)


def _excepted(checkup: Checkup, known: Mapping[str, Collection[str]]) -> None:
    """What the plan leaves out is named by fields of an order and by what they may hold."""
    for matrix in checkup.summit.settings.orders:
        for rule in matrix.except_:
            for field, word in rule.items():
                if field not in EXCEPTED:
                    checkup.unknown("field", field, EXCEPTED, word.span)
                elif word not in known[EXCEPTED[field]]:
                    checkup.unknown(field, word, known[EXCEPTED[field]], word.span)


def _known(checkup: Checkup) -> dict[str, Collection[str]]:
    summit, settings = checkup.summit, checkup.summit.settings
    kinds, language = summit.kinds, checkup.kind(LANGUAGES, settings.defaults.language)
    return {
        "audience label": checkup.labels,
        "audience": settings.audiences,
        "marking": settings.markings,
        "delegation": summit.delegations,
        "delegation or regional": {*summit.delegations, "regional"},
        "delegation or host": {*summit.delegations, "host"},
        "source": summit.sources,
        "fact": summit.facts,
        "topic": summit.topics,
        "chart": summit.charts,
        "person": checkup.people,
        "person or words": checkup.people,
        "session": {session.id for session in summit.programme},
        "seating": {plan.id for plan in summit.seating},
        "outline": summit.outlines,
        "section": kinds.names(checkup.sections),
        "language": kinds.names(LANGUAGES),
        "language of the summit": settings.languages,
        "format": kinds.names(formats.FORMATS),
        "style": kinds.names(STYLES),
        "product": kinds.names(checkup.products),
        "target": formats.targets(),
        "unit": language.units if language is not None else (),
    }


def _field(
    checkup: Checkup, model: Model, name: str, what: str, known: Mapping[str, Collection[str]]
) -> None:
    value = getattr(model, name)
    for word in _words(value):
        if word in known[what]:
            continue
        if what == "person or words" and not re.fullmatch(r"[a-z][a-z0-9_.-]*", word):
            continue
        if what == "unit" and not known[what]:
            continue
        place = checkup.place(model.span, kebab(name), word)
        if what == "audience label" and word in known["audience"]:
            _not_a_label(checkup, word, place)
            continue
        if what == "language of the summit":
            _no_language_of_the_summit(checkup, word, place)
            continue
        called = tag_called(word, known[what]) if what == "language" else ""
        if called:
            said = f"no language is called '{word}'"
            checkup.problems.error("unknown-language", said, place, f"did you mean '{called}'?")
            continue
        checkup.unknown(what.split(" ")[0], word, known[what], place)


def _no_language_of_the_summit(checkup: Checkup, word: str, span: Span | None) -> None:
    """A language that there may well be, and in which this summit has no books; told where `languages` is right itself."""
    own = checkup.summit.settings.languages
    if set(own) <= set(checkup.reading.kinds(code=False).names(LANGUAGES)):
        help = meant(word, own, f"there are: {', '.join(own)}; or add it to 'languages'")
        checkup.problems.error("unknown-language", f"'{word}' is no language of this summit", span, help)


def _not_a_label(checkup: Checkup, word: str, span: Span | None) -> None:
    """The error of an item that is written for an audience by its id, where what an audience reads are labels."""
    checkup.problems.error(
        "unknown-audience", f"'{word}' is an audience; items carry labels: {', '.join(sorted(checkup.labels))}",
        span, f"write a label that '{word}' reads, or add one to its 'reads' in summit.yaml",
    )  # fmt: skip


def _words(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)
