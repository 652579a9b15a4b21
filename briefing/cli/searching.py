"""Published files searched again for what their readers may not see, by the briefs as they are now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import briefing
from briefing.cli.arguments import VerifyArguments
from briefing.cli.locations import SETTINGS, project_folder
from briefing.diagnostics import BriefError
from briefing.exchange import EXTRACTS
from briefing.lazy import lazy
from briefing.publishing.manifest import SHEETS, Entry, Manifest
from briefing.summit import Order, Summit

if TYPE_CHECKING:
    from briefing import pipeline
    from briefing.publishing import searching
    from briefing.publishing.leaks import Search
else:
    pipeline, searching = lazy("briefing.pipeline"), lazy("briefing.publishing.searching")


@dataclass(slots=True)
class Searcher:
    """Knows from the briefs what each file must not say; `why_not` counts the files that were not searched, by reason."""

    summit: Summit | None
    reason: str = ""
    searched: int = 0
    why_not: Counter[str] = field(default_factory=Counter)

    def of(self, entry: Entry) -> Search | None:
        """What to look for in a file; None, with the reason counted, where it cannot be searched."""
        reason = "they are protected" if entry.protected else self.reason
        if entry.standing == SHEETS:
            reason = "they are sheets, made of files that were"
        if self.summit is not None and not reason:
            try:
                edition = pipeline.select(self.summit, _order_of(entry))
                self.searched += 1
                also = filter(None, (entry.identity.get("recipient"),))
                return replace(
                    searching.search_for(self.summit, edition, also), required=()
                )  # the briefs may be newer
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


def searcher_for(arguments: VerifyArguments, manifest: Manifest) -> Searcher:
    """With the briefs that are named or lie here; the shipped example is nobody's briefs."""
    given = arguments.project
    if not arguments.deep:
        return Searcher(None, "only hashes and sizes were compared")
    here = next((f for f in (Path("briefs"), Path()) if (f / SETTINGS).is_file()), None)
    if given is None and here is None:
        return Searcher(None, "there are no briefs here; name their folder with --project")
    summit = briefing.open(project_folder(given or here)).summit
    if manifest.summit and summit.settings.id != manifest.summit:
        return Searcher(None, f"the briefs are those of {summit.settings.id}, not of {manifest.summit}")
    return Searcher(summit)


def _order_of(entry: Entry) -> Order:
    """The order of a published file, as far as it decides who may read what."""
    said = entry.identity
    product = said["product"]
    return Order(
        product=EXTRACTS[product].paper if product in EXTRACTS else product, delegation=said["delegation"], audience=said["audience"],
        language=said["language"], format=said["format"],
    )  # fmt: skip
