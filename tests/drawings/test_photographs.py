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


def srgb() -> bytes:
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def swapped() -> bytes:
    """A profile whose red is the green of others."""
    return srgb().replace(b"rXYZ", b"tmpp").replace(b"gXYZ", b"rXYZ").replace(b"tmpp", b"gXYZ")


def profile(space: bytes, kind: bytes, **tags: bytes) -> bytes:
    """A profile of a few tags."""
    head = bytearray(srgb()[:128])
    head[12:16], head[16:20] = kind, space
    head[20:24] = b"Lab " if space == b"CMYK" else b"XYZ "
    table, body, at = struct.pack(">I", len(tags)), b"", 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        data += b"\0" * (-len(data) % 4)
        table += name.encode() + struct.pack(">II", at + len(body), len(data))
        body += data
    head[0:4] = struct.pack(">I", at + len(body))
    return bytes(head) + table + body


WHITE = b"XYZ \0\0\0\0" + struct.pack(">iii", 0xF6D6, 0x10000, 0xD32D)
LINEAR_GREY = profile(b"GRAY", b"mntr", wtpt=WHITE, kTRC=b"curv\0\0\0\0" + struct.pack(">I", 0))


def inks() -> bytes:
    """A profile of a press whose cyan is green."""
    ramp = bytes(range(256))
    corners = bytes(
        v for n in range(16) for v in (0 if n & 1 else 160 if n & 8 else 255, 48 if n & 8 else 128, 128)
    )
    identity = struct.pack(">9i", *(0x10000 if n % 4 == 0 else 0 for n in range(9)))
    table = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + identity + ramp * 4 + corners + ramp * 3
    return profile(b"CMYK", b"prtr", wtpt=WHITE, A2B0=table, B2A0=table)


def plain(mode: str, colour: Any, fmt: str, icc: bytes | None, **more: Any) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (40, 40), colour).save(out, fmt, icc_profile=icc, **more)
    return out.getvalue()


def palette(icc: bytes, **more: Any) -> bytes:
    out = io.BytesIO()
    flat = Image.new("P", (40, 40), 1)
    flat.putpalette([0, 0, 0, 200, 40, 30])
    flat.save(out, "PNG", icc_profile=icc, **more)
    return out.getvalue()


RED, GREEN = (200, 40, 30), (40, 200, 30)


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (plain("RGB", RED, "JPEG", srgb(), quality=95, subsampling=0), RED), (plain("RGB", RED, "JPEG", swapped(), quality=95, subsampling=0), GREEN),
        (plain("RGB", RED, "PNG", swapped()), GREEN), (plain("RGBA", (*RED, 255), "PNG", swapped()), GREEN),
        (palette(swapped()), GREEN), (palette(swapped(), transparency=0), GREEN),
        (plain("L", 128, "PNG", srgb()), (128, 128, 128)), (plain("L", 128, "JPEG", swapped()), (128, 128, 128)),
        (plain("L", 128, "PNG", LINEAR_GREY), (188, 188, 188)), (plain("LA", (128, 255), "PNG", LINEAR_GREY), (188, 188, 188)),
        (plain("I;16", 32768, "PNG", LINEAR_GREY), (188, 188, 188)),
        (plain("CMYK", (0, 200, 200, 0), "JPEG", None), (255, 55, 55)),
    ],
    ids=("srgb", "swapped", "png", "rgba", "palette", "palette-transparent", "grey-srgb", "grey-rgb", "grey", "grey-alpha", "grey-16", "cmyk"),
)  # fmt: skip
def test_its_colours_are_those_that_its_profile_means(data: bytes, shown: tuple[int, int, int]) -> None:
    found = opened(ready(data, "p", 72, "rgb")).convert("RGB").getpixel((20, 20))
    assert isinstance(found, tuple)
    assert max(abs(a - b) for a, b in zip(found, shown, strict=True)) <= 8


def test_the_inks_of_a_press_are_those_of_its_profile() -> None:
    found = opened(ready(plain("CMYK", (255, 0, 0, 0), "JPEG", inks()), "p", 72, "rgb")).convert("RGB")
    red, green, blue = found.getpixel((20, 20))  # type: ignore[misc]
    assert green > red + 60 and green > blue + 30


def test_a_page_shows_the_colours_of_the_profile_and_the_picture_upright(tmp_path: Path) -> None:
    """Left half dark, the camera held sideways: on the page it is above or below, and green is what the profile calls red."""
    import pypdfium2

    turned = Image.Exif()
    turned[274] = 6  # its left is above
    picture = Image.new("RGB", (80, 80), RED)
    picture.paste((0, 0, 0), (0, 0, 40, 80))
    picture.save(tmp_path / "p.jpg", icc_profile=swapped(), exif=turned, quality=95)
    store = PictureStore(assets=tmp_path)
    placed = PlacedImage("p.jpg", 72, 10, 10, 72, 72 / store.ratio("p.jpg", 72, "rgb"))
    pdf = pages_of([(100, 100, placed)], store, "rgb")
    shown = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("RGB")
    assert sum(shown.getpixel((46, 28))) < 60
    red, green, blue = shown.getpixel((46, 72))
    assert green > 170 and red < 80 and blue < 80


@pytest.mark.parametrize(
    "icc",
    [b"no profile at all", srgb()[:200], srgb() + b"\0" * 5_000_000, profile(b"CMYK", b"prtr", wtpt=WHITE)],
)
def test_a_profile_that_cannot_be_used_is_told(icc: bytes) -> None:
    with pytest.raises(BriefError, match="colour profile of the picture 'p'"):
        ready(plain("RGB", RED, "JPEG", icc), "p", 72, "rgb")


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
