"""Outlines that ask for what paper cannot do."""

from __future__ import annotations

from briefing.checking.checkup import Checkup


def check(checkup: Checkup) -> None:
    """Warn of a tab for a section that begins in the middle of a page: no divider can lie before it."""
    for outline in checkup.summit.outlines.values():
        for section in outline.sections:
            if section.tab and section.starts == "run-on":
                checkup.problems.warn(
                    "tab-in-mid-page", f"'{section.section}' runs on in the middle of a page, so it gets no tab",
                    checkup.place(section.span, "tab"), "let it start a page, or leave 'tab' out",
                )  # fmt: skip
