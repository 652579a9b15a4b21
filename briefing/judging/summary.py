"""The account of a folder summed up for a page: what of a part has the same readers is one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from briefing.judging.account import AccessEntry, account
from briefing.judging.passages import Rule
from briefing.judging.traversal import LISTS, Judge
from briefing.values import Value

Reason: TypeAlias = tuple[str, tuple[str, ...]]
Place: TypeAlias = tuple[str, str, str]
Names: TypeAlias = tuple[str, ...]
_MARKUP: Final = re.compile(r"\[\^[^\]]*\]|(?<=\])\([^)\s]*\)|[*`\[\]]")
_WORDS: Final = {"only": "rule-only", "role": "rule-field", "named": "rule-named"}
OF_READERS: Final = frozenset({"quoted", "internal"})
"""Findings on who may read a text; that another one is accepted is no reason for its readers."""


class SummaryLine(Value):
    """So many items of a part of the briefs, called by the first; `why` are words of the program with what they name."""

    kind: str
    whose: str
    part: str
    first: str
    many: int
    readers: tuple[str, ...]
    why: tuple[Reason, ...]
    accepted: tuple[str, ...]


def summarise(judge: Judge, audience: str, delegation: str) -> list[SummaryLine]:
    """The lines of what this reader may have, and of nothing else."""
    groups: dict[tuple[Place, Names], list[AccessEntry]] = {}
    for entry in account(judge, delegation, judge.readers):
        if entry.readers[audience]:
            readers = tuple(name for name, may in entry.readers.items() if may)
            groups.setdefault((_place(entry.item, delegation), readers), []).append(entry)
    return [_line(place, readers, entries) for (place, readers), entries in groups.items()]


def _line(place: Place, readers: Names, entries: Sequence[AccessEntry]) -> SummaryLine:
    why = dict.fromkeys(reason for entry in entries for reason in _reasons(entry))
    accepted = dict.fromkeys(
        reason for entry in entries for code, reason in entry.accepted.items() if code in OF_READERS
    )
    return SummaryLine(
        *place, _own_words(entries[0].words), len(entries), readers, tuple(why), tuple(accepted)
    )


def _own_words(text: str) -> str:
    """A text without its markup; what is filled in stands as it was written, for who prints it to fill."""
    return " ".join(_MARKUP.sub("", text).split())


def _place(item: str, delegation: str) -> Place:
    """The kind of file, whose it is, and the part of it: a topic's parts are the topic's, other delegations are one."""
    kind, *rest = item.split(".")
    if kind == "topics":
        return kind, rest[0], ""
    if kind == "delegations":
        other = delegation not in ("", rest[0])
        return kind, "" if other else rest[0], "".join(rest[1:2])
    return kind, "", "".join(rest[:1]) if kind == "summit" else ""


def _reasons(entry: AccessEntry) -> Iterator[Reason]:
    """The rules as they are told, each once; the label is the innermost, and whose papers they are is on the cover."""
    labels = [rule for rule in entry.rules if rule.kind == "label"]
    found: list[Reason] = [(_label(labels[-1], entry.item), ())] if labels else []
    for rule in entry.rules:
        if word := _WORDS.get(rule.kind):
            found.append((word, tuple(sorted(rule.values)) if rule.kind == "only" else ()))
    yield from dict.fromkeys(found)


def _label(rule: Rule, item: str) -> str:
    if rule.at == item:
        return "rule-own"
    if rule.at == "summit":
        return "rule-default"
    return "rule-file" if rule.at.partition("/")[0] in LISTS and "." not in rule.at else "rule-above"
