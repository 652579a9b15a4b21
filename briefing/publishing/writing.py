"""A file appears under its name whole, or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from briefing.diagnostics import EnvironmentProblem

PART = ".part"


def write_whole(path: Path, data: bytes, announce: Callable[[Path], None] | None = None) -> Path:
    """Write beside the final name, flush to disk, rename; returns where the data now lies.

    `announce` hears the name just before the file gets it. A file that is open in a viewer and cannot
    be replaced (Windows) is left alone: the data go to `beside(path)`, and that path is returned.
    """
    part = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = _write_part(path, data)
        return _named(part, path, announce or (lambda name: None))
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        if part is not None:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


def replace_whole(path: Path, data: bytes) -> None:
    """The same for a file that has no second name: where it cannot be replaced, that is an error."""
    part = None
    try:
        part = _write_part(path, data)
        part.replace(path)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        if part is not None:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


def beside(path: Path) -> Path:
    """The name of a new version while the old one cannot be replaced."""
    return path.with_name(f"{path.stem}.new{path.suffix}")


def make_folder(path: Path) -> None:
    """A folder to write to, or a clear error."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            pass
    except OSError as error:
        raise cannot_write(path, error) from error


def sweep(folders: Iterable[Path]) -> None:
    """Remove what a killed process left half-written; the caller holds the lock, so nobody writes now."""
    for folder in folders:
        for part in folder.glob(f".*{PART}"):
            with contextlib.suppress(OSError):
                part.unlink()


def _write_part(path: Path, data: bytes) -> Path:
    name = path.with_name(f".{path.name}.{secrets.token_hex(4)}{PART}")
    handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _as_narrow(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            name.unlink()
        raise
    return name


def _as_narrow(part: Path, path: Path) -> None:
    """The new file may be read by nobody who could not read the old one; else the umask and the folder decide."""
    with contextlib.suppress(FileNotFoundError):
        mode, before = (stat.S_IMODE(file.stat().st_mode) for file in (part, path))
        if mode & ~before:
            part.chmod(mode & before)


def _named(part: Path, path: Path, announce: Callable[[Path], None]) -> Path:
    announce(path)
    try:
        part.replace(path)
    except PermissionError:
        path = beside(path)
        announce(path)
        part.replace(path)
    return path


def cannot_write(path: Path, error: OSError) -> EnvironmentProblem:
    """What an operating system's error means to a person."""
    return EnvironmentProblem(f"cannot write {path}: {_reason(error)}; the earlier file is as it was")


def cannot_read(path: Path, error: OSError) -> EnvironmentProblem:
    """The same for a file that is only read."""
    return EnvironmentProblem(f"cannot read {path}: {_reason(error)}")


def _reason(error: OSError) -> str:
    reasons = {
        errno.EISDIR: "a folder stands where a file is needed; move it away",
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "the disk quota is used up",
        errno.EROFS: "the folder is read-only",
        errno.EACCES: "this folder may not be written to",
        errno.EPERM: "this folder may not be written to",
        errno.ENAMETOOLONG: "the name is too long",
        errno.ENOTDIR: "a file stands where a folder is needed",
    }
    return reasons.get(error.errno or 0, error.strerror or str(error))
