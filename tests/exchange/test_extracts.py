"""Calendars and cards: what programs of calendars and addresses read in them, and what nobody may."""

from __future__ import annotations

import io
import itertools
import shutil
from datetime import UTC, date, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz
from hypothesis import given
from hypothesis import strategies as st

from briefing import editions
from briefing.diagnostics import Problems
from briefing.exchange import EXTRACTS, Made, extract
from briefing.exchange.cards import WIDEST, escaped, folded
from briefing.publishing.extracts import unescaped, words_of
from briefing.reading import load_into
from briefing.roles import HOST
from briefing.summit import Order, Session, Summit
from tests.conftest import ROOT

icalendar = pytest.importorskip("icalendar", reason="calendars are written by the extra calendar")
vobject = pytest.importorskip("vobject")
CALENDAR, CONTACTS = EXTRACTS["calendar"], EXTRACTS["contacts"]
FOLDERS = [ROOT / "tests" / "elsewhere" / name for name in ("delta", "sahel", "tundra")] + [ROOT / "briefs"]


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda path: path.name)
def summit(request: pytest.FixtureRequest) -> Summit:
    return load_into(Problems(), request.param)


def every(summit: Summit) -> list[Made]:
    settings = summit.settings
    return [
        extract(CALENDAR, summit, delegation, audience, settings.defaults.language)
        for delegation in (*summit.delegations, "regional")
        for audience in settings.audiences
    ]


def programme(summit: Summit, made: Made) -> tuple[Session, ...]:
    said = made.identity
    order = Order(product="programme-card", delegation=said["delegation"], audience=said["audience"],
                  language=said["language"], format=said["format"])  # fmt: skip
    return editions.select(summit, order).programme


def test_a_calendar_has_the_sessions_of_its_reader_at_their_hours(summit: Summit) -> None:
    zone = ZoneInfo(summit.settings.event.time_zone)
    found = [made for made in every(summit) if made.data is not None]
    assert found
    for made in found:
        assert made.problems == ()
        read = icalendar.Calendar.from_ical(made.data)
        assert [part.errors for part in read.walk()] == [[] for _ in read.walk()]
        events, sessions = read.walk("VEVENT"), programme(summit, made)
        starts = [event["DTSTART"].dt.astimezone(UTC) for event in events]
        assert starts == [session.begins.replace(tzinfo=zone).astimezone(UTC) for session in sessions]
        ends = [event["DTEND"].dt.replace(tzinfo=None) if "DTEND" in event else None for event in events]
        assert ends == [session.ends for session in sessions]
        assert len({str(event["UID"]) for event in events}) == len(events)


def test_another_library_takes_it_in_its_strict_mode(summit: Summit) -> None:
    """The clock is written out, so that no program has to know the name of the zone."""
    for made in every(summit):
        if made.data is None:
            continue
        (read,) = vobject.readComponents(made.data.decode(), validate=True)
        assert read.validate(raiseException=True)
        zones = {str(zone.tzid.value) for zone in read.contents.get("vtimezone", ())}
        zone = summit.settings.event.time_zone
        at = summit.programme[0].begins.replace(tzinfo=ZoneInfo(zone))
        assert zones == ({zone} if zone != "Africa/Dakar" else set())  # which is UTC, and so are its hours
        assert zones or at.utcoffset() == timedelta()
        lines = made.data.split(b"\r\n")
        assert max(map(len, lines)) <= WIDEST and b"\n" not in b"".join(lines)


def test_cards_are_read_with_every_contact_of_the_staff(summit: Summit) -> None:
    for delegation in summit.delegations:
        for audience, rule in summit.settings.audiences.items():
            if rule.role != "staff":
                continue
            made = extract(CONTACTS, summit, delegation, audience, summit.settings.defaults.language)
            wanted = [*summit.delegations[delegation].contacts, *summit.contacts]
            if made.data is None:
                assert not wanted
                continue
            assert made.problems == ()
            read = list(vobject.readComponents(made.data.decode(), validate=True))
            assert all(card.validate(raiseException=True) for card in read)
            assert {card.fn.value for card in read} <= {str(c.name or c.office) for c in wanted}
            assert {card.tel.value for card in read if "tel" in card.contents} <= {
                str(c.phone) for c in wanted
            }


def test_two_of_one_office_and_role_are_two_cards(tmp_path: Path) -> None:
    """Programs of addresses keep one card of each UID: the second driver would take the place of the first."""
    folder = tmp_path / "briefs"
    shutil.copytree(ROOT / "tests" / "errors" / "base", folder)
    driver = "  - {office: Cars, role: Driver, phone: '+353 1 555 010%d'}\n"
    (folder / "contacts.yaml").write_text(
        "audience: [staff]\ncontacts:\n" + "".join(driver % n for n in (1, 2, 3)), encoding="utf-8"
    )
    made = extract(CONTACTS, load_into(Problems(), folder), "malta", "staff", "en")
    assert made.data is not None
    cards = list(vobject.readComponents(made.data.decode(), validate=True))
    assert len({card.uid.value for card in cards}) == len({card.tel.value for card in cards}) == 3


