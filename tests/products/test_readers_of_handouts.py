"""What a card, a list and a plan say to the person who holds them: read back from the printed files."""

from __future__ import annotations

import re
from datetime import time
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from briefing import languages, pipeline
from briefing.batch.orders import default_format
from briefing.editions import Edition
from briefing.pipeline import BuildOptions
from briefing.schema import AuthorText
from briefing.summit import Order, Session, Summit
from tests.folders import tiny


def summit() -> Summit:
    return tiny()


def edition(product: str, audience: str = "minister", of: Summit | None = None) -> Edition:
    return pipeline.select(of or summit(), Order(
        product=product, delegation="austria", audience=audience, language="en",
        format=default_format(product, "a4"), target="screen",
    ))  # fmt: skip


def pages(made: Edition, tmp_path: Path) -> list[str]:
    pdf = pypdfium2.PdfDocument(pipeline.build(made, BuildOptions(assets=tmp_path)).pdf())
    found = (pdf[i].get_textpage().get_text_range() for i in range(len(pdf)))
    return [re.sub(r"\s+", " ", text.replace("\ufffe", "-")) for text in found]


def with_brief(made: Edition, **changed: Any) -> Edition:
    """The edition with another delegation brief, wherever it stands."""
    assert made.delegation is not None
    brief = made.delegation.replaced(**changed)
    return made.replaced(delegation=brief, delegations={"austria": brief})


@pytest.mark.parametrize("product", ["book", "one-page-points", "speaking-cards"])
def test_a_delicate_point_is_never_printed_without_its_conditions(product: str, tmp_path: Path) -> None:
    made = edition(product)
    assert made.delegation is not None
    (point,) = made.delegation.points
    delicate = point.replaced(
        use="if-raised", to="The minister alone", why=AuthorText("Once, if locks come up.")
    )
    page = next(p for p in pages(with_brief(made, points=(delicate,)), tmp_path) if str(point.text) in p)
    assert "The minister alone" in page and "Once, if locks come up." in page


@pytest.mark.parametrize("product", ["book", "one-page-points", "speaking-cards", "glance-sheet"])
def test_a_point_that_somebody_else_is_to_hear_says_so_wherever_it_stands(
    product: str, tmp_path: Path
) -> None:
    made = edition(product)
    assert made.delegation is not None
    (point,) = made.delegation.points
    others = tuple(
        point.replaced(
            id=f"p{n}", to="The minister, if you have decided", text=AuthorText(f"Довод{n} о реке.")
        )
        for n in range(2)
    )
    for page in pages(with_brief(made, points=others), tmp_path):
        assert page.count("if you have decided") == sum(page.count(f"Довод{n} ") for n in range(2))


@pytest.mark.parametrize("product", ["book", "whos-who"])
def test_guests_are_not_told_how_to_say_their_own_names_or_that_they_are_them(
    product: str, tmp_path: Path
) -> None:
    """The host's reader gets the respelling and who will come; the guests' paper has neither."""
    host, guest = (" ".join(pages(edition(product, a), tmp_path)) for a in ("minister", "guest"))
    said = "АН-на МУС-тер"
    assert said in host and said not in guest
    assert "Анна Мустер" in guest
    english = languages.load("en")
    for word in ("attendance", "their-view", "our-view", "press-line"):
        assert english.word(word) not in guest
    assert (english.word("attending-expected") in host) == (product == "book")


def test_guests_read_what_the_meeting_is_to_them_and_go_their_own_way(tmp_path: Path) -> None:
    whole = summit()
    (river,) = whole.programme
    meeting = river.replaced(guest_title=AuthorText("Meeting with the host"), moves_to="Green room", guests_move_to="Garden")  # fmt: skip
    whole = whole.replaced(programme=(meeting,))
    for audience, title, way, not_theirs in (
        ("minister", str(river.title), "Green room", "Garden"),
        ("guest", "Meeting with the host", "Garden", "Green room"),
    ):
        (page,) = pages(edition("programme-card", audience, whole), tmp_path)
        assert title in page and way in page and not_theirs not in page


def at(session: Session, id_: str, start: str, end: str, *delegations: str) -> Session:
    return session.replaced(id=id_, start=time.fromisoformat(start), end=time.fromisoformat(end), delegations=delegations or None, title=AuthorText(f"Session {id_}"))  # fmt: skip


@pytest.mark.parametrize("product", ["programme-card", "book"])
def test_a_long_gap_is_named_and_tells_nothing_of_the_others(product: str, tmp_path: Path) -> None:
    whole = summit()
    (river,) = whole.programme
    day = (
        at(river, "one", "09:00", "09:30"),
        at(river, "secret", "09:40", "10:30", "switzerland"),
        at(river, "two", "11:00", "11:30"),
        at(river, "three", "11:40", "12:00"),
    )
    whole = whole.replaced(programme=day)
    english = languages.load("en")
    for audience, word in (("minister", "with-others"), ("guest", "nothing-planned")):
        text = " ".join(pages(edition(product, audience, whole), tmp_path))
        assert f"09:30–11:00 {english.word(word)}" in text.replace("-", "–")
        assert "secret" not in text and "11:30–11:40" not in text


def test_the_term_sheet_holds_every_figure(tmp_path: Path) -> None:
    made = edition("term-sheet")
    fact = next(f for f in made.facts.values() if f.value is not None)
    facts = {f"x.{n}": fact.replaced(label=AuthorText(f"Figure number {n};")) for n in range(75)}
    text = " ".join(pages(made.replaced(facts=facts), tmp_path))
    assert [n for n in range(75) if f"Figure number {n};" not in text] == []


@pytest.mark.parametrize("product", ["name-badges", "whos-who", "glance-sheet"])
def test_a_badge_has_no_working_note_behind_the_title(product: str, tmp_path: Path) -> None:
    made = edition(product)
    assert made.delegation is not None
    (person,) = made.delegation.people
    noted = person.replaced(title=AuthorText("Chancellor (took office in May)"))
    short = noted.replaced(printed_title=AuthorText("Head of Government"))
    for somebody, wanted in ((noted, "Chancellor"), (short, "Head of Government")):
        text = " ".join(pages(with_brief(made, people=(somebody,)), tmp_path))
        assert wanted in text and "took office" not in text


def test_one_field_says_how_a_state_is_called_and_its_native_name_is_the_formal_one(tmp_path: Path) -> None:
    made = edition("book")
    assert made.delegation is not None
    name = made.delegation.name
    native = (name.native[0], name.native[0].replaced(text="Republik Österreich"))
    formal = name.replaced(use="formal", native=native)
    cover = pages(with_brief(made, name=formal), tmp_path)[0]
    assert name.formal in cover and "Republik Österreich" in cover and "Österreich," not in cover
    short = pages(with_brief(made, name=name.replaced(native=native)), tmp_path)[0]
    assert name.short in short and name.formal not in short
