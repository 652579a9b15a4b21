"""People as who opens the page sees them: a card each, nothing cut, his own side as a list."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from briefing import formats, pipeline
from briefing.diagnostics import Span
from briefing.document import (
    Blocks,
    Box,
    Document,
    Figure,
    Heading,
    Labelled,
    Monogram,
    Paragraph,
    Strong,
    Table,
    inlines_in,
    plain,
    walk,
)
from briefing.schema import Line, Plain
from briefing.sections.base.portraits import initials
from briefing.summit import Order, Person
from tests.folders import summit_with
from tests.measuring.fill import distances
from tests.measuring.reading import Measured
from tests.pdf_inspector import Inspected, inspect
from tests.structure import faults, spoken

MUSTER = "  - {id: muster, display: Анна Мустер, family: Мустер, title: Канцлер, role: head, precedence: 1, native: [{text: Anna Muster, language: de}], pronunciation: АН-на МУС-тер}\n"
LONG = "Заместитель министра по делам шлюзов, плотин и судоходства на всех притоках, что впадают в пограничную реку"


def person(number: int, more: str = "") -> str:
    id_ = f"p{number}" if number else "muster"
    return f"  - {{id: {id_}, display: Гость{number:02} Фамильный{number:02}, title: Должность{number:02}, address: Титул{number:02}, precedence: {number + 1}{more}}}\n"


def composed(people: str, audience: str = "minister", form: str = "a4") -> Document:
    briefs = {
        "delegations/austria.yaml": ((MUSTER, people),),
        "books/main.yaml": (
            (
                "{section: people, starts: run-on}",
                "{section: people" + (", options: {short: true}}" if audience == "minister" else "}"),
            ),
        ),
    }
    order = Order(product="book", delegation="austria", audience=audience, language="en", format=form)
    edition = pipeline.select(summit_with(briefs), order).replaced(untranslated=None)
    whole = pipeline.compose(edition, pipeline.BuildOptions(assets=Path()))
    (part,) = (part for part in whole.parts if part.id == "people")
    return whole.replaced(parts=(part,))


def made(document: Document, audience: str = "minister", form: str = "a4") -> bytes:
    summit = summit_with({})
    order = Order(product="book", delegation="austria", audience=audience, language="en", format=form)
    edition = pipeline.select(summit, order).replaced(untranslated=None)
    laid = pipeline.lay_out(document, edition, pipeline.BuildOptions(assets=Path()))
    assert not laid.problems, laid.problems
    return laid.pdf()


def cards_of(blocks: Blocks) -> list[Labelled]:
    return [b for b in blocks if isinstance(b, Labelled) and b.label and isinstance(b.label[0], Figure)]


def pages_with(file: Inspected, words: str) -> set[int]:
    return {string.page for string in file.strings if words in string.text}


def test_a_card_is_read_in_order_with_its_picture_first() -> None:
    said = "attending: not-confirmed, sensitivities: [{text: Молчать о плотине.}], biography: [{audience: minister, text: Юрист.}], languages: [немецкий]"
    one = MUSTER.replace("МУС-тер", "МУС-тер (догадка)").replace(
        "role: head", said + ", role: head, address: Госпожа канцлер"
    )
    document = composed(one)
    pdf = made(document)
    assert not faults(pdf)
    heard = "\n".join(text for _, text in spoken(pdf))
    order = [
        "Анна Мустер",
        "Anna Muster",
        "not confirmed",
        "Address: Госпожа канцлер",
        "Say",
        "АН",
        "догадка",
        "Канцлер",
        "Юрист",
        "Take care",
        "Молчать",
    ]
    places = [heard.index(words) for words in order]
    assert places == sorted(places), heard
    (card,) = cards_of(document.parts[0].blocks)
    assert isinstance(card.label[0], Figure) and card.label[0].picture == Monogram("АМ", "Анна Мустер")
    assert len([b for b in walk((card,)) if isinstance(b, Heading)]) == 1


def test_what_is_stressed_is_bold_and_a_bracket_stands_apart() -> None:
    document = composed(MUSTER.replace("МУС-тер", "МУС-тер (догадка)"))
    (say,) = (b for b in walk(document.parts[0].blocks) if isinstance(b, Box))
    spoken_, aside = (b for b in walk((say,)) if isinstance(b, Paragraph))
    assert [plain(i.children) for i in inlines_in(spoken_.content) if isinstance(i, Strong)] == [
        "Say",
        "АН",
        "МУС",
    ]
    assert plain(aside.content) == "догадка"


@pytest.mark.parametrize(("audience", "own"), [("minister", "Лихтенштейн side"), ("guest", "Австрия side")])
def test_nobody_is_told_how_to_say_and_to_address_his_own_people(audience: str, own: str) -> None:
    blocks = (
        composed(MUSTER.replace("role: head", "address: Госпожа канцлер, role: head"), audience)
        .parts[0]
        .blocks
    )
    names = [plain(h.content) for c in cards_of(blocks) for h in walk((c,)) if isinstance(h, Heading)]
    assert names == (["Анна\u00a0Мустер"] if audience == "minister" else ["Ида\u00a0Хост"])
    said = [
        plain(b.content).replace("\u00a0", " ") for b in walk(blocks) if isinstance(b, Paragraph | Heading)
    ]
    assert own in said and ("Address: Госпожа канцлер" in said) is (audience == "minister")
    assert any("АН" in words for words in said) is (audience == "minister")
    assert ("As of 20 February 2031" in said) is (audience == "minister")  # who comes is for the host's side
    assert [b.style for b in walk(blocks) if isinstance(b, Table)] == (
        ["listed"] if audience == "minister" else []
    )


@pytest.mark.parametrize("form", ["a4", "a5", "letter", "a4-large"])
@pytest.mark.parametrize("count", [1, 5, 40])
def test_no_card_is_cut_and_none_is_lost(count: int, form: str) -> None:
    more = f", pronunciation: как ПИШЕТСЯ (верно), attending: expected, biography: [{{text: '{LONG}.'}}]"
    document = composed("".join(person(n, more if n % 3 == 0 else "") for n in range(count)), form=form)
    file = inspect(made(document, form=form))
    for n in range(count):
        where = [pages_with(file, f"{words}{n:02}") for words in ("Фамильный", "Должность", "Титул")]
        assert where[1] == where[2] and where[1] <= where[0] and len(where[1]) == 1
    if form == "a4":
        assert len(file.pages) <= count // 4 + 2


SAYS = "pronunciation: как ПИШЕТСЯ (верно), attending: expected, languages: [немецкий], since: '2029-02-01', address: Госпожа заместитель министра"
LINE = "Он знает всё о шлюзах и плотинах на пограничной реке, и ему не задают вопросов о них два раза."


def _page(file: Inspected, page: int) -> list[float]:
    return [w.y for w in file.strings if "Гость" in w.text and w.page == page and w.size == 16]


def test_four_cards_at_least_stand_on_a_page_in_equal_distances() -> None:
    file = inspect(made(composed("".join(person(n) for n in range(13)))))
    for page in (_page(file, 1), _page(file, 2)):
        assert len(page) >= 4
        steps = [upper - lower for upper, lower in pairwise(page)]
        assert max(steps) - min(steps) < 8  # half a line of the grid


@pytest.mark.parametrize("form", ["a4", "letter"])
def test_four_cards_that_say_all_that_helps_in_the_room_stand_on_a_page(form: str) -> None:
    """Address, career, a meeting and a warning of the head, a warning of the others, each of two lines."""
    met = f", last-met: {{text: '{LINE}'}}"
    warned = f", sensitivities: [{{text: '{LINE}'}}]"
    said = [person(n, f", {SAYS}{warned}{met if not n else ''}") for n in range(8)]
    people = "".join(one.replace(f"address: Титул{n:02}, ", "") for n, one in enumerate(said))
    file = inspect(made(composed(people, form=form), form=form))
    assert len(_page(file, 1)) >= 4 if form == "a4" else len(_page(file, 1)) >= 3


HOST = "  - {id: host, display: Ида Хост, title: Премьер-министр, role: head, precedence: 1}\n"


def test_six_cards_of_name_and_office_stand_on_a_page_and_no_entry_of_the_own_side_is_parted() -> None:
    """Guests read of their hosts no more than that, and of their own people a few lines, which a page does not cut."""
    hosts = "".join(person(n).replace("id: muster", "id: host") for n in range(6))
    life = f", since: '2029-02-01', biography: [{{text: '{LINE} {LINE} {LINE}'}}]"
    for count in (5, 9, 10, 11, 12):
        own = "".join(
            f"  - {{id: {'muster' if not n else f'o{n}'}, display: Свой{n:02}, title: Советник{n:02}, precedence: {n + 1}{life}}}\n"
            for n in range(count)
        )
        changes = {"people.yaml": ((HOST, hosts),), "delegations/austria.yaml": ((MUSTER, own),)}
        order = Order(product="book", delegation="austria", audience="guest", language="en", format="a4")
        edition = pipeline.select(summit_with(changes), order).replaced(untranslated=None)
        document = pipeline.compose(edition, pipeline.BuildOptions(assets=Path()))
        (people,) = (part for part in document.parts if part.id == "people")
        laid = pipeline.lay_out(
            document.replaced(parts=(people,)), edition, pipeline.BuildOptions(assets=Path())
        )
        file = inspect(laid.pdf())
        assert len(_page(file, 1)) == 6
        assert not [w for w in file.strings if w.text.strip() == "continued"]  # of a name in the margin


@pytest.mark.parametrize("form", ["a4", "letter", "a5"])
def test_a_name_stands_close_to_what_is_said_of_it_however_long_the_form_of_address(form: str) -> None:
    long = "address: Госпожа первый заместитель министра шлюзов и плотин"
    said = (person(n, f", {SAYS}, sensitivities: [{{text: '{LINE} {LINE}'}}]") for n in range(4))
    people = "".join(
        re.sub("address: Титул.., ", "", one).replace("address: Госпожа заместитель министра", long)
        for one in said
    )
    assert list(distances(Measured(made(composed(people, form=form), form=form), formats.load(form)))) == []


@pytest.mark.parametrize("count", range(1, 9))
def test_what_is_left_of_the_last_page_becomes_room_for_notes_and_never_a_page(count: int) -> None:
    file = inspect(made(composed("".join(person(n) for n in range(count)))))
    last = len(file.pages)
    here = [w.text for w in file.strings if w.page == last]
    assert any("Должность" in words or "Хост" in words for words in here)
    lowest = min(w.y for w in file.strings if w.page == last and w.y > 60)
    assert any("Notes" in words for words in here) or lowest < 67 + 140


def test_a_title_and_a_name_however_long_keep_clear_of_what_stands_beside_them() -> None:
    long = "Анна Мария Елизавета Екатерина фон Мустер-Пограничная-Приречная"
    one = (
        MUSTER.replace("Анна Мустер", long)
        .replace("title: Канцлер", f"title: '{LONG}'")
        .replace("family: Мустер, ", "")
    )
    file = inspect(made(composed(one)))
    sign = next(w for w in file.strings if "expected" in w.text)
    names = [w for w in file.strings if w.size == 16 and w.page == sign.page]
    assert len({round(w.y) for w in names}) > 1 and all(w.x + w.width < sign.x for w in names)


@pytest.mark.parametrize(
    ("more", "audience", "read"),
    [
        ("", "minister", ["Родилась у реки."]),
        ("since: '2029'", "minister", []),
        ("since: '2029', biography: [{text: Родилась у реки.}, {audience: minister, text: Любит точность.}]", "minister", ["Любит точность."]),
        ("since: '2029', biography: [{text: Родилась у реки.}, {text: Училась в Вене.}]", "guest", ["Родилась у реки.", "Училась в Вене."]),
    ],
)  # fmt: skip
def test_who_sits_opposite_reads_what_was_written_for_him(more: str, audience: str, read: list[str]) -> None:
    """And how the biography begins, where nothing else is said of somebody."""
    said = more if "biography" in more else f"{more}, biography: [{{text: Родилась у реки.}}]".lstrip(", ")
    blocks = composed(MUSTER.replace("role: head", f"{said}, role: head"), audience).parts[0].blocks
    words = " ".join(plain(b.content) for b in walk(blocks) if isinstance(b, Paragraph)).replace(
        "\u00a0", " "
    )
    for sentence in ("Родилась у реки.", "Училась в Вене.", "Любит точность."):
        assert (sentence in words) is (sentence in read)


@pytest.mark.parametrize(
    ("display", "family", "letters"),
    [
        ("Kassym-Jomart Tokayev", "Tokayev", "KT"),
        ("Moctar ould Sidi el Bekkaye", "ould Sidi el Bekkaye", "MS"),
        ("Nguyễn Thị Mộng Điệp", "Nguyễn", "NT"),
        ("Xi Jinping", "Xi", "XJ"),
        ("习近平", "习", "习近"),
        ("S\u0323\u0301èyí Adé", "", "\u1e62\u0301A"),
        ("Sukarno", "", "S"),
        ("გიორგი მარგველაშვილი", "მარგველაშვილი", "გმ"),
        ("አቢይ አህመድ", "", "አአ"),
    ],
)  # fmt: skip
def test_initials(display: str, family: str, letters: str) -> None:
    who = Person(
        id="p",
        display=Plain(display),
        family=Plain(family) if family else None,
        title=Line("x", Span("a.yaml", 1, 1)),
    )
    assert initials(who) == letters


def test_what_is_said_of_attendance_stands_apart_from_the_key_of_its_signs() -> None:
    """'not confirmed' is a sign's word and 'Confirmed.' a sentence: they are not read as one."""
    changes = {
        "delegations/austria.yaml": (
            (MUSTER, MUSTER.replace("role: head", "attending: not-confirmed, role: head")),
            ("people:\n", "attendance: {text: Подтверждено письмом.}\npeople:\n"),
        )
    }
    order = Order(product="book", delegation="austria", audience="minister", language="en", format="a4")
    edition = pipeline.select(summit_with(changes), order).replaced(untranslated=None)
    document = pipeline.compose(edition, pipeline.BuildOptions(assets=Path()))
    laid = pipeline.lay_out(document, edition, pipeline.BuildOptions(assets=Path()))
    file = inspect(laid.pdf())
    sentence = file.find("Подтверждено письмом.")
    signs = [s for s in file.strings if "not confirmed" in s.text and s.page == sentence.page]
    above = min(s.y for s in signs if s.y > sentence.y)
    assert above - sentence.y > 1.6 * sentence.size
