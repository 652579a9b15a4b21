"""The figures of a text and of its translation, held against each other: what a translator may not change."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

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


class Figure(NamedTuple):
    """A figure as it is written, and as it is meant."""

    written: str
    value: Decimal


def figures(text: str, decimal: str) -> list[Figure]:
    """The figures that are written out in digits, in a language with such a decimal sign."""
    bare = _ADDRESS.sub(" ", _NOTE.sub(" ", _FILLED.sub(" ", text)))
    return [Figure(number, _value(number, decimal)) for number in _NUMBER.findall(bare)]


def _value(number: str, decimal: str) -> Decimal:
    """The other sign parts thousands where three digits follow it, else decimals all the same."""
    digits = re.sub(r"[^\d.,]", "", number)
    whole, sign, rest = digits.rpartition(max(".,", key=digits.rfind))
    plain = re.sub(r"\D", "", whole)
    parts = bool(sign) and digits.count(sign) == 1 and (sign == decimal or len(rest) != 3)
    return Decimal(f"{plain}.{rest}" if parts else plain + rest)


def calls_apart(match: Match) -> Iterator[Diagnostic]:
    """What a translation fills in, or calls, otherwise than the text that it translates."""
    assert match.entry.text is not None
    lost, added = _apart(locked(match.unit.text), locked(match.entry.text.text))
    if lost or added:
        parts = [f"lacks {', '.join(lost)}"] if lost else []
        parts += [f"has {', '.join(added)}, which the original has not"] if added else []
        yield Diagnostic(
            "translated-call", f"this translation {' and '.join(parts)}", match.entry.text.span,
            f"the original stands at {match.unit.span}; take over what it fills in and the notes that it calls, each once",
        )  # fmt: skip


def figures_apart(match: Match, ours: str, theirs: str) -> Iterator[Diagnostic]:
    """Figures of a translation that are others than those of its text; `ours` and `theirs` are the decimal signs of the languages."""
    assert match.entry.text is not None
    lost, added = _unequal(figures(match.unit.text, ours), figures(match.entry.text.text, theirs))
    if lost or added:
        was, is_ = ", ".join(lost) or "no such figure", ", ".join(added) or "none"
        yield Diagnostic(
            "translated-figure", f"the original has {was} where this translation has {is_}", match.entry.text.span,
            f"the original stands at {match.unit.span}; write its figures in digits",
            Severity.WARNING,
        )  # fmt: skip


def _apart(ours: list[str], theirs: list[str]) -> tuple[list[str], list[str]]:
    """What one has more often than the other."""
    first, second = Counter(ours), Counter(theirs)
    return list((first - second).elements()), list((second - first).elements())


def _unequal(ours: list[Figure], theirs: list[Figure]) -> tuple[list[str], list[str]]:
    """The figures of each that the other has not."""
    added, lost = list(theirs), list[str]()
    for figure in ours:
        same = next((other for other in added if other.value == figure.value), None)
        if same is None:
            lost.append(figure.written)
        else:
            added.remove(same)
    return lost, [figure.written for figure in added]
