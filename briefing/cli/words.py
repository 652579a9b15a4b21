"""Words of a command line held against what there is, with "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from briefing.letters import folded
from briefing.nearness import meant

SHOWN = 8


def known(words: Sequence[str], choices: Iterable[str], what: str) -> tuple[str, ...]:
    """The words, or a usage error naming the first unknown one and its nearest neighbour."""
    allowed = list(choices)
    for word in words:
        if word not in allowed:
            raise click.UsageError(unknown(word, allowed, what))
    return tuple(words)


def unknown(word: str, choices: Sequence[str], what: str) -> str:
    more = f" and {len(choices) - SHOWN} more" if len(choices) > SHOWN else ""
    hint = meant(word, sorted(choices), "there are: " + ", ".join(sorted(choices)[:SHOWN]) + more)
    return f"no {what} is called '{word}'; {hint}"


def delegation_words(words: Sequence[str], codes: dict[str, str], extra: Sequence[str]) -> tuple[str, ...]:
    """Delegations by id or code (KAZ), in any case."""
    by_code = {folded(code): id_ for id_, code in codes.items()}
    lowered = [by_code.get(folded(word), folded(word)) for word in words]
    return known(lowered, [*codes, *extra], "delegation")
