"""A folder of briefs that stays open: after a save only what was saved is read again, and what it changes is made anew."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefing import reading
from briefing.checking import Reading, Together
from briefing.diagnostics import Diagnostic, Severity
from briefing.judging import Judge
from briefing.previewing.shown import Checked
from briefing.schema import name_places
from briefing.schema.places import Named
from briefing.summit import InLanguages, Summit


class OpenFolder:
    """The files as they are now, put together; `diagnostics` are what is wrong with them as far as that is known.

    `revision` counts the readings. What one of them gives is shown before all rules have been held against it; these follow (`told`).
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.revision = 0
        self.checked: Checked = "checking"
        self.diagnostics: tuple[Diagnostic, ...] = ()
        self.summit: Summit | None = None
        self.found: Reading | None = None
        reading.keep(folder)
        self._together: Together | None = None
        self._judged = False
        self._named: Named = {}

    def read(self) -> None:
        """Take in what the files say now. What cannot be put together leaves the summit as it was."""
        self.revision += 1
        self._together, self.found = reading.put_together_from(self.folder)
        if not self._mistaken() and self._together is not None:
            summit, self._judged = self._together.summit, False
            now: Named = {}
            name_places(summit, named=(self._named, now))
            self._named = now
            self.summit = _judged(summit, _judges(self.summit)) if self.summit is not None else summit

    def have(self, language: str) -> None:
        """Put the summit together in a language too; until it is asked for, only the process beside reads its files."""
        if self.summit is None or self._together is None or self.checked == "mistakes":
            return
        known = self.summit.languages.summits if self.summit.languages is not None else {}
        if language in known or language not in self.summit.settings.translated:
            return
        found = self._together.also_in(self.summit, language)
        self._judged = False
        if self.checked == "clean" or not self._mistaken():
            name_places(found.said_in(language), named=(self._named, self._named))
            self.summit = _judged(found, _judges(self.summit))

    def _mistaken(self) -> bool:
        """Take what was found in the files for what is known of them, until all rules have been held against them."""
        assert self.found is not None
        self.diagnostics = tuple(self.found.problems.sorted())
        mistaken = self._together is None or any(d.severity is Severity.ERROR for d in self.diagnostics)
        self.checked = "mistakes" if mistaken else "checking"
        return mistaken

    def told(self, revision: int, diagnostics: tuple[Diagnostic, ...]) -> bool:
        """All rules were held against the files of a revision; whether that is still the present one."""
        if revision != self.revision or self.checked == "mistakes":
            return False
        self.diagnostics = diagnostics
        mistaken = any(d.severity is Severity.ERROR for d in diagnostics)
        self.checked = "mistakes" if mistaken else "clean"
        return True

    def judge(self) -> None:
        """Let the summit have the second judge over these very files in each language, for papers that say who may read what."""
        if self.summit is not None and self.found is not None and not self._judged:
            summit, original = self.summit, self.summit.settings.original
            self.summit = _judged(summit, {
                tag: reading.judge_of(found, summit.said_in(tag))
                for tag, found in {original: self.found, **self.found.others}.items()
            })  # fmt: skip
            self._judged = True

    @property
    def message(self) -> str:
        """In a line, why the present state cannot be shown; nothing where it can."""
        errors = [d for d in self.diagnostics if d.severity is Severity.ERROR]
        if self.checked != "mistakes" or not errors:
            return ""
        more = f", and {len(errors) - 1} more" if len(errors) > 1 else ""
        return f"{errors[0].span}: {errors[0].message}{more}"


def _judges(summit: Summit) -> dict[str, Judge]:
    """The judges that a summit has, by the language in which they know it."""
    found = {summit.settings.original: summit, **(summit.languages.summits if summit.languages else {})}
    return {tag: said.judge for tag, said in found.items() if said.judge is not None}


def _judged(summit: Summit, judges: Mapping[str, Judge]) -> Summit:
    """A summit with a judge for each of its languages."""
    if summit.languages is not None:
        said = {tag: one.replaced(judge=judges.get(tag)) for tag, one in summit.languages.summits.items()}
        summit = summit.replaced(languages=InLanguages(said))
    return summit.replaced(judge=judges.get(summit.settings.original))
