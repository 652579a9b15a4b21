"""The largest type that fits: the style's steps are tried from large to small, never below its floor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from briefing.document import Placed
from briefing.layout.context import PartContext
from briefing.layout.flow.blocks import BlockLayout
from briefing.layout.flow.containers import flex_in
from briefing.layout.flow.flowables import Break, Flowable, Spacer, stack_height
from briefing.layout.flow.fragmentation import break_at
from briefing.layout.flow.region import Region
from briefing.layout.structure import LAYOUT, Owner
from briefing.layout.typography import MM, Typography
from briefing.values import Value

CLOSE = 0.5  # points that a text may be taller than its place


class Chain(Value):
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

    @property
    def outdent(self) -> float:
        """From where its rows begin to where their text does."""
        return sum(self.head.labels) * MM

    def region(self, owner: Owner) -> Region:
        """Where its text is laid out."""
        region = Region(self.measure - self.outdent, owner, max(self.rooms), span=self.head.span)
        if not self.outdent:
            return region
        return region.replaced(label=self.head.labels[0] * MM, whole=self.measure)

    def laid(self, context: PartContext, owner: Owner) -> list[Flowable]:
        """Its text as flowables."""
        return BlockLayout(context).flow(self.head.blocks, self.region(owner))


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


def poured(
    flowables: Sequence[Flowable], rooms: Sequence[float]
) -> tuple[list[list[Flowable]], list[Flowable]]:
    """What each room holds, and what none has room for."""
    shares: list[list[Flowable]] = []
    rest = list(flowables)
    for room in rooms:
        while rest and isinstance(rest[0], Break | Spacer):
            rest.pop(0)
        share, rest = break_at(rest, room + CLOSE)
        shares.append(share)
    return shares, rest


def steps_of(context: PartContext, found: Sequence[Chain]) -> dict[str, float]:
    """By the name of their group: the largest step in which all chains of it fit, the smallest if none does."""
    groups: dict[str, list[Chain]] = {}
    for chain in found:
        if chain.head.fit:
            groups.setdefault(chain.head.fit, []).append(chain)
    return {name: _step_of(context, group, context.style.steps) for name, group in groups.items()}


def own_step(context: PartContext, chain: Chain) -> float:
    """For a place of no group: the style's own size, smaller only where that does not fit."""
    return _step_of(context, [chain], [step for step in context.style.steps if step <= 1.0])


def _step_of(context: PartContext, group: Sequence[Chain], steps: Sequence[float]) -> float:
    last = 1.0
    for step in steps:
        trial = context.on_trial(step)
        fits = all(_fits(trial, chain) for chain in group)
        if not readable(trial.typography):
            break
        if fits:
            return step
        last = min(step, last)
    return last


def _fits(context: PartContext, chain: Chain) -> bool:
    flowables = chain.laid(context, LAYOUT)
    if context.findings.errors:
        return False
    if len(chain.places) == 1:
        return stack_height(flowables) - flex_in(flowables)[0] <= chain.rooms[0] + CLOSE
    return not poured(flowables, chain.rooms)[1]


def readable(typography: Typography) -> bool:
    """Whether no type has gone below the style's floor."""
    floor = typography.style.smallest - 0.01
    return typography.step >= 1 or all(size >= floor for size in typography.sizes())


def step_for_pages(steps: Sequence[float], fill: int, pages_at: Callable[[float], int | None]) -> float:
    """The largest step with which a text needs no more sheets of `fill` pages than in the style's own size; smaller
    than that only where a word is too wide. `pages_at` is None where a step cannot be.
    """
    base = next(((step, n) for step in steps if step <= 1 and (n := pages_at(step)) is not None), (1.0, fill))
    most = -(-base[1] // fill) * fill
    larger = (step for step in steps if step > base[0])
    return next((step for step in larger if (n := pages_at(step)) is not None and n <= most), base[0])
