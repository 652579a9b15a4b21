"""Parts that were laid out before, in this process: taken again where all they were made of is still the same."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from briefing.charts.base.chart import Chart
from briefing.document import Part
from briefing.frames.colours import Target
from briefing.frames.laid import LaidPart
from briefing.layout.context import Pictures
from briefing.layout.pages.type_area import TypeArea
from briefing.layout.surroundings import Question, Surroundings
from briefing.layout.typography import Typography
from briefing.styles import Style
from briefing.values import Record, Value

MOST_PAGES: Final = 240  # of all parts that are kept
Photograph: TypeAlias = tuple[str, float, Target]


class AskedPictures(Record):
    """Pictures that remember what a part has asked of them."""

    pictures: Pictures
    charts: dict[tuple[int, float, float], tuple[Chart, str, float]] = field(default_factory=dict)
    ratios: dict[Photograph, float] = field(default_factory=dict)

    def measure(self, chart: Chart, width: float, style: Style, scale: float = 1.0) -> float:
        return self.pictures.measure(chart, width, style, scale)

    def key(self, chart: Chart, width: float, style: Style, scale: float = 1.0) -> str:
        found = self.pictures.key(chart, width, style, scale)
        self.charts[id(chart), width, scale] = (chart, found, self.measure(chart, width, style, scale))
        return found

    def all_charts(self) -> tuple[tuple[Chart, float, float, str, float], ...]:
        """Each chart with its width and scale, and the key and the height that were answered."""
        return tuple(
            (chart, width, scale, key, height)
            for (_, width, scale), (chart, key, height) in self.charts.items()
        )

    def ratio(self, name: str, width: float, target: Target) -> float:
        found = self.ratios[name, width, target] = self.pictures.ratio(name, width, target)
        return found


@dataclass(frozen=True, slots=True)
class Task:
    """Everything that a part depends on, but for what it asks: the parts that share its pages, type, and where it begins."""

    parts: tuple[Part, ...]
    area: TypeArea
    recto: bool
    above: tuple[int, ...]
    digits: int
    language: str
    hyphenation: str
    at_part_end: bool
    _hash: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.parts, self.area, self.recto, self.above, self.digits)))

    def __hash__(self) -> int:
        """Of what tells most parts apart, made once: a part is a large tree."""
        return self._hash


class KeptPart(Value):
    """A laid part, with what it asked and was answered. `charts` are (chart, width, scale, key, height)."""

    laid: LaidPart
    asked: Mapping[Question, Any]
    charts: tuple[tuple[Chart, float, float, str, float], ...]
    ratios: tuple[tuple[Photograph, float], ...]

    def holds(self, around: Surroundings, style: Style, pictures: Pictures | None) -> bool:
        """Whether every answer is still the same; the pictures know then which drawings will be needed."""
        if not around.same(self.asked):
            return False
        if pictures is None:
            return not (self.charts or self.ratios)
        for chart, width, scale, key, height in self.charts:
            if pictures.key(chart, width, style, scale) != key:
                return False
            if pictures.measure(chart, width, style, scale) != height:
                return False
        return all(pictures.ratio(*photograph) == ratio for photograph, ratio in self.ratios)


class KeptParts:
    """The parts that were laid out last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Task, list[tuple[Typography, KeptPart]]] = OrderedDict()
        self._pages = 0

    def find(
        self, task: Task, typography: Typography, around: Surroundings, pictures: Pictures | None
    ) -> KeptPart | None:
        """The part as it was laid out before, or None."""
        for type_, part in self._kept.get(task, ()):
            if type_ == typography and part.holds(around, typography.style, pictures):
                self._kept.move_to_end(task)
                return part
        return None

    def keep(self, task: Task, typography: Typography, part: KeptPart) -> None:
        """Keep a part, and let the oldest go where there are too many pages."""
        self._kept.setdefault(task, []).append((typography, part))
        self._kept.move_to_end(task)
        self._pages += len(part.laid.pages)
        while self._pages > MOST_PAGES and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            self._pages -= sum(len(old.laid.pages) for _, old in gone)

    def clear(self) -> None:
        """Let all go."""
        self._kept.clear()
        self._pages = 0


KEPT: Final = KeptParts()
