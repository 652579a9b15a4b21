"""The figures of a text and of its translation, held against each other: what a translator may not change."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from briefing.diagnostics import Diagnostic, Severity
from briefing.translations.matching import Match

_FILLED: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.S)
_CALL: Final = re.compile(r"\b([a-z_]+)\(\s*[\"']([^\"']+)[\"']")
_NOTE: Final = re.compile(r"\[\^[^\]\s]+\]")
_ADDRESS: Final = re.compile(r"\]\([^)\s]*\)|https?://\S+")
_FREE: Final = frozenset(
    {"name", "native", "country", "native_country"}
)  # names, which a language may inflect
_NUMBER: Final = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?")


def locked(text: str) -> list[str]:
    """Everything that a translation must hold as often as the original: what prints a figure, and the calls of notes."""
    calls = [
        f"{name}({id_})"
        for filled in _FILLED.findall(text)
        for name, id_ in _CALL.findall(filled)
        if name not in _FREE
    ]
    return [*calls, *_NOTE.findall(text)]


def digits(text: str) -> list[str]:
    """The figures that are written out, without the signs that languages put between their digits."""
    bare = _ADDRESS.sub(" ", _NOTE.sub(" ", _FILLED.sub(" ", text)))
    return [re.sub(r"\D", "", number) for number in _NUMBER.findall(bare)]


def differences(match: Match) -> Iterator[Diagnostic]:
    """What a translation says of figures otherwise than the text that it translates."""
    assert match.entry.text is not None
    ours, theirs = match.unit.text, match.entry.text.text
    span = match.entry.text.span
    lost, added = _apart(locked(ours), locked(theirs))
    if lost or added:
        parts = [f"lacks {', '.join(lost)}"] if lost else []
        parts += [f"has {', '.join(added)}, which the original has not"] if added else []
        yield Diagnostic(
            "translated-call", f"this translation {' and '.join(parts)}", span,
            f"the original stands at {match.unit.span}; take over what it fills in and the notes that it calls, each once",
        )  # fmt: skip
    lost, added = _apart(digits(ours), digits(theirs))
    if lost or added:
        was, is_ = ", ".join(lost) or "no such figure", ", ".join(added) or "none"
        yield Diagnostic(
            "translated-figure", f"the original has {was} where this translation has {is_}", span,
            f"the original stands at {match.unit.span}; write its figures in digits", Severity.WARNING,
        )  # fmt: skip


def _apart(ours: list[str], theirs: list[str]) -> tuple[list[str], list[str]]:
    """What one has more often than the other."""
    first, second = Counter(ours), Counter(theirs)
    return list((first - second).elements()), list((second - first).elements())
