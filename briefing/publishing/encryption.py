"""AES-256 protection of a finished PDF, after everything else has been done to it.

An encrypted file cannot claim PDF/A (ISO 19005-2, 6.1.3), so the claim is taken out of its
metadata; tags and the PDF/UA claim stay. Who has the password may read, copy, print and annotate; the
right to change the file is the owner's, whose password is random and kept nowhere.
"""

from __future__ import annotations

import io
import re
import secrets
from pathlib import Path

import pikepdf
import pypdfium2

from briefing.counts import counted
from briefing.diagnostics import BriefError

_ALLOWED = pikepdf.Permissions(
    accessibility=True, extract=True, print_lowres=True, print_highres=True, modify_annotation=True,
    modify_assembly=False, modify_form=False, modify_other=False,
)  # fmt: skip
_PDFA_CLAIM = re.compile(rb"<pdfaid:(part|conformance)>[^<]*</pdfaid:\1>")


def protect(pdf: bytes, password: str) -> bytes:
    """The same PDF behind a password, opened again by another reader; one that it cannot open is a `BriefError`."""
    made = encrypt(pdf, password)
    with pypdfium2.PdfDocument(pdf) as file:
        pages = len(file)
    if fault := fault_of(made, password, pages):
        raise BriefError.one("not-protected", fault, help="the file was not written; choose another password")
    return made


def encrypt(pdf: bytes, password: str) -> bytes:
    """The same PDF behind a password (PDF 2.0 security handler, revision 6)."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        if "/Metadata" in file.Root:
            packet = file.Root.Metadata.read_bytes()
            file.Root.Metadata.write(_PDFA_CLAIM.sub(b"", packet))
        file.save(
            out,
            encryption=pikepdf.Encryption(
                owner=secrets.token_urlsafe(32), user=password, R=6, aes=True, metadata=True, allow=_ALLOWED
            ),
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


def fault_of(pdf: bytes, password: str, pages: int) -> str:
    """What a reader that had no part in making it (PDFium) finds wrong with a protected file; "" for nothing."""
    try:
        pypdfium2.PdfDocument(pdf).close()
    except pypdfium2.PdfiumError:
        pass
    else:
        return "the protected file opens without its password"
    try:
        with pypdfium2.PdfDocument(pdf, password=password) as file:
            found = len(file)
            file[found - 1].get_textpage().get_text_range()
    except pypdfium2.PdfiumError:
        return "the protected file does not open with its password"
    return "" if found == pages else f"the protected file has {counted(found, 'page')} instead of {pages}"


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
