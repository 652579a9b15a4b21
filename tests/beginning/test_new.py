"""One more of everything, in any summit: in its place, with every other byte as it was, and check has nothing against it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.beginning.adding import KINDS
from briefing.beginning.inserting import inserted
from briefing.reference.instances import instance_of
from briefing.sources import parse_yaml
from tests.cli.conftest import Answer, Here
from tests.conftest import ROOT
from tests.golden import held

SUMMITS = [
    ROOT / "tests" / "summits" / "tiny",
    ROOT / "tests" / "errors" / "base",
    *sorted(path.parent for path in (ROOT / "tests" / "elsewhere").glob("*/summit.yaml")),
]
ONE_OF_EACH = (
    ("delegation", "narnia"), ("topic", "zz-topic"), ("source", "zz-source"), ("person", "zz-host"),
    ("person", "zz-guest", "-d", "narnia", "--name", "Zoë O’Neill: \"Z\""), ("chart", "zz-chart"), ("session", "zz-session"),
    ("fact", "zz.fact"), ("deliverable", "zz-deliverable"), ("news", "DAY"),
    ("book", "zz-book"), ("style", "zz-style"), ("format", "zz-paper"), ("language", "vi"), ("language", "en"), ("unit", "zz-unit"),
    ("term", "zz word"),
)  # fmt: skip


def bytes_of(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def a_day() -> str:
    """A day of the summit, of which news may be."""
    root = parse_yaml(Path("briefs/summit.yaml").read_text(encoding="utf-8"), "summit.yaml")
    return str(instance_of(root)["event"]["dates"][-1])


def is_with_more(after: bytes, before: bytes) -> bool:
    """Whether every line that was there is there still, in its order."""
    lines = iter(after.splitlines(keepends=True))
    return all(
        any(line.strip() == new.strip() or line.rstrip(b"]}\r\n ") in new for new in lines)
        for line in before.splitlines(keepends=True)
    )


@pytest.mark.parametrize("folder", SUMMITS, ids=lambda path: path.name)
def test_one_of_each_is_added_to_any_summit(here: Here, folder: Path) -> None:
    shutil.rmtree("briefs")
    shutil.copytree(folder, "briefs")
    first = here("check").err.splitlines()[-1]
    for words in (tuple(a_day() if word == "DAY" else word for word in words) for words in ONE_OF_EACH):
        before = bytes_of(Path("briefs"))
        done = here("new", *words)
        assert done.code == 0, (words, done.err)
        after = bytes_of(Path("briefs"))
        changed = [path for path in after if after[path] != before.get(path)]
        assert changed == [Path(done.out.strip())]
        assert is_with_more(after[changed[0]], before.get(changed[0], b""))
    checked = here("check", "--format", "short")
    assert checked.code == 0 and first.startswith("0 errors")
    told = [line for line in checked.out.splitlines() if "zz" in line or "narnia" in line]
    assert all("[unused-" in line or (" hint: " in line and "[unprinted]" in line) for line in told), told


def test_every_kind_is_tried(here: Here) -> None:
    assert {what for what, *_ in ONE_OF_EACH} | {"handout"} == {*KINDS}
    assert here("new", "handout", "name-badges").code == 0
    assert "name-badges" in Path("briefs/summit.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("what", "name", "told"),
    [
        ("delegation", "Cook Islands", 'write cook-islands --name "Cook Islands"'),
        ("person", "Sēini Fōnuaʻofa", 'write seini-fonuaofa --name "Sēini Fōnuaʻofa"'),
        ("topic", "Climate & Oceans", 'write climate-oceans --name "Climate & Oceans"'),
        ("fact", "sea level", 'write sea-level --name "sea level"'),
        ("handout", "Name Badges", "write name-badges\n"),
        ("book", "Short Book", 'write short-book --name "Short Book"'),
        ("style", "House Style", 'write house-style --name "House Style"'),
    ],
)
def test_a_name_in_place_of_an_id_is_answered_with_an_id(here: Here, what: str, name: str, told: str) -> None:
    before = bytes_of(Path("briefs"))
    done = here("new", what, name)
    assert done.code == 2 and told in done.err and f'briefing new {what} "{name}"\n' in done.err
    assert bytes_of(Path("briefs")) == before


@pytest.mark.parametrize("what", [what for what in KINDS if what != "handout"])
def test_a_name_is_printed_where_the_kind_has_one(here: Here, what: str) -> None:
    """An option that is taken does something, whatever is added."""
    id_ = {"news": a_day(), "language": "vi"}.get(what, "zz-one")
    done = here("new", what, id_, "--name", "Vaka Moana: the boat")
    assert done.code == 0, done.err
    assert "Vaka Moana: the boat" in Path(done.out.strip()).read_text(encoding="utf-8")


SLIPS = (
    "topic water", "topic Über!", "topic con", "delegation host", "fact a.b#c", "thing x", "person x -d nowhere",
    "topic x -d austria", "news yesterday", "topic x -a guests", "handout name-badges --name Badges",
    "palette x", "logo x", "section x", "handouts x", "contact x", "audience x", "book x -a nobody", "language ar", "language Thai", "unit percent", "format A5",
)  # fmt: skip


@pytest.mark.parametrize("words", SLIPS)
def test_a_slip_is_told_at_its_place_and_changes_nothing(here: Here, words: str) -> None:
    before = bytes_of(Path("briefs"))
    done = here("new", *words.split())
    assert done.code in (1, 2) and bytes_of(Path("briefs")) == before
    said = "".join(f"{line}\n" for line in done.err.splitlines() if not line.startswith(("Usage", "Try")))
    held(
        ROOT / "tests" / "beginning" / "said" / f"new-{SLIPS.index(words)}.txt",
        f"$ briefing new {words}\n{said}({done.code})\n",
    )


@pytest.mark.parametrize("name", ["nope", "book"])
def test_a_handout_is_a_product(here: Here, name: str) -> None:
    done = here("new", "handout", name)
    assert done.code == 2 and f"'{name}' is no product" in done.err and "speaking-cards" in done.err


def test_what_check_says_against_it_is_shown_and_undone(here: Here) -> None:
    summit = Path("briefs/summit.yaml")
    text = summit.read_text(encoding="utf-8")
    before = bytes_of(Path("briefs"))
    done: Answer = here("new", "handout", "press-card" if "role: press" not in text else "fact-sheet")
    if done.code:
        assert "nothing was added" in done.err and bytes_of(Path("briefs")) == before


def test_a_folder_that_cannot_be_written_is_said(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        from briefing.publishing.writing import cannot_write

        raise cannot_write(path, OSError(28, "No space left on device"))

    monkeypatch.setattr("briefing.cli.added_files.replace_whole", full)
    before = bytes_of(Path("briefs"))
    assert here("new", "topic", "zz").code == 3 and bytes_of(Path("briefs")) == before


ENTRY = "- id: new\n  text: 'a: b'\n"
WRITTEN = (
    "people:\n  - id: a\n    t: b # c\n# tail\nother: 1\n",
    "people:\n- id: a\n",
    "people:\n  - id: a",
    "people: [{id: a}, {id: b},\n  ]\n",
    "people: []  # none\nz: 1",
    "people:\nz: 1\n",
    "people: ~\n",
    "z: 1",
    "",
    "people:\n  - >-\n    folded\n    text\n\n\n  # c\nz: 1\n",
    "people:\n    - id: a\n      t: |\n        long\n\n        longer\n\nz: [1]\n",
    "# é ü 🙂\npeople: [{id: é🙂, u: https://example.org/a?b=1&c}]\n",
    'people:\n  - "a\n\n    b"\n  - {id: c,\n     d: e}\n',
)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("text", WRITTEN)
def test_an_entry_goes_behind_the_last_however_a_list_is_written(text: str, bom: str, end: str) -> None:
    before = instance_of(parse_yaml(text, "x.yaml")) if text else {}
    made = inserted(bom + text.replace("\n", end), "people", ENTRY)
    assert made.startswith(bom) and ("\n" not in text or "\n" not in made.replace(end, ""))
    after = instance_of(parse_yaml(made.removeprefix("\ufeff"), "x.yaml"))
    assert after == {**before, "people": [*(before.get("people") or []), {"id": "new", "text": "a: b"}]}


WORDS = st.text(st.characters(codec="utf-8", categories=("Ll", "Lu", "Nd", "Po", "Zs")), max_size=20)


@given(
    st.lists(WORDS, max_size=4),
    st.sampled_from(["  ", "", "      "]),
    st.sampled_from(["\n", "\n\n", "\n# c\n"]),
)
def test_lists_of_any_words(items: list[str], indent: str, between: str) -> None:
    quoted = [f"{indent}- '" + item.replace("'", "''") + "'" for item in items]
    text = "people:\n" + between.join(quoted) + "\nz: 1\n"
    try:
        before = instance_of(parse_yaml(text, "x.yaml"))
    except Exception:
        return
    after = instance_of(parse_yaml(inserted(text, "people", "- new\n"), "x.yaml"))
    assert after == {**before, "people": [*(before["people"] or []), "new"]}


def test_a_list_that_takes_no_line_is_left_alone(here: Here) -> None:
    path = Path("briefs/sources.yaml")
    before = path.read_text(encoding="utf-8")
    entries = instance_of(parse_yaml(before, "sources.yaml"))["sources"]
    odd = "sources: {" + ", ".join(f"{id_}: {{title: T, publisher: P}}" for id_ in entries) + " # last\n}\n"
    path.write_text(odd, encoding="utf-8")
    done = here("new", "source", "zz")
    assert done.code == 1 and "[no-room]" in done.err and path.read_text(encoding="utf-8") == odd


def test_what_an_editor_keeps_beside_the_files_gets_no_entry(here: Here) -> None:
    Path("briefs/sources").mkdir()
    Path("briefs/sources.yaml").rename("briefs/sources/all.yaml")
    lock = Path("briefs/sources/~$all.yaml")
    lock.write_bytes(b"\0")
    done = here("new", "source", "zz")
    assert done.code == 0 and Path(done.out.strip()) == Path("briefs/sources/all.yaml"), done.err
    assert lock.read_bytes() == b"\0"


def test_a_book_of_ones_own_is_printed_once_it_is_named(here: Here) -> None:
    """It extends the book of the reader it is for, with which it begins, and takes its place where summit.yaml says so."""
    done = here("new", "book", "zz-brief", "--name", "The short book", "-a", "minister")
    assert done.code == 0, done.err
    text = Path("briefs/books/zz-brief.yaml").read_text(encoding="utf-8")
    assert "extends: " in text and "audiences: [minister]" in text
    assert "'book: zz-brief' at minister under 'audiences' in summit.yaml" in done.err
    told = here("check", "--format", "short").out
    assert "zz-brief.yaml:3:5: warning: nobody's book is 'zz-brief'" in told, told


def test_every_kind_that_a_folder_can_own_is_made_or_said_how() -> None:
    """The files that briefs hold, and the sets that `list` names: each is a kind of `new`, or its answer says where it stands."""
    from briefing.beginning.owning import ELSEWHERE
    from briefing.reference.choices import SETS

    for word in (*SETS, "palette", "logo", "face", "set", "audience", "marking", "order", "outline"):
        assert word in KINDS or word in ELSEWHERE or word == "chart", word


@pytest.mark.parametrize(("name", "width", "height"), [("b5", 176, 250), ("executive", 184.15, 266.7)])
def test_a_paper_by_a_known_name_has_its_sides(here: Here, name: str, width: float, height: float) -> None:
    done = here("new", "format", name)
    assert f"it is {width:g} by {height:g} mm" in done.err + done.out
    written = Path(f"briefs/formats/{name}.yaml").read_text(encoding="utf-8")
    assert f"\nwidth: {width:g} " in written and f"\nheight: {height:g} " in written
