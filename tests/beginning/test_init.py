"""A summit of one's own from five answers: whatever the names are, it checks clean, and nothing that is there is touched."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.beginning.answers import Answers, BadAnswer, answers, short_name, when_and_where
from briefing.beginning.explained import explained
from briefing.beginning.first import files_of
from briefing.beginning.names import acronym, code_of, id_of, time_zone
from briefing.checking.identity import CODE
from briefing.diagnostics import Problems
from briefing.reading import load_into
from briefing.reference.files import FILE_KINDS
from briefing.reference.instances import instance_of
from briefing.schema import why_no_id
from briefing.sources import parse_yaml
from tests.cli.conftest import Here
from tests.conftest import ROOT
from tests.golden import held
from tests.reference.validating import marked

SUVA = ("--event", "Pacific Leaders’ Meeting", "--host", "Fiji", "--dates", "2027-05-26 to 2027-05-27", "--place", "Suva",
        "-d", "Tonga", "-d", "Samoa", "-l", "en")  # fmt: skip
ASKED = "Horn Meeting\nEthiopia\nnext spring\n2027-02-25 to 2027-02-26, Addis Ababa\nEthiopia\nKenya, Djibouti\nxx\nen\n"


@pytest.fixture
def empty(here: Here) -> Here:
    shutil.rmtree("briefs")
    return here


def written(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8")
        for p in sorted(folder.rglob("*.yaml"))
    }


def test_flags_make_a_summit_that_checks_clean_and_is_explained(empty: Here) -> None:
    done = empty("init", *SUVA)
    assert done.code == 0, done.err
    files = written(Path("briefs"))
    held(
        ROOT / "tests" / "beginning" / "said" / "suva.txt",
        "".join(f"=== {name}\n{text}" for name, text in files.items()),
    )
    assert empty("check", "--strict").code == 0
    for name, text in files.items():
        assert text.startswith("# yaml-language-server: $schema="), name
        schema = Path("briefs") / name
        assert (schema.parent / text.partition("$schema=")[2].partition("\n")[0]).is_file(), name
        assert len(text.splitlines()) < 125, f"{name} is long"
    assert not marked(Path("briefs"))


def test_questions_are_asked_again_until_they_are_answered(
    empty: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.StringIO(ASKED))
    done = empty("init", "horn")
    assert done.code == 0 and empty("check", "-C", "horn", "--strict").code == 0
    held(ROOT / "tests" / "beginning" / "said" / "questions.txt", done.out + done.err + "\n")


def test_nobody_there_to_answer_is_said(empty: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.StringIO("Horn Meeting\n"))
    done = empty("init")
    assert done.code == 2 and "--yes" in done.err and not list(Path().iterdir())


@pytest.mark.slow
def test_it_is_built_without_a_word_against_it(empty: Here) -> None:
    assert empty("init", "--yes").code == 0
    assert empty("check", "--strict", "--pages").code == 0
    done = empty("build", "--strict")
    assert done.code == 0 and "4 made" in done.err, done.err
    assert empty("handouts", "eastland").code == 0


@pytest.mark.parametrize("there", ["briefs/notes.txt", "briefs"])
def test_nothing_is_written_over(empty: Here, there: str) -> None:
    file = Path(there)
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"mine")
    for words in (("init", "--yes"), ("init", "--sample"), ("init", "briefs", "--yes")):
        done = empty(*words)
        assert done.code == 2 and ("nothing there is written over" in done.err or "is a file" in done.err)
    assert [p for p in Path().rglob("*") if p.is_file()] == [file] and file.read_bytes() == b"mine"


def test_a_failure_leaves_nothing_behind(empty: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def full(path: Path, to: Path) -> Path:
        if to.name == "briefs":
            raise OSError(28, "No space left on device")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", full)
    done = empty("init", "new/deep", "--yes")
    assert done.code == 3 and "cannot write" in done.err and not list(Path().iterdir())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-d", "Fiji", "--host", "Fiji"), "'Fiji' is the host"),
        (("-d", "Chad", "-d", "CHAD"), "'CHAD' is named twice"),
        (("-l", "xx"), "no language is called 'xx'; there are: en, fr, kk, ky, ru, tg, tk, uz"),
        (("--dates", "spring"), "write each day as year-month-day"),
        (("--dates", "2027-02-30"), "there is no day 2027-02-30; days of 2027-02 go from 01 to 28"),
        (("--dates", "2027-05-27 to 2027-05-26"), "write the first day, then the last"),
        (("--time-zone", "Foo/Bar"), "no time zone is called 'Foo/Bar'"),
        (("--host", "مصر"), "Arabic script cannot be set yet"),
        (("--event", "{{ event }}"), "write the words alone"),
        (("--event", " "), "write a name"),
        (("--event", "x" * 200), "120 letters at most"),
        (("--sample", "--event", "x"), "--sample writes the sample summit as it is"),
    ],
)
def test_an_answer_that_cannot_be_is_named_and_nothing_is_written(
    empty: Here, words: tuple[str, ...], said: str
) -> None:
    done = empty("init", *words, "--yes")
    assert done.code == 2 and said in done.err, done.err
    assert not list(Path().iterdir())


NAMES = st.text(
    st.characters(codec="utf-8", categories=("Lu", "Ll", "Nd", "Pd", "Po", "Ps", "Pe", "Sm", "Zs")),
    min_size=1,
    max_size=30,
)


@settings(max_examples=150)
@given(event=NAMES, host=NAMES, place=NAMES, guests=st.lists(NAMES, min_size=1, max_size=4))
def test_every_name_is_read_back_as_it_was_given(
    event: str, host: str, place: str, guests: list[str]
) -> None:
    """Quoted where YAML would read something else; ids and codes are ones that the program takes."""
    try:
        found = answers(event, host, place, (date(2027, 5, 26),), tuple(guests), ("en",))
    except BadAnswer:
        return
    files = {name: text for name, text in files_of(found).items() if name.endswith(".yaml")}
    read = {name: instance_of(parse_yaml(text, name)) for name, text in files.items()}
    settings_ = read["summit.yaml"]
    assert (settings_["event"]["name"], settings_["event"]["place"]) == (found.event, found.place)
    for guest in found.delegations:
        assert str(read[f"delegations/{guest.id}.yaml"]["name"]["short"]) == guest.name
        assert why_no_id(guest.id) is None and CODE.fullmatch(guest.code)
    codes = [found.code, *(guest.code for guest in found.delegations)]
    assert len(set(codes)) == len(codes) and why_no_id(settings_["id"]) is None


@pytest.mark.parametrize(
    "found",
    [
        answers(
            "Hanoi: a #1 meeting",
            "Việt Nam",
            "Hà Nội",
            (date(2027, 3, 1),),
            ("Lào", 'Cam-pu-chia: "x"'),
            ("en",),
        ),
        answers(
            "'Quoted' [x] & y",
            "Ethiopia",
            "Addis Ababa",
            (date(2028, 2, 29),),
            ("Côte d'Ivoire", "Yes", "123", "null"),
            ("fr", "en"),
        ),
        answers("Совещание", "Россия", "Москва", (date(2027, 3, 1),), ("Казахстан", "Ўзбекистон"), ("ru",)),
        answers(
            "Many",
            "Hostland",
            "Hostport",
            (date(2027, 3, 1),),
            tuple(f"Land {n}" for n in range(40)),
            ("en",),
        ),
        answers(
            "Host meeting",
            "Host of all",
            "Con",
            (date(2027, 3, 1),),
            ("Host", "Regional", "con", "nul"),
            ("en",),
        ),
    ],
    ids=lambda found: found.event,
)
def test_any_names_check_clean(found: Answers, tmp_path: Path) -> None:
    for name, text in files_of(found).items():
        path = tmp_path / "briefs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    problems = Problems()
    load_into(problems, tmp_path / "briefs")
    assert not problems.found


def test_a_name_gives_an_id_a_code_and_a_clock() -> None:
    known = {
        ("Côte d’Ivoire", "Abidjan"): ("cote-d-ivoire", "CIV", "Africa/Abidjan"),
        ("Allemagne", "Berlin"): ("allemagne", "DEU", "Europe/Berlin"),
        ("Казахстан", "Алматы"): ("kazakhstan", "KAZ", "Asia/Almaty"),
        ("Россия", "Москва"): ("russia", "RUS", "Europe/Moscow"),
        ("Viet Nam", "Hanoi"): ("viet-nam", "VNM", "Asia/Ho_Chi_Minh"),
        ("Bosnia and Herzegovina", "Sarajevo"): ("bosnia-and-herzegovina", "BIH", "Europe/Sarajevo"),
        ("Atlantis", "Poseidonis"): ("atlantis", "", "UTC"),
        ("日本", "東京"): ("otherwise", "", "UTC"),
    }
    for (name, place), wanted in known.items():
        code = code_of(name)
        assert (id_of(name, "otherwise"), code, time_zone(place, code)) == wanted
    assert acronym("African Union", ["AUX"]) == "AUX2" and acronym("Atlantis") == "ATL"


def test_days_and_a_town_are_told_apart() -> None:
    two = (date(2027, 5, 26), date(2027, 5, 27))
    for text in (
        "2027-05-26 to 2027-05-27, Suva",
        "Suva, 2027-05-26 – 2027-05-27",
        "2027-05-26..2027-05-27 in Suva",
    ):
        assert when_and_where(text) == (two, "Suva")
    assert when_and_where("2027-05-26, Port-au-Prince") == (two[:1], "Port-au-Prince")
    assert (
        short_name("A Long Name of Some Great Meeting 2027") == "ALNSGM 2027"
        and short_name("Lagoon") == "Lagoon"
    )


def test_a_key_is_explained_once_and_no_comment_changes_what_is_read() -> None:
    text = "facts:\n  a.b:\n    label: Some words here\n    value: 1\n    sources: [x]\n  c.d:\n    label: L\n    value: 2\n    sources: [x]\n"
    said = explained(text, FILE_KINDS["facts"])
    assert instance_of(parse_yaml(said, "facts.yaml")) == instance_of(parse_yaml(text, "facts.yaml"))
    assert said.count("# What it is, for tables and lists\n") == 1 and said.count("# The number alone") == 1
    assert "Some words here\n" in said  # a comment behind words would seem to be cut off from them


def test_a_text_that_is_changed_into_several_words_brings_no_warning(empty: Here) -> None:
    """A comment behind one word would be behind several once somebody writes his own."""
    assert empty("init", *SUVA).code == 0
    for file, one, many in (
        ("summit.yaml", "place: Suva", "place: Port Moresby"),
        ("summit.yaml", "title: Staff", "title: Our own staff"),
        ("delegations/tonga.yaml", "short: Tonga", "short: Kingdom of Tonga"),
        ("people.yaml", "family: Delta", "family: van der Delta"),
    ):
        path = Path("briefs", file)
        text = path.read_text(encoding="utf-8")
        assert f"{one}\n" in text, (file, one)
        path.write_text(text.replace(one, many), encoding="utf-8")
    assert empty("check", "--strict").code == 0


def test_what_a_first_summit_has_an_example_of(empty: Here) -> None:
    """Each kind of thing that a desk writes stands there once, to be changed."""
    assert empty("init", *SUVA).code == 0
    files = written(Path("briefs"))
    assert {"deliverables.yaml", "news.yaml"} <= files.keys()
    tonga = files["delegations/tonga.yaml"]
    assert all(f"{key}:" in tonga for key in ("takes-home", "gifts", "promises", "personal"))


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("vi", "name: Tiếng Việt"),
        ("fj", "name: Fijian"),
        ("pt-br", 'day: "{day} de {month} de {year}"'),
    ],
)
def test_a_summit_begins_in_a_language_of_its_own(here: Here, tag: str, told: str) -> None:
    """A language that no file of the program has is a file of the summit, with what CLDR knows of it."""
    shutil.rmtree("briefs")
    done = here("init", "--yes", "-l", "en", "-l", tag)
    assert done.code == 0, done.err
    text = Path(f"briefs/languages/{tag}.yaml").read_text(encoding="utf-8")
    assert (
        told in text.replace("'", chr(34))
        and "extends: en" in text
        and f"languages/{tag}.yaml is a language of your own" in done.err
    )
    checked = here("check", "--format", "short")
    assert checked.code == 0 and "[words-of-base]" in checked.out, checked.out


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("ar", "'ar' is written in Arabic script, which cannot be set yet"),
        ("am", "no face of the style has the letters of 'am': ጃ"),
        ("th", "'th' is written in Thai script"),
        ("english", "did you mean 'en'?"),
        ("xx", "no language is called 'xx'; there are: "),
        ("Vietnamese", "or any other by its tag: vi, pt-br"),
    ],
)
def test_a_language_that_cannot_be_is_refused_with_the_reason(here: Here, tag: str, told: str) -> None:
    shutil.rmtree("briefs")
    done = here("init", "--yes", "-l", tag)
    assert done.code == 2 and told in done.err and not Path("briefs").exists(), done.err
