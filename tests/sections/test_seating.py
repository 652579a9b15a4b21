"""Seats as a protocol officer reads them: who faces whom, whose name is whose, and that nothing lies on anything else."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pypdfium2
import pytest

from briefing import languages, pipeline
from briefing.diagnostics import Span
from briefing.document import Blocks, Diagram, Figure, Label, Paragraph, Shape, Table, plain, walk
from briefing.editions import Edition
from briefing.schema import Line, Plain
from briefing.sections.base import Context
from briefing.sections.base.chairs import Chair
from briefing.sections.base.lounges import Lounge
from briefing.sections.base.rooms import WIDTH, diagram_of
from briefing.sections.base.seats import name_in, wide
from briefing.sections.base.table_plans import TablePlan
from briefing.sections.base.tabletops import Top, table_top
from briefing.sections.base.walls import DOOR
from briefing.sections.seating import compose
from briefing.summit import Order, OutlineSection, Seat, SeatingPlan, Summit
from tests.folders import summit_with, tiny
from tests.pdf_inspector import inspect

Side = Literal["host", "guest", "head", "foot"]
Table_ = Literal["rectangle", "round", "u-shape", "oval", "armchairs"]
LONG = (
    "Deputy Minister of Agriculture and Rivers",
    "Ambassador-designate",
    "Interpreter",
    "Adviser for navigation and locks",
)


def seats(side: Side, count: int, behind: bool = False, words: Sequence[str] = LONG) -> list[Seat]:
    return [
        Seat(
            side=side,
            order=n + 1,
            label=Plain(f"{words[n % len(words)]} {side[:2]}{n}{'b' if behind else ''}"),
            behind=behind,
        )
        for n in range(count)
    ]


def plan(*chairs: Seat, table: Table_ = "rectangle", **more: str) -> SeatingPlan:
    title = Line("Plenary", Span("seating.yaml", 1, 1))
    return SeatingPlan(id="plenary", title=title, table=table, seats=chairs).replaced(**more)


def edition_of(summit: Summit | None = None, form: str = "a4") -> Edition:
    if summit is None:
        summit = tiny()
    order = Order(product="book", delegation="austria", audience="minister", language="en", format=form)
    return pipeline.select(summit, order)


def context_of(summit: Summit | None = None, form: str = "a4") -> Context:
    return Context(edition_of(summit, form), languages.load("en"))


def chairs_of(plan_: SeatingPlan, named: bool = True) -> list[Chair]:
    context = context_of()
    if plan_.table == "armchairs":
        return Lounge(context, plan_, WIDTH, 1.0).chairs(10.0, named)[0]
    return TablePlan(context, plan_, WIDTH, 1.0).chairs(10.0, named)[0]


@pytest.mark.parametrize("count", [*range(1, 9), 16, 30])
def test_every_chair_stands_at_the_table_and_apart(count: int) -> None:
    whole = plan(*seats("host", count), *seats("guest", count))
    room = TablePlan(context_of(), whole, WIDTH, 1.0)
    chairs, top, _ = room.chairs(10.0, named=False)
    for side in ("host", "guest"):
        row = sorted((c for c in chairs if c.seat.side == side), key=lambda c: c.x)
        assert row[0].x >= top.left and row[-1].x <= top.left + top.width
        assert all(b.x - a.x >= a.half + b.half for a, b in itertools.pairwise(row))


def test_the_first_two_face_each_other_and_the_second_sits_on_the_right() -> None:
    at = {(c.seat.side, c.seat.order): c for c in chairs_of(plan(*seats("host", 4), *seats("guest", 5)))}
    assert at["host", 1].x == at["guest", 1].x and at["host", 1].y < at["guest", 1].y
    assert at["host", 2].x > at["host", 1].x > at["host", 3].x
    assert at["guest", 2].x < at["guest", 1].x < at["guest", 3].x


@pytest.mark.parametrize(("ends", "closed"), [((), "left"), (("head",), "left"), (("foot",), "right")])
def test_a_u_is_open_at_the_end_where_nobody_sits(ends: tuple[Side, ...], closed: str) -> None:
    whole = plan(*seats("host", 3), *(Seat(side=side, order=1) for side in ends), table="u-shape")
    shape = table_top(whole, Top(10.0, 0.0, 150.0, 15.0))
    corners = set(zip(shape.points[::2], shape.points[1::2], strict=True))
    open_end = 160.0 if closed == "left" else 10.0
    assert shape.kind == "polygon" and sum(x == open_end for x, _ in corners) == 4


@pytest.mark.parametrize("people", range(1, 7))
def test_in_armchairs_the_guest_is_at_the_hosts_right_and_the_sides_mirror_each_other(people: int) -> None:
    sides: tuple[Side, ...] = ("host", "guest")
    everyone = [s for side in sides for s in (*seats(side, people), *seats(side, 3, behind=True))]
    chairs = chairs_of(plan(*everyone, table="armchairs"))
    at = {(c.seat.side, c.seat.order): c for c in chairs if not c.seat.behind}
    for order in range(1, people + 1):
        host, guest = at["host", order], at["guest", order]
        assert host.y == guest.y and host.x - WIDTH / 2 == pytest.approx(WIDTH / 2 - guest.x)
        assert guest.x < WIDTH / 2 < host.x  # both look down the page: the host's right is on the left
    for a, b in itertools.combinations(chairs, 2):
        assert abs(a.x - b.x) >= a.half + b.half or abs(a.y - b.y) >= a.half + b.half


def box(label: Label) -> tuple[float, float, float, float]:
    width = wide(label.text, label.size_pt, label.weight == "bold")
    left = label.x - {"left": 0.0, "center": width / 2, "right": width}[label.align]
    return left, label.y - 0.6, left + width, label.y + label.size_pt * 0.25


def apart(a: Sequence[float], b: Sequence[float]) -> bool:
    return a[2] <= b[0] + 0.05 or b[2] <= a[0] + 0.05 or a[3] <= b[1] + 0.05 or b[3] <= a[1] + 0.05


CROWDED = [
    (*seats("host", 3), *seats("guest", 3)),
    (*seats("host", 5), *seats("guest", 4), *seats("host", 3, True), *seats("guest", 2, True)),
    (*seats("host", 2), *seats("guest", 3), *seats("head", 2), *seats("foot", 1)),
    (*seats("host", 7, words=("Adviser",)), *seats("guest", 6, words=("Envoy", "Minister of Rivers"))),
    (*seats("host", 1), *seats("guest", 1), *seats("guest", 4, True)),
]


@pytest.mark.parametrize("table", ["rectangle", "oval", "u-shape", "armchairs"])
@pytest.mark.parametrize("entrance", ["north", "east", "south", "west"])
@pytest.mark.parametrize("crowd", CROWDED)
def test_nothing_lies_on_anything_and_a_name_is_nearest_to_its_own_chair(
    crowd: tuple[Seat, ...], entrance: str, table: Table_
) -> None:
    if table == "armchairs" and any(seat.side in ("head", "foot") for seat in crowd):
        return
    whole = plan(*crowd, table=table, entrance=entrance, cameras="south")
    drawn, named = diagram_of(context_of(), whole)
    assert named
    labels = [m for m in drawn.marks if isinstance(m, Label)]
    chairs = [c for c in _chairs_in(drawn)]
    written = [m for m in labels if len(m.text) > 1]
    for label in written:
        left, bottom, right, top = box(label)
        assert left >= 0 and bottom >= 0 and right <= WIDTH and top <= drawn.height, label
    for a, b in itertools.combinations(written, 2):
        assert apart(box(a), box(b)), (a.text, b.text)
    for label in written:
        for x, y, half in chairs:
            assert apart(box(label), (x - half, y - half, x + half, y + half)), label.text
    for number, block in enumerate(_blocks_in(written)):
        left, bottom, right, top = block
        away = [max(left - x, x - right, 0.0) ** 2 + max(bottom - y, y - top, 0.0) ** 2 for x, y, _ in chairs]
        assert away.index(min(away)) == number, crowd[number]


def _blocks_in(written: Sequence[Label]) -> list[tuple[float, float, float, float]]:
    """The box of all lines of each seat; the last of them ends with its mark."""
    found, lines = [], []
    for label in written:
        if label.text in ("Entrance", "Cameras"):
            continue
        lines.append(box(label))
        if re.search(r"\b(ho|gu|he|fo)\d+b?$", label.text):
            low, high = (
                [min(side) for side in zip(*lines, strict=True)],
                [max(side) for side in zip(*lines, strict=True)],
            )
            found.append((low[0], low[1], high[2], high[3]))
            lines = []
    return found


def _chairs_in(drawn: Diagram) -> list[tuple[float, float, float]]:
    found = []
    for m in drawn.marks:
        if isinstance(m, Shape) and m.width_pt == 1.2 and m.kind == "circle":
            found.append((m.points[0], m.points[1], m.points[2]))
        if isinstance(m, Shape) and m.width_pt == 1.2 and m.kind == "rect":
            x, y, w, h = m.points
            found.append((x + w / 2, y + h / 2, w / 2))
    return found


@pytest.mark.parametrize("entrance", ["north", "east", "south", "west"])
def test_a_door_is_a_gap_in_the_wall_with_a_leaf_as_wide(entrance: str) -> None:
    drawn, _ = diagram_of(context_of(), plan(*seats("host", 2), entrance=entrance))
    wall, leaf, swing = (m for m in drawn.marks if isinstance(m, Shape) and m.kind == "line")
    start, end = wall.points[:2], wall.points[-2:]
    assert abs(start[0] - end[0]) + abs(start[1] - end[1]) == pytest.approx(DOOR)
    assert len(wall.points) == 2 * (2 + 4)  # around all four corners
    (ax, ay), (bx, by) = leaf.points[:2], leaf.points[2:]
    assert (ax, ay) == pytest.approx(end) and ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5 == pytest.approx(DOOR)
    assert swing.points[:2] == pytest.approx((bx, by)) and swing.points[-2:] == pytest.approx(start)
    assert 0 <= bx <= WIDTH and 0 <= by <= drawn.height
    assert "Entrance" in [m.text for m in drawn.marks if isinstance(m, Label)]


SEATING = {
    "summit.yaml": (("host-code: LIE", "host-code: LIE"),),
    "books/main.yaml": (("  - {section: at-a-glance, tab: true}", "  - {section: seating}"),),
}


def laid(plans: str) -> tuple[Context, Blocks]:
    summit = summit_with({**SEATING, "seating.yaml": (("", plans),)})
    context = context_of(summit)
    return context, compose(context, OutlineSection(section="seating"))


PLENARY = """plans:
  - {id: p, audience: guest, title: Пленарное, session: river, table: oval, note: Флаги на столе., seats: [
      {side: host, order: 1, person: host}, {side: host, order: 2, label: Министр рек, reason: Шлюзы.},
      {side: guest, order: 1, person: muster}, {side: guest, order: 2, label: Советник}, {side: guest, order: 3, label: Посол}]}
