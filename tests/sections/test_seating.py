"""Seats as a protocol officer reads them: who faces whom, and that no chair stands beside the table's end."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Literal

import pypdfium2
import pytest

from briefing import languages, pipeline
from briefing.diagnostics import Span
from briefing.document import Label, Shape
from briefing.schema import Line
from briefing.sections.base import Context
from briefing.sections.base.rooms import MIDDLE, diagram_of, name_in, seat_place
from briefing.sections.base.tabletops import TABLE_LEFT, TABLE_WIDTH, table_top
from briefing.summit import Order, Seat, SeatingPlan, Summit
from tests.conftest import TINY
from tests.folders import summit_with


def plan(host: int, guests: int) -> SeatingPlan:
    seats = [Seat(side="host", order=n + 1) for n in range(host)]
    seats += [Seat(side="guest", order=n + 1) for n in range(guests)]
    title = Line("Plenary", Span("seating.yaml", 1, 1))
    return SeatingPlan(id="plenary", title=title, seats=tuple(seats))


@pytest.mark.parametrize("count", range(1, 9))
def test_every_chair_stands_at_the_table_and_apart(count: int) -> None:
    whole = plan(count, count)
    for side in ("host", "guest"):
        places = sorted(seat_place(s, whole)[0] for s in whole.seats if s.side == side)
        assert places[0] >= TABLE_LEFT and places[-1] <= TABLE_LEFT + TABLE_WIDTH
        assert all(b - a > 9 for a, b in itertools.pairwise(places))


def test_the_first_two_face_each_other_and_the_second_sits_on_the_right() -> None:
    whole = plan(4, 5)
    at = {(s.side, s.order): seat_place(s, whole) for s in whole.seats}
    assert at["host", 1][0] == at["guest", 1][0] and at["host", 1][1] < 0 < at["guest", 1][1]
    assert at["host", 2][0] > at["host", 1][0] > at["host", 3][0]
    assert at["guest", 2][0] < at["guest", 1][0] < at["guest", 3][0]


@pytest.mark.parametrize(("ends", "closed"), [((), "left"), (("head",), "left"), (("foot",), "right")])
def test_a_u_is_open_at_the_end_where_nobody_sits(
    ends: tuple[Literal["head", "foot"], ...], closed: str
) -> None:
    seats = (*plan(3, 3).seats, *(Seat(side=side, order=1) for side in ends))
    top = table_top(plan(3, 3).replaced(table="u-shape", seats=seats), 0.0, 15.0)
    corners = set(zip(top.points[::2], top.points[1::2], strict=True))
    open_end = TABLE_LEFT + TABLE_WIDTH if closed == "left" else TABLE_LEFT
    assert top.kind == "polygon" and sum(x == open_end for x, _ in corners) == 4


def lounge(people: int) -> SeatingPlan:
    sides: tuple[Literal["host", "guest"], ...] = ("host", "guest")
    seats = [Seat(side=side, order=n + 1) for side in sides for n in range(people)]
    seats += [Seat(side=side, order=n + 1, behind=True) for side in sides for n in range(2)]
    title = Line("Bilateral", Span("seating.yaml", 1, 1))
    return SeatingPlan(id="office", title=title, table="armchairs", seats=tuple(seats))


@pytest.mark.parametrize("people", range(1, 6))
def test_in_armchairs_the_guest_is_at_the_hosts_right_and_the_sides_mirror_each_other(people: int) -> None:
    whole = lounge(people)
    at = {(s.side, s.order, s.behind): seat_place(s, whole) for s in whole.seats}
    for order in range(1, people + 1):
        host, guest = at["host", order, False], at["guest", order, False]
        assert host[1] == guest[1] and host[0] - MIDDLE == pytest.approx(MIDDLE - guest[0])
        assert guest[0] < MIDDLE < host[0]  # both look down the page: the host's right is on the left
    places = list(at.values())
    for (x, y), (other_x, other_y) in itertools.combinations(places, 2):
        assert abs(x - other_x) > 9 or abs(y - other_y) > 9


@pytest.mark.parametrize("table", ["rectangle", "armchairs"])
def test_a_name_lies_beside_one_chair_only(table: Literal["rectangle", "armchairs"]) -> None:
    """The chair nearest to a name is the one it belongs to."""
    summit, _ = pipeline.read_and_check(TINY)
    edition = pipeline.select(summit, Order(
        product="book", delegation="austria", audience="minister", language="en", format="a4",
    ))  # fmt: skip
    seats = [
        seat.replaced(label=f"{'Helper' if seat.behind else 'Minister of Affairs'} {n}")
        for n, seat in enumerate(lounge(4).seats)
    ]
    plan_ = lounge(4).replaced(table=table, seats=tuple(seats), entrance="east")
    drawn = diagram_of(Context(edition, languages.load("en")), plan_)
    chairs = [m.points[:2] for m in drawn.marks if isinstance(m, Shape) and m.kind == "circle"]
    labels = [m for m in drawn.marks if isinstance(m, Label) and m.role == "ink"]
    assert len(chairs) == len(seats)
    for label in labels:
        number = label.text.rsplit(" ", 1)[-1]
        if number.isdigit():
            middle = label.x + {"left": 8.0, "center": 0.0, "right": -8.0}[label.align]
            away = [(x - middle) ** 2 + (y - label.y) ** 2 for x, y in chairs]
            assert away.index(min(away)) == int(number), label


def test_a_family_name_that_two_bear_is_not_left_alone_on_a_seat() -> None:
    summit, _ = pipeline.read_and_check(TINY)
    (host,) = summit.hosts
    order = Order(product="book", delegation="austria", audience="minister", language="en", format="a4")
    seats = (Seat(side="guest", order=1, person="muster"), Seat(side="host", order=1, person="host"))
    plan_ = lounge(1).replaced(seats=seats)

    def names(whole: Summit) -> list[str]:
        seated = whole.replaced(seating=(plan_.replaced(audience=("minister",)),))
        context = Context(pipeline.select(seated, order), languages.load("en"))
        return [name_in(context, seat) for seat in seats]

    assert names(summit) == ["Мустер", "Хост"]
    twin = host.replaced(family="Мустер")
    assert names(summit.replaced(hosts=(twin,))) == ["Анна Мустер", "Ида Хост"]
    said = host.replaced(seat_name="Mme Хост")
    assert names(summit.replaced(hosts=(said,))) == ["Мустер", "Mme Хост"]


def test_a_name_that_stands_in_a_drawing_alone_is_in_the_index_with_its_page(tmp_path: Path) -> None:
    """Who sits behind the table is not in the key below it."""

    def pages_of_the_guest(seat: str) -> int:
        plans = f"plans:\n  - {{id: p, audience: guest, title: Мост, session: river, seats: [{{side: host, order: 1, person: host}}, {seat}]}}\n"
        outline = "  - {section: run-of-show, starts: run-on}"
        summit = summit_with({
            "seating.yaml": (("", plans),),
            "books/main.yaml": ((outline, outline + "\n  - {section: seating}"),),
        })  # fmt: skip
        order = Order(product="book", delegation="austria", audience="minister", language="ru", format="a4")
        made = pipeline.build(pipeline.select(summit, order), pipeline.BuildOptions(assets=tmp_path))
        pdf = pypdfium2.PdfDocument(made.pdf())
        said = "\n".join(page.get_textpage().get_text_range() for page in pdf)
        (line,) = re.findall(r"Мустер, Анна([^\r\n]*)", said)
        return len(re.findall(r"\d+", line))

    named = pages_of_the_guest("{side: guest, order: 1, person: muster, behind: true}")
    other = pages_of_the_guest("{side: guest, order: 1, label: Толмач, behind: true}")
    assert named == other + 1
