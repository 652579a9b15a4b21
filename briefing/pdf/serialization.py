"""The file itself: PDF 1.7 with object streams, and an id that comes from the content.

ReportLab's own writer is replaced by a subclass of its document: every stream ends with an end-of-line
(ISO 19005-2, 6.1.7.1), small objects are packed, and equal content gives equal bytes.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from typing import Any, Final

from briefing.pdf.library import pdfdoc

LEVEL: Final = 6
PER_STREAM: Final = 200


class CompactDocument(pdfdoc.PDFDocument):  # type: ignore[misc]
    """A PDFDocument that writes itself compactly and repeatably."""

    def written(self) -> bytes:
        """The file. Formatting an object may add others, so objects are taken by number until there is none."""
        for face in self.delayedFonts:
            face.addObjects(self)
        root = self.Reference(self.Catalog).format(self)
        info = self.Reference(self.info).format(self)
        digest = hashlib.md5(usedforsecurity=False)
        writer = _Writer()
        number = 1
        while number in self.numberToId:
            data = pdfdoc.format(self.idToObject[self.numberToId[number]], self, toplevel=1)
            writer.add(number, data)
            digest.update(data)
            number += 1
        return writer.finish(number, root, info, digest.hexdigest().encode())

    def forget(self) -> None:
        """Let go of every object of the file that has been written."""
        for known in (self.idToObject, self.idToObjectNumberAndVersion, self.numberToId):
            known.clear()


class _Writer:
    def __init__(self) -> None:
        self.out = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        self.position = len(self.out[0])
        self.places: dict[int, tuple[int, int, int]] = {}
        self.packed: list[tuple[int, bytes]] = []

    def add(self, number: int, data: bytes) -> None:
        if data.endswith(b"endstream\n"):
            self._put(number, data[:-10] + b"\nendstream")
        else:
            self.packed.append((number, data.strip()))

    def _put(self, number: int, data: bytes) -> None:
        whole = b"%d 0 obj\n%s\nendobj\n" % (number, data)
        self.places[number] = (1, self.position, 0)
        self.out.append(whole)
        self.position += len(whole)

    def finish(self, next_number: int, root: Any, info: Any, identity: bytes) -> bytes:
        for start in range(0, len(self.packed), PER_STREAM):
            self._object_stream(next_number, self.packed[start : start + PER_STREAM])
            next_number += 1
        self._cross_references(next_number, _bytes(root), _bytes(info), b"[<%s><%s>]" % (identity, identity))
        return b"".join(self.out)

    def _object_stream(self, number: int, objects: list[tuple[int, bytes]]) -> None:
        head, body, offset = [], [], 0
        for index, (inner, data) in enumerate(objects):
            head.append(b"%d %d" % (inner, offset))
            body.append(data)
            offset += len(data) + 1
            self.places[inner] = (2, number, index)
        first = b" ".join(head) + b"\n"
        data = zlib.compress(first + b"\n".join(body), LEVEL)
        self._put(number, b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (
            len(objects), len(first), len(data), data,
        ))  # fmt: skip

    def _cross_references(self, number: int, root: bytes, info: bytes, identity: bytes) -> None:
        self.places[number] = (1, self.position, 0)
        rows = [struct.pack(">BIH", 0, 0, 65535)]
        rows += [struct.pack(">BIH", *self.places[n]) for n in range(1, number + 1)]
        data = zlib.compress(_predicted(rows), 9)
        self.out.append(
            b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root %s/Info %s/ID%s/Filter/FlateDecode"
            b"/DecodeParms<</Predictor 12/Columns 7>>/Length %d>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
            % (number, number + 1, root, info, identity, len(data), data, self.position)
        )


def _predicted(rows: list[bytes]) -> bytes:
    """Rows as differences to the row above: PNG's predictor Up, each with its mark (PDF 32000-1, 7.4.4.4)."""
    width = len(rows[0])
    flat = b"".join(rows)
    moved = bytes([(a - b) & 255 for a, b in zip(flat, bytes(width) + flat, strict=False)])
    return b"".join([b"\2" + moved[at : at + width] for at in range(0, len(moved), width)])


def _bytes(value: Any) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()
