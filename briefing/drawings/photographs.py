"""Photographs made ready for a page: no larger than its print target can show, nothing in them but the picture."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Final

from briefing.frames.colours import Target
from briefing.frames.drawing import Photograph
from briefing.lazy import lazy
from briefing.photographs import opened

if TYPE_CHECKING:
    from PIL import Image

else:
    Image = lazy("PIL.Image")

DOTS: Final[dict[Target, int]] = {"rgb": 220, "grey": 220, "cmyk": 300}  # an inch
QUALITY: Final = 88


def ready(data: bytes, name: str, width: float, target: Target) -> Photograph:
    """The picture for a width in points: a JPEG file, or samples where nothing may be lost or a target has them changed."""
    wanted = max(round(width / 72 * DOTS[target]), 1)
    flat, lossless = opened(data, name, wanted)
    flat.info.clear()  # a comment or a location would be written into the file again
    if flat.width > wanted:
        flat = _smaller(flat, wanted)
    if target == "grey":
        flat = flat.convert("L")
    grey = flat.mode == "L"
    if lossless or (target == "cmyk" and not grey):
        return Photograph("deflate", grey, *flat.size, zlib.compress(flat.tobytes()))
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Photograph("jpeg", grey, *flat.size, out.getvalue())


def _smaller(picture: Image.Image, width: int) -> Image.Image:
    return picture.resize(
        (width, max(round(picture.height * width / picture.width), 1)), Image.Resampling.LANCZOS
    )
