"""A surface that remembers what was drawn on it, with faces whose every sign is half an em wide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefing.charts.base.surface import LABEL, Point, Rect, Ring, Type

ASSETS = Path(__file__).parent.parent.parent / "assets"


class Ruler:
    def width_of(self, text: str, size: float = LABEL, bold: bool = False) -> float:
        return len(text) * size * (0.54 if bold else 0.5)

    def asset(self, name: str) -> bytes:
        return (ASSETS / name).read_bytes()


@dataclass
class Drawn(Ruler):
    width: float
    height: float
    bars: list[tuple[Rect, str]] = field(default_factory=list)
    lines: list[tuple[Ring, str, bool]] = field(default_factory=list)
    outlines: list[tuple[Sequence[Ring], str]] = field(default_factory=list)
    points: list[tuple[Point, float, str]] = field(default_factory=list)
    texts: list[tuple[Rect, str, Type]] = field(default_factory=list)

    def over(self, fill: str) -> str:
        return "ink"

    def rects(
        self, boxes: Sequence[Rect], fill: str, *, hatch: str = "", stroke: str = "", weight: float = 0
    ) -> None:
        self.bars += [(box, fill) for box in boxes]

    def line(
        self, points: Ring, colour: str, weight: float = 1, *, dash: Sequence[float] = (), round: bool = True
    ) -> None:
        self.lines.append((tuple(points), colour, bool(dash)))

    def rules(self, segments: Sequence[tuple[Point, Point]], colour: str, weight: float = 0.5) -> None:
        pass

    def areas(
        self, rings: Sequence[Ring], fill: str, *, stroke: str = "", weight: float = 0, hatch: str = ""
    ) -> None:
        self.outlines.append((rings, fill))

    def dots(self, centres: Sequence[Point], radius: float, fill: str, *, stroke: str = "white", weight: float = 0.8,
             shape: Any = "circle", alpha: float = 1) -> None:  # fmt: skip
        self.points += [(centre, radius, fill) for centre in centres]

    def text(self, x: float, y: float, text: str, type: Type = Type()) -> None:  # noqa: B008
        if text:
            wide = self.width_of(text, type.size, type.bold)
            left = x - {"left": 0.0, "center": wide / 2, "right": wide}[type.align]
            self.texts.append((Rect(left, y, wide, type.size * 0.66), text, type))

    @contextmanager
    def clipped(self, box: Rect) -> Iterator[None]:
        yield

    def user_figure(self, draw: Callable[[Any], None]) -> None:
        draw(None)

    @property
    def words(self) -> list[str]:
        return [text for _, text, _ in self.texts]

    def fill_of(self, text: str) -> str:
        """Colour of a label."""
        return next(type.colour for _, words, type in self.texts if words == text)
