"""Which translation belongs to which text: by the key, and where that has moved by what it translates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from briefing.diagnostics import Span
from briefing.sources import ScalarNode
from briefing.translations.units import Unit
from briefing.values import Value

EMPTY: Final = ""


class Entry(Value):
    """A translation as its file has it: `of` is the digest of what it translates; without `text` it is still to be made."""

    key: str
    of: str
    text: ScalarNode | None
    span: Span


class Match(Value):
    """A text of the original with its translation; a `stale` one translates what the text said before."""

    unit: Unit
    entry: Entry
    stale: bool


class Blank(Value):
    """A place for a translation that shows its translator what the text said before."""

    unit: Unit
    entry: Entry


class Matches(Value):
    """`units` are all texts, `missing` those without a translation, `lost` translations of what is no longer there.

    `outdated` are entries without a translation whose original has changed.
    """

    units: tuple[Unit, ...]
    found: tuple[Match, ...]
    missing: tuple[Unit, ...]
    lost: tuple[Entry, ...]
    outdated: tuple[Blank, ...] = ()


def matched(units: Iterable[Unit], entries: Mapping[str, Entry]) -> Matches:
    """Every text with its translation. What says the same under another key has moved, as when a list got one more item."""
    waiting = {unit.key: unit for unit in units}
    all_, order = tuple(waiting.values()), list(waiting)
    free = {key: entry for key, entry in entries.items() if entry.text is not None}
    found: dict[str, Match] = {}

    def take(key: str, entry: Entry, stale: bool) -> None:
        found[key] = Match(waiting.pop(key), free.pop(entry.key), stale)

    for key in order:
        if key in free and free[key].of == waiting[key].digest:
            take(key, free[key], False)
    moved: dict[str, list[Entry]] = {}
    for entry in free.values():
        moved.setdefault(entry.of, []).append(entry)
    for key in [key for key in order if key in waiting]:
        if candidates := moved.get(waiting[key].digest):
            take(key, candidates.pop(0), False)
    for key in [key for key in order if key in waiting and key in free]:
        take(key, free[key], True)
    known = set(order)
    outdated = tuple(
        Blank(unit, entry)
        for key, unit in waiting.items()
        for entry in filter(None, (entries.get(key),))
        if entry.text is None and entry.of not in ("", unit.digest)
    )
    lost = [*free.values(), *(e for e in entries.values() if e.text is None and e.key not in known)]
    return Matches(
        all_,
        tuple(found[key] for key in order if key in found),
        tuple(waiting[key] for key in order if key in waiting),
        tuple(sorted(lost, key=lambda entry: (entry.span.line, entry.span.column))),
        outdated,
    )
