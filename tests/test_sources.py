"""Located YAML and CSV: what is read, where it stood, and what cannot harm."""

from __future__ import annotations

import os
import re
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.diagnostics import BriefError
from briefing.sources import (
    MappingNode,
    Node,
    Places,
    ScalarNode,
    SequenceNode,
    lines_of,
    number_help,
    parse_yaml,
    read_csv,
    read_yaml,
)
from briefing.sources.csv_files import parse_csv


def scalar(text: str) -> ScalarNode:
    found = parse_yaml(f"a: {text}", "f.yaml").items["a"]
    assert isinstance(found, ScalarNode)
    return found


@pytest.mark.parametrize(
    "text",
    ["NO", "yes", "on", "10:30", "0755", "012", "1_000", "2031-05-06", "2031-13-45", "1.10.2", ".5", "0x1F"],
)
def test_what_only_looks_like_something_else_stays_text(text: str) -> None:
    assert scalar(text).value == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("12", 12),
        ("-7", -7),
        ("1.10", Decimal("1.10")),
        ("6e3", Decimal(6000)),
        ("~", None),
        ("'12'", "12"),
        ('"true"', "true"),
    ],
)
def test_values_of_the_core_schema(text: str, value: object) -> None:
    assert scalar(text).value == value and scalar(text).text == text.strip("'\"")


def places(node: Node) -> list[tuple[str, int, int, int]]:
    if isinstance(node, ScalarNode):
        return [(node.text, node.span.line, node.span.column, node.span.length)]
    if isinstance(node, SequenceNode):
        return [place for item in node.items for place in places(item)]
    keys = [(key, span.line, span.column, span.length) for key, span in node.keys.items()]
    return keys + [place for item in node.items.values() for place in places(item)]


def test_every_key_and_value_knows_its_place() -> None:
    text = "\ufeffтитул: Вода\r\nlist:\r\n  - {a: 1, b: 'two'}\r\n  - three\r\n"
    found = parse_yaml(text.removeprefix("\ufeff"), "f.yaml")
    assert places(found) == [
        ("титул", 1, 1, 5), ("list", 2, 1, 4), ("Вода", 1, 8, 4),
        ("a", 3, 6, 1), ("b", 3, 12, 1), ("1", 3, 9, 1), ("two", 3, 15, 5), ("three", 4, 5, 5),
    ]  # fmt: skip


def test_a_byte_order_mark_is_not_text(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("\ufeffkey: value\n".encode())
    found = read_yaml(tmp_path / "a.yaml", tmp_path)
    assert list(found.items) == ["key"] and found.keys["key"].column == 1


LAUGHS = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 60_000, "too-deep"),
        ("a: " + "{a: " * 30_000, "too-deep"),
        ("a:\n" + "".join(" " * n + "-\n" for n in range(2, 200)), "too-deep"),
        ("a: [" + "x," * 210_000 + "]", "too-many-values"),
        (LAUGHS, "anchor"),
        ("a: !!python/object:os.system x", "tag"),
        ("a: x\x00y", "control-character"),
        ('a: "\\uE000"', "control-character"),
    ],
    ids=["brackets", "braces", "dashes", "values", "laughs", "tag", "nul", "private"],
)
def test_hostile_files_are_errors_and_nothing_worse(text: str, code: str) -> None:
    with pytest.raises(BriefError) as caught:
        parse_yaml(text, "f.yaml")
    assert [d.code for d in caught.value.diagnostics] == [code]


