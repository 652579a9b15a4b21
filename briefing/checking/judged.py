"""Reported facts that stand as judgement: what has a source is no opinion, and readers are told that italics are."""

from __future__ import annotations

import re
from typing import Final

from briefing.checking.checkup import Checkup
from briefing.schema import AuthorText
from briefing.summit import Aim, Item, Statement

CODE: Final = "judged-fact"
_SOURCED: Final = re.compile(r"\[\^[^\]\s]+\]|\{\{[^{}]*\bfact\([^{}]*\}\}")


def check(checkup: Checkup) -> None:
    """Warn of each judgement that prints a figure or calls a source."""
    for model in checkup.models:
        if not isinstance(model, Statement | Aim) or model.basis != "judgement" or CODE in _accepted(model):
            continue
        text: AuthorText = model.text if isinstance(model, Statement) else model.aim
        match = _SOURCED.search(text)
        if match is not None:
            checkup.problems.warn(
                CODE, "this is judgement, and holds what is reported",
                checkup.reading.origins.offset(text, match.start(), len(match[0])),
                "say the fact in a statement of its own, or write 'basis: reported' and begin the judgement with \"We think\"",
            )  # fmt: skip


def _accepted(model: Item) -> frozenset[str]:
    return frozenset(model.accept)
