"""Files that could not be made again and still hold what their reader may not have any more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.batch.options import BatchReport
from briefing.cli.searching import Searcher
from briefing.lazy import lazy
from briefing.publishing import manifest as records
from briefing.publishing.manifest import Entry
from briefing.summit import Summit

if TYPE_CHECKING:
    from briefing.publishing import verification
else:
    verification = lazy("briefing.publishing.verification")


def stale_leaks(summit: Summit, summary: BatchReport, out: Path) -> Iterator[str]:
    """One line for each earlier version that by the rules of now is no longer for its reader, or may not be."""
    if not summary.failures:
        return
    entries = records.read(out).entries
    for done in summary.failures:
        entry = entries.get(done.result.path)
        if entry is not None and (out / entry.path).is_file() and (why := _why_not(summit, entry, out)):
            yield f"{entry.path}: the earlier version lies there still, and {why}; take it away before anybody gets it"


def _why_not(summit: Summit, entry: Entry, out: Path) -> str:
    search = Searcher(summit).of(entry)
    if search is None:
        return "it could not be searched for what its reader may not have now"
    expected = verification.Expected(
        entry.path, entry.identity, entry.pages, entry.identity.get("language", ""), search=search
    )
    found = verification.verify((out / entry.path).read_bytes(), expected)
    return "it holds what its reader may not have now" if any(d.code == "leak" for d in found) else ""
