"""Targets made in one warm process, in processor time: after a change, and in a small summit and a large one."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Iterable
from pathlib import Path

ROUNDS, WARM = 5, 2


def one_target(small: Path, large: Path, products: Iterable[str]) -> dict[str, float]:
    """For each product, how many times as long its file takes in the large summit."""
    found: dict[str, list[float]] = {}
    for _ in range(2):
        times = [_times(folder, products) for folder in (small, large)]
        for product in times[0]:
            found.setdefault(product, []).append(times[1][product] / times[0][product])
    return {product: statistics.median(ratios) for product, ratios in found.items()}


def again(project: Path, delegation: str, cache: Path) -> float:
    """Seconds from a saved change to a verified book, in a process that has done it before."""
    from briefing import pipeline
    from briefing.batch.orders import OrderFilter, orders_for, path_of

    taken = []
    for _ in range(WARM + ROUNDS):
        started = time.process_time()
        summit, _ = pipeline.read_and_check(project)
        (order,) = orders_for(summit, OrderFilter(delegations=(delegation,)))
        edition = pipeline.select(summit, order)
        made = pipeline.build(edition, pipeline.BuildOptions(project.parent / "assets", cache))
        assert not pipeline.verify(summit, edition, made, made.pdf(), path_of(order))
        taken.append(time.process_time() - started)
    return statistics.median(taken[WARM:])


def _times(folder: Path, products: Iterable[str]) -> dict[str, float]:
    """Seconds of selection, composition, setting and verification, once everything is warm."""
    from briefing import pipeline
    from briefing.batch.orders import OrderFilter, orders_for, path_of

    summit, _ = pipeline.read_and_check(folder)
    first = next(iter(summit.delegations))
    found = {}
    for product in products:
        (order,) = orders_for(summit, OrderFilter(delegations=(first,), products=(product,)))
        taken = []
        for _ in range(WARM + ROUNDS):
            gc.collect()
            started = time.process_time()
            edition = pipeline.select(summit, order)
            made = pipeline.build(edition, pipeline.BuildOptions(folder))
            assert not pipeline.verify(summit, edition, made, made.pdf(), path_of(order))
            taken.append(time.process_time() - started)
        found[product] = statistics.median(taken[WARM:])
    return found
