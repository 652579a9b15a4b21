"""Hours: past midnight, over a change of the clocks, in two zones; what no clock shows is said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2
import pytest

from briefing import pipeline
from briefing.batch.orders import default_format
from briefing.diagnostics import BriefError, Diagnostic
from briefing.pipeline import BuildOptions
from briefing.summit import Order, Summit
from tests.conftest import TINY

TWO_DAYS = ("2031-03-29", "2031-03-30")  # in Vaduz the clocks go forward at two in the night between them


def summit_of(
    tmp_path: Path, sessions: list[str], event: str = "", dates: tuple[str, ...] = TWO_DAYS
) -> Summit:
    folder = tmp_path / "briefs"
    shutil.copytree(TINY, folder, dirs_exist_ok=True)
    settings = (folder / "summit.yaml").read_text()
    settings = settings.replace("  time-zone-label: CET\n", event).replace(
        "[2031-03-02]", f"[{', '.join(dates)}]"
    )
    (folder / "summit.yaml").write_text(settings)
    (folder / "programme.yaml").write_text(
        "audience: guest\nsessions:\n" + "".join(f"  - {{{s}}}\n" for s in sessions)
    )
    summit, problems = pipeline.read_and_check(folder)
    summit_of.problems = problems.sorted()  # type: ignore[attr-defined]
    return summit


def said(
    tmp_path: Path, sessions: list[str], event: str = "", dates: tuple[str, ...] = TWO_DAYS
) -> list[Diagnostic]:
    try:
        summit_of(tmp_path, sessions, event, dates)
    except BriefError as error:
        return [d for d in error.diagnostics if "programme" in str(d.span) or "summit" in str(d.span)]
    return [d for d in summit_of.problems if "programme" in str(d.span) or "summit" in str(d.span)]  # type: ignore[attr-defined]


def session(id_: str, date: str, start: str, end: str, more: str = "") -> str:
    return (
        f'id: {id_}, date: {date}, start: "{start}", end: "{end}", title: Meeting {id_}, place: Bridge{more}'
    )


NIGHT = session("dinner", "2031-03-29", "22:00", "00:30")
DAY = session("morning", "2031-03-30", "09:00", "10:00")
HOURS = ["run-of-show", "pocket-programme", "programme-card", "glance-sheet"]


def words(summit: Summit, product: str) -> str:
    product = "book" if product == "run-of-show" else product
    edition = pipeline.select(summit, Order(
        product=product, delegation="austria", audience="guest", language="en",
        format=default_format(product, "a4"), target="screen",
    ))  # fmt: skip
    pdf = pipeline.build(edition, BuildOptions(assets=Path())).pdf()
    text = "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return " ".join(text.replace("\ufffe", "").split())


@pytest.mark.parametrize("product", HOURS)
def test_a_dinner_goes_on_past_midnight_and_the_day_follows_it(product: str, tmp_path: Path) -> None:
    found = words(summit_of(tmp_path, [NIGHT, DAY]), product)
    assert "22:00–00:30" in found
    assert "00:30–09:00" in found and "22:00–09:00" not in found  # what is free between, from its real end


@pytest.mark.parametrize("product", HOURS)
def test_each_day_has_the_name_of_its_own_clock(product: str, tmp_path: Path) -> None:
    found = words(summit_of(tmp_path, [NIGHT, DAY]), product)
    assert "29 March 2031 (CET)" in found and "30 March 2031 (CEST)" in found


@pytest.mark.parametrize("product", [*HOURS, "note-taker-form"])
def test_a_second_zone_stands_beside_the_first(product: str, tmp_path: Path) -> None:
    found = words(
        summit_of(
            tmp_path,
            [session("a", "2031-03-29", "22:00", "23:30", ", format: bilateral")],
            "  second-time-zone: Asia/Almaty\n",
        ),
        product,
    )
    assert "22:00–23:30" in found and "02:00–03:30 (+1) UTC+5" in found


def test_a_label_of_ones_own_is_printed_as_it_is(tmp_path: Path) -> None:
    assert "(Vaduz time)" in words(
        summit_of(tmp_path, [NIGHT, DAY], "  time-zone-label: Vaduz time\n"), "run-of-show"
    )


@pytest.mark.parametrize(
    ("sessions", "event", "code", "word"),
    [
        ([session("a", "2031-03-30", "02:30", "04:00")], "", "no-such-hour", "there is no 02:30 on 2031-03-30"),
        ([session("a", "2031-03-30", "01:00", "02:15")], "", "no-such-hour", "there is no 02:15"),
        ([session("a", "2031-10-26", "02:30", "04:00")], "", "hour-comes-twice", "02:30 comes twice"),
        ([NIGHT, DAY], "  time-zone-label: CET\n", "wrong-zone-label", "the clocks show CEST, not CET"),
        ([NIGHT, DAY], "  second-time-zone: Asia/Almata\n", "unknown-time-zone", "Asia/Almata"),
        ([session("a", "2031-03-28", "10:00", "11:00")], "", "not-a-summit-day", "2031-03-28"),
        ([session("a", "2031-03-29", "10:00", "09:00")], "", "ends-before-start", "ends at 09:00"),
        ([session("a", "2031-03-29", "10:00", "10:00")], "", "ends-before-start", "ends at 10:00"),
        ([NIGHT, session("b", "2031-03-30", "00:15", "01:00")], "", "sessions-overlap", "everybody should be in both"),
        (
            [
                session("a", "2031-03-29", "10:00", "11:00", ", delegations: [austria], lead: host, room: A"),
                session("b", "2031-03-29", "10:30", "11:30", ", delegations: [switzerland], lead: host, room: B"),
            ],
            "", "in-two-rooms", "Ида Хост would be in two rooms at once",
        ),
        (
            [
                session("a", "2031-03-29", "10:00", "11:00", ", delegations: [austria], you-do: Sit., room: A"),
                session("b", "2031-03-29", "10:00", "11:30", ", delegations: [switzerland], lead: host, room: B"),
            ],
            "", "in-two-rooms", "two rooms at once",
        ),
        (
            [
                session("a", "2031-03-29", "10:00", "11:00", ", delegations: [austria], lead: the Mayor, room: A"),
                session("b", "2031-03-29", "10:30", "11:30", ", delegations: [switzerland], lead: the Mayor, room: B"),
            ],
            "", "in-two-rooms", "the Mayor would be in two rooms at once",
        ),
    ],
)  # fmt: skip
def test_hours_that_cannot_be_kept_are_said(
    sessions: list[str], event: str, code: str, word: str, tmp_path: Path
) -> None:
    (one,) = said(tmp_path, sessions, event, (*TWO_DAYS, "2031-10-26"))
    assert one.code == code and word in one.message and one.span is not None


def test_meetings_of_different_readers_at_one_time_are_no_fault(tmp_path: Path) -> None:
    apart = [
        session("a", "2031-03-29", "10:00", "11:00", ", delegations: [austria]"),
        session("b", "2031-03-29", "10:30", "11:30", ", delegations: [switzerland]"),
        session("c", "2031-03-29", "10:15", "10:45", ", audience: minister"),
        session("d", "2031-03-29", "11:00", "12:00", ", delegations: [austria]"),
    ]
    assert said(tmp_path, apart) == []
