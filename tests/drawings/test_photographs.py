"""Photographs: ready for their target, stripped of what was said about them, odd files handled or refused."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from briefing.diagnostics import BriefError
from briefing.drawings import PictureStore
from briefing.drawings.photographs import ready
from briefing.frames.colours import Target
from briefing.frames.drawing import Photograph
from briefing.frames.pages import PlacedImage
from briefing.publishing.jpegs import passengers
from tests.drawings.rendering import pages_of


def photograph(
    mode: str = "RGB", size: tuple[int, int] = (800, 600), fmt: str = "JPEG", **more: Any
) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(out, fmt, **more)
    return out.getvalue()


def opened(made: Photograph) -> Image.Image:
    if made.encoding == "jpeg":
        return Image.open(io.BytesIO(made.data))
    size = (made.width, made.height)
    return Image.frombytes("L" if made.grey else "RGB", size, zlib.decompress(made.data))


def test_it_is_no_larger_than_the_page_can_show_and_says_nothing_of_its_camera() -> None:
    about = Image.Exif()
    about[271] = "A camera"
    made = ready(photograph(exif=about), "p.jpg", 72, "rgb")
    assert made.encoding == "jpeg" and b"camera" not in made.data
    assert opened(made).size == (made.width, made.height) == (220, 165)
    assert opened(ready(photograph(size=(40, 30)), "p.jpg", 72, "rgb")).size == (40, 30)


def test_it_stands_upright() -> None:
    turned = Image.Exif()
    turned[274] = 6
    assert opened(ready(photograph(exif=turned), "p.jpg", 72, "rgb")).size == (220, 293)


@pytest.mark.parametrize(
    ("target", "space"), [("rgb", "/DeviceRGB"), ("grey", "/DeviceGray"), ("cmyk", "/DeviceCMYK")]
)
def test_it_is_in_the_colours_of_its_target(tmp_path: Path, target: Target, space: str) -> None:
    pdf = pikepdf.open(io.BytesIO(page(tmp_path, target)))
    (image,) = pdf.pages[0].Resources.XObject.values()
    assert image.ColorSpace == space


def page(folder: Path, target: Target) -> bytes:
    """A page of 100 by 100 points with a photograph on it."""
    (folder / "p.jpg").write_bytes(photograph())
    store = PictureStore(assets=folder)
    placed = PlacedImage("p.jpg", 72, 10, 10, 72, 72 / store.ratio("p.jpg", 72, target))
    return pages_of([(100, 100, placed)], store, target)


def sixteen_bits() -> bytes:
    out = io.BytesIO()
    levels = b"".join(struct.pack("<H", v) for v in range(65536))
    Image.frombytes("I;16", (256, 256), levels).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    "odd",
    [
        photograph("CMYK"),
        sixteen_bits(),
        photograph("RGBA", fmt="PNG"),
        photograph("P", fmt="PNG"),
        photograph("1", fmt="PNG"),
    ],
)
def test_odd_kinds_of_picture_are_drawn(odd: bytes) -> None:
    made = opened(ready(odd, "p", 72, "rgb"))
    assert made.mode in ("L", "RGB")
    low, high = made.convert("L").getextrema()
    assert isinstance(low, int) and isinstance(high, int) and low < 20 and high > 230


@pytest.mark.parametrize("mode", ["RGB", "CMYK", "L"])
def test_a_profile_that_does_not_fit_the_picture_is_left(mode: str) -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made = opened(ready(photograph(mode, icc_profile=profile), "p.jpg", 72, "rgb"))
    assert made.mode in ("L", "RGB") and "icc_profile" not in made.info


def test_what_was_transparent_is_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")
    assert opened(ready(out.getvalue(), "p.png", 72, "rgb")).getpixel((0, 0)) == (255, 255, 255)


def huge() -> bytes:
    """A PNG that says it has 20,000 by 20,000 pixels."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 20000, 20000, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"")),
        (b"IEND", b""),
    )
    body = (struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(body)


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (photograph()[:3000], "bad-picture"),
        (b"no picture", "bad-picture"),
        (b"", "bad-picture"),
        (huge(), "too-large-picture"),
    ],
)
def test_what_cannot_be_used_is_named(bad: bytes, code: str) -> None:
    with pytest.raises(BriefError) as error:
        ready(bad, "photos/p.jpg", 72, "rgb")
    assert [d.code for d in error.value.diagnostics] == [code]
    assert "photos/p.jpg" in error.value.diagnostics[0].message


@pytest.mark.parametrize("target", ["rgb", "grey", "cmyk"])
def test_it_goes_onto_a_page(tmp_path: Path, target: Target) -> None:
    import pypdfium2

    shown = pypdfium2.PdfDocument(page(tmp_path, target))[0].render(scale=1).to_pil().convert("L")
    low, high = shown.crop((12, 40, 80, 88)).getextrema()
    assert isinstance(low, int) and isinstance(high, int) and low < 70 < 215 < high


@pytest.mark.parametrize("target", ["rgb", "grey", "cmyk"])
@pytest.mark.parametrize("fmt", ["JPEG", "PNG"])
def test_it_carries_nothing_but_its_picture(fmt: str, target: Target) -> None:
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_text("Comment", "the red line")
    more: dict[str, Any] = {"comment": b"the red line"} if fmt == "JPEG" else {"pnginfo": words}
    made = ready(photograph(fmt=fmt, **more), "p", 72, target)
    assert opened(made).info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    if made.encoding == "jpeg":
        assert b"red line" not in made.data and list(passengers(made.data)) == []


def test_what_a_jpeg_carries_is_found() -> None:
    about = Image.Exif()
    about[271] = "A camera"
    data = photograph(comment=b"the red line", exif=about) + b"and more"
    found = b" ".join(passengers(data))
    assert b"the red line" in found and b"A camera" in found and b"and more" in found
    assert list(passengers(photograph())) == [] == list(passengers(b"no picture"))


@pytest.mark.parametrize(
    "data",
    [b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n{} loop\n", b"\xc5\xd0\xd3\xc6" + b"\0" * 40, photograph(fmt="TIFF"), photograph(fmt="BMP"),
     b"%PDF-1.7", b"<svg xmlns='http://www.w3.org/2000/svg'/>"],
)  # fmt: skip
def test_only_jpeg_and_png_are_opened_by_what_they_are(data: bytes) -> None:
    with pytest.raises(BriefError) as error:
        ready(data, "photos/p.jpg", 72, "rgb")
    (found,) = error.value.diagnostics
    assert found.message == "'photos/p.jpg' is not a JPEG or PNG picture" and "0x" not in found.help
