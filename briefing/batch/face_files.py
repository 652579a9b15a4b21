"""Faces and pictures of a style that lie beside the briefs, on their way to machines that have no such folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from briefing.batch.foreign import faces_of, pictures_of
from briefing.faces import bring
from briefing.summit import Summit


def taken_along(summit: Summit) -> dict[str, bytes]:
    """The files of a summit's style that have a path of their own, by it."""
    kinds, style = summit.kinds, summit.settings.defaults.style
    files = (Path(file) for file in (*faces_of(kinds, style), *pictures_of(kinds, style)))
    return {file.as_posix(): file.read_bytes() for file in files if file.is_absolute()}


def laid_out_in(folder: Path, faces: Mapping[str, bytes], summit: Summit) -> Summit:
    """The summit whose styles find their faces below a folder, written there as they lie on the machine that sent them."""
    for name, data in faces.items():
        path = _below(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        bring(name, path)
    files = tuple(
        (kind, replace(file, homes=tuple(str(_below(folder, home)) for home in file.homes)))
        for kind, file in summit.kinds.files
    )
    return summit.replaced(kinds=replace(summit.kinds, files=files))


def _below(folder: Path, path: str) -> Path:
    return folder / path.replace(":", "").lstrip("/\\")
