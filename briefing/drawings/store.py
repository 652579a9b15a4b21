"""Pictures by content: measured without matplotlib, drawn once, kept on disk as plain data."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache, partial
from pathlib import Path
from typing import Final, Self
from weakref import WeakValueDictionary

from briefing.artwork import drawing_of, outlined
from briefing.charts.base.atlas import FOLDER
from briefing.charts.base.chart import Chart, Flex, Keyed, drawn_height
from briefing.charts.base.surface import Measure
from briefing.diagnostics import BriefError
from briefing.document import Artwork, Silhouette
from briefing.drawings.backend import draw
from briefing.drawings.cache import DrawingCache, key_of, versions
from briefing.drawings.look import Look
from briefing.drawings.measuring import Ruler, flex, located
from briefing.drawings.photographs import ready
from briefing.drawings.workers import Commission, DrawingWorkers
from briefing.folders import find_asset
from briefing.frames.colours import Target
from briefing.frames.drawing import Drawing, DrawnSize, Photograph
from briefing.frames.numbers import number
from briefing.styles import Style
from briefing.values import without_collector

_ARTWORK: Final = WeakValueDictionary[str, Drawing]()  # as long as any store has them
FEWEST: Final = 3  # charts for which it is worth while to start another process
SHARE: Final = 8  # charts for each of them
PATIENCE: Final = 40  # unfinished charts for which this process waits before it loads matplotlib too


class PictureStore:
    """Where pictures come from: `assets` is the summit's folder of them, `cache` a folder that may be deleted.

    With more than one of the `cores`, and a cache, charts are drawn beside this process; use it in a `with` then.
    """

    def __init__(self, assets: Path | None = None, cache: Path | None = None, cores: int = 1) -> None:
        self.assets, self.cache, self.cores = assets, cache, cores
        self._kept = DrawingCache(cache)
        self._looks: dict[int, tuple[Style, Look]] = {}
        self._contents: dict[tuple[int, str], tuple[Chart, str]] = {}
        self._commissions: dict[str, Commission] = {}
        self._missing: dict[str, Commission] = {}
        self._drawings: dict[str, Drawing] = {}
        self._flexes: dict[tuple[int, float, str], tuple[Chart, Flex]] = {}
        self._photographs: dict[tuple[str, float, Target], Photograph] = {}
        self._artwork: dict[str, DrawnSize | None] = {}
        self._workers: DrawingWorkers | None = None
        self._process = os.getpid()
        self.drawn: list[str] = []  # ids of the charts that this process has drawn

    def __reduce__(self) -> tuple[type[PictureStore], tuple[Path | None, Path | None]]:
        return PictureStore, (self.assets, self.cache)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._workers is not None:
            self._workers.close()
            self._workers = None

    # ---- charts

    def prepare(self, charts: Iterable[Chart], style: Style) -> None:
        """These charts will be measured soon: if many of them have never been drawn, those who draw get ready."""
        if not self._may_share:
            return
        with suppress(BriefError):
            contents = {self._content(chart, style) for chart in charts}
            self._engage(sum(not self._kept.holds(content) for content in contents), style)

    def measure(self, chart: Chart, width: float, style: Style) -> Flex:
        """Points of height at a width, and between which it may be drawn; all of it grows with the style's type."""
        unit = self.look(style).sizes.unit
        found = self._flex(chart, width / unit, style)
        return Flex(found.nominal * unit, found.least * unit, found.most * unit, unit)

    def key(self, chart: Chart, width: float, style: Style, height: float | None = None) -> str:
        """The name under which the drawing of a chart will be found, at a width and a height or its own; it may be
        drawn from now on.
        """
        unit = self.look(style).sizes.unit
        wide = width / unit
        if height is None:
            high = self._flex(chart, wide, style).nominal
        else:
            high = max(drawn_height(height / unit), 1.0)
        key = self._key(chart, wide, high, style)
        if key not in self._commissions:
            self._commissions[key] = Commission(key, chart, (wide, high), style)
            if key not in self._drawings and self._may_share and not self._kept.has(key):
                self._hand_over(self._commissions[key])
        return key

    def drawing(self, key: str) -> Drawing:
        """The finished drawing of a key: from memory, from disk, from who draws beside this process, or drawn now."""
        found = self._drawings.get(key)
        if found is None:
            wanted = self._commissions[key]
            drawn_here = self._workers is not None and self._spare(self._workers, key)
            found = None if drawn_here else self._read(key, wanted.style)
            self._drawings[key] = found = found or self._draw(wanted)
        return found

    def charts(self) -> dict[str, str]:
        """The id of the chart behind each key that was asked for."""
        return {key: wanted.chart.id for key, wanted in self._commissions.items()}

    def draws(self, wanted: Commission) -> bool:
        """Draw here; whether the drawing lies on disk afterwards."""
        return self._kept.write(wanted.key, self._drawn(wanted))

    def _draw(self, wanted: Commission) -> Drawing:
        drawing = self._drawn(wanted)
        self._kept.write(wanted.key, drawing)
        return drawing

    def _drawn(self, wanted: Commission) -> Drawing:
        """A drawing made in this process. What cannot be drawn is a `BriefError` at the chart's place."""
        self.drawn.append(wanted.chart.id)
        with located(wanted.chart), without_collector():
            return draw(wanted.chart, wanted.size, self.look(wanted.style), self.asset, self.cache)

    # ---- charts drawn beside this process

    @property
    def _may_share(self) -> bool:
        """Not where layout has forked this process: who draws for it would end with it."""
        return self.cores > 1 and self.cache is not None and os.getpid() == self._process

    def _engage(self, missing: int, style: Style) -> None:
        if self._workers is None and missing >= FEWEST:
            count = min(self.cores - 1, -(-missing // SHARE))
            with suppress(OSError):
                self._workers = DrawingWorkers(self, self._kept.claims, self.look(style).faces.files, count)

    def _hand_over(self, wanted: Commission) -> None:
        self._missing[wanted.key] = wanted
        self._engage(len(self._missing), wanted.style)
        if self._workers is not None:
            for one in self._missing.values():
                self._workers.ask(one)
            self._missing.clear()

    def _spare(self, workers: DrawingWorkers, key: str) -> bool:
        """Whether this process draws it, because the others have much to do; else wait for them."""
        if workers.backlog() > PATIENCE and workers.take_back(key):
            return True
        workers.drew(key)
        return False

    # ---- measures

    def keyed(self, style: Style) -> list[tuple[str, float, tuple[str, ...]]]:
        """Of every chart that was measured: its id, its width, and what it lists under it for want of room."""
        ruler = self.ruler(style)
        return [
            (chart.id, width, listed)
            for (_, width, _), (chart, _) in self._flexes.items()
            if isinstance(chart.plot, Keyed) and (listed := chart.plot.keyed(width, ruler))
        ]

    def ruler(self, style: Style) -> Measure:
        """Measures of this style's faces, for those who ask before anything is drawn."""
        return Ruler(self.look(style), self.asset)

    def look(self, style: Style) -> Look:
        """The style's faces, sizes and colours, opened once, however many hues it is set in."""
        known = self._looks.get(id(style))
        if known is None or known[0] is not style:
            look = Look(style)
            same = (other for _, other in self._looks.values() if other.identity == look.identity)
            known = self._looks[id(style)] = (style, next(same, look))
        return known[1]

    # ---- files

    def ratio(self, name: str, width: float, target: Target) -> float:
        """Width to height of a photograph."""
        found = self.photograph(name, width, target)
        return found.width / found.height

    def photograph(self, name: str, width: float, target: Target) -> Photograph:
        """A photograph of the assets made ready for a width in points."""
        key = (name, round(width, 1), target)
        if key not in self._photographs:
            self._photographs[key] = ready(self.asset(name), name, width, target)
        return self._photographs[key]

    def artwork(self, picture: Artwork | Silhouette, style: Style) -> DrawnSize | None:
        """The key and the size of a drawing that is the same wherever it stands; None where nothing is known of a country."""
        if isinstance(picture, Artwork):
            data = self.asset(picture.file)
            return self._sized(
                partial(drawing_of, data, FOLDER + picture.file), hashlib.sha256(data).hexdigest()
            )
        colour = (style.colours.get(picture.role) or style.colours["ink"]).lower()
        files = [hashlib.sha256(self.asset(name)).hexdigest() for name in picture.files]
        draw = partial(outlined, picture.codes, picture.files, self.asset, colour)
        return self._sized(draw, repr(picture.codes), colour, *files)

    def _sized(self, draw: Callable[[], Drawing | None], *content: str) -> DrawnSize | None:
        """From memory, from disk, or drawn now: it takes less than a chart, and no matplotlib."""
        key = f"{key_of('artwork', versions(), *content)}-{key_of('artwork', digits=8)}"
        if key not in self._artwork:
            found = _ARTWORK.get(key)
            if found is None:
                found = self._kept.read(key, ())
                if found is None and (found := draw()) is not None:
                    self._kept.write(key, found)
                if found is not None:
                    _ARTWORK[key] = found
            self._artwork[key] = DrawnSize(key, found.width, found.height) if found is not None else None
            if found is not None:
                self._drawings[key] = found
        return self._artwork[key]

    def asset(self, name: str) -> bytes:
        """The bytes of a file of the assets folder; a missing one is a `BriefError`."""
        return _read(self.assets, name)

    # ---- keys and heights

    def _flex(self, chart: Chart, width: float, style: Style) -> Flex:
        """As it was measured once, or as its words need."""
        look = self.look(style).identity
        known = self._flexes.get((id(chart), width, look))
        if known is None or known[0] is not chart:
            with located(chart):
                key = self._measured_as(chart, width, style)
                if (found := self._kept.flex(key)) is None:
                    found = flex(chart, width, self.ruler(style))
                    self._kept.keep_flex(key, found)
            known = self._flexes[id(chart), width, look] = (chart, found)
        return known[1]

    def _read(self, key: str, style: Style) -> Drawing | None:
        """A drawing from memory or from disk."""
        found = self._drawings.get(key) or self._kept.read(key, self.look(style).faces.names)
        if found is not None:
            self._drawings[key] = found
        return found

    def _key(self, chart: Chart, width: float, height: float, style: Style) -> str:
        size = key_of(f"{number(width)} {number(height)}", digits=8)
        return f"{self._content(chart, style)}-{size}"

    def _measured_as(self, chart: Chart, width: float, style: Style) -> str:
        asked = key_of(f"{number(width)} {chart.height} {chart.grows}", digits=8)
        return f"{self._content(chart, style)}-{asked}"

    def _content(self, chart: Chart, style: Style) -> str:
        """A key of what a chart shows, in whatever size."""
        look = self.look(style)
        known = self._contents.get((id(chart), look.identity))
        if known is None or known[0] is not chart:
            assets = [hashlib.sha256(self.asset(name)).hexdigest() for name in chart.assets]
            key = key_of(repr(chart.plot), chart.kind, look.identity, versions(), *assets)
            known = self._contents[id(chart), look.identity] = (chart, key)
        return known[1]


@lru_cache(maxsize=32)
def _bytes(path: Path, size: int, changed: int) -> bytes:
    return path.read_bytes()


def _read(folder: Path | None, name: str) -> bytes:
    path = find_asset(folder, name)
    if path is None:
        raise BriefError.one("missing-asset", f"there is no file '{name}' among the assets", None,
                             "put it into the folder of assets, or name another")  # fmt: skip
    about = path.stat()
    return _bytes(path, about.st_size, about.st_mtime_ns)
