"""A folder of briefs that stays open: after a save only what was saved is read again."""

from __future__ import annotations

from pathlib import Path

from briefing import reading
from briefing.diagnostics import BriefError, Diagnostic, Severity
from briefing.summit import Summit


class OpenFolder:
    """The last state of a folder that could be put together, and what is wrong with the present one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.summit: Summit | None = None
        self.diagnostics: tuple[Diagnostic, ...] = ()
        self.broken = False
        self.revision = 0

    def read(self) -> None:
        """Take in what the files say now."""
        self.revision += 1
        try:
            summit, problems = reading.read_and_check(self.folder)
        except BriefError as error:
            self.broken, self.diagnostics = True, error.diagnostics
            return
        self.broken, self.summit, self.diagnostics = False, summit, tuple(problems.sorted())

    @property
    def message(self) -> str:
        """In a line, why the present state cannot be shown; nothing where it can."""
        errors = [d for d in self.diagnostics if d.severity is Severity.ERROR]
        if not self.broken or not errors:
            return ""
        more = f" and {len(errors) - 1} more" if len(errors) > 1 else ""
        return f"{errors[0].span}: {errors[0].message}{more}"
