"""Artwork: flags, emblems and outlines of countries as drawings of paths. SVG is read strictly: what could not be drawn as it looks is refused."""

from briefing.artwork.markup import LARGEST
from briefing.artwork.outlining import outlined
from briefing.artwork.reading import drawing_of

__all__ = ["LARGEST", "drawing_of", "outlined"]
