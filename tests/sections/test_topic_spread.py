"""Neither page of a topic could be another country's: what is particular to a delegation stands at its beginning and at its end."""

from __future__ import annotations

from typing import Final

import pytest

from briefing import languages, pipeline
from briefing.document import Labelled, inlines_of, plain, walk
from briefing.sections.base import Context
from briefing.sections.topics import topic_blocks
from briefing.summit import Order
from tests.shipped import shipped

COUNTRIES: Final = ("kazakhstan", "kyrgyzstan", "tajikistan", "turkmenistan", "uzbekistan")
ENGLISH: Final = languages.load("en")
OWN: Final = "on this topic"


def labels(country: str, audience: str, topic: str) -> list[str]:
    """What stands in the margin of a topic, from top to bottom."""
    order = Order(product="book", delegation=country, audience=audience, language="en", format="a4")
    context = Context(pipeline.select(shipped(), order), ENGLISH)
    blocks = topic_blocks(context, context.edition.topics[topic])
    found = (
        "".join(plain(run) for b in walk(block.label) for run in inlines_of(b))
        for block in walk(blocks)
        if isinstance(block, Labelled)
    )
    return [label for label in found if label]


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("topic", ["economy", "security", "geopolitics", "connectivity"])
@pytest.mark.parametrize("audience", ["delegation", "public"])
def test_guests_who_read_no_views_find_their_own_facts_last(country: str, topic: str, audience: str) -> None:
    found = labels(country, audience, topic)
    assert any(OWN in label for label in found[:3])
    facts = ENGLISH.words["facts"]
    assert (
        found[-1] == f"{facts} · {shipped().delegations[country].name.printed}"
    )  # they say "it" of the country


@pytest.mark.parametrize("country", COUNTRIES)
def test_where_the_views_stand_last_the_facts_stay_with_the_summary(country: str) -> None:
    found = labels(country, "staff", "economy")
    own = next(n for n, label in enumerate(found) if OWN in label)
    assert found[own + 1] == ENGLISH.words["facts"]
    assert found.index(ENGLISH.words["our-view"]) > own + 1


@pytest.mark.parametrize("country", ["kazakhstan", "turkmenistan"])
def test_a_text_for_one_delegation_goes_before_those_for_all(country: str) -> None:
    order = Order(product="book", delegation=country, audience="principal", language="en", format="a4")
    context = Context(pipeline.select(shipped(), order), ENGLISH)
    topic = context.edition.topics["economy"]
    own = [plain(context.inlines(s.heading)) for s in topic.body if s.only is not None]
    first = plain(context.inlines(topic.body[0].heading))
    found = labels(country, "principal", "economy")
    assert len(own) == 1
    assert found.index(own[0]) == found.index(first) - 1


@pytest.mark.parametrize("topic", ["economy", "security", "reform", "water"])
def test_where_all_are_read_of_a_text_for_some_names_them(topic: str) -> None:
    summit = shipped()
    found = labels("regional", "staff", topic)
    for statement in summit.topics[topic].body:
        if statement.only is not None:
            named = ", ".join(summit.delegations[id_].name.printed for id_ in statement.only)
            assert any(label.endswith(named) for label in found), statement.heading
    assert not any(label.endswith("Kazakhstan") for label in labels("kazakhstan", "staff", topic))
