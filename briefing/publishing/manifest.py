"""The record of what was made: one JSON file and a journal beside it.

Every file is entered in the journal *before* it appears under its name, so that at any
moment each file in the folder is one that the manifest (with its journal) knows. The
journal is folded into the manifest now and then during a run, at its end, and whenever one is
left over.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final, Literal

from briefing.diagnostics import EnvironmentProblem
from briefing.publishing.inputs import Inputs, Table
from briefing.publishing.manifest_schema import HEAD, NEEDED, OPTIONAL, count, held
from briefing.publishing.writing import cannot_read, cannot_write, replace_whole

SCHEMA: Final = 2
NAME: Final = "manifest.json"
JOURNAL: Final = "manifest.journal"
SHEETS: Final = "sheets"
_LINES: Final = (",\n  ", ": ")


@dataclass(frozen=True, slots=True)
class Entry:
    """One published file. `inputs` names all that was read for it, each with its digest.

    `unproven` counts withheld figures, dates and names that no search can tell from what the reader may read.
    `document` is a digest of the document itself, before it was laid out. `standing` is `ordered` for a file
    of the summit's plan, `dropped` once a later plan no longer holds it, `sheets` for what the print room gets of
    others, `asked` for any other. `issued` are digests of what has been published here, by version; drafts are not.
    """

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
    document: str = ""
    unproven: Mapping[str, int] = field(default_factory=dict)
    standing: Literal["asked", "ordered", "dropped", "sheets"] = "asked"
    issued: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class Manifest:
    """`plans` remember, for each command, the key of each file it asked for and the state of all sources then."""

    summit: str = ""
    version: str = ""
    as_of: str = ""
    versions: dict[str, str] = field(default_factory=dict)
    plans: dict[str, dict[str, Any]] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)


def digest(data: bytes) -> str:
    """SHA-256 of the bytes, as the manifest has it."""
    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path) -> str:
    """The same of a file; an `OSError` where it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def as_published(folder: Path, entry: Entry) -> bool:
    """Whether the file lies there, byte for byte."""
    path = folder / entry.path
    try:
        return path.stat().st_size == entry.bytes and file_digest(path) == entry.sha256
    except OSError:
        return False


def inside(folder: Path, path: str) -> bool:
    """Whether a path stays in the folder; a manifest that came by mail may say anything."""
    return (folder / path).resolve().is_relative_to(folder.resolve())


def read(folder: Path) -> Manifest:
    """The manifest of a folder with its journal applied; an empty one where there is none.

    One that cannot be used is an `EnvironmentProblem`: to take it for none would lose what it proves.
    """
    try:
        data = held(_read_json(folder / NAME), HEAD)
        table = Table(data.pop("digests", None))
        manifest = _from_json(data, table)
    except OSError as error:
        raise cannot_read(folder / NAME, error) from error
    except (ValueError, KeyError, RecursionError) as error:
        raise EnvironmentProblem(
            f"{folder / NAME} is damaged ({_said(error)}); it was not touched; move it away (rename it"
            f" {NAME}.damaged), then build again to have a new one"
        ) from error
    for entry in _journal(folder / JOURNAL, table):
        path = folder / entry.path
        if path.is_file() and file_digest(path) == entry.sha256:
            manifest.entries[entry.path] = entry
    return manifest


def announce(folder: Path, entry: Entry) -> None:
    """Enter a file in the journal; call it just before the file gets its name.

    Each line begins with an end of line of its own, so that half a line before it does no harm.
    """
    line = "\n" + json.dumps(_plain(entry) | {"inputs": dict(entry.inputs)}, ensure_ascii=False) + "\n"
    try:
        _append(folder / JOURNAL, line.encode())
    except OSError as error:
        raise cannot_write(folder / JOURNAL, error) from error


