"""Imposing 200 pages as a booklet, two to a side and as cards, against only reading and writing the same file.

python benchmarks/imposition.py [rounds]
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pikepdf

sys.path.insert(0, str(Path(__file__).parent))

from layout import ours, texts

from briefing.publishing import imposition
from briefing.publishing.grids import best_grid, n_up
from briefing.publishing.imposition import MM

A4, A3 = (210 * MM, 297 * MM), (297 * MM, 420 * MM)
PAGES = 200


def two_hundred() -> bytes:
    """The first 200 pages of a long text book."""
    with pikepdf.open(io.BytesIO(ours(texts(1400)))) as pdf:
        assert len(pdf.pages) >= PAGES
        del pdf.pages[PAGES:]
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def copied(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def main(rounds: int) -> None:
    data = two_hundred()
    pages = list(range(PAGES))
    cards = [(n, n + 1) for n in range(0, PAGES, 2)]
    ways: dict[str, Callable[[], bytes]] = {
        "read and write": lambda: copied(data),
        "booklet": lambda: imposition.impose(
            data, imposition.booklet(PAGES, A4), duplex="DuplexFlipShortEdge"
        ),
        "two to a side": lambda: imposition.impose(data, n_up(pages, best_grid(2, 1, A4, A4, False))),
        "cards 1x2": lambda: imposition.impose(data, imposition.cut_and_stack(cards, 1, 2, A4, A3)),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            start = time.perf_counter()
            way()
            times[name].append(time.perf_counter() - start)
    floor = statistics.median(times["read and write"])
    for name, took in times.items():
        middle = statistics.median(took)
        print(f"{name:16} {middle * 1000:7.0f} ms   {middle / floor:5.2f} x reading and writing")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
