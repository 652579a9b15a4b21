"""Colours and faces as a style writes them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, Self

from briefing.diagnostics import EnvironmentProblem
from briefing.faces import package_folder, path_of
from briefing.folders import find_asset, lend
from briefing.nearness import meant
from briefing.schema import Before, Located, mistake
from briefing.sources import MappingNode, Node, ScalarNode

_NAMES: Final = 500  # files of the package that a name is held against
_TRUETYPE: Final = (b"\0\1\0\0", b"true", b"ttcf")


class Colour(Located):
    """`#0B2545`: red, green and blue."""

    __slots__ = ()

    @classmethod
    def of_node(cls, node: Node) -> Self:
        found = super().of_node(node)
        if re.fullmatch(r"#[0-9A-Fa-f]{6}", found):
            return found
        raise mistake(
            "bad-colour",
            f"'{found}' is not a colour",
            node.span,
            "write # and six digits or letters from A to F",
        )


def tinted(colour: Colour, white: float) -> Colour:
    """A colour mixed with a share of white."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return Colour("#" + "".join(f"{round(part + (255 - part) * white):02X}" for part in parts))


def ratio(one: Colour, other: Colour) -> float:
    """The contrast of two colours after WCAG 2, from 1 to 21."""
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)


def _light(colour: Colour) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _by_file(node: Node) -> Node:
    """`logo: house.svg` is a mapping that says its file alone."""
    if isinstance(node, ScalarNode) and not node.is_null:
        return MappingNode({"file": node}, {"file": node.span}, node.span)
    return node


BY_FILE: Final = Before(_by_file)


class PictureFile(Located):
    """A picture of the house, by its whole path: SVG, PNG or JPEG."""

    __slots__ = ()

    @classmethod
    def of_node(cls, node: Node) -> Self:
        found = super().of_node(node)
        path = Path(found)
        kind = path.suffix.lower()
        if kind not in PICTURES:
            said = f"'{path.name}' is {_KINDS.get(kind, 'no picture that can be set')}"
            raise mistake("bad-picture", said, node.span, "save it as SVG, or as PNG or JPEG")
        if not path.is_absolute():
            path = find_asset(None, found) or path  # one that comes with the program
        if not path.is_absolute() or not path.is_file():
            said, help = (
                f"there is no picture '{found}'",
                "put it beside the style, into the folder of briefs, or among its assets",
            )
            raise mistake("unknown-picture", said, node.span, help)
        lend(str(path), path)
        return cls(str(path), node.span)


PICTURES: Final = (".svg", ".png", ".jpg", ".jpeg")
_KINDS: Final = {
    ".pdf": "a PDF", ".eps": "PostScript", ".ai": "a file of Illustrator", ".webp": "WebP", ".gif": "a GIF", ".tif": "a TIFF",
    ".tiff": "a TIFF",
}  # fmt: skip


class FaceFile(Located):
    """A TrueType file: of the font package, of another, or by a path."""

    __slots__ = ()

    @classmethod
    def of_node(cls, node: Node) -> Self:
        found = super().of_node(node)
        try:
            path = path_of(found)
        except EnvironmentProblem:
            raise mistake("unknown-face", f"there is no face '{found}'", node.span, _meant(found)) from None
        with path.open("rb") as file:
            begins = file.read(4)
        if begins == b"OTTO":
            said, help = (
                "has PostScript outlines, which cannot be embedded",
                "name the face as a TrueType file (.ttf)",
            )
            raise mistake("bad-face", f"'{path.name}' {said}", node.span, help)
        if begins not in _TRUETYPE:
            raise mistake("bad-face", f"'{path.name}' is not a TrueType face", node.span, _OF_FACES)
        return found


_OF_FACES: Final = (
    "put it beside the style or into the folder of briefs, or name one of the font package, such as "
    "'Source Sans 3/SourceSans3-Regular.ttf'"
)


def _meant(found: str) -> str:
    root = package_folder()
    known = [path.relative_to(root).as_posix() for path in sorted(root.rglob("*.ttf"))[:_NAMES]]
    return meant(found, known, _OF_FACES)
