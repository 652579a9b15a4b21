"""A summit made by hand, of one or two things of each kind: ada and bel come, chief and desk are the host's, visitors are not."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from briefing.charts import ChartSpec
from briefing.charts.base.grid import Datum, Grid
from briefing.diagnostics import Span
from briefing.schema import Line, Plain, Prose
from briefing.summit import (
    Ask,
    AudienceRule,
    Contact,
    CoverageClaim,
    Defaults,
    DelegationBrief,
    Event,
    Fact,
    GlossaryTerm,
    HandlingNote,
    MarkingRule,
    Name,
    Order,
    Outline,
    Person,
    Recipient,
    RegionalBrief,
    Seat,
    SeatingPlan,
    Session,
    Source,
    Statement,
    Summit,
    SummitSettings,
    TopicBrief,
    TopicPart,
)

DAY = date(2031, 3, 2)
WIDE, OWN = ("l2",), ("l1",)
NAMES = {"ada": Name(short=Plain("Ada"), formal=Plain("Ada")), "bel": Name(short=Plain("Bel"), formal=Plain("Bel"))}  # fmt: skip


def order(delegation: str, audience: str, product: str = "book") -> Order:
    return Order(product=product, delegation=delegation, audience=audience, language="en", format="a4")


def person(id_: str, display: str, **more: Any) -> Person:
    return Person(id=id_, display=Plain(display), title=Line("T"), **more)


def session(id_: str, **more: Any) -> Session:
    """For everybody, at nine."""
    values = {
        "audience": WIDE,
        "date": DAY,
        "start": time(9),
        "title": Line(f"{id_} title"),
        "place": Plain("P"),
    }
    return Session(id=id_, **{**values, **more})


def plan(id_: str, **more: Any) -> SeatingPlan:
    return SeatingPlan(id=id_, **{"audience": WIDE, "title": Line(f"{id_} title"), "seats": (), **more})


def said(text: str, **more: Any) -> Statement:
    return Statement(text=text if isinstance(text, Prose) else Prose(text), **more)


def fact(label: str, **more: Any) -> Fact:
    values = {"audience": WIDE, "text": Line("words"), "as_of": Plain("2030"), "sources": ("yearbook",)}
    return Fact(label=Line(label), **{**values, **more})


def chart(id_: str, *cells: str, source: str = "atlas", **more: Any) -> ChartSpec:
    grid = Grid(("n",), tuple((Datum(cell),) for cell in cells))
    return ChartSpec(
        **{"id": id_, "kind": "bar", "title": Line(id_), "audience": WIDE, "data": grid, "source": (source,), "span": Span("charts.yaml", 7), **more}
    )  # fmt: skip


def delegation(id_: str, **more: Any) -> DelegationBrief:
    return DelegationBrief(
        **{"id": id_, "code": id_.upper(), "name": NAMES[id_], "head": f"{id_}-head", "audience": WIDE, "people": (), **more}
    )  # fmt: skip


def settings(**more: Any) -> SummitSettings:
    values: dict[str, Any] = {
        "id": "small",
        "event": Event(name=Plain("E"), short_name=Plain("E"), host=Name(short=Plain("H"), formal=Plain("H")), host_code="LIE",
                       place=Plain("P"), dates=(DAY,), time_zone="Europe/Vaduz", secretariat=Plain("S")),
        "as_of": date(2031, 2, 20), "date": date(2031, 2, 21), "version": Plain("3"), "book_id": Plain("S/1"),
        "languages": ("en",),
        "audiences": {
            "chief": AudienceRule(title=Plain("Chief"), role="principal", reads=("l1", "l2")),
            "desk": AudienceRule(title=Plain("Desk"), role="staff", reads=("l1", "l2")),
            "visitors": AudienceRule(title=Plain("Visitors"), role="guests", reads=("l2",)),
        },
        "default_label": "l1", "default_marking": "open",
        "markings": {"closed": MarkingRule(text=Plain("CLOSED"), rank=3), "open": MarkingRule(text=Plain("OPEN"), rank=1),
                     "limited": MarkingRule(text=Plain("LIMITED"), rank=2)},
        "defaults": Defaults(audience="chief", language="en", format="a4", style="secretariat"),
    }  # fmt: skip
    return SummitSettings(**{**values, **more})


def outline(id_: str, *audiences: str, scope: str = "delegation", **more: Any) -> Outline:
    values = {"title": Plain(id_), "audiences": audiences, "scope": scope, "sections": ()}
    return Outline(id=id_, **{**values, **more})


def summit(**more: Any) -> Summit:
    """Empty but for what is given."""
    everybody = ("chief", "desk", "visitors")
    values: dict[str, Any] = {
        "settings": settings(), "folder": "", "sources": {}, "facts": {}, "hosts": (), "topics": {}, "programme": (),
        "delegations": {"ada": delegation("ada"), "bel": delegation("bel")}, "seating": (), "charts": {},
        "outlines": {"one": outline("one", *everybody), "all": outline("all", *everybody, scope="regional")},
        "terminology": (), "glossary": (), "coverage": (), "contacts": (), "practical": (),
    }  # fmt: skip
    return Summit(**{**values, **more})


__all__ = [
    "Ask", "Contact", "CoverageClaim", "GlossaryTerm", "HandlingNote", "Recipient", "RegionalBrief", "Seat", "Source", "TopicBrief", "TopicPart",
    "chart", "delegation", "fact", "order", "outline", "person", "plan", "said", "session", "settings", "summit",
]  # fmt: skip
