"""Who may have a passage. This is the specification: a reader may have what every rule over it lets him have."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.judging.passages import Passage, Reader, Rule


def holds(rule: Rule, reader: Reader) -> bool:
    if rule.kind == "label":
        return not rule.values.isdisjoint(reader.labels)
    if rule.kind == "role":
        return reader.role in rule.values
    if rule.kind == "named":
        return not rule.values.isdisjoint(reader.named)
    return reader.delegation == "" or reader.delegation in rule.values  # only, whose


def may(passage: Passage, reader: Reader) -> bool:
    return all(holds(rule, reader) for rule in passage.rules)


def refusal(passage: Passage, reader: Reader) -> Rule | None:
    """The first rule that keeps a passage from a reader; None where he may have it."""
    return next((rule for rule in passage.rules if not holds(rule, reader)), None)


def readable(passages: Sequence[Passage], reader: Reader) -> tuple[Reader, list[Passage]]:
    """All that a reader may have, and the reader with the ids that it names: what is named may name more."""
    while True:
        verdicts: dict[int, bool] = {}  # many passages stand under the same rules
        found = []
        for passage in passages:
            verdict = verdicts.get(id(passage.rules))
            if verdict is None:
                verdict = verdicts[id(passage.rules)] = may(passage, reader)
            if verdict:
                found.append(passage)
        named = frozenset(name for passage in found for name in passage.names)
        if named == reader.named:
            return reader, found
        reader = reader.replaced(named=named)
