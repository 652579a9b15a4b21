"""Pictures by content: measured without matplotlib, drawn once, kept on disk as plain data."""

from __future__ import annotations

import gc
import hashlib
import importlib.util
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from briefing import __version__
from briefing.charts.base.chart import Chart, Keyed
from briefing.charts.base.sketch import readable, sketch
from briefing.charts.base.surface import LABEL, Measure
from briefing.diagnostics import BriefError
from briefing.folders import find_asset
from briefing.layout.colours import Target, number
from briefing.layout.paper import Paper
from briefing.layout.pictures import artfile
from briefing.layout.pictures.art import Art
from briefing.layout.pictures.artfile import SpoiltArt
from briefing.layout.pictures.faces import DrawingFaces
from briefing.layout.pictures.palette import Palette
from briefing.layout.pictures.player import Player
from briefing.styles import Style

MM: Final = 72 / 25.4
FAMILY: Final = "sans"
FOLDER: Final = "drawings"
_CODE: Final = ("layout/pictures", "charts")
_CODE_FILES: Final = (".py", ".geojson")


class Look:
    """What the style gives to drawings: faces and colours."""

    def __init__(self, style: Style) -> None:
        family = style.faces.get(FAMILY) or next(iter(style.faces.values()))
        names = {
            "regular": family.regular,
            "bold": family.bold,
            "italic": family.italic,
            "bold-italic": family.bold_italic,
        }
        others = [f.regular for f in style.faces.values() if f is not family]
        self.faces = DrawingFaces(names, others)
        self.palette = Palette(style.colours)
        self.identity = f"{self.faces.identity}|{sorted(self.palette.roles.items())}"


class _Ruler:
    """Measures for a plot that is not drawn yet."""

    def __init__(self, look: Look, store: PictureStore) -> None:
        self.look, self.store = look, store

    def width_of(self, text: str, size: float = LABEL, bold: bool = False) -> float:
        return self.look.faces.named("bold" if bold else "regular").width(text) * size

    def asset(self, name: str) -> bytes:
        return self.store.asset(name)


