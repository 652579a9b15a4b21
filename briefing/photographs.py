"""Photographs as they lie in a folder: JPEG and PNG by their content, whole, of a size that can be worked with."""

from __future__ import annotations

import io
import struct
import warnings
from typing import TYPE_CHECKING, Any, Final

from briefing.diagnostics import BriefError
from briefing.lazy import lazy

if TYPE_CHECKING:
    import PIL
    from PIL import Image, ImageCms, ImageOps

else:
    PIL = lazy("PIL")
    Image, ImageCms, ImageOps = lazy("PIL.Image"), lazy("PIL.ImageCms"), lazy("PIL.ImageOps")

FORMATS: Final = (
    "JPEG",
    "PNG",
)  # by content; others would be opened by programs and libraries beyond our control
LARGEST_PROFILE: Final = 4_000_000  # those of presses are large
MOST_PIXELS: Final = 80_000_000


def opened(data: bytes, name: str, wide: int = 0) -> tuple[Image.Image, bool]:
    """The picture upright, in sRGB, without transparency, and whether its file loses nothing.

    `wide` is how many pixels of its width are needed (0 for all). A file that is damaged, huge or no picture is a `BriefError`.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture: Image.Image = Image.open(io.BytesIO(data), formats=FORMATS)
            _refuse_huge(picture, name)
            lossless = picture.format not in ("JPEG", "MPO")
            if wide:
                picture.draft("RGB", (wide * 2, wide * 2))
            return _flat(_in_srgb(ImageOps.exif_transpose(picture), name)), lossless
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise _too_large(name, "far too many") from error
    except PIL.UnidentifiedImageError as error:
        message = f"'{name}' is not a JPEG or PNG picture"
        raise BriefError.one("bad-picture", message, None, "save it as JPEG or PNG") from error
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error, OverflowError) as error:
        message = f"the picture '{name}' is damaged"
        raise BriefError.one("bad-picture", message, None, "save it again as JPEG or PNG") from error


def _refuse_huge(picture: Any, name: str) -> None:
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise _too_large(name, f"{width} by {height}")


def _too_large(name: str, size: str) -> BriefError:
    message = f"the picture '{name}' has {size} pixels"
    return BriefError.one("too-large-picture", message, None, "save it with 4000 pixels on its longer side")


def _in_srgb(picture: Image.Image, name: str) -> Image.Image:
    """The colours that the picture's own profile means, where it has one."""
    profile = picture.info.get("icc_profile")
    if not profile:
        return picture
    if len(profile) > LARGEST_PROFILE:
        raise _no_profile(name, f"has {len(profile)} bytes")
    try:
        meant = ImageCms.getOpenProfile(io.BytesIO(profile))
        colours, transparent = _for_profile(picture, str(meant.profile.xcolor_space).strip())
        shown = ImageCms.profileToProfile(colours, meant, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError) as error:
        raise _no_profile(name, "is damaged, or of another kind of picture") from error
    assert shown is not None
    if transparent is not None:
        shown.putalpha(transparent)
    return shown


def _for_profile(picture: Image.Image, space: str) -> tuple[Image.Image, Image.Image | None]:
    """The picture in the colours of which a profile speaks, and how opaque each point is where not all are."""
    if "transparency" in picture.info or picture.mode in ("RGBA", "LA", "PA"):
        whole = picture.convert("RGBA")
        return _in_mode(whole.convert("RGB"), space), whole.getchannel("A")
    return _in_mode(picture, space), None


def _in_mode(picture: Image.Image, space: str) -> Image.Image:
    if space == "GRAY":
        return _flat(picture).convert("L")
    return picture if space == "CMYK" else _flat(picture).convert("RGB")


def _no_profile(name: str, what: str) -> BriefError:
    message = f"the colour profile of the picture '{name}' {what}"
    return BriefError.one("bad-picture", message, None, "save it in sRGB, or without a profile")


def _flat(picture: Image.Image) -> Image.Image:
    """Eight bits, grey or RGB, on white where it was transparent."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda v: v * (1 / 256)).convert("L")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        over = picture.convert("RGBA")
        ground = Image.new("RGBA", over.size, "white")
        return Image.alpha_composite(ground, over).convert("RGB")
    return picture.convert("L" if picture.mode in ("1", "L") else "RGB")