def test_unreadable_files_say_why(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes("a: b\nb: Türkei\n".encode("latin-1"))
    (tmp_path / "large.yaml").write_bytes(b"a: " + b"x" * 2_000_001)
    for name, code in (("latin.yaml", "not-utf8"), ("large.yaml", "too-large"), ("none.yaml", "cannot-read")):
        with pytest.raises(BriefError) as caught:
            read_yaml(tmp_path / name, tmp_path)
        (found,) = caught.value.diagnostics
        assert found.code == code and found.span is not None and found.span.file == f"{tmp_path.name}/{name}"
        if code == "not-utf8":
            assert (found.span.line, found.span.column) == (2, 5)


YAMLISH = st.text(alphabet=st.sampled_from("ab:- \n\t'\"[]{}&*!|>#%@`,?\\1.é“\u00a0"), max_size=80)


@settings(max_examples=400, deadline=None)
@given(st.one_of(YAMLISH, st.text(max_size=60)))
def test_no_text_does_worse_than_an_error_inside_the_file(text: str) -> None:
    try:
        assert isinstance(parse_yaml(text, "f.yaml"), MappingNode)
    except BriefError as error:
        for found in error.diagnostics:
            assert found.span is not None and found.message and found.help
            lines = re.split("\r\n|\r|\n", text)
            assert 1 <= found.span.line <= len(lines)
            assert 1 <= found.span.column <= len(lines[found.span.line - 1]) + 1


@settings(max_examples=200, deadline=None)
@given(YAMLISH)
def test_without_libyaml_the_same_is_good_and_the_same_is_bad(text: str) -> None:
    def outcome() -> object:
        try:
            return places(parse_yaml(text, "f.yaml"))
        except BriefError:
            return "error"

    fast = outcome()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "__with_libyaml__", False)
        slow = outcome()
    # the two parsers differ over tabs, explicit keys, and a comment stuck to a block's indicator
    if "\t" not in text and "?" not in text and not re.search(r"[|>]\S*#", text):
        assert (fast == "error") == (slow == "error")


@settings(max_examples=400, deadline=None)
@given(
    st.text(alphabet="ab :'\"\\\n-é#", min_size=1, max_size=60),
    st.sampled_from(['"', "'", "|", ">", ""]),
    st.integers(12, 60),
)
def test_every_character_of_a_value_has_its_place(text: str, style: str, width: int) -> None:
    dumped = yaml.dump(text, default_style=style or None, width=width, allow_unicode=True)
    source = "a:\n  b: " + dumped.replace("\n", "\n    ")
    try:
        inner = parse_yaml(source, "f.yaml").items["a"]
    except BriefError:
        return
    assert isinstance(inner, MappingNode)
    value = inner.items["b"]
    assert isinstance(value, ScalarNode)
    lines = source.split("\n")
    found = Places(value.text, value.span, lines)
    for offset, char in enumerate(value.text):
        if char not in " \n":
            at = found.at(offset)
            assert lines[at.line - 1][at.column - 1] in (char, "\\")


def table(tmp_path: Path, text: str) -> Path:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8", newline="")
    return tmp_path / "t.csv"


def test_cells_know_their_places(tmp_path: Path) -> None:
    found = read_csv(
        table(tmp_path, 'name,note,n\r\n\r\nA,"x, y",1.5\r\n"B ""b""","two\r\nlines", -3 \r\nC,,\r\n'),
        tmp_path,
    )
    assert found.columns == ("name", "note", "n")
    assert [found.number(row, "n") for row in range(3)] == [Decimal("1.5"), Decimal(-3), None]
    where = [(span.line, span.column) for row in found.places for span in row]
    assert where == [(3, 1), (3, 4), (3, 10), (4, 2), (4, 12), (5, 9), (6, 1), (6, 3), (6, 4)]


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("1,234", "1234 "), ("1,234,567.5", "1234567.5 "), ("12%", "12 "), ("5,4", "5.4 "), ("5,4%", "5.4 "), ("1 234", "1234 "), ("−3", "-3 "),
        ("$12", "12 "), ("n/a", "digits alone"),
    ],
)  # fmt: skip
def test_a_number_that_is_none_says_how_to_write_it(text: str, cure: str, tmp_path: Path) -> None:
    found = read_csv(table(tmp_path, f'n\n"{text}"\n'), tmp_path)
    with pytest.raises(BriefError) as caught:
        found.number(0, "n")
    (fault,) = caught.value.diagnostics
    assert fault.code == "not-a-number" and f"write {cure}" in fault.help and number_help(text) == fault.help


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('country,n\naustria 5",61.5\n', [("austria 5\"", "61.5")]), ('"a","b"\n"x ""y"" z", 1 \n', [('x "y" z', "1")]),
        ("sep=,\na,b\n1,2\n", [("1", "2")]), ("a,b,,\n1,2,,\n,,,\n3,4\n", [("1", "2"), ("3", "4")]), ('a,b\n1,"two\nlines"\n', [("1", "two\nlines")]),
        ("a,b\n1,2,,\n", [("1", "2")]),
    ],
)  # fmt: skip
def test_what_spreadsheets_write_is_read(text: str, rows: list[tuple[str, ...]], tmp_path: Path) -> None:
    assert list(read_csv(table(tmp_path, text), tmp_path).rows) == rows


