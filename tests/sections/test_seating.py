"""Seats as a protocol officer reads them: who faces whom, and that no chair stands beside the table's end."""

from __future__ import annotations

import itertools

import pytest

from briefing.diagnostics import Span
from briefing.schema import AuthorText
from briefing.sections.seating import TABLE_LEFT, TABLE_WIDTH, seat_place
from briefing.summit import Seat, SeatingPlan


def plan(host: int, guests: int) -> SeatingPlan:
    seats = [Seat(side="host", order=n + 1) for n in range(host)]
    seats += [Seat(side="guest", order=n + 1) for n in range(guests)]
    title = AuthorText("Plenary", Span("seating.yaml", 1, 1))
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
