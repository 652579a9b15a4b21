"""A folder of briefs as one summit: what is accepted, what is told, and what is left in peace."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import pytest

from briefing.checking.spellings import sound
from briefing.diagnostics import BriefError, Problems
from briefing.reading import load_into
from briefing.summit import Summit
from tests.conftest import ROOT, TINY

BASE = ROOT / "tests" / "errors" / "base"


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "briefs")
    return tmp_path / "briefs"


def loaded(briefs: Path) -> tuple[Summit, Problems]:
    problems = Problems()
    return load_into(problems, briefs), problems


def append(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + text, encoding="utf-8")


def figures(briefs: Path, text: str) -> list[str]:
    append(briefs / "topics" / "fish.yaml", f"body:\n  - text: >-\n      {text}\n")
    return [d.message.split()[2] for d in loaded(briefs)[1] if d.code == "bare-figure"]


@pytest.mark.parametrize("folder", [ROOT / "briefs", TINY, BASE], ids=["shipped", "tiny", "base"])
def test_good_briefs_have_no_mistakes(folder: Path) -> None:
    assert loaded(folder)[1].errors == []


def test_entries_may_lie_in_one_file_or_in_many(briefs: Path) -> None:
    append(
        briefs / "facts" / "more.yaml",
        "audience: guest\nfacts:\n  mt.port: {label: Port, text: deep, as-of: '2030', sources: port-log}\n",
    )
    append(
        briefs / "people" / "more.yaml",
        "people:\n  - {id: daly, display: Ann Daly, title: Clerk, audience: [guest, staff]}\n",
    )
    append(briefs / "topics" / "fish.yaml", 'takeaway: The port is {{ fact("mt.port") }}.\n')
    summit, problems = loaded(briefs)
    assert not len(problems)
    assert list(summit.facts) == ["mt.catch", "mt.quota", "mt.port"]
    assert summit.facts["mt.port"].audience == ("guest",) and summit.facts["mt.quota"].audience == ("staff",)
    assert summit.facts["mt.port"].sources == ("port-log",)
    assert [p.id for p in summit.hosts] == ["byrne", "daly"] and summit.hosts[1].audience == (
        "guest",
        "staff",
    )


def test_optional_files_may_be_missing(briefs: Path) -> None:
    for name in ("people.yaml", "programme.yaml", "terminology.yaml"):
        (briefs / name).unlink()
    assert not len(loaded(briefs)[1])


def test_text_keeps_what_was_typed(briefs: Path) -> None:
    append(briefs / "topics" / "fish.yaml", "lead-department: 0755\nobjective: NO\ntakeaway: 1.10\n")
    topic = loaded(briefs)[0].topics["fish"]
    assert (topic.lead_department, topic.objective, topic.takeaway) == ("0755", "NO", "1.10")


def test_mistakes_of_all_files_in_one_run_in_their_order(briefs: Path) -> None:
    append(briefs / "summit.yaml", "colour: red\n")
    append(briefs / "data" / "catch.csv", "2031,1,2\n")
    append(briefs / "topics" / "fish.yaml", "body: [x\n")
    append(briefs / "books" / "main.yaml", "pages: 3\n")
    with pytest.raises(BriefError) as caught:
        loaded(briefs)
    found = [(d.span.file.removeprefix("briefs/"), d.code) for d in caught.value.diagnostics if d.span]
    assert found == [
        ("books/main.yaml", "unknown-field"), ("data/catch.csv", "ragged-row"), ("summit.yaml", "unknown-field"), ("topics/fish.yaml", "yaml-syntax"),
    ]  # fmt: skip


def test_what_could_not_be_read_is_not_called_unknown(briefs: Path) -> None:
    append(
        briefs / "facts.yaml",
        "  mt.boats: {label: Boats, valeu: 12, as-of: '2030', sources: [fisheries]}\n  broken: [\n",
    )
    append(briefs / "people.yaml", "  - {id: kelly, display: Tom Kelly, title: Clerk, role: cook}\n")
    append(
        briefs / "topics" / "fish.yaml",
        'takeaway: \'{{ name("kelly") }} counts {{ fact("mt.boats") }} and {{ name("nobody") }}.\'\n',
    )
    assert [d.code for d in loaded(briefs)[1]] == ["yaml-syntax", "choice", "unknown-person"]


def test_a_number_that_a_section_takes_needs_no_fact(briefs: Path) -> None:
    words = "They caught 1250 boats."
    append(
        briefs / "books" / "main.yaml",
        f"  - {{section: topics, options: {{charts: 150, texts: '12'}}}}\n  - {{section: coverage, options: {{introduction: {words}}}}}\n",
    )
    found = [d for d in loaded(briefs)[1] if d.code == "bare-figure"]
    assert [d.message.split()[2] for d in found] == ["1250"]


@pytest.mark.parametrize(
    "text",
    ["In 1998, in 2024-25 and 2019–2024.", "On 6 May, 12–14 May 2030, May 6, and 12 and 13 May.", "At 10:30 and 9:45.", "Article 12 and Section 301.",
     "Nine of 9, and 5 of 8.", "The C5+1, a 787-9, the 21st, the 1990s and G20.", '{{ fact("mt.catch") }} of `1200`.', "See https://a.example/1234/5678."],
)  # fmt: skip
def test_numbers_that_need_no_fact(briefs: Path, text: str) -> None:
    assert figures(briefs, text) == []


def test_numbers_that_do(briefs: Path) -> None:
    text = "Some 350 boats, 12.5 percent, 5 million tonnes, $17, 1,200 people, 3% and 10-15 yards."
    assert figures(briefs, text) == ["350", "12.5", "5", "17", "1,200", "3", "10-15"]


def test_transliterations_of_one_name_sound_alike() -> None:
    for one, other in (
        ("Zhaparov", "Japarov"),
        ("Mirziyoev", "Mirziyoyev"),
        ("Khrushchev", "Hrushchyov"),
        ("Gülbahar", "Gulbakhar"),
        ("O‘rinov", "Orinov"),
    ):
        assert (sound(one) == sound(other)) is (one != "Khrushchev"), one
    assert sound("Byrne") != sound("Burns") and sound("Rahmon") != sound("Ramon")


def test_who_reads_a_text_reads_what_it_names(briefs: Path) -> None:
    text = 'audience: guest\nbody:\n  - text: Of {{ fact("mt.quota") }}.\n    audience: [staff]\n  - text: By {{ name("zammit") }}.\n'
    (briefs / "regional.yaml").write_text(f"{text}bottom-line: All.\nobjective: One.\n", encoding="utf-8")
    assert not len(loaded(briefs)[1])
    (briefs / "regional.yaml").write_text(
        text.replace("[staff]", "[guest]") + "bottom-line: All.\nobjective: One.\n", encoding="utf-8"
    )
    assert [(d.code, d.span.line) for d in loaded(briefs)[1] if d.span] == [("fact-not-readable", 3)]


def test_seats_and_sessions(briefs: Path) -> None:
    append(
        briefs / "programme.yaml",
        "  - {id: talk, date: 2031-05-06, start: '10:00', title: Talk, place: Hall, delegations: [malta]}\n",
    )
    (briefs / "seating.yaml").write_text(
        "plans:\n  - id: hall\n    title: Hall\n    session: talks\n    seats:\n      - {side: host, order: 1, person: byrne}\n"
        "      - {side: host, order: 1, person: zammit}\n      - {side: guest, order: 1, person: byrne}\n",
        encoding="utf-8",
    )
    assert [(d.code, d.span.line) for d in loaded(briefs)[1] if d.span] == [
        ("unknown-session", 4),
        ("seat-taken", 7),
        ("seated-twice", 8),
    ]


def test_a_summit_travels_to_other_processes_whole(briefs: Path) -> None:
    summit, _ = loaded(briefs)
    again = pickle.loads(pickle.dumps(summit))
    assert again == summit and again.topics["fish"].summary.span == summit.topics["fish"].summary.span


def test_a_damaged_photograph_is_found_by_check_at_its_line(briefs: Path) -> None:
    """A file that begins as a JPEG and ends too soon."""
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.effect_noise((200, 200), 80).save(out, "JPEG")
    (briefs / "assets" / "photos").mkdir(parents=True)
    (briefs / "assets" / "photos" / "byrne.jpg").write_bytes(out.getvalue()[:1500])
    people = briefs / "people.yaml"
    people.write_text(
        people.read_text(encoding="utf-8").replace("precedence: 1", "precedence: 1, photo: photos/byrne.jpg"),
        encoding="utf-8",
    )
    assert [(d.code, d.span.line) for d in loaded(briefs)[1] if d.span] == [("bad-picture", 3)]
