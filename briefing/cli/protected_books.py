"""Protected books for the print room: opened, arranged, and protected again as they were."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import click

from briefing.cli.passwords import read_passwords
from briefing.publishing.encryption import decrypt, protect, protected
from briefing.publishing.readback import read_back


def unlocked(books: Sequence[Path], file: Path | None) -> tuple[list[bytes], Callable[[bytes], bytes]]:
    """The books without protection, and what protects the sheets made of them: nothing where none is asked for."""
    data = [book.read_bytes() for book in books]
    if file is None:
        return data, bytes
    passwords = read_passwords(file, asked=(books[0].stem,))
    found = [_opened(book, pdf, passwords) for book, pdf in zip(books, data, strict=True)]
    keys = {password for _, password in found}
    if len(keys) > 1:
        raise click.UsageError("these books have different passwords; one file can have only one")
    key = keys.pop()
    return [pdf for pdf, _ in found], partial(protect, password=key) if key else bytes


def _opened(book: Path, pdf: bytes, passwords: Mapping[str, str]) -> tuple[bytes, str]:
    if protected(pdf):
        for password in filter(None, passwords.values()):
            plain = decrypt(pdf, password)
            if plain is not None:
                return plain, password
        raise click.UsageError(f"none of the passwords opens {book}")
    whose = read_back(pdf).identity.get("delegation", "")
    name = whose if whose in passwords else book.stem
    if name not in passwords:
        raise click.UsageError(f"there is no password for '{whose}', whose book {book} is")
    return pdf, passwords[name]
