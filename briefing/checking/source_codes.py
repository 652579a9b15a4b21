"""The code of each source: its number, the same in every book, language and issue."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.checking.reading import Reading
from briefing.counts import counted
from briefing.summit import Source


def coded(reading: Reading, sources: Mapping[str, Source]) -> dict[str, Source]:
    """The sources, each with a number of its own: those without one take the next that are free, in the order of their files.

    Two with one number are an error; where some have numbers, those without are told, since theirs may change.
    """
    first: dict[int, Source] = {}
    for id_, source in sources.items():
        if source.number is None:
            continue
        before = first.setdefault(source.number, source)
        if before is not source:
            place = reading.origins.word(source.span, "number", str(source.number))
            there = reading.origins.word(before.span, "number", str(source.number))
            reading.problems.error(
                "number-twice", f"'{id_}' has the number {source.number}, which belongs to another source at {there}",
                place, f"give it the next free one: number: {_free(sources)}",
            )  # fmt: skip
    free = _free(sources)
    bare = {id_: n for n, id_ in enumerate((id_ for id_, s in sources.items() if s.number is None), free)}
    if first and bare:
        _warn(reading, sources, bare)
    return {
        id_: source.replaced(number=bare[id_]) if id_ in bare else source for id_, source in sources.items()
    }


def _free(sources: Mapping[str, Source]) -> int:
    """The number after the highest: one that a source had and that is gone is not given again."""
    return max((source.number or 0 for source in sources.values()), default=0) + 1


def _warn(reading: Reading, sources: Mapping[str, Source], bare: Mapping[str, int]) -> None:
    id_, number = next(iter(bare.items()))
    more = (
        f", and so {'have' if len(bare) > 2 else 'has'} {counted(len(bare) - 1, 'other')}"
        if len(bare) > 1
        else ""
    )
    reading.problems.warn(
        "no-number", f"the source '{id_}' has no number{more}: what calls it may change with the next issue",
        reading.origins.key(sources[id_].span), f"write number: {number}",
    )  # fmt: skip
