"""Outlines that ask for what paper cannot do, or leave out whose book they are."""

from __future__ import annotations

import re
from typing import Final

from briefing.checking.checkup import Checkup
from briefing.diagnostics import Span
from briefing.nearness import meant
from briefing.summit import Outline

CODE: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
GROUP: Final = "group-"  # before the codes of groups, among the words of a language


def check(checkup: Checkup) -> None:
    """Warn of each outline that leaves out an audience whose book it is, and of each tab that no divider can lie before."""
    _whose(checkup)
    _unused(checkup)
    for outline in checkup.summit.outlines.values():
        for section in outline.sections:
            if section.tab and section.starts == "run-on":
                checkup.problems.warn(
                    "tab-in-mid-page", f"'{section.section}' runs on in the middle of a page, so it gets no tab",
                    checkup.place(section.span, "tab"), "let it start a page, or leave 'tab' out",
                )  # fmt: skip
        _groups(checkup, outline)
        _twice(checkup, outline)


def _twice(checkup: Checkup, outline: Outline) -> None:
    """A section that would print again what it printed before."""
    before: list[tuple[object, ...]] = []
    for section in outline.sections:
        same = (section.section, section.title, dict(section.options))
        if same in before:
            checkup.problems.warn(
                "section-twice", f"'{section.section}' stands twice in this outline, with the same options",
                checkup.place(section.span, "section"), "remove one of the two, or give it other options or a title of its own",
            )  # fmt: skip
        before.append(same)


def _groups(checkup: Checkup, outline: Outline) -> None:
    """A group that has no name in one of the languages, and one that is opened again."""
    before: list[str] = []
    for section in outline.sections:
        group = section.group
        if not group or group == (before or [""])[-1]:
            continue
        place = checkup.place(section.span, "group", group)
        if group in before:
            checkup.problems.warn(
                "group-again", f"the group '{group}' is opened again, so that the contents name it twice",
                place, "put its sections one after the other",
            )  # fmt: skip
        before.append(group)
        _named(checkup, group, place)


def _named(checkup: Checkup, group: str, place: Span | None) -> None:
    """A code is a word of the languages; anything else is printed as it is written."""
    if not CODE.fullmatch(group):
        return
    for language in checkup.languages.values():
        known = [word.removeprefix(GROUP) for word in language.words if word.startswith(GROUP)]
        if group not in known:
            help = f"there are: {', '.join(known)}; or write words, with a capital"
            said = f"no group is called '{group}'"
            checkup.problems.error("unknown-group", said, place, meant(group, known, help))
            return


def _unused(checkup: Checkup) -> None:
    """An outline by which no reader's book is made: each has another, or it is the second of two between which nothing chooses."""
    summit = checkup.summit
    if not checkup.reading.whole:
        return
    for outline in summit.outlines.values():
        readers = [id_ for id_ in outline.audiences if id_ in summit.settings.audiences]
        theirs = {id_: summit.outline_of(id_, outline.scope) for id_ in readers}
        if theirs and outline not in theirs.values():
            books = ", ".join(f"{id_} has '{own.id}'" for id_, own in theirs.items() if own is not None)
            checkup.problems.warn(
                "unused-outline", f"nobody's book is '{outline.id}': {books}", checkup.place(outline.span, "id"),
                f"write 'book: {outline.id}' at {readers[0]} in summit.yaml, or remove it",
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
