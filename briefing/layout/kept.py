"""Parts that were laid out before, in this process: taken again where all they were made of is still the same.

So books that hold the same part share it, and a process that lays a book out again does only what has changed.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from briefing.charts.base.chart import Chart, Flex
from briefing.diagnostics import Span
from briefing.document import Artwork, Part, Silhouette, Text, inlines_of, walk
from briefing.frames.colours import Target
from briefing.frames.drawing import DrawnSize
from briefing.frames.laid import LaidPart
from briefing.layout.context import Pictures
from briefing.layout.pages.type_area import TypeArea
from briefing.layout.surroundings import Question, Surroundings
from briefing.layout.typography import Typography
from briefing.styles import Style
from briefing.values import Record, Value, field

MOST_PAGES: Final = 240  # of all parts that are kept
Photograph: TypeAlias = tuple[str, float, Target]


class AskedChart(Value):
    """What was answered of a chart at a width: its heights in points, and the keys of its drawings by the height asked."""

    chart: Chart
    width: float
    flex: Flex
    keys: tuple[tuple[float | None, str], ...] = ()


class AskedPictures(Record):
    """Pictures that remember what a part has asked of them."""

    pictures: Pictures
    charts: dict[tuple[int, float], AskedChart] = field(default_factory=dict)
    ratios: dict[Photograph, float] = field(default_factory=dict)
    artwork_asked: dict[Artwork | Silhouette, DrawnSize | None] = field(default_factory=dict)

    def measure(self, chart: Chart, width: float, style: Style) -> Flex:
        known = self.charts.get((id(chart), width))
        if known is None:
            flex = self.pictures.measure(chart, width, style)
            known = self.charts[id(chart), width] = AskedChart(chart, width, flex)
        return known.flex

    def key(self, chart: Chart, width: float, style: Style, height: float | None = None) -> str:
        self.measure(chart, width, style)
        found = self.pictures.key(chart, width, style, height)
        known = self.charts[id(chart), width]
        keys = dict(known.keys) | {height: found}
        self.charts[id(chart), width] = known.replaced(keys=tuple(keys.items()))
        return found

    def ratio(self, name: str, width: float, target: Target) -> float:
        found = self.ratios[name, width, target] = self.pictures.ratio(name, width, target)
        return found

    def artwork(self, picture: Artwork | Silhouette, style: Style) -> DrawnSize | None:
        found = self.artwork_asked[picture] = self.pictures.artwork(picture, style)
        return found


@dataclass(frozen=True, slots=True)
class PartKey:
    """What a part depends on beside its type and what it asks: the parts that share its pages, the places where their words
    were written, and where it begins. Charts are compared by what they show; a kind of one's own may not be hashable.
    """

    parts: tuple[Part, ...]
    written: tuple[Span | None, ...]
    area: TypeArea
    recto: bool
    above: tuple[int, ...]
    digits: int
    language: str
    hyphenation: str

    def __hash__(self) -> int:
        return hash((tuple(part.id for part in self.parts), self.area.measure, self.recto, self.digits))


def written_at(parts: Sequence[Part]) -> tuple[Span | None, ...]:
    """Where the words of some parts were written: equal words of another place have other places in messages."""
    blocks = (block for part in parts for block in walk(part.blocks))
    texts = (
        run.text
        for block in blocks
        for inlines in inlines_of(block)
        for run in inlines
        if isinstance(run, Text)
    )
    return tuple(getattr(text, "span", None) for text in texts)


class KeptPart(Value):
    """A laid part, with what it asked and was answered."""

    laid: LaidPart
    asked: Mapping[Question, Any]
    charts: tuple[AskedChart, ...]
    ratios: tuple[tuple[Photograph, float], ...]
    artwork: tuple[tuple[Artwork | Silhouette, DrawnSize | None], ...] = ()

    def holds(self, around: Surroundings, style: Style, pictures: Pictures | None) -> bool:
        """Whether every answer is still the same; the pictures know then which drawings will be needed."""
        if not around.same(self.asked):
            return False
        if pictures is None:
            return not (self.charts or self.ratios or self.artwork)
        for one in self.charts:
            if pictures.measure(one.chart, one.width, style) != one.flex:
                return False
            for height, key in one.keys:
                if pictures.key(one.chart, one.width, style, height) != key:
                    return False
        return all(pictures.ratio(*photograph) == ratio for photograph, ratio in self.ratios) and all(
            pictures.artwork(one, style) == size for one, size in self.artwork
        )


def kept_part(laid: LaidPart, asked: Mapping[Question, Any], pictures: AskedPictures | None) -> KeptPart:
    """A laid part with everything that it asked."""
    if pictures is None:
        return KeptPart(laid, asked, (), ())
    return KeptPart(
        laid, asked, tuple(pictures.charts.values()), tuple(pictures.ratios.items()), tuple(pictures.artwork_asked.items())
    )  # fmt: skip


class KeptParts:
    """The parts that were laid out last, one for each key and type."""

    def __init__(self) -> None:
        self._kept: OrderedDict[PartKey, list[tuple[Typography, KeptPart]]] = OrderedDict()
        self._pages = 0

    def find(
        self, key: PartKey, typography: Typography, around: Surroundings, pictures: Pictures | None
    ) -> KeptPart | None:
        """The part as it was laid out before, or None."""
        for type_, part in self._kept.get(key, ()):
            if type_ == typography and part.holds(around, typography.style, pictures):
                self._kept.move_to_end(key)
                return part
        return None

    def keep(self, key: PartKey, typography: Typography, part: KeptPart) -> None:
        """Keep a part in place of an older one, and let the oldest go where there are too many pages."""
        others = [old for old in self._kept.pop(key, ()) if old[0] != typography]
        self._kept[key] = [*others, (typography, part)]
        self._pages = sum(len(one.laid.pages) for parts in self._kept.values() for _, one in parts)
        while self._pages > MOST_PAGES and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            self._pages -= sum(len(old.laid.pages) for _, old in gone)

    def clear(self) -> None:
        """Let all go."""
        self._kept.clear()
        self._pages = 0


KEPT: Final = KeptParts()
