"""Where the preview of a folder listens, so that an editor finds it: a note that only its owner can read."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

PATIENCE: Final = 3.0  # seconds for a preview of this machine to answer


def _note(briefs: Path) -> Path:
    """One file for a folder of briefs, below a folder of this user alone."""
    given = os.environ.get("XDG_RUNTIME_DIR")
    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    folder = Path(given) / "briefing" if given else Path(tempfile.gettempdir()) / f"briefing-{user}"
    return folder / f"{blake2b(str(briefs.resolve()).encode(), digest_size=8).hexdigest()}.json"


@contextlib.contextmanager
def noted(briefs: Path, address: str) -> Iterator[None]:
    """The address can be found while the preview runs; where it cannot be noted, it is only printed."""
    path = _note(briefs)
    try:
        _write(path, address)
    except OSError:
        path = Path(os.devnull)
    try:
        yield
    finally:
        if _address(path) == address:
            path.unlink(missing_ok=True)


def _write(path: Path, address: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix" and (
        path.parent.stat().st_uid != os.getuid() or path.parent.stat().st_mode & 0o077
    ):
        raise PermissionError(f"{path.parent} is open to others")
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump({"address": address}, file)


def _address(path: Path) -> str:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    address = found.get("address") if isinstance(found, dict) else None
    return address if isinstance(address, str) and address.startswith("http://127.0.0.1:") else ""


def running(briefs: Path) -> str:
    """The address of the preview of a folder that runs already, else nothing."""
    return _address(_note(briefs))


def tell_at(address: str, file: str, line: int) -> int | None:
    """Have the windows of a preview go to a line: how many there are; None where none answers there."""
    data = json.dumps({"file": file, "line": line}).encode()
    origin = address.partition("//")[2].partition("/")[0]
    headers = {"content-type": "application/json", "origin": f"http://{origin}"}
    request = urllib.request.Request(f"{address}api/at", data, headers)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=PATIENCE) as given:
            found: Any = json.load(given)
    except urllib.error.HTTPError as error:
        if error.code == 400:
            raise ValueError(json.load(error).get("message", "")) from error
        return None
    except (OSError, ValueError):
        return None
    return int(found["windows"])