def write(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest and empty the journal; the caller holds the folder's lock."""
    replace_whole(folder / NAME, _as_text(manifest).encode())
    (folder / JOURNAL).unlink(missing_ok=True)


def _append(path: Path, data: bytes) -> None:
    """All of it to the end of a file, or nothing."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        before = os.fstat(handle).st_size
        try:
            while data:
                data = data[os.write(handle, data) :]
            os.fsync(handle)
        except OSError:
            os.ftruncate(handle, before)
            raise
    finally:
        os.close(handle)


def _as_text(manifest: Manifest) -> str:
    """JSON to be read by people: a line for each field, and sets of digests that files share written once."""
    table = Table()
    entries = []
    for _, entry in sorted(manifest.entries.items()):
        data = _plain(entry) | {"inputs": table.note(entry.inputs)}
        entries.append(json.dumps(data, ensure_ascii=False, separators=_LINES))
    head = {"schema": SCHEMA, **_plain(manifest)}
    del head["entries"]
    lines = [
        f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False, separators=_LINES)}" for k, v in head.items()
    ]
    lines.append('"entries": [\n' + ",\n".join(entries) + "]")
    groups = (
        f'"{name}": {json.dumps(group, ensure_ascii=False, sort_keys=True, separators=_LINES)}'
        for name, group in sorted(table.groups.items())
    )
    lines.append('"digests": {\n' + ",\n".join(groups) + "}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _plain(record: Entry | Manifest) -> dict[str, Any]:
    """Fields by name, as they are: what JSON needs of `asdict`, without its copies of everything."""
    return {one.name: getattr(record, one.name) for one in fields(record)}


def _read_json(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    if not isinstance(data, dict) or not count(data.get("schema")):
        raise ValueError("it names no schema")
    schema = data.pop("schema")
    if schema > SCHEMA:
        raise EnvironmentProblem(
            f"{path} was written by a later version of this program; build with that one, or into another folder"
        )
    return _from_first(data) if schema == 1 else data


def _from_first(data: dict[str, Any]) -> dict[str, Any]:
    """Schema 1 named every input in every entry; its plans did not say of which files they spoke."""
    table = Table()
    given = held(data, {**HEAD, "plans": lambda value: True}).get("entries", [])
    entries = [
        {**item, "inputs": table.note(item["inputs"])} for item in (held(i, OPTIONAL, NEEDED) for i in given)
    ]
    return {**data, "entries": entries, "digests": table.groups, "plans": {}}


def _from_json(data: dict[str, Any], table: Table) -> Manifest:
    entries: dict[str, Entry] = {}
    for index, item in enumerate(data.pop("entries", [])):
        entry = _entry(held(item, OPTIONAL, NEEDED, f"entries[{index}]"), table.look_up(item["inputs"]))
        if entry.path in entries:
            raise ValueError(f"entries[{index}].path stands twice")
        entries[entry.path] = entry
    return Manifest(**data, entries=entries)


def _entry(item: dict[str, Any], inputs: Inputs) -> Entry:
    issued = {version: tuple(digests) for version, digests in item.get("issued", {}).items()}
    return Entry(**{**item, "warnings": tuple(item.get("warnings", ())), "inputs": inputs, "issued": issued})


def _said(error: Exception) -> str:
    """Where the fault is, in a few words."""
    return (
        "it is nested too deep" if isinstance(error, RecursionError) else str(error).partition("\n")[0][:80]
    )


def _journal(path: Path, table: Table) -> Iterator[Entry]:
    """Its entries one after the other; a line that was cut short is passed over."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            for line in file:
                try:
                    item = held(json.loads(line), OPTIONAL, NEEDED)
                    yield _entry(item, table.shared(item["inputs"]))
                except (ValueError, KeyError, RecursionError):
                    continue
    except FileNotFoundError:
        return
    except OSError as error:
        raise cannot_read(path, error) from error


def moved(folder: Path, entry: Entry, path: Path) -> Entry:
    """The same file under another name in the folder."""
    return replace(entry, path=path.relative_to(folder).as_posix())
