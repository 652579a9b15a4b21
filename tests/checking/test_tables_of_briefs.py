"""People, programme, facts, seating and contacts as tables: the same summit, each value at its cell."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.beginning.adding import addition
from briefing.beginning.additions import Wanted
from briefing.checking.translations import states
from briefing.diagnostics import BriefError, Problems
from briefing.judging import Judge
from briefing.reading import keep, load_into
from briefing.reference.files import FILE_KINDS
from briefing.schema import content
from briefing.sources import MappingNode, Node, ScalarNode, SequenceNode, read_yaml
from briefing.summit import Summit, Translation
from briefing.translations import file_for, is_translation, original_of
from tests.conftest import ROOT

openpyxl = pytest.importorskip("openpyxl", reason="workbooks are read by the extra excel")
BASE = ROOT / "tests" / "errors" / "base"
SUMMITS = [
    ROOT / "tests" / name
    for name in ("elsewhere/delta", "elsewhere/sahel", "elsewhere/tundra", "summits/tiny")
]
Row = dict[str, str]
Write = Callable[[Path, list[Row]], Path]


def csv_of(path: Path, rows: list[Row]) -> Path:
    out = io.StringIO()
    writer = csv.DictWriter(out, dict.fromkeys(key for row in rows for key in row))
    writer.writeheader()
    writer.writerows(rows)
    table = path.with_suffix(".csv")
    table.write_text(out.getvalue(), encoding="utf-8")
    return table


def workbook_of(path: Path, rows: list[Row]) -> Path:
    book = openpyxl.Workbook()
    columns = list(dict.fromkeys(key for row in rows for key in row))
    book.active.append(columns)
    for row in rows:
        book.active.append([row.get(column) for column in columns])
    table = path.with_suffix(".xlsx")
    book.save(table)
    return table


def rows_of(entry: MappingNode, above: Row) -> list[Row]:
    """An entry as rows: the second item of a list stands below the first."""
    rows: list[Row] = [dict(above)]
    for key, value in flat(entry, ""):
        for number, cells in enumerate(value):
            while len(rows) <= number:
                rows.append({"id": above["id"]} if "id" in above else {})
            rows[number] |= {f"{key}.{inner}" if inner else key: text for inner, text in cells.items()}
    return rows


def flat(node: MappingNode, path: str) -> Iterator[tuple[str, list[Row]]]:
    for key, value in node.items.items():
        here = f"{path}.{key}" if path else key
        if isinstance(value, MappingNode):
            yield from flat(value, here)
        elif isinstance(value, SequenceNode) and any(isinstance(v, MappingNode) for v in value.items):
            yield here, [_cells(item) for item in value.items if isinstance(item, MappingNode)]
        elif isinstance(value, SequenceNode):
            yield here, [{"": "; ".join(v.text for v in value.items if isinstance(v, ScalarNode))}]
        elif isinstance(value, ScalarNode) and not value.is_null:
            yield here, [{"": value.text}]


def _cells(item: MappingNode) -> Row:
    return {key: text for key, found in flat(item, "") for text in found[0].values()}


def retabled(folder: Path, write: Write) -> int:
    """Every file that may be a table becomes one, and its translations stand beside that; how many did."""
    many = 0
    for kind in FILE_KINDS.values():
        if not kind.may_be_table:
            continue
        for path in kind.files_in(folder):
            root = read_yaml(path, folder)
            inner = root.items.get(kind.key)
            audience = {
                key: "; ".join(v.text for v in (node.items if isinstance(node, SequenceNode) else [node]) if isinstance(v, ScalarNode))
                for key, node in root.items.items() if key != kind.key
            }  # fmt: skip
            rows: list[Row] = []
            for id_, entry in entries(inner):
                own = rows_of(entry, {"id": id_} if id_ else {})
                own[0] = {**audience, **own[0]}
                rows += own
            beside = [p for p in path.parent.glob("*.yaml") if is_translation(p) and original_of(p) == path]
            path.unlink()
            table = write(path, rows)
            for translation in beside:
                translation.rename(file_for(table, translation.stem.rpartition(".")[2]))
            many += 1
    return many


def entries(node: Node | None) -> Iterator[tuple[str, MappingNode]]:
    if isinstance(node, MappingNode):
        yield from ((key, value) for key, value in node.items.items() if isinstance(value, MappingNode))
    elif isinstance(node, SequenceNode):
        for item in node.items:
            assert isinstance(item, MappingNode)
            id_ = item.items.get("id")
            yield id_.text if isinstance(id_, ScalarNode) else "", item


def said(folder: Path) -> tuple[Summit, list[tuple[str, str]]]:
    summit = load_into(problems := Problems(), folder)
    return summit, [(d.code, d.message) for d in problems.sorted()]


def pieces(summit: Summit) -> dict[str, Any]:
    return {
        name: content(getattr(summit, name))
        for name in ("sources", "facts", "hosts", "delegations", "programme", "seating", "terminology", "glossary", "coverage", "contacts", "practical")
    }  # fmt: skip


def passages(judge: Judge | None) -> set[tuple[Any, ...]]:
    assert judge is not None
    return {
        (p.field.removesuffix("/*"), " ".join(p.text.split()), frozenset((r.kind, r.values) for r in p.rules)) for p in judge.passages
        if not p.field.endswith("/id")
    }  # fmt: skip


def counts(state: Translation) -> tuple[int, int, int, int]:
    return len(state.files), state.texts, len(state.missing), len(state.stale)


@pytest.mark.parametrize("write", [csv_of, workbook_of])
@pytest.mark.parametrize("source", [*SUMMITS, ROOT / "briefs"], ids=lambda path: path.name)
def test_a_summit_kept_in_tables_is_the_same_summit(source: Path, write: Write, tmp_path: Path) -> None:
    plain, before = said(source)
    shutil.copytree(source, tmp_path / source.name)
    assert retabled(tmp_path / source.name, write)
    tabled, after = said(tmp_path / source.name)
    assert pieces(tabled) == pieces(plain)
    assert {code for code, _ in after} <= {code for code, _ in before}
    assert passages(tabled.judge) == passages(plain.judge)
    assert states(tabled).keys() == states(plain).keys()
    for tag, state in states(plain).items():
        assert pieces(tabled.said_in(tag)) == pieces(plain.said_in(tag))
        assert counts(states(tabled)[tag]) == counts(state)


def test_people_of_a_delegation_may_stand_in_the_table_of_all(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "briefs")
    plain, _ = said(tmp_path / "briefs")
    brief = tmp_path / "briefs" / "delegations" / "malta.yaml"
    text = brief.read_text(encoding="utf-8")
    start, end = text.index("people:\n"), text.index("bottom-line:")
    brief.write_text(text[:start] + text[end:], encoding="utf-8")
    (tmp_path / "briefs" / "people.yaml").unlink()
    (tmp_path / "briefs" / "people.csv").write_text(
        "id,delegation,audience,display,family,title,role,precedence\n"
        "byrne,,guest,Aoife Byrne,,Minister for the Sea,minister,1\n"
        "zammit,malta,,Maria Zammit,Zammit,Minister of Fisheries,head,1\n",
        encoding="utf-8",
    )
    tabled, found = said(tmp_path / "briefs")
    assert found == []
    assert pieces(tabled) == pieces(plain)
    assert passages(tabled.judge) == passages(plain.judge)


def test_an_entry_goes_on_in_the_rows_below(tmp_path: Path) -> None:
    """Lists of what has keys of its own take a row each; words of a list stand in one cell, between semicolons."""
    shutil.copytree(BASE, tmp_path / "briefs")
    workbook_of(
        tmp_path / "briefs" / "people",
        [
            {"id": "moran", "display": "Niall\nMoran", "title": "Harbour Master", "spellings": "N. Moran; Niall O’Moran",
             "native.text": "Niall Ó Móráin", "native.language": "ga", "biography": "Born in Galway.\n\nA sailor.", "accept.copies-alone": "So be it."},
            {"id": "moran", "biography": "He sails."},
            {"id": "", "sensitivities.text": "His boat.", "sensitivities.audience": "staff"},
        ],
    )  # fmt: skip
    summit, _ = said(tmp_path / "briefs")
    (moran,) = [person for person in summit.hosts if person.id == "moran"]
    assert (moran.display, moran.spellings) == ("Niall Moran", ("N. Moran", "Niall O’Moran"))
    assert [(n.text, n.language) for n in moran.native] == [("Niall Ó Móráin", "ga")]
    assert [text.text for text in moran.biography] == ["Born in Galway.\n\nA sailor.", "He sails."]
    assert [(s.text, s.audience) for s in moran.sensitivities] == [("His boat.", ("staff",))]
    assert dict(moran.accept) == {"copies-alone": "So be it."}
    assert str(moran.sensitivities[0].text.span).endswith("people.xlsx:Sheet!I4")


def test_an_edited_table_is_read_again(tmp_path: Path) -> None:
    """Whatever is kept of an earlier reading, and though the sheet is a file of the same name and size."""
    shutil.copytree(BASE, tmp_path / "briefs")
    folder = tmp_path / "briefs"
    keep(folder)
    for title in ("Harbour Master", "Master Harbour"):
        workbook_of(folder / "people", [{"id": "moran", "display": "Niall Moran", "title": title}])
        summit = load_into(Problems(), folder)
        assert [p.title for p in summit.hosts if p.id == "moran"] == [title]


def test_new_says_that_a_table_stays_as_it_is(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "briefs")
    workbook_of(tmp_path / "briefs" / "people", [{"id": "moran", "display": "Niall Moran", "title": "Pilot"}])
    summit, _ = said(tmp_path / "briefs")
    made = addition("person", Wanted("new-one"), summit)
    assert made.path.name == "people.yaml" and made.beside.startswith("people.xlsx stays as it is")
    with pytest.raises(BriefError, match="called 'moran' already"):
        addition("person", Wanted("moran"), summit)


def test_a_table_is_translated_by_the_file_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "briefs"
    shutil.copytree(BASE, folder)
    settings = (folder / "summit.yaml").read_text(encoding="utf-8")
    text = settings.replace("languages: [en]", "languages: [en, fr]\nuntranslated: original")
    (folder / "summit.yaml").write_text(text, encoding="utf-8")
    workbook_of(folder / "people", [{"id": "moran", "display": "Niall Moran", "title": "Harbour Master"}])
    (folder / "people.xlsx.fr.yaml").write_text(
        "texts:\n  moran/title: {text: Capitaine du port}\n", encoding="utf-8"
    )
    summit, _ = said(folder)
    titles = [[str(p.title) for p in s.hosts if p.id == "moran"] for s in (summit, summit.said_in("fr"))]
    assert titles == [["Harbour Master"], ["Capitaine du port"]]