def test_the_same_briefs_give_the_same_bytes_and_a_later_version_the_same_entries() -> None:
    summit = load_into(Problems(), FOLDERS[0])
    delegation = next(iter(summit.delegations))
    guests = next(id_ for id_, rule in summit.settings.audiences.items() if rule.role not in HOST)
    staff = next(id_ for id_, rule in summit.settings.audiences.items() if rule.role == "staff")
    language = summit.settings.defaults.language
    first = extract(CALENDAR, summit, delegation, guests, language)
    assert first == extract(CALENDAR, summit, delegation, guests, language)
    moved = [s.replaced(start=time(7, 5), end=None) if n == 0 else s for n, s in enumerate(summit.programme)]
    later = summit.replaced(
        settings=summit.settings.replaced(version=type(summit.settings.version)("99")), programme=tuple(moved)
    )
    second = extract(CALENDAR, later, delegation, guests, language)
    assert first.data is not None and second.data is not None
    before, after = (icalendar.Calendar.from_ical(data).walk("VEVENT") for data in (first.data, second.data))
    assert {str(e["UID"]) for e in before} == {str(e["UID"]) for e in after}
    assert max(e["SEQUENCE"] for e in before) < min(e["SEQUENCE"] for e in after)
    own = extract(CALENDAR, summit, delegation, staff, language).data
    assert own is not None
    assert not {str(e["UID"]) for e in before} & {
        str(e["UID"]) for e in icalendar.Calendar.from_ical(own).walk("VEVENT")
    }
    for session in summit.programme:
        assert session.id.encode() not in first.data


def test_what_its_reader_may_not_have_is_told_and_not_published() -> None:
    """Judged by the second judge, as pages are, whatever composed the file."""
    summit = load_into(Problems(), ROOT / "briefs")
    assert summit.judge is not None
    hidden = summit.judge.withheld("delegation", "kazakhstan")
    secret = next(p for p in hidden if p.printed and p.field.endswith("red-line") and "{" not in p.text)
    line = folded("SUMMARY:" + escaped(secret.text))
    planted = CALENDAR.replaced(
        compose=lambda edition, language: b"BEGIN:VEVENT\r\n" + line + b"END:VEVENT\r\n"
    )
    (fault,) = extract(planted, summit, "kazakhstan", "delegation", "en").problems
    assert fault.code == "leak" and "line 2" in fault.message
    assert extract(planted, summit, "kazakhstan", "staff", "en").problems in ((), (fault,))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=300))
def test_a_text_comes_back_as_it_was(text: str) -> None:
    data = folded(f"NOTE:{escaped(text)}")
    assert all(len(line) <= WIDEST for line in data.split(b"\r\n"))
    assert words_of(data) == [("line 1", text)]
    assert unescaped(escaped(text)) == text


def test_a_night_that_the_clocks_change_is_counted_right() -> None:
    summit = load_into(Problems(), FOLDERS[0])
    event = summit.settings.event.replaced(time_zone="Europe/Berlin")
    night = summit.programme[0].replaced(
        date=date(2031, 10, 25), start=time(23), end=time(4), delegations=None
    )
    other = summit.replaced(settings=summit.settings.replaced(event=event), programme=(night,))
    staff = next(id_ for id_, rule in summit.settings.audiences.items() if rule.role == "staff")
    made = extract(CALENDAR, other, next(iter(summit.delegations)), staff, summit.settings.defaults.language)
    assert made.data is not None
    (read,) = icalendar.Calendar.from_ical(made.data).walk("VEVENT")
    assert (read["DTEND"].dt.astimezone(UTC) - read["DTSTART"].dt.astimezone(UTC)).total_seconds() == 6 * 3600


@pytest.mark.parametrize(
    "zone",
    [
        "America/New_York",
        "Europe/London",
        "Australia/Lord_Howe",
        "Asia/Almaty",
        "Africa/Casablanca",
        "Pacific/Apia",
    ],
)
def test_clocks_written_out_turn_when_those_of_the_zone_do(zone: str) -> None:
    """Read by dateutil from the file alone, at each half hour around a change."""
    summit = load_into(Problems(), FOLDERS[0])
    event = summit.settings.event.replaced(time_zone=zone)
    other = summit.replaced(settings=summit.settings.replaced(event=event))
    staff = next(id_ for id_, rule in summit.settings.audiences.items() if rule.role == "staff")
    made = extract(CALENDAR, other, next(iter(summit.delegations)), staff, summit.settings.defaults.language)
    assert made.data is not None
    clocks = tz.tzical(io.StringIO(made.data.decode().replace("\r\n ", ""))).get(zone)
    known, first = ZoneInfo(zone), summit.programme[0].begins.replace(tzinfo=UTC) - timedelta(days=365)
    moments = [first + timedelta(minutes=30 * n) for n in range(2 * 24 * 2 * 365)]
    turning = [
        m
        for m, later in itertools.pairwise(moments)
        if m.astimezone(known).utcoffset() != later.astimezone(known).utcoffset()
    ]
    for moment in (m + timedelta(minutes=30 * n) for m in turning for n in range(-3, 5)):
        local = moment.astimezone(known).replace(tzinfo=None)
        offsets = {local.replace(tzinfo=known, fold=fold).utcoffset() for fold in (0, 1)}
        if len(offsets) == 1:  # an hour that there is once
            assert local.replace(tzinfo=clocks).utcoffset() in offsets, local
