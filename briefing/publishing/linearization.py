"""A file in the order in which a tablet or a browser asks for it (PDF 32000-1, annex F): the first page is there at once."""

from __future__ import annotations

import io
import re
from typing import Final

import pikepdf

_HINTS: Final = re.compile(rb"/H \[ (\d+) (\d+) \]")  # in the first object: where the hint stream stands
_LENGTH: Final = re.compile(rb"/Length (\d+) >>\nstream\n")


def linearized(pdf: bytes) -> bytes:
    """The same PDF, linearized; the same bytes for the same PDF."""
    spare = 0
    while not _hints_end_their_line(data := _saved(pdf, spare)):
        spare += 1
    return data


def _saved(pdf: bytes, spare: int) -> bytes:
    """Linearized, with so many bytes that mean nothing below a key that no reader knows (PDF 32000-1, annex E)."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        if spare:
            file.Root["/Spare"] = pikepdf.String("-" * spare)
        file.save(
            out, linearize=True, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
    return out.getvalue()


def _hints_end_their_line(pdf: bytes) -> bool:
    """Whether a line end stands behind the hint stream, as PDF/A asks (ISO 19005-2, 6.1.7.1).

    qpdf leaves it out where the compressed hints happen to end with the byte of one, once in a few hundred files.
    """
    hints = _HINTS.search(pdf)
    if hints is None:
        return True
    start = int(hints[1])
    if (length := _LENGTH.search(pdf, start, start + int(hints[2]))) is None:
        return True
    return pdf.startswith(b"\nendstream", length.end() + int(length[1]))