CSVISH = st.text(alphabet=st.sampled_from('ab1 ,;\t"\n|.-é'), max_size=60)


@settings(max_examples=400, deadline=None)
@given(CSVISH)
def test_every_cell_stands_where_it_says_or_is_an_error_in_the_file(text: str) -> None:
    lines = text.split("\n")
    try:
        found = parse_csv(text, "t.csv")
    except BriefError as error:
        spans = [d.span for d in error.diagnostics]
        assert all(
            s is not None and s.line <= len(lines) and s.column <= len(lines[s.line - 1]) + 1 for s in spans
        )
        return
    for row, places_of_row in zip(found.rows, found.places, strict=True):
        for cell, span in zip(row, places_of_row, strict=True):
            if cell and cell[0] not in '" ':
                assert lines[span.line - 1][span.column - 1] == cell[0]


@pytest.mark.parametrize(
    ("data", "code"),
    [("id: fish".encode("utf-16"), "not-utf8"), ("id: fish\nnumber: 1".encode("utf-16-le"), "not-utf8"), ("id: Рыба".encode("cp1251"), "not-utf8"),
     (b"PK\x03\x04....", "not-text"), (b"%PDF-1.7", "not-text"), (b"{\\rtf1 a}", "not-text"), (("a: e" + "\u0301" * 50_000).encode(), "heaped-marks")],
)  # fmt: skip
def test_files_in_another_form_are_one_error(data: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(data)
    with pytest.raises(BriefError) as caught:
        read_yaml(tmp_path / "a.yaml", tmp_path)
    (found,) = caught.value.diagnostics
    assert found.code == code and found.help


@pytest.mark.posix
def test_only_files_of_the_folder_are_read_and_shown(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("password: 1\n", encoding="utf-8")
    briefs = tmp_path / "briefs"
    briefs.mkdir()
    (briefs / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (briefs / "loop.yaml").symlink_to("loop.yaml")
    (briefs / "folder.yaml").mkdir()
    os.mkfifo(briefs / "pipe.yaml")
    for name, code in (
        ("link", "outside"),
        ("loop", "cannot-read"),
        ("folder", "not-a-file"),
        ("pipe", "not-a-file"),
    ):
        with pytest.raises(BriefError) as caught:
            read_yaml(briefs / f"{name}.yaml", briefs)
        assert [d.code for d in caught.value.diagnostics] == [code]
        assert lines_of(briefs / f"{name}.yaml", briefs) == []


FISH = "id: fish\nname: {short: Fish, native: [{text: Fische, language: de}]}\nbody:\n  - text: >-\n      Fewer fish.\n    audience: [staff]\n  - {id: a, title: B}\n"
PARSER = re.compile(
    r"token|expected|scanning|parsing|mapping|scalar|sequence|node|anchor|alias|Python|unicode|None\b|<\w+ ",
    re.I,
)


@settings(max_examples=600, deadline=None)
@given(
    st.integers(0, len(FISH)),
    st.sampled_from([*"-:#'\"[]{}&*!|>%@`,? \t\n", "\u00a0", "“", "- ", ": ", "\n  "]),
    st.integers(0, 3),
)
def test_no_slip_is_told_in_the_words_of_a_parser(at: int, sign: str, cut: int) -> None:
    try:
        parse_yaml(FISH[:at] + sign + FISH[at + cut :], "f.yaml")
    except BriefError as error:
        for found in error.diagnostics:
            said = re.sub(r"'[^']*'", "", f"{found.message} {found.help}").replace("is expected", "")
            assert not PARSER.search(said), found
