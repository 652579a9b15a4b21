"""verify and clean: what lies in an output folder, held against its manifest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.cli.places import SETTINGS, project_folder
from briefing.cli.reporting import result, say

if TYPE_CHECKING:
    from briefing.publishing.leaks import Search
    from briefing.publishing.manifest import Entry, Manifest
    from briefing.summit import Order, Summit


@dataclass(slots=True)
class _Searcher:
    """Knows from the briefs what each file must not say; `why_not` counts the files that were not searched, by reason."""

    summit: Summit | None
    reason: str = ""
    searched: int = 0
    why_not: Counter[str] = field(default_factory=Counter)

    def of(self, entry: Entry) -> Search | None:
        from briefing import pipeline
        from briefing.diagnostics import BriefError
        from briefing.publishing.searching import search_for

        reason = "they are protected" if entry.protected else self.reason
        if self.summit is not None and not reason:
            try:
                edition = pipeline.select(self.summit, _order_of(entry))
                self.searched += 1
                return search_for(self.summit, edition)
            except (BriefError, KeyError):
                reason = "the briefs no longer have their delegation, audience or outline"
        self.why_not[reason] += 1
        return None

    def said(self) -> Iterator[str]:
        """What was searched and what was not."""
        if self.searched and self.summit is not None:
            settings = self.summit.settings
            yield (f"{self.searched} searched for what their readers may not see, by the briefs of version "
                   f"{settings.version}, as of {settings.as_of.isoformat()}")  # fmt: skip
        for reason, count in self.why_not.items():
            yield f"{count} not searched for what their readers may not see: {reason}"


def verify_command(options: dict[str, Any]) -> int:
    """0 when every listed file is there, unchanged and sound, and no unlisted PDF lies beside."""
    from briefing.publishing import manifest as records
    from briefing.publishing.verification import faults_of_entry

    folder: Path = options["folder"]
    manifest = records.read(folder)
    if not manifest.entries:
        say(f"error: no {records.NAME} with files in {folder}")
        return 2
    searcher = _searcher(options, manifest)
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


def _searcher(options: dict[str, Any], manifest: Manifest) -> _Searcher:
    """With the briefs that are named or lie here; the shipped example is nobody's briefs."""
    from briefing import pipeline

    given: Path | None = options["project"]
    if not options["deep"]:
        return _Searcher(None, "only hashes and sizes were compared")
    here = next((f for f in (Path("briefs"), Path()) if (f / SETTINGS).is_file()), None)
    if given is None and here is None:
        return _Searcher(None, "there are no briefs here; name their folder with --project")
    summit, _ = pipeline.read_and_check(project_folder(given or here))
    if manifest.summit and summit.settings.id != manifest.summit:
        return _Searcher(None, f"the briefs are those of {summit.settings.id}, not of {manifest.summit}")
    return _Searcher(summit)


def _order_of(entry: Entry) -> Order:
    """The order of a published file, as far as it decides who may read what."""
    from briefing.summit import Order

    said = entry.identity
    return Order(
        product=said["product"], delegation=said["delegation"], audience=said["audience"],
        language=said["language"], format=said["format"],
    )  # fmt: skip


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
