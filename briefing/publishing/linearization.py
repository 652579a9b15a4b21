"""A file in the order in which a tablet or a browser asks for it (PDF 32000-1, annex F): the first page is there at once."""

from __future__ import annotations

import io

import pikepdf


def linearized(pdf: bytes) -> bytes:
    """The same PDF, linearized; the same bytes for the same PDF."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        file.save(
            out, linearize=True, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
    return out.getvalue()
