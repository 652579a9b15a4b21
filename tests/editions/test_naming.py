"""Whom an edition may name, and as much of each as a name needs."""

from __future__ import annotations

import pytest

from briefing import editions
from briefing.diagnostics import BriefError, Span
from briefing.editions.edition import PersonName
from briefing.schema import Line, Plain, Prose
from briefing.summit import Named, Summit
from tests.editions import small
from tests.editions.small import OWN, WIDE, order, person, plan, said, session, summit

HEAD = person("head", "Ann Voe", audience=WIDE, native=(Named(text=Plain("A"), language="de"),), dietary=Plain("no fish"))  # fmt: skip
AIDE = person("aide", "Bo Lin", family=Plain("Bo"), printed_title=Line("P"), attending="not-attending", audience=WIDE)  # fmt: skip
HOST = person("host", "Cy Roe", seat_name=Plain("CR"), audience=WIDE)
CLERK = person("clerk", "Di Poe", audience=OWN)
NAMES = {
    "head": PersonName(display=Plain("Ann Voe"), family=Plain("Voe"), seat=Plain("Voe"), title=Line("T"), native=HEAD.native, delegation="ada"),
    "aide": PersonName(display=Plain("Bo Lin"), family=Plain("Bo"), seat=Plain("Bo"), title=Line("T"), printed_title=Line("P"), comes=False, delegation="bel"),
    "host": PersonName(display=Plain("Cy Roe"), family=Plain("Roe"), seat=Plain("CR"), title=Line("T")),
    "clerk": PersonName(display=Plain("Di Poe"), family=Plain("Poe"), seat=Plain("Poe"), title=Line("T")),
}  # fmt: skip


def with_people(**more: object) -> Summit:
    return summit(
        **{"hosts": (HOST, CLERK), "delegations": {"ada": small.delegation("ada", people=(HEAD,)), "bel": small.delegation("bel", people=(AIDE,))},
           **more}
    )  # fmt: skip


def seat(person: str | None, span: Span | None = None) -> small.Seat:
    return small.Seat(side="host", order=1, person=person, span=span)


def named(whole: Summit, audience: str = "visitors") -> dict[str, PersonName]:
    return dict(editions.select(whole, order("ada", audience)).people)


def refused(whole: Summit) -> tuple[str, Span | None]:
    """The message and the place of the one error."""
    with pytest.raises(BriefError) as caught:
        named(whole)
    (problem,) = caught.value.diagnostics
    assert problem.code == "person-not-readable"
    assert problem.help == "give the text a narrower audience, or the person a wider one"
    return problem.message, problem.span


def test_nobody_is_named_whom_nothing_names() -> None:
    assert named(with_people()) == {}


def test_texts_seats_and_sessions_name_people_whosever_they_are() -> None:
    seats, led = plan("p", seats=(seat("host"), seat(None))), session("s", lead=Plain("head"))
    called = said('{{ name("aide") }} {{ native("head") }} {{ name("nobody") }}', audience=WIDE)
    assert named(with_people(seating=(seats,))) == {"host": NAMES["host"]}
    assert named(with_people(programme=(led, session("t")))) == {"head": NAMES["head"]}
    assert named(with_people(practical=(called,))) == {k: NAMES[k] for k in ("aide", "head")}
    every = named(with_people(seating=(seats,), programme=(led,), practical=(called,)))
    assert every == {k: NAMES[k] for k in ("aide", "head", "host")} and list(every) == [
        "aide",
        "head",
        "host",
    ]
    assert named(with_people(programme=(session("s", lead=Plain("The mayor")), led))) == {
        "head": NAMES["head"]
    }


def test_one_whom_the_reader_may_not_have_is_an_error_where_he_is_named() -> None:
    place, below = Span("seating.yaml", 2), Span("seating.yaml", 3)
    for seats, span in (
        (plan("p", seats=(seat("clerk"),), span=place), place),
        (plan("p", seats=(seat("clerk", below),), span=place), below),
    ):
        message, at = refused(with_people(seating=(seats,)))
        assert message == "a text for this reader names the person 'clerk', which this reader may not read"
        assert at == span
        assert named(with_people(seating=(seats,)), "chief") == {"clerk": NAMES["clerk"]}
    led = session("s", lead=Plain("clerk"), span=Span("programme.yaml", 4))
    assert refused(with_people(programme=(led,)))[1] == led.span
    text = Prose('{{ name("clerk") }}', Span("practical.yaml", 5))
    assert refused(with_people(practical=(said(text, audience=WIDE),), programme=(led,)))[1] == text.span


def test_a_person_has_the_label_of_the_brief_around_him() -> None:
    led = session("s", lead=Plain("aide"))
    silent = AIDE.replaced(audience=None)
    for label, may in ((WIDE, True), (OWN, False)):
        whole = with_people(
            programme=(led,), delegations={"ada": small.delegation("ada"), "bel": small.delegation("bel", audience=label, people=(silent,))}
        )  # fmt: skip
        if may:
            assert named(whole) == {"aide": NAMES["aide"]}
        else:
            assert "'aide'" in refused(whole)[0]
    only = with_people(programme=(led,), hosts=(AIDE.replaced(only=("bel",)),), delegations={"ada": small.delegation("ada")})  # fmt: skip
    assert "'aide'" in refused(only)[0]


def test_a_family_name_that_two_bear_is_not_enough_on_a_seat() -> None:
    """However it is written."""
    twin = person("twin", "Eva VOE", audience=WIDE)
    led = session("s", lead=Plain("head"))
    found = named(with_people(programme=(led,), hosts=(twin,)))
    assert found == {"head": NAMES["head"].replaced(seat=Plain("Ann Voe"))}
    own = HEAD.replaced(seat_name=Plain("A.V."))
    whole = with_people(programme=(led,), hosts=(twin,), delegations={"ada": small.delegation("ada", people=(own,))})  # fmt: skip
    assert named(whole) == {"head": NAMES["head"].replaced(seat=Plain("A.V."))}


def test_a_namesake_whom_the_reader_may_not_have_does_not_show_on_a_seat() -> None:
    """The longer name would tell that there is another."""
    led = session("s", lead=Plain("head"))
    twins = (
        person("twin", "Eva VOE", audience=OWN),
        person("other", "Uwe Voe", audience=WIDE, only=("bel",)),
    )
    for twin in twins:
        whole = with_people(programme=(led,), hosts=(twin,))
        assert named(whole) == {"head": NAMES["head"]}
    known = named(with_people(programme=(led,), hosts=twins), "chief")
    assert known == {"head": NAMES["head"].replaced(seat=Plain("Ann Voe"))}
