"""What belongs together on a line: names, how people are addressed, numbers with what they count."""

from __future__ import annotations

import pytest

from briefing import languages, pipeline
from briefing.document import (
    Emphasis,
    IndexMark,
    Inlines,
    LineBreak,
    NoteReference,
    Paragraph,
    Text,
    plain,
    walk,
)
from briefing.editions import Edition
from briefing.pipeline import BuildOptions
from briefing.schema import Plain
from briefing.sections.base import Binder
from briefing.summit import Order
from tests.conftest import TINY


@pytest.fixture(scope="module")
def edition() -> Edition:
    summit, _ = pipeline.read_and_check(TINY)
    order = Order(product="book", delegation="austria", audience="minister", language="ru", format="a4")
    return pipeline.select(summit, order)


@pytest.fixture(scope="module")
def binder(edition: Edition) -> Binder:
    brief = edition.delegation
    assert brief is not None
    person = brief.people[0].replaced(
        display=Plain("Kassym-Jomart van der Tokayev"), address=Plain("Mr President")
    )
    return Binder(edition.replaced(delegations={"x": brief.replaced(people=(person,))}), languages.load("en"))


@pytest.mark.parametrize(("said", "bound"), [
    ("tell Kassym-Jomart van der Tokayev that", "tell Kassym-Jomart~van~der~Tokayev that"),
    ("yes, Mr President, thank", "yes, Mr~President, thank"),
    ("met Dr. Muster and Gen. Grant", "met Dr.~Muster and Gen.~Grant"),
    ("of 27 states and 4.5 tonnes, 1,200 men", "of 27~states and 4.5~tonnes, 1,200~men"),
    ("this is version 1.0 and page 12", "this is version~1.0 and page~12"),
    ("under Article 5 and Phase 2.", "under Article~5 and Phase~2."),
    ("in 2025 the sides", "in 2025 the sides"),
    ("all of it. The end", "all of it. The end"),
    ("only Kassym-Jomart and der Tokayev", "only Kassym-Jomart and der Tokayev"),
])  # fmt: skip
def test_spaces_that_do_not_break(binder: Binder, said: str, bound: str) -> None:
    assert plain(binder.run((Text(said),))).replace("\u00a0", "~") == bound


def test_a_name_that_is_marked_in_part_is_bound_as_a_whole(binder: Binder) -> None:
    run: Inlines = (
        Text("with Kassym-Jomart van "), Emphasis((IndexMark("T", "T", (Text("der Tokayev"),)),)), NoteReference("n"),
        Text(" of 5 "), LineBreak(), Text("states"),
    )  # fmt: skip
    found = binder.run(run)
    assert plain(found[:2]).replace("\u00a0", "~") == "with Kassym-Jomart~van~der~Tokayev"
    assert [type(inline) for inline in found] == [type(inline) for inline in run]


def test_every_name_that_the_small_book_prints_is_bound(edition: Edition) -> None:
    made = pipeline.compose(edition, BuildOptions(assets=TINY))
    words = [plain(b.content) for part in made.parts for b in walk(part.blocks) if isinstance(b, Paragraph)]
    assert any("Анна\u00a0Мустер" in text for text in words)
    assert not [text for text in words if "Анна Мустер" in text or "Anna Muster" in text]
