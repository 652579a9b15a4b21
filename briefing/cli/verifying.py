"""verify and clean: what lies in an output folder, held against its manifest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.cli.exit_codes import ENVIRONMENT
from briefing.cli.reporting import result, say
from briefing.cli.searching import searcher_for

if TYPE_CHECKING:
    from briefing.publishing.leaks import Search
    from briefing.publishing.manifest import Entry, Manifest


def verify_command(options: dict[str, Any]) -> int:
    """0 when every listed file is there, unchanged and sound, and no unlisted PDF lies beside."""
    from briefing.publishing import manifest as records

    folder: Path = options["folder"]
    manifest = records.read(folder)
    if not manifest.entries:
        say(f"error: no {records.NAME} with files in {folder}")
        return 2
    searcher = searcher_for(options, manifest)
    faults = [f"{path}: {fault}" for path, fault in unlisted(folder, manifest)]
    for entry in manifest.entries.values():
        search = partial(searcher.of, entry)
        faults += [
            f"{entry.path}: {fault}" for fault in _faults(folder, manifest, entry, options["deep"], search)
        ]
    for fault in faults:
        result(fault)
    for words in (*searcher.said(), *_unproven(manifest)):
        say(words)
    say(f"{_counted(len(manifest.entries), 'file')} of {manifest.summit or 'a summit that was not noted'}"
        + (f" version {manifest.version}, as of {manifest.as_of}" if manifest.version else "") + ": "
        + (_counted(len(faults), "fault") if faults else "all as published"))  # fmt: skip
    return 1 if faults else 0


def _faults(
    folder: Path, manifest: Manifest, entry: Entry, deep: bool, search: Callable[[], Search | None]
) -> Iterator[str]:
    from briefing.publishing.manifest import SHEETS, inside
    from briefing.publishing.sheets import outdated
    from briefing.publishing.verification import faults_of_entry

    if not inside(folder, entry.path):
        yield "does not lie in this folder"
        return
    if entry.standing == "dropped":
        yield "is no longer ordered; clean --stale removes it"
    sheets = entry.standing == SHEETS
    if sheets and (book := outdated(manifest.entries, entry)):
        yield f"was made of an earlier {book}; clean --stale removes it"
    yield from faults_of_entry(folder, entry, deep and not sheets, search)


def _unproven(manifest: Manifest) -> Iterator[str]:
    """What no search of these files can prove, counted and never named."""
    counts = Counter[str]()
    for entry in manifest.entries.values():
        counts.update(entry.unproven)
    if counts:
        said = ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))
        yield f"not provable by a search, too short, round or also in what may be read: {said} (each file counted)"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def unlisted(folder: Path, manifest: Manifest) -> list[tuple[str, str]]:
    """PDFs in the folder that the manifest does not know."""
    found = []
    for path in sorted(folder.rglob("*.pdf")):
        name = path.relative_to(folder).as_posix()
        if name not in manifest.entries and not any(
            part.startswith(".") for part in path.relative_to(folder).parts
        ):
            found.append((name, "is not in the manifest"))
    return found


def clean_command(options: dict[str, Any]) -> int:
    """3 when something had to be left where it is."""
    from briefing.batch.output_folder import clean

    out: Path = options["out"]
    if not out.is_dir():
        say(f"nothing to remove: {out} does not exist")
        return 0
    cleared = clean(out, options["stale"], say)
    for problem in cleared.left:
        say(f"error: left {problem}")
    say(f"removed {_counted(len(cleared.removed), 'file')} from {out}")
    return ENVIRONMENT if cleared.left else 0
