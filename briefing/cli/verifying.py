"""verify and clean: what lies in an output folder, held against its manifest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.arguments import CleanArguments, VerifyArguments
from briefing.cli.exit_codes import ENVIRONMENT
from briefing.cli.reporting import result, say
from briefing.cli.searching import searcher_for
from briefing.lazy import lazy
from briefing.publishing import manifest as records
from briefing.publishing.extracts import SUFFIXES
from briefing.publishing.manifest import SHEETS, Entry, Manifest, inside

if TYPE_CHECKING:
    from briefing.batch import output_folder
    from briefing.publishing import sheets as sheets_
    from briefing.publishing import verification
    from briefing.publishing.leaks import Search
else:
    output_folder = lazy("briefing.batch.output_folder")
    sheets_ = lazy("briefing.publishing.sheets")
    verification = lazy("briefing.publishing.verification")


def verify_command(arguments: VerifyArguments) -> int:
    """0 when every listed file is there, unchanged and sound, and no unlisted PDF lies beside."""
    folder = arguments.folder
    manifest = records.read(folder)
    if not manifest.entries:
        say(f"error: no {records.NAME} with files in {folder}")
        return 2
    searcher = searcher_for(arguments, manifest)
    faults = [f"{path}: {fault}" for path, fault in unlisted(folder, manifest)]
    for entry in manifest.entries.values():
        search = partial(searcher.of, entry)
        faults += [
            f"{entry.path}: {fault}" for fault in _faults(folder, manifest, entry, arguments.deep, search)
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
    if not inside(folder, entry.path):
        yield "does not lie in this folder"
        return
    if entry.standing == "dropped":
        yield "is no longer ordered; clean --stale removes it"
    sheets = entry.standing == SHEETS
    if sheets and (book := sheets_.outdated(manifest.entries, entry)):
        yield f"was made of an earlier {book}; clean --stale removes it"
    yield from verification.faults_of_entry(folder, entry, deep and not sheets, search)


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
    """Files for readers in the folder that the manifest does not know."""
    found = []
    for path in sorted(path for suffix in (".pdf", *SUFFIXES) for path in folder.rglob(f"*{suffix}")):
        name = path.relative_to(folder).as_posix()
        if name not in manifest.entries and not any(
            part.startswith(".") for part in path.relative_to(folder).parts
        ):
            found.append((name, "is not in the manifest"))
    return found


def clean_command(arguments: CleanArguments) -> int:
    """3 when something had to be left where it is."""
    out = arguments.out
    if not out.is_dir():
        say(f"nothing to remove: {out} does not exist")
        return 0
    cleared = output_folder.clean(out, arguments.stale, say)
    for problem in cleared.left:
        say(f"error: left {problem}")
    say(f"removed {_counted(len(cleared.removed), 'file')} from {out}")
    return ENVIRONMENT if cleared.left else 0
