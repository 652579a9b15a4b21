"""House styles: faces, type scale, colours, rules; one YAML file a style. Sizes are points.

Paragraph styles that sections may use: body, lead, small, note, point (large, spoken), line (a line to take),
objective, quote, script, caption-title, caption, source, table, table-small, table-head, table-time, label, sample,
cover-event, cover-place, cover-title, cover-native, cover-subtitle, cover-marking, cover-value, cover-line, big-number, big-label,
card-point, card-small, card-head, tent, badge-name, badge-line, the panel and card styles, h1 to h6, kicker, contents-1 to contents-3, index.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from briefing.diagnostics import BriefError, Problems
from briefing.kinds import PROGRAM, Extending, Kinds, YamlSet, untouched
from briefing.nearness import meant
from briefing.schema import Field, Model, build
from briefing.sources import MappingNode
from briefing.styles.checking import faults, lacking, legible
from briefing.styles.extending import below
from briefing.styles.files import beside
from briefing.styles.values import BY_FILE, Colour, FaceFile, PictureFile, tinted

TINTS: Final = {
    "hue": 0.0,
    "hue-line": 0.13,
    "hue-mid": 0.34,
    "hue-pale": 0.72,
    "hue-tint": 0.9,
}  # share of white
MODEL: Final = "secretariat"  # the style that has every name that pages use


class Family(Model):
    """The faces of a family: files of the font package or of another, or paths. One that it lacks is set in the nearest that it has."""

    regular: FaceFile
    bold: FaceFile | None = None
    italic: FaceFile | None = None
    bold_italic: FaceFile | None = None

    def file(self, bold: bool, italic: bool) -> FaceFile:
        """The file of a face, or of the nearest that there is: weight goes before slope."""
        if bold and italic:
            return self.bold_italic or self.bold or self.italic or self.regular
        return (self.bold if bold else self.italic if italic else None) or self.regular

    @property
    def files(self) -> tuple[FaceFile, FaceFile, FaceFile, FaceFile]:
        """Regular, bold, italic, bold italic."""
        return (
            self.file(False, False),
            self.file(True, False),
            self.file(False, True),
            self.file(True, True),
        )


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
    steps_down: bool = False  # along `sizes`, until it stands on one line


class BoxStyle(Model):
    """`fill`, `rule` and `title` are colour roles; `bar` is the width of the bar at the left."""

    fill: str = ""
    rule: str = ""
    title: str = "accent"
    bar: float = Field(default=0, ge=0, le=20)
    padding: float = Field(default=9, ge=0, le=40)


class Logo(Model):
    """The mark of the house. `at`: covers of books, the head of the first page of handouts, heads of pages. Lengths are millimetres."""

    file: PictureFile
    at: tuple[Literal["cover", "first-page", "head"], ...] = ("cover", "first-page")
    height: float = Field(default=14, ge=4, le=60)
    align: Literal["left", "center", "right"] = "left"  # on a first page
    words: str = ""  # what a screen reader hears; else the secretariat's name


class CoverPicture(Model):
    """A picture on the covers of books, in place of the outline of the country."""

    file: PictureFile
    words: str = ""


class Style(Model):
    """One house style."""

    id: str = ""
    title: str
    grid: float = Field(ge=4, le=60)
    faces: Mapping[str, Family]
    labels: str = "sans"  # the family of charts, labels and signs
    fallback: tuple[str, ...] = ()  # families for letters that another lacks, in order
    colours: Mapping[str, Colour]
    hues: Mapping[str, Colour] = Field(default_factory=dict)  # of delegations, in their order
    sizes: tuple[float, ...]  # every size of type that may stand on a page, from small to large
    large_print: tuple[float, ...] = ()  # what each of them becomes in large print
    label_column: float = Field(default=108, ge=0, le=400)  # beside running text
    gutter: float = Field(default=24, ge=0, le=100)
    measure: tuple[float, ...] = (
        300,
        365,
    )  # of running text: the least that leaves room for labels, and the most
    paragraphs: Mapping[str, ParagraphStyle]
    boxes: Mapping[str, BoxStyle]
    # Where notes stand beside the document's own list of them: nowhere else, at the foot of the page that calls
    # them, or at the end of the part.
    notes: Literal["collected", "foot", "section"] = "collected"
    # Where calls stand: behind the word they belong to, behind its clause, or as one group at the end of the paragraph or row.
    note_calls: Literal["word", "clause", "paragraph"] = "word"
    list_indent: float = Field(default=14, ge=4, le=100)
    column_gap: float = Field(default=18, ge=4, le=100)
    figure_gap: float = Field(default=7, ge=0, le=100)
    steps: tuple[float, ...] = (2.5, 1.7, 1.4, 1.2, 1.0, 0.8, 0.65, 0.5)  # of type that fits a place
    hyphen_limit: int = Field(default=2, ge=0, le=10)
    tabs: bool = True
    cover: Literal["band", "centred"] = "band"  # how the cover of a book is drawn
    logo: Annotated[Logo, BY_FILE] | None = None
    cover_picture: Annotated[CoverPicture, BY_FILE] | None = None
    emblem: bool = True  # the host's, on covers, where the assets have one
    bands: Literal["filled", "ruled"] = (
        "filled"  # grounds of colour behind words, or rules above and below them
    )
    tints: Mapping[str, Colour] = Field(default_factory=dict)

    @property
    def smallest(self) -> float:
        """The floor: no type is set smaller."""
        return min(self.sizes)

    def snapped(self, size: float) -> float:
        """The largest of the style's sizes that is no larger."""
        return max((s for s in self.sizes if s <= size * 1.02), default=self.smallest)

    def below(self, size: float) -> float:
        """The next smaller size."""
        return max((s for s in self.sizes if s < size - 0.01), default=self.smallest)

    @property
    def enlargement(self) -> float:
        """How much larger running text becomes in large print; lengths grow with it."""
        body = self.paragraphs["body"].size
        return self._large(body) / body

    def enlarged(self) -> Style:
        """The same in its sizes for large print."""
        paragraphs = {
            name: one.replaced(
                size=(size := self._large(one.size)),
                leading=one.leading * size / one.size,
                before=one.before * size / one.size,
                after=one.after * size / one.size,
            )
            for name, one in self.paragraphs.items()
        }
        return self.replaced(paragraphs=paragraphs, sizes=tuple(sorted({*self.large_print})) or self.sizes)

    def _large(self, size: float) -> float:
        return dict(zip(self.sizes, self.large_print, strict=False)).get(size, size)

    def of_hue(self, hue: str) -> Style:
        """The same in the hue of a delegation, by its name or its number among the delegations; "" is the host's."""
        names = list(self.hues)
        if hue.isdigit() and names:
            hue = names[(int(hue) - 1) % len(names)]
        found = self.hues.get(hue)
        if found is None:
            return self
        tints = {role: tinted(found, white) for role, white in TINTS.items()}
        return self.replaced(colours={**self.colours, **tints})

    @property
    def pictures(self) -> tuple[PictureFile, ...]:
        """The files of its pictures."""
        return tuple(one.file for one in (self.logo, self.cover_picture) if one is not None)

    @property
    def families(self) -> tuple[Family, ...]:
        """In the order in which a letter is looked for that another family lacks."""
        return tuple(self.faces[name] for name in dict.fromkeys((*self.fallback, self.labels, *self.faces)))

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
    problems.add(legible(style, node))
    if not untouched(node, STYLES.file_of_program(MODEL).shown):
        problems.add(lacking(style, PROGRAM.load(STYLES, MODEL), node))
    return style.replaced(id=name)


STYLES: Final = YamlSet(
    "style",
    "styles",
    Style,
    _read,
    Extending(
        below=below, prepare=beside, inside=("colours", "paragraphs", "boxes", "hues", "tints", "faces")
    ),
)


def names() -> tuple[str, ...]:
    """The styles of the program."""
    return STYLES.of_program()


def load(name: str, kinds: Kinds = PROGRAM) -> Style:
    """A style by name."""
    return kinds.load(STYLES, name)
