"""Our own sRGB profile: an ICC v2.1 matrix profile from the numbers of IEC 61966-2-1, the same bytes always."""

from __future__ import annotations

import struct
from functools import lru_cache
from typing import Final

CURVE_POINTS: Final = 1024
WHITE: Final = (0.95045, 1.0, 1.08905)  # D65; the primaries are adapted to D50 (Bradford)
RED: Final = (0.43607, 0.22249, 0.01392)
GREEN: Final = (0.38515, 0.71687, 0.09708)
BLUE: Final = (0.14307, 0.06061, 0.71410)


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """A display profile for the output intent (ICC.1:2001-04)."""
    curve = _curve()
    tags = [
        (b"desc", _description(b"sRGB IEC61966-2.1")), (b"cprt", b"text\0\0\0\0Public domain\0"),
        (b"wtpt", _xyz(WHITE)), (b"rXYZ", _xyz(RED)), (b"gXYZ", _xyz(GREEN)), (b"bXYZ", _xyz(BLUE)),
        (b"rTRC", curve), (b"gTRC", curve), (b"bTRC", curve),
    ]  # fmt: skip
    start = 128 + 4 + 12 * len(tags)
    table, body = b"", b""
    known: dict[bytes, tuple[int, int]] = {}
    for signature, data in tags:
        if data not in known:
            body += bytes(-len(body) % 4)
            known[data] = (start + len(body), len(data))
            body += data
        table += signature + struct.pack(">II", *known[data])
    body += bytes(-len(body) % 4)
    return _header(start + len(body)) + struct.pack(">I", len(tags)) + table + body


def _header(size: int) -> bytes:
    """128 bytes; the date is fixed, since a profile's bytes must not depend on the day it is made."""
    head = struct.pack(
        ">I4sI4s4s4s6H4s4sI4s4sQI3i", size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ",
        2000, 1, 1, 0, 0, 0, b"acsp", b"\0\0\0\0", 0, b"\0\0\0\0", b"\0\0\0\0", 0, 0, 0xF6D6, 0x10000, 0xD32D,
    )  # fmt: skip
    return head + bytes(128 - len(head))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(v * 65536)) for v in values)


def _curve() -> bytes:
    points = (_linear(i / (CURVE_POINTS - 1)) for i in range(CURVE_POINTS))
    values = b"".join(struct.pack(">H", round(65535 * v)) for v in points)
    return b"curv\0\0\0\0" + struct.pack(">I", CURVE_POINTS) + values


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _description(text: bytes) -> bytes:
    return b"desc\0\0\0\0" + struct.pack(">I", len(text) + 1) + text + b"\0" + bytes(12) + bytes(67)
