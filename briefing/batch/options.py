"""How a batch is run, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefing.batch.worker import TaskResult
from briefing.lazy import lazy
from briefing.publishing.manifest import Entry, as_published

if TYPE_CHECKING:
    from briefing.publishing import encryption
else:
    encryption = lazy("briefing.publishing.encryption")

LOCAL: Final = "local"


def _silent(words: str) -> None:
    pass


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """As the command line says; `notice` takes words for a person that concern no single file."""

    out: Path
    jobs: int = 1
    executor: str = LOCAL
    force: bool = False
    fail_fast: bool = False
    replace: bool = False
    dry: bool = False
    limit: float = 300.0
    passwords: Mapping[str, str] = field(default_factory=dict, repr=False)
    notice: Callable[[str], None] = _silent

    def lies_there(self, entry: Entry) -> bool:
        """The file is there as it was published, to the last byte, and protected as it should be now."""
        path = self.out / entry.path
        if not as_published(self.out, entry):
            return False
        password = self.passwords.get(entry.identity.get("delegation", ""))
        if not password or not entry.protected:
            return entry.protected == bool(password)
        return encryption.opens(path, password)


@dataclass(frozen=True, slots=True)
class FileReport:
    """One target's end, as the caller shows it.

    `lies_at` is where the file is; `reasons` say why it is due; `details` are for who mends the program.
    """

    result: TaskResult
    lies_at: Path | None = None
    failure: str = ""
    details: str = ""
    reasons: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether it was not made: by mistakes of the briefs, or by a fault (`failure`)."""
        return bool(self.failure) or self.result.state == "failed"

    @property
    def beside(self) -> bool:
        """The old file could not be replaced: the new one has another name."""
        return self.lies_at is not None and self.lies_at.name != self.result.path.rsplit("/", 1)[-1]


@dataclass(slots=True)
class BatchReport:
    """`dropped` are files that lie in the folder and that the summit no longer orders; `left` those of them that an earlier plan held still."""

    done: list[FileReport] = field(default_factory=list)
    interrupted: bool = False
    dropped: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def count(self, state: str) -> int:
        """How many files ended so: made, kept, due or failed; faults of the program count nowhere."""
        return sum(1 for d in self.done if not d.failure and d.result.state == state)

    @property
    def failures(self) -> list[FileReport]:
        """The files that were not made, for whatever reason."""
        return [d for d in self.done if d.failed]
