"""Words of a command line held against what there is, with "did you mean"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import click

from briefing.languages import LANGUAGES
from briefing.languages.territories import tag_called
from briefing.letters import folded
from briefing.nearness import meant
from briefing.summit import Summit

SHOWN = 8  # of what a summit may have hundreds of
_ALL = ("product", "format", "language", "audience", "thing to add")


def known(words: Sequence[str], choices: Collection[str], what: str) -> tuple[str, ...]:
    """The words, or a usage error naming the first unknown one and its nearest neighbour."""
    for number, word in enumerate(words):
        if word not in choices:
            raise click.UsageError(unknown(word, list(choices), what))
        if word in words[:number]:
            raise click.UsageError(f"the {what} '{word}' is named twice; once is enough")
    return tuple(words)


def unknown(word: str, choices: Sequence[str], what: str) -> str:
    """What is said of a word that names nothing: the nearest name, or those that there are."""
    shown = len(choices) if what in _ALL else SHOWN
    more = f" and {len(choices) - shown} more" if len(choices) > shown else ""
    hint = meant(word, sorted(choices), "there are: " + ", ".join(sorted(choices)[:shown]) + more)
    if what == "language" and (tag := tag_called(word, sorted(choices))):
        hint = f"did you mean '{tag}'?"
    return f"no {what} is called '{word}'; {hint}"


def languages_of(summit: Summit, words: Sequence[str]) -> tuple[str, ...]:
    """Languages in which the summit has words, not only the program."""
    known(words, summit.kinds.names(LANGUAGES), "language")
    for word in words:
        if word not in summit.settings.languages:
            raise click.UsageError(
                f"these briefs have no words in '{word}'; 'languages:' in summit.yaml says in which they are"
                f" written: {', '.join(summit.settings.languages)}"
            )
    return tuple(words)


def delegation_words(words: Sequence[str], summit: Summit, extra: Sequence[str] = ()) -> tuple[str, ...]:
    """Delegations by id or code (KAZ), in any case."""
    codes = {brief.id: brief.code for brief in summit.delegations.values()}
    by_code = {folded(code): id_ for id_, code in codes.items()}
    host = {*map(folded, summit.settings.event.host_called)}
    for word in words:
        if folded(word) in host - {*map(folded, codes), *by_code}:
            there = ", ".join(list(codes)[:SHOWN])
            raise click.UsageError(
                f"'{word}' is the host, whose people read the books of all delegations; name one of these: {there}"
            )
    lowered = [by_code.get(folded(word), folded(word)) for word in words]
    return known(lowered, [*codes, *extra], "delegation")
