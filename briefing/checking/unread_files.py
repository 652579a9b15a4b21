"""Files of the folder that nothing reads."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Final

from briefing.checking.reading import DEFINES, Reading, is_kept_aside
from briefing.diagnostics import Span
from briefing.kinds import FOLDERS
from briefing.nearness import nearest
from briefing.sources import WORKBOOKS, display_name

_READ: Final = (
    *DEFINES,
    *FOLDERS,
    "data",
    "contacts",
    "coverage",
    "deliverables",
    "glossary",
    "news",
    "practical",
    "regional",
    "terminology",
    "units",
)
_TABLES: Final = (".csv", ".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".numbers", ".tsv")
_TABLED: Final = (
    "sources",
    "facts",
    "people",
    "programme",
    "seating",
    "terminology",
    "glossary",
    "coverage",
    "contacts",
    "practical",
)
_BRIEFS: Final = (".yaml", ".yml", ".txt", ".docx", ".doc", ".odt", ".rtf", ".json", "")
_FREE: Final = ("assets", "archive")  # folders that hold other things
_PAPERS: Final = ("readme", "license", "licence", "changelog", "notes")


def check(reading: Reading) -> None:
    """Warn of each, with the name that it was probably meant to have."""
    for path in sorted(reading.folder.rglob("*")):
        inside = path.relative_to(reading.folder)
        if path in reading.read or path.is_dir() or any(above in reading.read for above in path.parents):
            continue
        if (
            any(part.startswith(".") for part in inside.parts)
            or is_kept_aside(path)
            or inside.parts[0] in _FREE
        ):
            continue
        if (help := _cure(inside)) is not None:
            name = display_name(path, reading.folder)
            reading.problems.warn("unread-file", f"nothing reads {name}", Span(name), help)


def _cure(inside: Path) -> str | None:
    """What to do with a file; None for one that was surely not meant to be read."""
    kind = inside.suffix.lower()
    if kind == ".txt" and PurePath(inside.stem).suffix in (".yaml", ".csv"):
        return f"name it {inside.stem}: an editor has put .txt behind it"
    if inside.stem.lower() in _PAPERS:
        return None
    if kind in _TABLES:
        return _cure_of_table(inside, kind)
    if kind not in _BRIEFS:
        return None
    first = inside.parts[0].removesuffix(inside.suffix) if len(inside.parts) == 1 else inside.parts[0]
    near = nearest(first, _READ)
    if near and near != first:
        return f"did you mean '{near}'?"
    if inside.suffix != ".yaml" and (near or len(inside.parts) > 1):
        return f"name it {inside.stem}.yaml"
    if len(inside.parts) > 1 and (home := nearest(inside.stem, _READ)):
        return f"move it to {home}.yaml, or into the folder {home}"
    return "move it to where briefs are read" if inside.suffix == ".yaml" else None


def _cure_of_table(inside: Path, kind: str) -> str:
    home = inside.parts[0].removesuffix(inside.suffix)
    if kind not in (".csv", *WORKBOOKS):
        return "save it as 'Excel Workbook (.xlsx)', or each sheet as 'CSV UTF-8'"
    if (near := nearest(home, _TABLED)) and near != home:
        return f"did you mean '{near}'?"
    if inside.suffix != kind:
        return f"name it {inside.stem}{kind}"
    return f"name it in a chart: data: {inside.as_posix()}" if home == "data" else "move it into data/"
