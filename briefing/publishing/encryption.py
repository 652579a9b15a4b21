"""AES-256 protection of a finished PDF, after everything else has been done to it.

An encrypted file cannot claim PDF/A (ISO 19005-2, 6.1.3), so the claim is taken out of its
metadata; tags and the PDF/UA claim stay, and the accessibility permission is always granted.
"""

from __future__ import annotations

import io
import re

import pikepdf

_PDFA_CLAIM = re.compile(rb"<pdfaid:(part|conformance)>[^<]*</pdfaid:\1>")


def encrypt(pdf: bytes, password: str) -> bytes:
    """The same PDF behind a password (PDF 2.0 security handler, revision 6)."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        if "/Metadata" in file.Root:
            packet = file.Root.Metadata.read_bytes()
            file.Root.Metadata.write(_PDFA_CLAIM.sub(b"", packet))
        file.save(
            out,
            encryption=pikepdf.Encryption(owner=password, user=password, R=6, aes=True, metadata=True),
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()
