"""What the shipped briefs put into somebody's mouth: short sentences, to the person opposite, in one voice, nothing twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

import pytest

from briefing import languages, pipeline
from briefing.checking.traversal import texts_of
from briefing.document import inlines_of, plain, walk
from briefing.schema import Line, Prose
from briefing.sections.base import Context
from briefing.summit import Order
from tests.shipped import shipped

LONGEST: Final = 25  # words of a spoken sentence
COUNTRIES: Final = ("kazakhstan", "kyrgyzstan", "tajikistan", "turkmenistan", "uzbekistan")
_END: Final = re.compile(r"(?<=[.!?])(?<!Mr\.)(?<!H\.R\.)\s+")
_QUOTED: Final = re.compile(r"“([^”]+)”")
_OTHER_VOICES: Final = re.compile(
    r"\b(?:[Tt]he desk\b|desk(?:’|')s judgment|[Tt]he secretariat would|[Tt]he host\b)"
)
_OFFICES: Final = re.compile(
    r"(?:contacts|clearance|practical|welcome|drafted_by)\b"
)  # where a desk is a desk


@pytest.fixture(scope="module")
def contexts() -> dict[str, Context]:
    summit = shipped()
    english = languages.load("en")
    orders = {
        c: Order(product="book", delegation=c, audience="staff", language="en", format="a4")
        for c in COUNTRIES
    }
    return {c: Context(pipeline.select(summit, order), english) for c, order in orders.items()}


def said(context: Context, text: Line | Prose | None) -> str:
    """The words as they are printed, without the numbers of sources."""
    runs = (plain(run) for block in walk(context.blocks(text)) for run in inlines_of(block))
    return re.sub(r"(?<=[.,;])\d+(?:,\d+)*", "", " ".join(runs))


def spoken(context: Context) -> Iterator[str]:
    """Points, answers, lines for the press, and the words in quotation marks of tactics and program."""
    brief = context.brief
    for point in brief.points:
        if point.use != "avoid":
            yield said(context, point.text)
    for question in brief.if_raised:
        yield said(context, question.line)
        yield said(context, question.press_line)
    for line in brief.press.lines if brief.press else ():
        yield said(context, line.text)
    programme = context.edition.programme
    says = [
        words for s in programme if s.says for words in s.says.__dict__.values() if isinstance(words, Prose)
    ]
    wrong = [case.say for s in programme for case in s.if_wrong]
    for text in (*(t.text for t in brief.tactical), *(s.you_do for s in programme), *says, *wrong):
        yield from _QUOTED.findall(said(context, text))


def sentences(context: Context) -> list[str]:
    return [sentence for text in spoken(context) for sentence in _END.split(text.strip()) if sentence]


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_spoken_sentence_can_be_said_in_one_breath(country: str, contexts: dict[str, Context]) -> None:
    found = sentences(contexts[country])
    assert len(found) > 50
    assert [s for s in found if len(s.split()) > LONGEST] == []


@pytest.mark.parametrize("country", COUNTRIES)
def test_no_sentence_is_put_into_the_mouth_twice(country: str, contexts: dict[str, Context]) -> None:
    said_once = Counter(s for s in sentences(contexts[country]) if len(s.split()) > 4)
    assert [s for s, times in said_once.items() if times > 1] == []


@pytest.mark.parametrize("country", COUNTRIES)
def test_points_are_for_the_person_opposite(country: str, contexts: dict[str, Context]) -> None:
    brief = contexts[country].brief
    head = next(person for person in brief.people if person.id == brief.head)
    others = [p.to for p in brief.points if p.use == "say" and not p.by and p.to != head.id]
    assert [to for to in others if not to or str(head.family) not in to] == []  # under a condition, in words


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_press_hears_words_of_its_own(country: str, contexts: dict[str, Context]) -> None:
    asked = [q for q in contexts[country].brief.if_raised if q.press]
    assert asked
    assert [q.question for q in asked if q.press_question is None or q.press_line in (None, q.line)] == []


@pytest.mark.parametrize("country", COUNTRIES)
def test_we_are_one_voice(country: str, contexts: dict[str, Context]) -> None:
    written = [w for w in texts_of(contexts[country].brief, ()) if not _OFFICES.match(w.path)]
    assert len(written) > 200
    assert [w.text for w in written if _OTHER_VOICES.search(w.text)] == []
