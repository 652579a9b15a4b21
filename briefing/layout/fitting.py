"""The largest type that fits: the style's steps are tried from large to small, never below its floor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.diagnostics import Problems, Severity
from briefing.document import Placed
from briefing.layout.job import MM, Job
from briefing.layout.pieces import BreakPiece, Gap, Piece, stack_height
from briefing.layout.setting import Setter
from briefing.layout.structure import LAYOUT, Artifact, Element
from briefing.layout.taking import take

CLOSE = 0.5  # points that a text may be taller than its place


@dataclass(frozen=True, slots=True)
class Chain:
    """Places that one text runs through; most have one."""

    places: tuple[Placed, ...]

    @property
    def head(self) -> Placed:
        return self.places[0]

    @property
    def rooms(self) -> list[float]:
        """The height of each place as its text stands."""
        return [(p.width if _turned(p) else p.height) * MM - 2 * p.padding * MM for p in self.places]

    @property
    def measure(self) -> float:
        """The width that all places have."""
        return min((p.height if _turned(p) else p.width) - 2 * p.padding for p in self.places) * MM

    def set(self, job: Job, owner: Element | Artifact) -> list[Piece]:
        return Setter(job, max(self.rooms), span=self.head.span).set(self.head.blocks, self.measure, owner)


def _turned(place: Placed) -> bool:
    return place.rotate in (90, 270)


def chains(places: Iterable[Placed]) -> list[Chain]:
    """Places with those that go on with their text."""
    found: list[list[Placed]] = []
    for place in places:
        if place.follows and found:
            found[-1].append(place)
        else:
            found.append([place])
    return [Chain(tuple(places)) for places in found]


def poured(pieces: Sequence[Piece], rooms: Sequence[float]) -> tuple[list[list[Piece]], list[Piece]]:
    """What each room holds, and what none has room for."""
    shares: list[list[Piece]] = []
    rest = list(pieces)
    for room in rooms:
        while rest and isinstance(rest[0], BreakPiece | Gap):
            rest.pop(0)
        share, rest = take(rest, room + CLOSE)
        shares.append(share)
    return shares, rest


def steps_of(job: Job, found: Sequence[Chain]) -> dict[str, float]:
    """By the name of their group: the largest step in which all chains of it fit, the smallest if none does."""
    groups: dict[str, list[Chain]] = {}
    for chain in found:
        if chain.head.fit:
            groups.setdefault(chain.head.fit, []).append(chain)
    return {name: _step_of(job, group, job.style.steps) for name, group in groups.items()}


def own_step(job: Job, chain: Chain) -> float:
    """For a place of no group: the style's own size, smaller only where that does not fit."""
    return _step_of(job, [chain], [step for step in job.style.steps if step <= 1.0])


def _step_of(job: Job, group: Sequence[Chain], steps: Sequence[float]) -> float:
    last = 1.0
    for step in steps:
        trial = on_trial(job, step)
        fits = all(_fits(trial, chain) for chain in group)
        if not readable(trial):
            break
        if fits:
            return step
        last = min(step, last)
    return last


def on_trial(job: Job, step: float) -> Job:
    """The job with nothing of what is tried left in it."""
    return replace(
        job,
        problems=Problems(),
        headings=list(job.headings),
        fit=step,
        _types={},
        _missing=set(job._missing),
        _wide=set(),
    )


def _fits(job: Job, chain: Chain) -> bool:
    pieces = chain.set(job, LAYOUT)
    if any(d.severity is Severity.ERROR for d in job.problems):
        return False
    if len(chain.places) == 1:
        return stack_height(pieces) <= chain.rooms[0] + CLOSE
    return not poured(pieces, chain.rooms)[1]


def readable(job: Job) -> bool:
    """Whether no type has gone below the style's floor."""
    return job.fit >= 1 or all(size >= job.style.smallest - 0.01 for size in job.sizes())


def step_for_pages(job: Job, fill: int, pages_at: Callable[[float], int | None]) -> float:
    """The largest step with which a text needs no more sheets of `fill` pages than in the style's own size; smaller
    than that only where a word is too wide. `pages_at` is None where a step cannot be.
    """
    base = next(((step, n) for step in _down(job) if (n := pages_at(step)) is not None), (1.0, fill))
    most = -(-base[1] // fill) * fill
    larger = (step for step in job.style.steps if step > base[0])
    return next((step for step in larger if (n := pages_at(step)) is not None and n <= most), base[0])


def _down(job: Job) -> Iterator[float]:
    return (step for step in job.style.steps if step <= 1)