"""


def test_hosts_are_square_and_guests_round_and_a_legend_says_so_once() -> None:
    context, blocks = laid(PLENARY)
    (figure,) = (b for b in walk(blocks) if isinstance(b, Figure))
    assert isinstance(figure.picture, Diagram)
    shapes = [
        m for m in figure.picture.marks if isinstance(m, Shape) and m.width_pt == 1.2 and m.kind != "line"
    ]
    assert [(m.kind, m.fill) for m in shapes] == [("rect", "host")] * 2 + [("circle", "hue")] * 3
    signs = [b.sign for b in walk(blocks) if isinstance(b, Paragraph) and b.sign]
    assert signs == ["disc", "block"]
    assert not [b for b in walk(blocks) if isinstance(b, Table)]  # the names stand at the seats
    said = [plain(b.content) for b in walk(blocks) if isinstance(b, Paragraph)]
    assert "Министр рек: Шлюзы." not in said or context.edition.audience.role == "staff"
    for words in ("1 Ида Хост, Премьер-министр", "2 Министр рек", "1 Анна Мустер, Канцлер", "3 Посол"):
        assert words in figure.alt


def test_other_delegations_than_the_readers_have_an_outline() -> None:
    plans = PLENARY.replace("label: Посол", "person: beispiel")
    context = context_of(summit_with({**SEATING, "seating.yaml": (("", plans),)}))
    blocks = compose(context, OutlineSection(section="seating"))
    (figure,) = (b for b in walk(blocks) if isinstance(b, Figure))
    assert isinstance(figure.picture, Diagram)
    rings = [m for m in figure.picture.marks if isinstance(m, Shape) and m.kind == "circle"]
    assert [m.fill for m in rings] == ["hue", "hue", "paper"]
    assert [b.sign for b in walk(blocks) if isinstance(b, Paragraph) and b.sign] == ["disc", "ring", "block"]
    codes = [m.text for m in figure.picture.marks if isinstance(m, Label)]
    assert {"AUT", "CHE", "LIE"} <= set(codes)


VARIANT = """  - {id: q, audience: guest, title: "Пленарное, если нет посла", session: river, table: oval, note: Флаг остаётся., seats: [
      {side: host, order: 1, person: host}, {side: host, order: 2, label: Министр рек},
      {side: guest, order: 1, person: muster}, {side: guest, order: 2, label: Поверенный}]}
