"""The record of what was made: one JSON file and a journal beside it.

Every file is entered in the journal *before* it appears under its name, so that at any
moment each file in the folder is one that the manifest (with its journal) knows. The
journal is folded into the manifest at the end of a run, and whenever one is left over.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

SCHEMA: Final = 1
NAME: Final = "manifest.json"
JOURNAL: Final = "manifest.journal"


@dataclass(frozen=True, slots=True)
class Entry:
    """One published file. `inputs` names all that was read for it, each with its digest."""

    path: str
    sha256: str
    bytes: int
    pages: int
    seconds: float
    key: str
    identity: Mapping[str, str]
    inputs: Mapping[str, str]
    warnings: tuple[str, ...] = ()
    protected: bool = False
    tagged: bool = True


@dataclass(slots=True)
class Manifest:
    """`plans` remember, for each command, which files it asked for and from which state of all sources."""

    summit: str = ""
    version: str = ""
    as_of: str = ""
    versions: dict[str, str] = field(default_factory=dict)
    plans: dict[str, dict[str, Any]] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read(folder: Path) -> Manifest:
    """The manifest of a folder with its journal applied; an empty one where there is none."""
    manifest = _from_json(_read_json(folder / NAME))
    for line in _journal_lines(folder / JOURNAL):
        entry = _entry(line)
        path = folder / entry.path
        if path.is_file() and file_digest(path) == entry.sha256:
            manifest.entries[entry.path] = entry
    return manifest


def announce(folder: Path, entry: Entry) -> None:
    """Enter a file in the journal; call it just before the file gets its name."""
    line = json.dumps(_plain(entry), ensure_ascii=False, sort_keys=True) + "\n"
    handle = os.open(folder / JOURNAL, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        os.write(handle, line.encode())
        os.fsync(handle)
    finally:
        os.close(handle)


def write(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest and empty the journal; the caller holds the folder's lock."""
    entries = [_plain(manifest.entries[key]) for key in sorted(manifest.entries)]
    data = {"schema": SCHEMA, **_plain(manifest), "entries": entries}
    part = folder / (NAME + ".part")
    part.write_text(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    part.replace(folder / NAME)
    (folder / JOURNAL).unlink(missing_ok=True)


def _plain(record: Entry | Manifest) -> dict[str, Any]:
    """Fields by name, as they are: what JSON needs of `asdict`, without its copies of everything."""
    return {one.name: getattr(record, one.name) for one in fields(record)}


def _read_json(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return data if isinstance(data, dict) and data.get("schema") == SCHEMA else {}


def _from_json(data: dict[str, Any]) -> Manifest:
    data = {key: value for key, value in data.items() if key != "schema"}
    entries = [_entry(item) for item in data.pop("entries", [])]
    return Manifest(**data, entries={entry.path: entry for entry in entries})


def _entry(item: dict[str, Any]) -> Entry:
    return Entry(**{**item, "warnings": tuple(item.get("warnings", ()))})


def _journal_lines(path: Path) -> list[dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    lines: list[dict[str, Any]] = []
    for line in text.splitlines():
        try:
            lines.append(json.loads(line))
        except ValueError:
            continue
    return lines
