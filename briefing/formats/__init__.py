"""Formats: paper, margins and print switches; one YAML file a format. Lengths are millimetres."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from briefing.diagnostics import BriefError, Problems
from briefing.schema import Field, Model, build
from briefing.sources import read_yaml

FOLDER = Path(__file__).parent


class Margins(Model):
    inner: float
    outer: float
    top: float
    bottom: float


class Print(Model):
    """Switches of a print target; each stands alone."""

    colour: Literal["rgb", "grey", "cmyk"] = "rgb"
    links: bool = True
    mirrored: bool = False  # margins mirror on facing pages
    binding: float = 0  # added to the inner margin
    sections_start: Literal["outline", "recto", "page"] = "outline"
    blank_pages: Literal["none", "marked", "plain"] = "none"
    cover_counts: bool = True
    punch: Literal["none", "2", "3", "4", "staple"] = "none"
    duplex: Literal["none", "long-edge", "short-edge"] = "none"
    unprintable: float = 0  # what the printer leaves white at each edge of a sheet
    bleed: float = 0
    marks: bool = False


class Format(Model):
    """One paper with its margins. `base_size` scales the style's type (1 is the style's own)."""

    id: str = ""
    title: str
    width: float
    height: float
    margins: Margins
    columns: int = 1
    type_scale: float = 1.0
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
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml") if path.stem != "targets"))


def targets() -> tuple[str, ...]:
    """What a file can be made for: the screen, an office printer, the press."""
    return tuple(_targets())


@lru_cache(maxsize=1)
def _targets() -> Mapping[str, Print]:
    problems = Problems()
    found = {}
    for name, node in read_yaml(FOLDER / "targets.yaml", FOLDER).items.items():
        target = build(Print, node, problems)
        if target is not None:
            found[name] = target
    problems.raise_if_errors()
    return found


@lru_cache(maxsize=64)
def load(name: str, target: str = "screen") -> Format:
    """A format with the switches of a print target: those of all formats, and its own over them."""
    path = FOLDER / f"{name}.yaml"
    if not path.is_file() or name == "targets":
        raise BriefError.one(
            "unknown-format", f"there is no format '{name}'", help="there are: " + ", ".join(names())
        )
    problems = Problems()
    found = build(Format, read_yaml(path, FOLDER), problems)
    problems.raise_if_errors()
    assert found is not None
    switches = found.printing.get(target) or _targets().get(target)
    if switches is None:
        raise BriefError.one(
            "unknown-target",
            f"there is no print target '{target}'",
            help="there are: " + ", ".join(_targets()),
        )
    return found.replaced(id=name, print=switches)
