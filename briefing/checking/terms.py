"""The terminology list, and the names of delegations, held against every text."""

from __future__ import annotations

import re
from typing import Final

from briefing.checking.checkup import Checkup
from briefing.letters import Finder, signs_folded

_FREE: Final = re.compile(
    r"`[^`]*`|“[^“”]*”|\"[^\"]*\"|\{\{[^{}]*\}\}|\{%[^{}]*%\}|\[\^[^\[\]]*\]|\]\([^()]*\)", re.S
)
_CITES: Final = re.compile(r"^coverage|watch_outs|sensitivities|do_not_say|glossary")


def check(checkup: Checkup) -> None:
    """Warn of each word that is avoided, with the word to use; quotations are free."""
    use = _words(checkup)
    if not use:
        return
    right = _right(checkup)
    finder, names = Finder(use), Finder(dict.fromkeys(_names(checkup)))
    for written in checkup.texts:
        if _CITES.search(written.path):
            continue
        prose = free(written.text)
        said = [(start, end) for start, end, _ in names.all_in(prose)]
        for start, end, word in finder.all_in(prose):
            here = signs_folded(written.text[start:end])
            inside = any(
                first <= start and end <= last and last - first > end - start for first, last in said
            )
            if here in right or (inside and here != signs_folded(word)):
                continue
            checkup.problems.warn(
                "terminology", f"these books do not write '{written.text[start:end]}'",
                checkup.reading.origins.offset(written.text, start, end - start), use[word],
            )  # fmt: skip


def free(text: str) -> str:
    """The text with quotations, calls and code blanked, so that offsets stay."""
    return _FREE.sub(lambda match: " " * len(match.group()), text)


def _words(checkup: Checkup) -> dict[str, str]:
    """What is avoided, and the help that names the right word."""
    found: dict[str, str] = {}
    for rule in checkup.summit.terminology:
        help = f"write '{rule.use}'" + (f": {rule.note}" if rule.note else ", or quote it")
        for word in rule.avoid:
            found[word] = help
    for brief in checkup.summit.delegations.values():
        found |= dict.fromkeys(brief.name.avoid, f"write '{brief.name.short}', or quote it")
    return found


def _names(checkup: Checkup) -> list[str]:
    """What is right as a whole: a name that is avoided without its accents may be a part of it."""
    briefs = checkup.summit.delegations.values()
    names = (name for brief in briefs for name in (brief.name.short, brief.name.formal))
    return [*names, *(rule.use for rule in checkup.summit.terminology)]


def _right(checkup: Checkup) -> frozenset[str]:
    """The words to use, which may differ from what is avoided in no more than a mark or a capital."""
    words = [rule.use for rule in checkup.summit.terminology]
    words += [brief.name.short for brief in checkup.summit.delegations.values()]
    plain = [signs_folded(word) for word in words]
    return frozenset(form for word in plain for form in (word, word[:1].upper() + word[1:], word.upper()))
