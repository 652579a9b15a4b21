"""What a JPEG carries beside its picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

_START: Final = 0xD8
_END: Final = 0xD9
_SCAN: Final = 0xDA
_COMMENT: Final = 0xFE
_OF_PICTURES: Final = (b"JFIF", b"Adobe")  # density, and which colours the samples are
LONGEST: Final = 16  # bytes of such a segment without a thumbnail
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length


def passengers(data: bytes) -> Iterator[bytes]:
    """Comments, segments of applications and what lies behind the end; nothing of data that are no JPEG."""
    if data[:2] != bytes((0xFF, _START)):
        return
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker == _END:
            break
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        inside = data[at + 4 : at + 2 + length]
        if marker == _COMMENT or (
            0xE0 <= marker <= 0xEF and not (inside.startswith(_OF_PICTURES) and length <= LONGEST)
        ):
            yield inside
        at += 2 + length
        if marker == _SCAN:
            at = _behind(data, at)
    if behind := data[at + 2 :].strip(b"\0\r\n"):
        yield behind


def _behind(data: bytes, at: int) -> int:
    """Where the samples of a scan end: the next marker that is no restart and no stuffing."""
    while (at := data.find(0xFF, at)) >= 0 and at + 1 < len(data):
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2
    return len(data)
