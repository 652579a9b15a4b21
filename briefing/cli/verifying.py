"""verify and clean: what lies in an output folder, held against its manifest."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from briefing.cli.reporting import result, say
from briefing.cli.searching import searcher_for


def verify_command(options: dict[str, Any]) -> int:
    """0 when every listed file is there, unchanged and sound, and no unlisted PDF lies beside."""
    from briefing.publishing import manifest as records
    from briefing.publishing.verification import faults_of_entry

    folder: Path = options["folder"]
    manifest = records.read(folder)
    if not manifest.entries:
        say(f"error: no {records.NAME} with files in {folder}")
        return 2
    searcher = searcher_for(options, manifest)
    faults = [f"{path}: {fault}" for path, fault in unlisted(folder, manifest)]
    for entry in manifest.entries.values():
        found = faults_of_entry(folder, entry, options["deep"], partial(searcher.of, entry))
        faults += [f"{entry.path}: {fault}" for fault in found]
    for fault in faults:
        result(fault)
    for words in searcher.said():
        say(words)
    say(f"{len(manifest.entries)} files of {manifest.summit} version {manifest.version}, as of {manifest.as_of}: "
        + (f"{len(faults)} faults" if faults else "all as published"))  # fmt: skip
    return 1 if faults else 0


def unlisted(folder: Path, manifest: Any) -> list[tuple[str, str]]:
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
    from briefing.batch.run import clean

    if not options["out"].is_dir():
        say(f"nothing to remove: {options['out']} does not exist")
        return 0
    removed = clean(options["out"])
    say(f"removed {len(removed)} files from {options['out']}")
    return 0
