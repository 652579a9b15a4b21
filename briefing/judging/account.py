"""An account of a folder for the one who signs: item by item who may have it, and by which rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from briefing.diagnostics import Span
from briefing.judging.passages import Passage, Reader, Rule
from briefing.judging.ruling import holds, may
from briefing.judging.traversal import Judge
from briefing.values import Value, field

ACCEPTED: Final = "accept"
A_FEW: Final = 3  # words that are more than a name or a date
WHOLE: Final = frozenset({"delegations", "topics"})  # files that are one thing; the others are lists


class AccessEntry(Value):
    """An item, or what of it has other readers; `path` is that of its field where it is one.

    `readers` says of each audience whether it may have it; `accepted` are findings of check that stand, with the reasons.
    """

    section: str
    item: str
    path: str
    span: Span
    words: str
    rules: tuple[Rule, ...]
    readers: Mapping[str, bool]
    accepted: Mapping[str, str] = field(default_factory=dict)


def account(judge: Judge, delegation: str, audiences: Iterable[str]) -> list[AccessEntry]:
    """Everything that can stand in the papers of a delegation, "" for those of all, and which audiences may have it."""
    readers = {audience: judge.reader(audience, delegation) for audience in audiences}
    accepted = _accepted(judge.passages)
    found = []
    for verdict, passages in _together(_standing(judge.passages, delegation), readers):
        first = _foremost(passages)
        path = first.path if len(passages) == 1 else first.item
        rules = tuple(dict.fromkeys(rule for passage in passages for rule in rules_of(passage)))
        reasons = accepted.get(first.item, {})
        found.append(
            AccessEntry(section_of(path), first.item, path, first.span, first.text, rules, verdict, reasons)
        )
    return sorted(found, key=lambda entry: _order(entry.section))


def _foremost(passages: Sequence[Passage]) -> Passage:
    """The one that says what the others are about: the first of some words, else the first that is printed."""
    printed = [passage for passage in passages if passage.printed and passage.text.strip()]
    return next((p for p in printed if len(p.text.split()) >= A_FEW), (printed or list(passages))[0])


def between(entries: Iterable[AccessEntry], one: str, other: str) -> list[AccessEntry]:
    """What one of two audiences may have and the other may not."""
    return [entry for entry in entries if entry.readers[one] != entry.readers[other]]


def rules_of(passage: Passage) -> tuple[Rule, ...]:
    """The rules over a passage, each once: what is handed down is met again at every step."""
    return tuple(dict.fromkeys(passage.rules))


def section_of(path: str) -> str:
    """The part of the briefs in which a thing stands: the asks of a brief, the programme."""
    kind, *rest = path.split(".")
    if kind not in WHOLE:
        return kind
    return f"{kind}/{rest[0]}" + (f" {rest[1]}" if len(rest) > 1 else "")


def _order(section: str) -> int:
    """Briefs first, then the lists, last what they rest on."""
    kind = section.partition("/")[0]
    return 0 if kind in WHOLE else 2 if kind in ("facts", "sources", "charts") else 1


def _standing(passages: Iterable[Passage], delegation: str) -> Iterator[Passage]:
    """The ruled passages that can stand in these papers, whoever reads them."""
    anybody = Reader("", frozenset(), delegation)
    for passage in passages:
        if passage.rules and all(holds(r, anybody) for r in passage.rules if r.kind in ("only", "whose")):
            yield passage


def _together(
    passages: Iterable[Passage], readers: Mapping[str, Reader]
) -> Iterator[tuple[dict[str, bool], list[Passage]]]:
    """Passages of one item that have the same readers. What stands in these papers only where it is named, and is not,
    is left out; so are items without a word for a page, unless a field of the program's own words has readers of its own.
    """
    found: dict[tuple[str, tuple[bool, ...]], list[Passage]] = {}
    for passage in passages:
        verdict = tuple(may(passage, reader) for reader in readers.values())
        named = any(rule.kind == "named" for rule in passage.rules)
        if f".{ACCEPTED}." not in passage.path and (any(verdict) or not named):
            found.setdefault((passage.item, verdict), []).append(passage)
    for (_, verdict), group in found.items():
        if any(p.printed or p.rules[-1].kind == "role" for p in group):
            yield dict(zip(readers, verdict, strict=True)), group


def _accepted(passages: Iterable[Passage]) -> dict[str, dict[str, str]]:
    """Reasons by the path of the item that gives them."""
    found: dict[str, dict[str, str]] = {}
    for passage in passages:
        item, _, code = passage.path.rpartition(f".{ACCEPTED}.")
        if item:
            found.setdefault(item, {})[code] = passage.text
    return found
