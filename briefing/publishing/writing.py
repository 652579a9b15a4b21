"""A file appears under its name whole, or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from briefing.diagnostics import EnvironmentProblem

MODE = 0o644


def write_whole(path: Path, data: bytes) -> Path:
    """Write beside the final name, flush to disk, rename; returns where the data now lies.

    A file that is open in a viewer and cannot be replaced (Windows) is left alone: the data go to
    `name.new.pdf` beside it, and that path is returned.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = _write_part(path, data)
    except OSError as error:
        raise _problem(path, error) from error
    try:
        part.replace(path)
    except PermissionError:
        return _beside(path, part)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _problem(path, error) from error
    return path


def make_folder(path: Path) -> None:
    """A folder to write to, or a clear error."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            pass
    except OSError as error:
        raise _problem(path, error) from error


def _write_part(path: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(MODE)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    return Path(name)


def _beside(path: Path, part: Path) -> Path:
    other = path.with_name(f"{path.stem}.new{path.suffix}")
    try:
        part.replace(other)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _problem(path, error) from error
    return other


def _problem(path: Path, error: OSError) -> EnvironmentProblem:
    reasons = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "the disk quota is used up",
        errno.EROFS: "the folder is read-only",
        errno.EACCES: "this folder may not be written to",
        errno.EPERM: "this folder may not be written to",
        errno.ENAMETOOLONG: "the name is too long",
        errno.ENOTDIR: "a file stands where a folder is needed",
    }
    reason = reasons.get(error.errno or 0, error.strerror or str(error))
    return EnvironmentProblem(f"cannot write {path}: {reason}; the earlier file is as it was")