class PictureStore:
    """Where drawings come from: `assets` is the summit's folder of them, `cache` a folder that may be deleted."""

    def __init__(self, assets: Path | None = None, cache: Path | None = None) -> None:
        self.assets, self.cache = assets, cache
        self._looks: dict[int, tuple[Style, Look]] = {}
        self._arts: dict[str, Art] = {}
        self._heights: dict[tuple[int, float], tuple[Chart, float]] = {}
        self._photographs: dict[tuple[str, float, Target], tuple[Any, float]] = {}
        self.drawn: list[str] = []

    # ---- what layout asks

    def measure(self, chart: Chart, width: float, style: Style, scale: float = 1.0) -> float:
        """Points of height at a width; `scale` enlarges all of it for large print."""
        return self._height(chart, width / scale, self.look(style)) * scale

    def place(self, paper: Paper, chart: Chart, owner: Any, x: float, y: float, width: float, style: Style,
              scale: float = 1.0) -> None:  # fmt: skip
        """Paints the chart with its lower left corner at x, y."""
        look = self.look(style)
        key = self._key(chart, width / scale, look)
        name = f"chart-{key[:24]}"
        if not paper.has_form(name):
            drawing = self._art(key, chart, width / scale, look)
            Player(paper, look.faces, look.palette).form(name, drawing)
        paper.draw_form(owner, name, f"{number(scale)} 0 0 {number(scale)} {number(x)} {number(y)}")

    def image(self, name: str, width: float, target: Target) -> tuple[Any, float]:
        """A photograph of the assets as ReportLab takes it, made ready for a width in points; width to height."""
        key = (name, round(width, 1), target)
        if key not in self._photographs:
            from reportlab.lib.utils import ImageReader

            from briefing.layout.pictures.photographs import ready

            reader = ImageReader(ready(self.asset(name), name, width, target))
            across, down = reader.getSize()
            self._photographs[key] = (reader, across / down)
        return self._photographs[key]

    def keyed(self, style: Style) -> list[tuple[str, float, tuple[str, ...]]]:
        """Of every chart that was measured: its id, its width, and what it lists under it for want of room."""
        ruler = self.ruler(style)
        return [
            (chart.id, width, listed)
            for (_, width), (chart, _) in self._heights.items()
            if isinstance(chart.plot, Keyed) and (listed := chart.plot.keyed(width, ruler))
        ]

    def ruler(self, style: Style) -> Measure:
        """Measures of this style's faces, for those who ask before anything is drawn."""
        return _Ruler(self.look(style), self)

    def look(self, style: Style) -> Look:
        known = self._looks.get(id(style))
        if known is None or known[0] is not style:
            known = self._looks[id(style)] = (style, Look(style))
        return known[1]

    def asset(self, name: str) -> bytes:
        """The bytes of a file of the assets folder; a missing one is a `BriefError`."""
        return _read(self.assets, name)

    # ---- drawings

    def _height(self, chart: Chart, width: float, look: Look) -> float:
        known = self._heights.get((id(chart), width))
        if known is None or known[0] is not chart:
            with _located(chart):
                known = self._heights[id(chart), width] = (chart, _fitting(chart, width, _Ruler(look, self)))
        return known[1]

    def _art(self, key: str, chart: Chart, width: float, look: Look) -> Art:
        """The finished drawing: from memory, from disk, or drawn now."""
        if key not in self._arts:
            found = self._kept(key)
            if found is None:
                found = self._draw(chart, width, look)
                self._keep(key, found)
            self._arts[key] = found
        return self._arts[key]

    def _key(self, chart: Chart, width: float, look: Look) -> str:
        assets = [hashlib.sha256(self.asset(name)).hexdigest() for name in chart.assets]
        size = f"{number(width)} {chart.height}"
        parts = (repr(chart.plot), chart.kind, size, look.identity, _versions(), *assets)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def _draw(self, chart: Chart, width: float, look: Look) -> Art:
        from briefing.layout.pictures.studio import draw

        self.drawn.append(chart.id)
        height = self._height(chart, width, look)
        with _located(chart), _without_collector():
            return draw(chart, (width, height), look, self.asset, self.cache)

    def _path(self, key: str) -> Path | None:
        return self.cache / FOLDER / key[:2] / f"{key}.art" if self.cache is not None else None

    def _kept(self, key: str) -> Art | None:
        """A drawing from disk; one that is spoilt is drawn again."""
        path = self._path(key)
        try:
            return artfile.from_bytes(path.read_bytes()) if path is not None else None
        except (OSError, SpoiltArt):
            return None

    def _keep(self, key: str, drawing: Art) -> None:
        """Whole or not at all; a folder that cannot be written costs the cache, not the book."""
        path = self._path(key)
        if path is None:
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
                file.write(artfile.to_bytes(drawing))
            Path(file.name).replace(path)
        except OSError:
            return


def _fitting(chart: Chart, width: float, ruler: Measure) -> float:
    """The height of a chart; one that was asked for must leave its words apart."""
    if chart.height is None:
        return chart.plot.height(width, ruler)
    if readable(sketch(chart, width, ruler, chart.height)):
        return chart.height
    needed = chart.plot.height(width, ruler)
    if chart.grows:
        return needed
    raise BriefError.one("does-not-fit", f"the words of this chart lie on one another at a height of {chart.height / MM:.0f} mm",
                         chart.span, f"give it {needed / MM:.0f} mm, or leave 'height' out")  # fmt: skip


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


@contextmanager
def _located(chart: Chart) -> Iterator[None]:
    """Mistakes that only drawing can find stand at the chart's own place."""

    try:
        yield
    except BriefError as error:
        raise BriefError(d.replaced(span=d.span or chart.span) for d in error.diagnostics) from error


@contextmanager
def _without_collector() -> Iterator[None]:
    """Drawing makes many short-lived objects; collecting among them costs a sixth of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@cache
def _versions() -> str:
    """Of this program's drawing code and of matplotlib, without importing it."""
    root = Path(__file__).parent.parent.parent
    state = hashlib.sha256(f"{__version__} {artfile.VERSION}".encode())
    for folder in _CODE:
        for path in sorted(p for p in (root / folder).rglob("*") if p.suffix in _CODE_FILES):
            state.update(path.read_bytes())
    return f"{state.hexdigest()} {_library_version()}"


def _library_version() -> str:
    spec = importlib.util.find_spec("matplotlib")
    if spec is None or spec.origin is None:
        return "none"
    text = (Path(spec.origin).parent / "_version.py").read_text(encoding="utf-8")
    found = re.search(r"^(?:__version__|version)\b.*?['\"]([^'\"]+)['\"]", text, re.M)
    return found[1] if found else "unknown"
