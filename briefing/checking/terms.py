"""The terminology list held against every text, and names against their accepted spellings."""

from __future__ import annotations

import re
from pathlib import Path

from briefing.checking.walking import Lines, texts_of
from briefing.diagnostics import Problems
from briefing.summit import Summit

_FREE = re.compile(r"`[^`]*`|“[^”]*”|\"[^\"]*\"|\{\{.*?\}\}|\[\^[^\]]*\]|\([a-z]+:[^)]*\)", re.S)


def check(summit: Summit, folder: Path, problems: Problems) -> None:
    """Warn of each word that the list avoids, with the word to use; quotations are free."""
    rules = [(word, rule.use, rule.note or "") for rule in summit.terminology for word in rule.avoid]
    rules += [(word, brief.name.short, "") for brief in summit.delegations.values() for word in brief.name.avoid]
    if not rules:
        return
    pattern = re.compile(r"(?<!\w)(" + "|".join(re.escape(word) for word, _, _ in sorted(rules, key=lambda r: -len(r[0]))) + r")(?!\w)")
    use = {word: (right, note) for word, right, note in rules}
    lines = Lines(folder)
    for path, text in texts_of(summit):
        if path.startswith(("coverage", "terminology", "sources")) or ".watch_outs." in path:
            continue
        prose = _FREE.sub(lambda m: " " * len(m.group()), text)
        for match in pattern.finditer(prose):
            right, note = use[match.group()]
            help = f"write '{right}'" + (f" ({note})" if note else "")
            problems.warn("terminology", f"'{match.group()}' is not used in these books", lines.place(text, match.group()), help)
