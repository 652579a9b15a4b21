"""Handouts in the forms of the book: where numbers, bands, rows and limits stand, and in which sizes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from briefing import pipeline, styles
from briefing.batch.orders import default_format
from briefing.frames.colours import from_hex
from briefing.pipeline import BuildOptions
from briefing.summit import Order
from tests.conftest import ROOT, TINY
from tests.pdf_inspector import Inspected, inspect
from tests.pdfs.content import Words

MM = 72 / 25.4
STYLE = styles.load("secretariat")
NUMBERS = ("Первый", "Второй", "Третий", "Четвёртый", "Пятый", "Шестой", "Седьмой")
PLAN = "minutes: {press: 2, must-say: [p2], turns: [{who: we, minutes: 5, points: [p1, p2]}, {who: they, minutes: 5}]}"


def briefs(tmp_path: Path, points: int, planned: bool = False) -> Path:
    """The small briefs with so many points, one that is avoided, and minutes of the meeting."""
    folder = tmp_path / "briefs"
    shutil.copytree(TINY, folder)
    brief = folder / "delegations" / "austria.yaml"
    session = ", session: river" if planned else ""
    said = "".join(
        f"  - {{id: p{n}, audience: minister, text: {NUMBERS[n - 1]} довод о реке и её шлюзах., priority: {n}, to: muster{session}}}\n"
        for n in range(1, points + 1)
    )
    avoid = "  - {id: a1, audience: minister, text: Старые споры о мосте., use: avoid}\n"
    text = brief.read_text(encoding="utf-8")
    old = re.search(r"points:\n(  - .*\n)+", text)
    assert old is not None
    brief.write_text(text.replace(old[0], f"points:\n{said}{avoid}"), encoding="utf-8")
    if planned:
        programme = folder / "programme.yaml"
        more = programme.read_text(encoding="utf-8").replace(
            "press: open,", f"press: open, delegations: [austria], format: bilateral, {PLAN},"
        )
        programme.write_text(more, encoding="utf-8")
    return folder


def made(folder: Path, product: str, audience: str = "minister", language: str = "ru") -> Inspected:
    summit, _ = pipeline.read_and_check(folder)
    paper = default_format(product, "a4")
    order = Order(
        product=product,
        delegation="austria",
        audience=audience,
        language=language,
        format=paper,
        target="screen",
    )
    built = pipeline.build(pipeline.select(summit, order), BuildOptions(assets=Path()))
    assert not [d for d in built.problems if d.severity.name == "ERROR"]
    return inspect(built.pdf())


def colour(role: str, hue: str = "1") -> tuple[float, ...]:
    return tuple(round(part, 3) for part in from_hex(STYLE.of_hue(hue).colours[role]))


def painted(found: Inspected, role: str, page: int = 1) -> list[tuple[float, float, float, float]]:
    """The boxes of a page that are filled or stroked in a colour role."""
    shapes = found.pages[page - 1].painted
    return [
        s.box
        for s in shapes
        if colour(role) in (tuple(round(c, 3) for c in s.fill), tuple(round(c, 3) for c in s.stroke))
    ]


def on(page: int, found: Inspected, word: str) -> list[Words]:
    return [w for w in found.pages[page - 1].words if word in w.text]


# -- speaking cards


def test_six_points_stand_on_a_card_beside_their_numbers(tmp_path: Path) -> None:
    found = made(briefs(tmp_path, 6), "speaking-cards")
    assert len(found.pages) == 2 * (1 + 6)
    heights = []
    for number, word in enumerate(NUMBERS[:6], 1):
        (said,), (figure,) = (
            on(1, found, word),
            [w for w in found.pages[0].words if w.text.strip() == str(number)],
        )
        assert figure.y == pytest.approx(said.y, abs=1.2) and figure.x < said.x - 15
        assert said.size in (13, 16) and "Gentium" in said.font and "SourceSans" in figure.font
        heights.append(said.y)
    assert heights == sorted(heights, reverse=True)
    (avoid,) = on(1, found, "споры")
    limits = painted(found, "limit")
    assert avoid.y < heights[-1] and max(b[3] for b in limits) > avoid.y > min(b[1] for b in limits)
    assert avoid.y < 60
    assert not [w for page in found.pages[2:] for w in page.words if "споры" in w.text]


def test_seven_points_are_two_even_cards_and_one_point_is_none(tmp_path: Path) -> None:
    found = made(briefs(tmp_path / "seven", 7), "speaking-cards")
    first, second = ([w for w in NUMBERS if on(page, found, w)] for page in (1, 3))
    assert (first, second) == (list(NUMBERS[:4]), list(NUMBERS[4:]))
    assert on(1, found, "споры") and not on(3, found, "споры")
    assert len(made(briefs(tmp_path / "one", 1), "speaking-cards").pages) == 2


def test_a_point_alone_on_its_card_is_of_26_points(tmp_path: Path) -> None:
    found = made(briefs(tmp_path, 3), "speaking-cards")
    assert [
        max(w.size for w in on(page, found, word)) for page, word in zip((3, 5, 7), NUMBERS, strict=False)
    ] == [26] * 3


def test_what_must_be_said_stands_in_a_filled_box(tmp_path: Path) -> None:
    found = made(briefs(tmp_path, 3, planned=True), "speaking-cards")
    boxes = [b for b in painted(found, "host") if b[2] - b[0] < 40 and b[3] - b[1] > 10]
    (two,) = [w for w in found.pages[0].words if w.text.strip() == "2"]
    (one,) = [w for w in found.pages[0].words if w.text.strip() == "1"]
    assert len(boxes) == 1 and boxes[0][0] < two.x < boxes[0][2] and boxes[0][1] < two.y < boxes[0][3]
    assert set(two.colour) == {1.0} and set(one.colour) != {1.0}


def test_red_is_for_limits_alone(tmp_path: Path) -> None:
    found = made(briefs(tmp_path, 3), "speaking-cards")
    assert all(painted(found, "limit", page) == [] for page in range(2, len(found.pages) + 1))


# -- badges


@pytest.mark.parametrize(
    "name", ["РС", "Саммит стран большой реки", "Саммит стран большой реки и всех её притоков"]
)
def test_a_long_name_of_the_event_takes_the_place_and_the_days_from_its_line(
    name: str, tmp_path: Path
) -> None:
    folder = briefs(tmp_path, 1)
    path = folder / "summit.yaml"
    path.write_text(
        re.sub(r"short-name: \w+", f"short-name: {name}", path.read_text(encoding="utf-8")), encoding="utf-8"
    )
    found = made(folder, "name-badges", "guest")
    line = " ".join(found.lines(1))
    assert name in line and ("Вадуц" in line) == (len(name) < 30)


def test_what_does_not_fit_is_told_where_it_was_written(tmp_path: Path) -> None:
    folder = briefs(tmp_path, 1)
    path = folder / "summit.yaml"
    long = "Саммит стран большой реки и всех её притоков, сёл, городов и островов от верховий до моря"
    path.write_text(
        re.sub(r"short-name: \w+", f"short-name: {long}", path.read_text(encoding="utf-8")), encoding="utf-8"
    )
    summit, _ = pipeline.read_and_check(folder)
    order = Order(
        product="name-badges",
        delegation="austria",
        audience="guest",
        language="ru",
        format="cr80",
        target="screen",
    )
    problems = pipeline.build(pipeline.select(summit, order), BuildOptions(assets=folder)).typeset.problems
    (told,) = [d for d in problems if d.code == "does-not-fit"]
    assert (
        told.span is not None and told.span.file.endswith("summit.yaml") and "'Саммит стран" in told.message
    )


def test_a_badge_has_country_in_its_band_and_the_name_largest(tmp_path: Path) -> None:
    found = made(briefs(tmp_path, 1), "name-badges", "guest")
    (band,) = [b for b in painted(found, "hue") if b[2] - b[0] > 80 * MM]
    (country,), (native,), (name,) = (on(1, found, word) for word in ("Австрия", "Österreich", "Анна"))
    for word in (country, native):
        assert band[1] < word.y < band[3] and set(word.colour) == {1.0}
    assert name.size == 26 and "Bold" in name.font and name.y < band[1]
    assert all(w.size < 26 for w in found.pages[0].words if "Анна" not in w.text and "Мустер" not in w.text)
    (mark,) = [b for b in painted(found, "hue") if b[2] - b[0] < 4 * MM]
    assert (
        mark[0] > 75 * MM
        and mark[3] < 10 * MM
        and mark[2] - mark[0] == pytest.approx(mark[3] - mark[1], abs=0.1)
    )


# -- points on one page, at a glance, dividers


def test_points_on_one_page_are_by_the_minute_with_limits_last(tmp_path: Path) -> None:
    found = made(briefs(tmp_path, 3, planned=True), "one-page-points")
    assert len(found.pages) == 1
    (first,), (second,), (avoid,) = on(1, found, "Первый"), on(1, found, "Второй"), on(1, found, "споры")
    (when,) = [w for w in found.pages[0].words if w.text.startswith("10:32") and w.y < first.y + 5]
    assert when.x < first.x - 80 and when.y == pytest.approx(first.y, abs=1.2)
    boxes = [b for b in painted(found, "hue-tint") if b[1] < second.y < b[3]]
    assert boxes and not [b for b in boxes if b[1] < first.y < b[3]]
    assert avoid.y < min(word.y for word in on(1, found, "Третий")) and avoid.y < 150


def test_the_glance_sheet_has_the_meeting_left_and_the_country_right(tmp_path: Path) -> None:
    found = made(briefs(tmp_path, 3), "glance-sheet")
    middle = 210 * MM
    for word, right in (
        ("Первый", False),
        ("Договориться", False),
        ("Встреча", False),
        ("Республика", True),
        ("Мустер", True),
    ):
        assert all((w.x > middle) is right for w in on(1, found, word)), word
    foot = [w for w in found.pages[0].words if w.y < 18 * MM]
    assert len({w.x > middle for w in foot}) == 2
    time = next(w for w in found.pages[0].words if "10:30" in w.text)
    assert time.x < on(1, found, "Встреча")[0].x


def test_a_divider_lists_what_lies_behind_it_with_the_pages_of_the_book(tmp_path: Path) -> None:
    folder = briefs(tmp_path, 3)
    dividers, book = made(folder, "tab-dividers"), made(folder, "book")
    heads = {w.text.strip(): w.page for page in book.pages for w in page.words if w.size == 26}
    listed = 0
    for page in range(1, len(dividers.pages) + 1):
        for figure in [w for w in dividers.pages[page - 1].words if re.fullmatch(r"\d+", w.text.strip())]:
            title = "".join(
                w.text
                for w in dividers.pages[page - 1].words
                if abs(w.y - figure.y) < 1 and w.x > figure.x + 20
            )
            if title.strip() in heads:
                listed += 1
                printed = [
                    w.text.strip()
                    for w in book.pages[heads[title.strip()] - 1].words
                    if w.artifact is not None
                ]
                assert figure.text.strip() in printed, title
    assert listed >= 2


def test_large_print_has_no_budget_and_every_sign_of_its_size(tmp_path: Path) -> None:
    folder = briefs(tmp_path, 3, planned=True)
    outline = folder / "books/main.yaml"
    outline.write_text(
        outline.read_text(encoding="utf-8").replace("sections:", "page-budget: 2\nsections:"),
        encoding="utf-8",
    )
    found = made(folder, "large-print")
    assert len(found.pages) > 4
    assert min(w.size for w in found.strings if w.text.strip()) > 15.9


@pytest.mark.parametrize(
    ("summit", "delegation", "audience"), [("sahel", "mali", "ministre"), ("delta", "laos", "thu-truong")]
)
def test_large_print_of_other_summits_has_room_for_its_words(
    summit: str, delegation: str, audience: str
) -> None:
    folder = ROOT / "tests/elsewhere" / summit
    read, _ = pipeline.read_and_check(folder)
    language = read.settings.defaults.language
    order = Order(
        product="large-print", delegation=delegation, audience=audience, language=language, format="a4-large", target="screen"
    )  # fmt: skip
    built = pipeline.build(pipeline.select(read, order), BuildOptions(assets=folder / "assets"))
    assert not [d.message for d in built.problems if d.code in ("does-not-fit", "book-budget", "page-budget")]
