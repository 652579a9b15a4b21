"""Digests of everything that can change a page: the program, its data files, the libraries, the inputs."""

from __future__ import annotations

import hashlib
import json
import platform
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Final

from briefing import __version__
from briefing.diagnostics import EnvironmentProblem
from briefing.folders import tree

LIBRARIES: Final = (
    "reportlab", "matplotlib", "numpy", "jinja2", "markdown-it-py", "pyphen", "pyyaml", "rendercv-fonts",
    "pillow", "fonttools", "babel", "pikepdf", "pypdfium2", "tzdata", "lxml",
)  # fmt: skip
_PROGRAM_FILES: Final = frozenset({".py", ".yaml", ".json", ".bin", ".geojson", ".kern"})


def digest(*parts: bytes | str) -> str:
    """32 hexadecimal digits over the parts, each delimited by its length."""
    state = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()


def of_json(value: object) -> str:
    """32 hexadecimal digits over a value as JSON, whatever the order of its keys."""
    return digest(json.dumps(value, sort_keys=True, ensure_ascii=False, default=str))


def of_files(files: Iterable[tuple[str, Path]]) -> dict[str, str]:
    """Name to digest of content, in the order of the names; a file that cannot be read is said."""
    try:
        return {name: digest(path.read_bytes()) for name, path in sorted(files)}
    except OSError as error:
        raise EnvironmentProblem(f"cannot read {error.filename}: {error.strerror}") from error


@cache
def program() -> str:
    """Digest of the program's own code and data, so that an edited program rebuilds everything."""
    root = Path(__file__).parent.parent
    files = [
        (name, path)
        for name, path in tree(root, skip=frozenset({"example", "assets"}))
        if path.suffix in _PROGRAM_FILES
    ]
    return of_json(of_files(files))


@cache
def versions() -> Mapping[str, str]:
    """Versions of all that is not ours but shows in the bytes."""
    found = {"briefing": __version__, "program": program()}
    for name in LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = "missing"
    found["python"] = ".".join(platform.python_version_tuple()[:2])
    found["zlib"] = zlib.ZLIB_RUNTIME_VERSION
    return found


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[tuple[str, str]]:
    """Names of inputs that are new, gone or changed, each with one of these words."""
    words = []
    for name in sorted({*before, *now}):
        if name not in before:
            words.append((name, "new"))
        elif name not in now:
            words.append((name, "gone"))
        elif before[name] != now[name]:
            words.append((name, "changed"))
    return words
