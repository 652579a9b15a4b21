"""One order that somebody looks at, through all revisions."""

from __future__ import annotations

from briefing.diagnostics import BriefError, Diagnostic
from briefing.pipeline import BuildOptions
from briefing.previewing import telling
from briefing.previewing.making import Made, made
from briefing.previewing.open_folder import OpenFolder
from briefing.previewing.shown import Shown
from briefing.summit import Order


class Window:
    """`now` are the pages that are shown, `earlier` those before the last change of any; `found` is what reading the
    finished file back gave.
    """

    def __init__(self, order: Order) -> None:
        self.order = order
        self.now: Made | None = None
        self.earlier: Made | None = None
        self.verified = False
        self.found: tuple[Diagnostic, ...] = ()
        self._newest: Made | None = None
        self._good: Made | None = None  # of files that no rule refuses
        self._revision = 0  # of the newest
        self._failure: BriefError | None = None
        self._before: tuple[str, ...] | None = None  # digests of the pages that were told last
        self._told: Shown | None = None

    def shown(self, open_: OpenFolder, options: BuildOptions) -> Shown:
        """What is to be seen now; pages are made only for a revision that was not made yet."""
        if open_.checked != "mistakes" and self._revision != open_.revision:
            self._make(open_, options)
        mistaken = open_.checked == "mistakes" or self._failure is not None
        if open_.checked == "clean" and not mistaken:
            self._good = self._newest
        now = (self._good or self._newest) if mistaken else self._newest
        if self.now is not None and now is not None and self.now.digests != now.digests:
            self.earlier = self.now
        self.now = now
        shown = self._as_told(open_, mistaken)
        self._told = shown
        return shown

    def _make(self, open_: OpenFolder, options: BuildOptions) -> None:
        assert open_.summit is not None
        self._failure, self.verified, self.found = None, False, ()
        try:
            self._newest = made(open_.summit, self.order, options, self._newest)
        except BriefError as error:
            self._failure = error
        self._revision = open_.revision

    def _as_told(self, open_: OpenFolder, mistaken: bool) -> Shown:
        failed = self._failure.diagnostics if self._failure is not None else ()
        findings = telling.findings_of(self.now, (*open_.diagnostics, *failed, *self.found))
        message = open_.message or (str(self._failure) if self._failure is not None else "")
        checked = "mistakes" if mistaken else open_.checked
        if self.now is None:
            return Shown(self.order, open_.revision, "none", checked, message=message, findings=findings)
        pages = telling.pages_of(self.now)
        before = {page.digest for page in self._told.pages} if self._told is not None else None
        changed = tuple(page.number for page in pages if before is not None and page.digest not in before)
        if self._told is not None and self._told.revision == open_.revision and not changed:
            changed = self._told.changed
        return Shown(
            self.order, open_.revision, "last-good" if mistaken else "fresh", checked, self.verified, message, pages,
            changed, findings, telling.budgets_of(self.now), telling.contents_of(self.now),
        )  # fmt: skip
