"""AES-256 protection of a finished PDF, after everything else has been done to it.

An encrypted file cannot claim PDF/A (ISO 19005-2, 6.1.3), so the claim is taken out of its
metadata; tags and the PDF/UA claim stay, and the accessibility permission is always granted.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

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


def opens(path: Path, password: str) -> bool:
    """Whether this very password opens the file; no record of passwords is kept to compare with."""
    try:
        with pikepdf.open(path, password=password) as file:
            return bool(file.is_encrypted)
    except (pikepdf.PasswordError, pikepdf.PdfError, OSError):
        return False


def decrypt(pdf: bytes, password: str) -> bytes | None:
    """The same PDF without protection, None when the password is another."""
    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(pdf), password=password) as file:
            file.save(out, encryption=False, deterministic_id=True)
    except pikepdf.PasswordError:
        return None
    return out.getvalue()


def protected(pdf: bytes) -> bool:
    """Whether a password is needed; what is no PDF at all is not protected."""
    try:
        with pikepdf.open(io.BytesIO(pdf)):
            return False
    except pikepdf.PasswordError:
        return True
    except pikepdf.PdfError:
        return False
