"""What every worker holds while it works: one summit, and how its orders are to be made."""

from __future__ import annotations

import io
import tempfile
import zipfile
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from briefing.batch.fingerprint import tree
from briefing.diagnostics import EnvironmentProblem
from briefing.summit import Summit


@dataclass(frozen=True, slots=True)
class Workshop:
    """`cache` is where finished drawings are kept, None for nowhere.

    `versions` are those of the process that planned the work; a worker with others refuses.
    `before` is the summit as an earlier version had it, for the pages that say what changed.
    `baggage` carries the assets to a worker without a shared disk.
    """

    summit: Summit
    assets: Path
    versions: dict[str, str]
    cache: Path | None = None
    draft: bool = False
    watermark: str = ""
    before: Summit | None = field(default=None, repr=False)
    baggage: bytes = field(default=b"", repr=False)

    def packed(self) -> Workshop:
        """The same with its assets inside, for another machine."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, path in tree(self.assets):
                archive.writestr(zipfile.ZipInfo(name), path.read_bytes())
        return replace(self, baggage=out.getvalue(), cache=None)

    def here(self) -> Workshop:
        """The same with its assets on this machine's disk."""
        if not self.baggage:
            return self
        return replace(self, assets=_unpack(self.baggage), baggage=b"")


@lru_cache(maxsize=2)
def _unpack(baggage: bytes) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="briefing-"))
    with zipfile.ZipFile(io.BytesIO(baggage)) as archive:
        archive.extractall(folder)
    return folder


def refuse_other_versions(planned: dict[str, str], mine: dict[str, str]) -> None:
    """A book must not depend on which machine made it."""
    other = sorted(name for name in {*planned, *mine} if planned.get(name) != mine.get(name))
    if other:
        words = ", ".join(f"{name} {mine.get(name)} instead of {planned.get(name)}" for name in other)
        raise EnvironmentProblem(f"a worker differs from the planner: {words}")
