"""Outlines that ask for what paper cannot do, or leave out whose book they are."""

from __future__ import annotations

from briefing.checking.checkup import Checkup


def check(checkup: Checkup) -> None:
    """Warn of each outline that leaves out an audience whose book it is, and of each tab that no divider can lie before."""
    _whose(checkup)
    for outline in checkup.summit.outlines.values():
        for section in outline.sections:
            if section.tab and section.starts == "run-on":
                checkup.problems.warn(
                    "tab-in-mid-page", f"'{section.section}' runs on in the middle of a page, so it gets no tab",
                    checkup.place(section.span, "tab"), "let it start a page, or leave 'tab' out",
                )  # fmt: skip


def _whose(checkup: Checkup) -> None:
    for id_, rule in checkup.summit.settings.audiences.items():
        outline = checkup.summit.outlines.get(rule.book or "")
        if outline is not None and id_ not in outline.audiences:
            checkup.problems.warn(
                "not-its-book",
                f"'{outline.id}' is not for {id_}: its 'audiences' are {', '.join(outline.audiences) or 'none'}",
                checkup.place(rule.span, "book", outline.id),
                f"add {id_} to the 'audiences' of books/{outline.id}.yaml, or name another book",
            )