"""


def test_plans_of_one_session_that_differ_in_few_seats_are_one_drawing_and_sentences() -> None:
    _, blocks = laid(PLENARY + VARIANT)
    figures = [b for b in walk(blocks) if isinstance(b, Figure)]
    said = [plain(b.content).replace("\u00a0", " ") for b in walk(blocks) if isinstance(b, Paragraph)]
    assert len(figures) == 1
    assert "Пленарное, если нет посла. Guests: 2 Поверенный, 3 empty." in said and "Флаг остаётся." in said


def test_plans_of_one_session_in_another_room_are_two_drawings() -> None:
    _, blocks = laid(PLENARY + VARIANT.replace("table: oval", "table: u-shape"))
    assert len([b for b in walk(blocks) if isinstance(b, Figure)]) == 2


def test_where_names_have_no_room_numbers_stand_with_a_list_below() -> None:
    many = "".join(f", {{side: guest, order: {n}, label: Советник{n}}}" for n in range(4, 12))
    _, blocks = laid(PLENARY.replace("label: Посол}", "label: Посол}" + many))
    tables = [b for b in walk(blocks) if isinstance(b, Table)]
    assert [len(table.body) for table in tables] == [11, 2]
    (figure,) = (b for b in walk(blocks) if isinstance(b, Figure))
    assert isinstance(figure.picture, Diagram)
    words = [m.text for m in figure.picture.marks if isinstance(m, Label)]
    assert "11" in words and "Советник11" not in " ".join(words) and "Советник11" in figure.alt
    narrow = context_of(summit_with({**SEATING, "seating.yaml": (("", PLENARY),)}), form="a5")
    assert [b for b in walk(compose(narrow, OutlineSection(section="seating"))) if isinstance(b, Table)]


def test_two_rooms_stand_on_a_page_each_with_its_title_above(tmp_path: Path) -> None:
    twice = PLENARY + PLENARY.replace("plans:\n", "").replace("id: p,", "id: r,").replace(
        "oval", "armchairs"
    ).replace("Пленарное", "Беседа")
    summit = summit_with({**SEATING, "seating.yaml": (("", twice),)})
    edition = edition_of(summit)
    document = pipeline.compose(edition, pipeline.BuildOptions(assets=tmp_path))
    (part,) = (part for part in document.parts if part.id == "seating")
    made = pipeline.lay_out(document.replaced(parts=(part,)), edition, pipeline.BuildOptions(assets=tmp_path))
    assert not made.problems, made.problems
    file = inspect(made.pdf())
    assert len(file.pages) == 1
    first, second = file.find("Пленарное"), file.find("Беседа")
    names = sorted((w.y for w in file.strings if "Ида" in w.text), reverse=True)
    assert first.y > names[0] > second.y > names[-1]
    assert {w.size for w in file.strings if not w.artifact} <= {7.5, 9.0, 11.5, 13.0, 16.0, 26.0}


def test_a_family_name_that_two_bear_is_not_left_alone_on_a_seat() -> None:
    summit = tiny()
    (host,) = summit.hosts
    taken = (Seat(side="guest", order=1, person="muster"), Seat(side="host", order=1, person="host"))
    many = [Seat(side="guest", order=n, label=Plain("А")) for n in range(2, 8)]

    def names(whole: Summit, *others: Seat) -> tuple[list[str], list[str]]:
        plan_ = plan(*taken, *others).replaced(audience=("minister",))
        context = context_of(whole.replaced(seating=(plan_,)))
        words = TablePlan(context, plan_, WIDTH, 1.0).words(taken[0])
        return [name_in(context, seat) for seat in taken], list(words.name)

    assert names(summit)[0] == ["Анна Мустер", "Ида Хост"]
    long = "Анна-Мария Елизавета Екатерина Иоганна Каролина Мустер"
    austria = summit.delegations["austria"]
    named = austria.replaced(people=(austria.people[0].replaced(display=Plain(long)),))
    longer = summit.replaced(delegations={**summit.delegations, "austria": named})
    assert names(longer, *many)[1] == ["Мустер"]
    twin = host.replaced(family="Мустер")
    assert names(longer.replaced(hosts=(twin,)), *many)[1] != ["Мустер"]
    said = host.replaced(seat_name="Mme Хост")
    assert names(summit.replaced(hosts=(said,)))[0] == ["Анна Мустер", "Mme Хост"]


def test_a_name_that_stands_in_a_drawing_alone_is_in_the_index_with_its_page(tmp_path: Path) -> None:
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
    own_words = pages_of_the_guest(
        "{side: guest, order: 1, person: muster, label: Г-жа Мустер, behind: true}"
    )
    other = pages_of_the_guest("{side: guest, order: 1, person: muster, label: Толмач, behind: true}")
    assert named == own_words == other + 1
