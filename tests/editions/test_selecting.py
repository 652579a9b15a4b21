"""What each reader gets of each part of a summit, written out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time

import pytest

from briefing import editions
from briefing.diagnostics import BriefError, Span
from briefing.editions import Edition
from briefing.editions.edition import Elsewhere
from briefing.schema import Line, Plain, Prose
from briefing.summit import OutlineSection, Summit, SummitSettings
from tests.editions import small
from tests.editions.small import DAY, OWN, WIDE, order, plan, said, session, summit

READERS = [(d, a) for d in ("ada", "bel", "regional") for a in ("chief", "visitors")]


def selected(whole: Summit, delegation: str = "ada", audience: str = "visitors") -> Edition:
    return editions.select(whole, order(delegation, audience))


def ids(whole: Summit, part: str) -> dict[str, str]:
    """By reader the ids in a part of the edition."""
    return {
        f"{d} {a}": " ".join(str(getattr(item, "id", item)) for item in getattr(selected(whole, d, a), part))
        for d, a in READERS
    }


def test_briefs_are_those_of_the_delegation_and_are_kept_whatever_their_label() -> None:
    points = (small.Ask(id="w", by="ours", title=Line("w"), text=Prose("w")),
              small.Ask(id="o", by="ours", title=Line("o"), text=Prose("o"), audience=OWN, red_line=Prose("r")))  # fmt: skip
    whole = summit(delegations={
        "ada": small.delegation("ada", asks=points, charts=()), "bel": small.delegation("bel", audience=OWN, asks=points[:1]),
    })  # fmt: skip
    assert ids(whole, "delegations") == {
        "ada chief": "ada", "ada visitors": "ada", "bel chief": "bel", "bel visitors": "bel",
        "regional chief": "ada bel", "regional visitors": "ada bel",
    }  # fmt: skip
    ada, bel = selected(whole).delegation, selected(whole, "bel").delegation
    assert ada is not None and bel is not None
    assert (ada.asks, bel.asks) == (points[:1], ()) and ada.name.short == "Ada"
    assert selected(whole, "ada", "chief").delegation == whole.delegations["ada"]
    assert selected(whole, "regional").delegation is None
    assert selected(whole).names == small.NAMES and selected(whole).codes == {"ada": "ADA", "bel": "BEL"}


def test_a_book_of_chosen_topics_has_those_of_its_delegation_in_their_order_and_nothing_of_others() -> None:
    def topic(id_: str, number: int) -> small.TopicBrief:
        text = Prose(f'{{{{ fact("of-{id_}") }}}}[^{id_}]')
        return small.TopicBrief(
            id=id_, number=number, title=Plain(id_), short_title=Plain(id_), summary=text, audience=WIDE, charts=(id_,)
        )  # fmt: skip

    names = ("fish", "ports", "ice")
    sections = (OutlineSection(section="topics", options={"chosen": "true"}),)
    whole = summit(
        topics={name: topic(name, number) for number, name in enumerate(names)},
        facts={f"of-{name}": small.fact(name) for name in names},
        sources={name: small.Source(title=Plain(name), publisher=Plain(name)) for name in (*names, "yearbook", "atlas")},
        charts={name: small.chart(name, audience=WIDE) for name in names},
        delegations={"ada": small.delegation("ada", topics=("ice", "fish")), "bel": small.delegation("bel")},
        outlines={"few": small.outline("few", "chief", sections=sections), "one": small.outline("one", "desk"),
                  "all": small.outline("all", "desk", scope="regional", sections=sections)},
    )  # fmt: skip
    few = selected(whole, "ada", "chief")
    assert list(few.topics) == ["ice", "fish"] and set(few.charts) == {"ice", "fish"}
    assert set(few.facts) == {"of-ice", "of-fish"} and set(few.sources) == {
        "ice",
        "fish",
        "atlas",
        "yearbook",
    }
    assert list(selected(whole, "bel", "chief").topics) == list(names)  # chooses nothing
    staff = selected(whole, "ada", "desk")
    assert (
        list(staff.topics) == list(names) and staff.delegation is not None and staff.delegation.topics == ()
    )
    assert list(selected(whole, "regional", "desk").topics) == list(names)


def test_topics_have_the_part_of_the_delegation() -> None:
    parts = {
        "ada": small.TopicPart(summary=Prose("a")),
        "bel": small.TopicPart(summary=Prose("b"), audience=OWN),
    }
    water = small.TopicBrief(
        id="water", number=1, title=Plain("W"), short_title=Plain("W"), summary=Prose("w"), audience=WIDE, parts=parts
    )  # fmt: skip
    whole = summit(topics={"water": water, "own": water.replaced(id="own", audience=OWN, parts={})})
    assert ids(whole, "topics") == {f"{d} {a}": "water own" if a == "chief" else "water" for d, a in READERS}
    assert {(d, a): set(selected(whole, d, a).topics["water"].parts) for d, a in READERS} == {
        ("ada", "chief"): {"ada"}, ("ada", "visitors"): {"ada"}, ("bel", "chief"): {"bel"}, ("bel", "visitors"): set(),
        ("regional", "chief"): {"ada", "bel"}, ("regional", "visitors"): {"ada"},
    }  # fmt: skip


def test_sessions_are_those_of_the_delegation_and_of_all() -> None:
    whole = summit(
        programme=(session("all"), session("none", delegations=()), session("own", audience=OWN), session("ada", delegations=("ada",)),
                   session("two", delegations=("ada", "bel")), session("bel", delegations=("bel",)), session("only", only=("bel",))),
        seating=(plan("all"), plan("ada", delegation="ada"), plan("bel", delegation="bel"), plan("own", audience=OWN)),
    )  # fmt: skip
    assert ids(whole, "programme") == {
        "ada chief": "all none own ada two", "ada visitors": "all none ada two",
        "bel chief": "all none own two bel only", "bel visitors": "all none two bel only",
        "regional chief": "all none own ada two bel only", "regional visitors": "all none ada two bel only",
    }  # fmt: skip
    assert ids(whole, "seating") == {
        "ada chief": "all ada own", "ada visitors": "all ada", "bel chief": "all bel own", "bel visitors": "all bel",
        "regional chief": "all ada bel own", "regional visitors": "all ada bel",
    }  # fmt: skip


def test_what_guests_call_otherwise() -> None:
    told = {"guest_title": Line("guest"), "guests_move_to": Plain("hall")}
    whole = summit(
        programme=(session("a", moves_to=Plain("car"), **told), session("b", moves_to=Plain("car"))),
        seating=(plan("a", guest_title=Line("guest")), plan("b")),
    )
    guests, chief = selected(whole), selected(whole, "ada", "chief")
    assert [(s.title, s.moves_to) for s in guests.programme] == [("guest", "hall"), ("b title", "car")]
    assert [(s.title, s.moves_to) for s in chief.programme] == [("a title", "car"), ("b title", "car")]
    assert [p.title for p in guests.seating] == ["guest", "b title"]
    assert [p.title for p in chief.seating] == ["a title", "b title"]


def test_hours_with_others_are_told_to_the_host_alone() -> None:
    ten = {"start": time(10), "end": time(11)}
    whole = summit(
        programme=(session("all", **ten), session("ada", delegations=("ada",), **ten), session("open", delegations=("bel",)),
                   session("bel", delegations=("bel",), start=time(14), end=time(15), date=date(2031, 3, 3)),
                   session("own", delegations=("bel",), audience=OWN, start=time(16), end=time(17)),
                   session("only", delegations=("bel",), only=("bel",), start=time(18), end=time(19)),
                   session("desk", delegations=("bel",), audience=("l9",), start=time(20), end=time(21)))
    )  # fmt: skip
    assert selected(whole, "ada", "chief").elsewhere == (
        Elsewhere(date=date(2031, 3, 3), start=time(14), end=time(15)),
        Elsewhere(date=DAY, start=time(16), end=time(17)),
    )
    assert selected(whole, "bel", "chief").elsewhere == (Elsewhere(date=DAY, start=time(10), end=time(11)),)
    for delegation, audience in (("ada", "visitors"), ("regional", "chief"), ("regional", "visitors")):
        assert selected(whole, delegation, audience).elsewhere == ()


def test_the_regional_brief_is_in_the_papers_of_all() -> None:
    brief = small.RegionalBrief(bottom_line=Prose("b"), objective=Line("o"), audience=OWN)
    whole = summit(regional=brief)
    assert {(d, a): selected(whole, d, a).regional for d, a in READERS} == {
        reader: brief if reader == ("regional", "chief") else None for reader in READERS
    }
    assert selected(summit(), "regional", "chief").regional is None


def test_lists_are_pruned() -> None:
    wide, own = said("wide", audience=WIDE), said("own")
    note = small.HandlingNote(text=Prose("n"), audience=WIDE)
    office = small.Recipient(office=Plain("o"), audience=WIDE)
    term = small.GlossaryTerm(term=Plain("t"), meaning=Prose("m"), audience=WIDE)
    claim = small.CoverageClaim(
        claim=Line("c"), verdict="wrong", correction=Prose("r"), sources=("s",), audience=WIDE
    )
    person = small.person("h", "H", audience=WIDE)
    contact = small.Contact(office=Plain("o"), audience=WIDE)
    whole = summit(
        settings=small.settings(handling=(note, note.replaced(audience=None)), distribution=(office, office.replaced(audience=OWN))),
        practical=(wide, own), glossary=(term, term.replaced(audience=OWN)), coverage=(claim, claim.replaced(audience=OWN)),
        hosts=(person, person.replaced(audience=OWN)), contacts=(contact, contact.replaced(audience=OWN)),
    )  # fmt: skip
    parts = ("practical", "glossary", "coverage", "hosts", "handling", "distribution", "contacts")
    counts = {a: [len(getattr(selected(whole, "ada", a), p)) for p in parts] for a in ("chief", "desk", "visitors")}  # fmt: skip
    assert counts == {"chief": [2] * 6 + [0], "desk": [2] * 7, "visitors": [1] * 6 + [0]}
    assert selected(whole).practical == (wide,) and selected(whole).handling == (note,)


@contextmanager
def for_staff(model: type[Summit] | type[SummitSettings], *names: str) -> Iterator[None]:
    """As if the model declared the fields so."""
    reads = model.shape().reads
    before = dict(reads)
    reads.update(dict.fromkeys(names, frozenset({"staff"})))
    try:
        yield
    finally:
        reads.clear()
        reads.update(before)


def test_a_part_that_names_its_readers_is_empty_for_others() -> None:
    whole = with_charts().replaced(
        settings=small.settings(
            handling=(small.HandlingNote(text=Prose("n"), audience=WIDE),),
            distribution=(small.Recipient(office=Plain("o"), audience=WIDE),),
        ),
        hosts=(small.person("h", "H", audience=WIDE),), programme=(session("s"),), seating=(plan("p"),),
        practical=(said("x", audience=WIDE),), contacts=(small.Contact(office=Plain("o"), audience=WIDE),),
        glossary=(small.GlossaryTerm(term=Plain("t"), meaning=Prose("m"), audience=WIDE),),
        coverage=(small.CoverageClaim(claim=Line("c"), verdict="wrong", correction=Prose("r"), sources=("s-map",), audience=WIDE),),
        regional=small.RegionalBrief(bottom_line=Prose("b"), objective=Line("o"), audience=WIDE),
    )  # fmt: skip
    parts = {
        "settings": ("handling", "distribution"),
        "lists": ("hosts", "programme", "seating", "practical", "contacts", "glossary", "coverage", "charts", "regional"),
    }  # fmt: skip
    names = (*parts["settings"], *parts["lists"])
    with for_staff(SummitSettings, *parts["settings"]), for_staff(Summit, *parts["lists"]):
        for audience in ("chief", "visitors"):
            given = selected(whole, "regional", audience)
            assert [name for name in names if getattr(given, name)] == []
        assert [name for name in names if not getattr(selected(whole, "regional", "desk"), name)] == []
    with for_staff(Summit, "topics"):
        assert not selected(whole).topics and selected(whole, "ada", "desk").topics


def with_charts() -> Summit:
    names = ("brief", "map", "topic", "part", "other", "region", "unused", "own")
    topic = small.TopicBrief(
        id="water", number=1, title=Plain("W"), short_title=Plain("W"), summary=Prose("w"), audience=WIDE, charts=("topic",),
        parts={"ada": small.TopicPart(summary=Prose("a"), charts=("part",)), "bel": small.TopicPart(summary=Prose("b"), charts=("other",))},
    )  # fmt: skip
    return summit(
        delegations={"ada": small.delegation("ada", charts=("brief", "own"), map="map"), "bel": small.delegation("bel")},
        topics={"water": topic}, regional=small.RegionalBrief(bottom_line=Prose("b"), objective=Line("o"), charts=("region",)),
        charts={name: small.chart(name, source=f"s-{name}", audience=OWN if name == "own" else WIDE) for name in names},
        sources={f"s-{name}": small.Source(title=Plain(name), publisher=Plain("P")) for name in names},
    )  # fmt: skip


def test_charts_are_those_that_something_in_the_edition_shows() -> None:
    whole = with_charts()
    expected = {
        "ada chief": "brief own map topic part", "ada visitors": "brief map topic part", "bel chief": "topic other",
        "bel visitors": "topic other", "regional chief": "brief own map topic part other region",
        "regional visitors": "brief map topic part other",
    }  # fmt: skip
    assert ids(whole, "charts") == expected
    order_ = [f"s-{name}" for name in whole.charts]
    assert ids(whole, "sources") == {
        reader: " ".join(sorted((f"s-{name}" for name in names.split()), key=order_.index))
        for reader, names in expected.items()
    }


def with_facts(**more: object) -> Summit:
    facts = {"z": small.fact("z", sources=("s-z",)), "row": small.fact("row", note=Line("n"), sources=("s-row",)),
             "own": small.fact("own", audience=OWN), "unused": small.fact("u"), "a": small.fact("a", sources=("s-z", "s-a"))}  # fmt: skip
    sources = {i: small.Source(title=Plain(i), publisher=Plain("P"), note=Plain("n")) for i in ("s-row", "s-z", "s-a", "s-note", "atlas", "yearbook", "none")}  # fmt: skip
    text = Prose(
        '{{ fact("z") }} and {{ fact("a") }}[^s-note] and {{ fact("gone") }}', Span("practical.yaml", 3)
    )
    return summit(
        **{"facts": facts, "sources": sources, "practical": (said(text, audience=WIDE), said('{{ fact("own") }}')),
           "charts": {"c": small.chart("c", "row", "word")}, "delegations": {"ada": small.delegation("ada", charts=("c",)), "bel": small.delegation("bel")},
           **more}
    )  # fmt: skip


def test_facts_and_sources_are_those_that_what_is_kept_names() -> None:
    whole = with_facts()
    guests, chief = selected(whole), selected(whole, "ada", "chief")
    assert list(guests.facts) == ["a", "row", "z"] and list(chief.facts) == ["a", "own", "row", "z"]
    assert list(guests.sources) == ["s-row", "s-z", "s-a", "s-note", "atlas"]
    assert list(chief.sources) == ["s-row", "s-z", "s-a", "s-note", "atlas", "yearbook"]
    assert (guests.facts["row"].note, chief.facts["row"].note) == (None, "n")
    assert (guests.sources["s-z"].note, chief.sources["s-z"].note) == (None, "n")
    assert list(selected(whole, "bel").facts) == ["a", "z"]
    titled = small.chart("c", "word", title=Line('{{ fact("unused") }}'))
    assert list(selected(whole.replaced(charts={"c": titled})).facts) == ["a", "unused", "z"]


@pytest.mark.parametrize(("fact", "file"), [("z", "practical.yaml"), ("row", "charts.yaml")])
def test_a_fact_that_is_named_and_may_not_be_read_is_an_error_where_it_is_named(fact: str, file: str) -> None:
    whole = with_facts()
    closed = whole.replaced(facts={**whole.facts, fact: whole.facts[fact].replaced(audience=OWN)})
    assert fact in selected(closed, "ada", "chief").facts
    with pytest.raises(BriefError) as caught:
        selected(closed)
    (problem,) = caught.value.diagnostics
    assert (
        problem.code == "fact-not-readable"
        and f"'{fact}'" in problem.message
        and "visitors" in problem.message
    )
    assert problem.span is not None and problem.span.file == file


def test_the_place_of_a_fact_is_where_a_text_names_it_first() -> None:
    whole = with_facts()
    closed = whole.replaced(
        facts={**whole.facts, "z": whole.facts["z"].replaced(audience=OWN)},
        charts={"c": small.chart("c", "z")},
    )
    with pytest.raises(BriefError) as caught:
        selected(closed)
    span = caught.value.diagnostics[0].span
    assert span is not None and span.file == "practical.yaml"


def test_the_banner_is_the_highest_marking_of_what_is_kept() -> None:
    whole = summit(
        practical=(said("a", audience=WIDE, marking="limited"), said("b", marking="closed")),
        delegations={"ada": small.delegation("ada", marking="closed"), "bel": small.delegation("bel")},
    )
    assert (
        selected(whole).banner.text == "LIMITED" and selected(whole, "ada", "chief").banner.text == "CLOSED"
    )
    assert selected(summit()).banner.text == "OPEN"


def test_what_an_edition_says_of_itself() -> None:
    whole = summit(settings=small.settings(allow_scripts=True))
    given = selected(whole)
    assert given.order == order("ada", "visitors") and given.audience.title == "Visitors"
    assert given.outline.id == "one" and given.style == "secretariat" and given.allow_scripts
    assert (given.about.summit, given.about.as_of, given.about.date) == ("small", "2031-02-20", "2031-02-21")
    assert given.about.version == "3" and given.about.book_id == "S/1"
    assert [c.code for c in given.countries] == ["ADA", "BEL", "LIE"] and given.people == {}


def test_an_earlier_edition_is_the_same_readers() -> None:
    now = summit(practical=(said("now", audience=WIDE),))
    then = summit(practical=(said("then", audience=WIDE), said("own")))
    asked = order("ada", "visitors").replaced(outline="one")

    def before(earlier: Summit | None, delegation: str = "ada") -> Edition | None:
        given = editions.select(now, asked.replaced(delegation=delegation, outline=None), earlier)
        assert given.practical == now.practical
        return given.before

    old = before(then)
    assert old is not None and old.practical == then.practical[:1] and old.before is None
    assert before(None) is None and before(then, "regional") is not None
    few = {k: v for k, v in then.settings.audiences.items() if k != "visitors"}
    assert before(then.replaced(settings=then.settings.replaced(audiences=few))) is None
    assert before(then.replaced(delegations={"bel": then.delegations["bel"]})) is None
    other = {"new": small.outline("new", "visitors"), "one": small.outline("one", "chief")}
    found = editions.select(now, asked, then.replaced(outlines=other)).before
    assert found is not None and found.outline.id == "new"
