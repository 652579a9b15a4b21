"""House styles: faces, type scale, colours, rules; one YAML file a style. Sizes are points.

Paragraph styles that sections may use: body, lead, small, note, point (large, spoken), line (a line to take),
objective, quote, script, caption-title, caption, source, table, table-small, table-head, table-time, label, sample,
cover-event, cover-place, cover-title, cover-native, cover-subtitle, cover-line, big-number, big-label,
card-point, card-small, card-head, tent, badge-name, badge-line, the panel and card styles, h1 to h6, kicker, contents-1 to contents-3, index.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from briefing.diagnostics import BriefError, Problems
from briefing.kinds import PROGRAM, Kinds, YamlSet
from briefing.nearness import meant
from briefing.schema import Field, Model, build
from briefing.sources import MappingNode
from briefing.styles.checking import faults, lacking
from briefing.styles.values import Colour, FaceFile

MODEL: Final = "secretariat"  # the style that has every name that pages use


class Family(Model):
    """The four faces of a family, as files of the font package or paths."""

    regular: FaceFile
    bold: FaceFile
    italic: FaceFile
    bold_italic: FaceFile


class ParagraphStyle(Model):
    """`before` and `after` are points; neighbours share the larger of the two. `face` is a family's role."""

    face: str = "text"
    size: float = Field(ge=3, le=300)
    leading: float = Field(ge=3, le=400)
    colour: str = "ink"
    bold: bool = False
    italic: bool = False
    align: Literal["left", "justify", "center", "right"] = "left"
    before: float = Field(default=0, ge=0, le=200)
    after: float = Field(default=0, ge=0, le=200)
    indent: float = Field(default=0, ge=0, le=100)
    hyphenate: bool = False
    keep_with_next: bool = False
    caps: bool = False
    small_caps: bool = False  # acronyms: words of two capitals and more
    tracking: float = Field(default=0, ge=-2, le=10)


class BoxStyle(Model):
    """`fill`, `rule` and `title` are colour roles; `bar` is the width of the bar at the left."""

    fill: str = ""
    rule: str = ""
    title: str = "accent"
    bar: float = Field(default=0, ge=0, le=20)
    padding: float = Field(default=9, ge=0, le=40)


class Style(Model):
    """One house style."""

    id: str = ""
    title: str
    grid: float = Field(ge=4, le=60)
    faces: Mapping[str, Family]
    fallback: str
    colours: Mapping[str, Colour]
    paragraphs: Mapping[str, ParagraphStyle]
    boxes: Mapping[str, BoxStyle]
    # Where notes stand beside the document's own list of them: nowhere else, at the foot of the page that calls
    # them, or at the end of the part.
    notes: Literal["collected", "foot", "section"] = "collected"
    note_calls: Literal["word", "clause"] = "word"  # behind the word they belong to, or behind its clause
    list_indent: float = Field(default=14, ge=4, le=100)
    column_gap: float = Field(default=18, ge=4, le=100)
    figure_gap: float = Field(default=7, ge=0, le=100)
    smallest: float = Field(default=6.5, ge=3, le=20)  # the style's floor: no type is set smaller
    steps: tuple[float, ...] = (
        1.6,
        1.5,
        1.4,
        1.3,
        1.2,
        1.1,
        1.0,
        0.94,
        0.88,
        0.82,
        0.76,
        0.7,
    )  # of type that fits a place
    hyphen_limit: int = Field(default=2, ge=0, le=10)
    tabs: bool = True
    tints: Mapping[str, Colour] = Field(default_factory=dict)

    def paragraph(self, name: str) -> ParagraphStyle:
        """A paragraph style by name; an unknown one is an error."""
        if name not in self.paragraphs:
            said = f"the style '{self.id}' has no paragraph style '{name}'"
            help = meant(name, sorted(self.paragraphs), "name one that the style has, or add it to the style")
            raise BriefError.one("unknown-style", said, help=help)
        return self.paragraphs[name]


def _read(name: str, node: MappingNode, problems: Problems) -> Style | None:
    style = build(Style, node, problems)
    if style is None:
        return None
    problems.add(faults(style, node))
    if node.span.file != STYLES.file_of_program(MODEL).shown:
        problems.add(lacking(style, PROGRAM.load(STYLES, MODEL), node))
    return style.replaced(id=name)


STYLES: Final = YamlSet("style", "styles", _read)


def names() -> tuple[str, ...]:
    """The styles of the program."""
    return STYLES.of_program()


def load(name: str, kinds: Kinds = PROGRAM) -> Style:
    """A style by name."""
    return kinds.load(STYLES, name)
