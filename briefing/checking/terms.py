"""The terminology list, and the names of delegations, held against every text."""

from __future__ import annotations

import re
from typing import Final

from briefing.checking.checkup import Checkup

_FREE: Final = re.compile(r"`[^`]*`|“[^”]*”|\"[^\"]*\"|\{\{.*?\}\}|\{%.*?%\}|\[\^[^\]]*\]|\]\([^)]*\)", re.S)
_CITES: Final = re.compile(r"^coverage|watch_outs|sensitivities|do_not_say|glossary")


def check(checkup: Checkup) -> None:
    """Warn of each word that is avoided, with the word to use; quotations are free."""
    use = _words(checkup)
    if not use:
        return
    longest_first = sorted(use, key=lambda word: (-len(word), word))
    pattern = re.compile(r"(?<![\w’'-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])")
    for written in checkup.texts:
        if _CITES.search(written.path):
            continue
        prose = free(written.text)
        for match in pattern.finditer(prose):
            checkup.problems.warn(
                "terminology", f"these books do not write '{match.group()}'",
                checkup.reading.origins.offset(written.text, match.start(), len(match.group())), use[match.group()],
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
            found.setdefault(word[:1].upper() + word[1:], help)
    for brief in checkup.summit.delegations.values():
        found |= dict.fromkeys(brief.name.avoid, f"write '{brief.name.short}', or quote it")
    return found
