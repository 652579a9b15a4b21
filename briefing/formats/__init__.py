"""Formats: paper, margins and print switches; one YAML file a format. Lengths are millimetres."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, Literal

from briefing.diagnostics import BriefError, Diagnostic, Problems
from briefing.kinds import PROGRAM, Extending, Kinds, YamlSet
from briefing.schema import Field, Model, build
from briefing.sources import MappingNode, read_yaml

FOLDER = Path(__file__).parent
NARROWEST: Final = 40  # millimetres of a line
LOWEST: Final = 30


class Margins(Model):
    inner: float = Field(ge=0, le=200)
    outer: float = Field(ge=0, le=200)
    top: float = Field(ge=0, le=200)
    bottom: float = Field(ge=0, le=200)


class Print(Model):
    """Switches of a print target; each stands alone."""

    colour: Literal["rgb", "grey", "cmyk"] = "rgb"
    links: bool = True
    linearized: bool = False  # the first page can be shown before the rest has come
    mirrored: bool = False  # margins mirror on facing pages
    binding: float = Field(default=0, ge=0, le=50)  # added to the inner margin
    sections_start: Literal["outline", "recto", "page"] = "outline"
    blank_pages: Literal["none", "marked", "plain"] = "none"
    cover_counts: bool = True
    punch: Literal["none", "2", "3", "4", "staple"] = "none"
    duplex: Literal["none", "long-edge", "short-edge"] = "none"
    unprintable: float = Field(
        default=0, ge=0, le=30
    )  # what the printer leaves white at each edge of a sheet
    bleed: float = Field(default=0, ge=0, le=20)
    marks: bool = False


class Format(Model):
    """One paper with its margins. With `large_print` the style's type is set in its sizes for large print."""

    id: str = ""
    title: str
    width: float = Field(gt=0, le=2000)
    height: float = Field(gt=0, le=2000)
    margins: Margins
    columns: int = Field(default=1, ge=1, le=4)
    large_print: bool = False
    left_aligned: bool = False  # ragged right throughout, no hyphenation (large print)
    italics: bool = True
    running: bool = True
    budgets: bool = True  # page budgets count pages of full size; a small page holds less
    printing: Mapping[str, Print] = Field(default_factory=dict)
    print: Print = Print()

    def for_sheets(self, bound: bool) -> Format:
        """The same paper for pages that do not face one another: nothing mirrors, nothing waits for a recto."""
        start: Literal["outline", "page"] = "outline" if self.print.sections_start == "outline" else "page"
        loose = self.print.replaced(mirrored=False, sections_start=start, blank_pages="none")
        loose = loose if bound else loose.replaced(binding=0)
        return self.replaced(print=loose)

    @property
    def size(self) -> tuple[float, float]:
        """Trim size in points."""
        return self.width * 72 / 25.4, self.height * 72 / 25.4


def names() -> tuple[str, ...]:
    """The formats of the program."""
    return FORMATS.of_program()


def targets() -> tuple[str, ...]:
    """What a file can be made for: the screen, an office printer, the press."""
    return tuple(_targets())


@cache
def _targets() -> Mapping[str, Print]:
    problems = Problems()
    found = {}
    for name, node in read_yaml(FOLDER / "_targets.yaml", FOLDER).items.items():
        target = build(Print, node, problems)
        if target is not None:
            found[name] = target
    problems.raise_if_errors()
    return found


def _room(found: Format) -> Iterator[Diagnostic]:
    """Paper that leaves too little for a line or a few lines of text."""
    m = found.margins
    binding = max((p.binding for p in (*found.printing.values(), *_targets().values())), default=0)
    for what, paper, taken, least in (
        ("width", found.width, m.inner + m.outer + binding, NARROWEST), ("height", found.height, m.top + m.bottom, LOWEST)
    ):  # fmt: skip
        if paper - taken < least:
            said = f"a {what} of {paper:g} mm leaves {max(paper - taken, 0):g} mm for text; {least} are the least"
            yield Diagnostic("no-room", said, m.span, "make the margins smaller, or the paper larger")


def _read(name: str, node: MappingNode, problems: Problems) -> Format | None:
    found = build(Format, node, problems)
    if found is None:
        return None
    problems.add(_room(found))
    return found.replaced(id=name)


FORMATS: Final = YamlSet("format", "formats", Format, _read, Extending(inside=("margins", "print")))


def load(name: str, target: str = "screen", kinds: Kinds = PROGRAM) -> Format:
    """A format with the switches of a print target: those of all formats, and its own over them."""
    found = kinds.load(FORMATS, name)
    switches = found.printing.get(target) or _targets().get(target)
    if switches is None:
        raise BriefError.one(
            "unknown-target",
            f"there is no print target '{target}'",
            help="there are: " + ", ".join(_targets()),
        )
    return found.replaced(print=switches)
