"""The mark of the house on its papers, where its style puts it: on covers, first pages of handouts, heads of pages."""

from __future__ import annotations

from typing import Final

from briefing import styles
from briefing.document import Artwork, Blocks, Cover, Document, Figure, ImageFile, Part, Sheet
from briefing.editions import Edition
from briefing.styles import Logo, Style

DRAWN: Final = ".svg"


def with_house_marks(document: Document, edition: Edition) -> Document:
    """A document with the logo and the cover picture of its style; sheets such as cards and badges have no room for them."""
    style = styles.load(edition.style, edition.kinds)
    logo, house = style.logo, str(edition.about.event.secretariat)
    has_cover = any(isinstance(block, Cover) for part in document.parts for block in part.blocks)
    parts = tuple(_covered(part, style, house) for part in document.parts)
    running = document.running
    if logo is not None and "head" in logo.at:
        running = running.replaced(logo=picture_of(str(logo.file), ""))
    if logo is not None and "first-page" in logo.at and not has_cover and parts and _flows(parts[0].blocks):
        parts = (parts[0].replaced(blocks=(_figure(logo, house), *parts[0].blocks)), *parts[1:])
    return document.replaced(parts=parts, running=running)


def picture_of(file: str, words: str) -> Artwork | ImageFile:
    """A picture by its file: drawn as paths, or set as it is."""
    return Artwork(file, words) if file.lower().endswith(DRAWN) else ImageFile(file, words)


def _figure(logo: Logo, house: str) -> Figure:
    picture = picture_of(str(logo.file), logo.words or house)
    return Figure(picture, in_list=False, frame=False, height=logo.height, align=logo.align)


def _covered(part: Part, style: Style, house: str) -> Part:
    """A part whose covers have what the style puts there."""
    if not any(isinstance(block, Cover) for block in part.blocks):
        return part
    return part.replaced(
        blocks=tuple(_marked(b, style, house) if isinstance(b, Cover) else b for b in part.blocks)
    )


def _marked(cover: Cover, style: Style, house: str) -> Cover:
    logo, picture = style.logo, style.cover_picture
    if not style.emblem:
        cover = cover.replaced(emblem=None)
    if logo is not None and "cover" in logo.at:
        cover = cover.replaced(logo=picture_of(str(logo.file), logo.words or house), logo_height=logo.height)
    if picture is not None:
        cover = cover.replaced(picture=picture_of(str(picture.file), picture.words))
    return cover


def _flows(blocks: Blocks) -> bool:
    """Whether a part has text that runs over pages, and no sheets that are drawn as a whole."""
    return not any(isinstance(block, Sheet | Cover) for block in blocks)
