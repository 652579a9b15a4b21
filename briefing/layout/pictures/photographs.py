"""Photographs made ready for a page: no larger than its print target can show, nothing in them but the picture."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from briefing.layout.colours import Target
from briefing.layout.pictures.player import converted
from briefing.photographs import opened

if TYPE_CHECKING:
    from PIL.Image import Image

DOTS: Final[dict[Target, int]] = {"rgb": 220, "grey": 220, "cmyk": 300}  # an inch
QUALITY: Final = 88


def ready(data: bytes, name: str, width: float, target: Target) -> Image | io.BytesIO:
    """What ReportLab reads at a width in points: a JPEG file, or the picture itself where nothing may be lost."""
    from PIL import Image

    wanted = max(round(width / 72 * DOTS[target]), 1)
    flat, lossless = opened(data, name, wanted)
    flat.info.clear()  # a comment or a location would be written into the file again
    if flat.width > wanted:
        flat = flat.resize(
            (wanted, max(round(flat.height * wanted / flat.width), 1)), Image.Resampling.LANCZOS
        )
    if target == "grey":
        flat = flat.convert("L")
    if target == "cmyk" and flat.mode == "RGB":
        return Image.frombytes("CMYK", flat.size, converted(flat.tobytes(), "cmyk"))
    if lossless:
        return flat
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=QUALITY, optimize=True)
    out.seek(0)
    return out
