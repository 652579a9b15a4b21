"""What must hold of an output folder at any moment, whatever was interrupted."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf

from briefing.publishing import manifest as records
from briefing.publishing.verification import faults_of_entry

_READ_BACK: set[tuple[str, str]] = set()


def assert_sound(out: Path) -> int:
    """Every PDF that can be seen is whole, is listed with its hash, and says that it is what its path says.

    Returns how many there are. The same bytes under the same name are read back once only.
    """
    known = records.read(out).entries
    paths = [path for path in out.rglob("*.pdf") if not path.name.startswith(".")]
    for path in paths:
        name = path.relative_to(out).as_posix()
        data = path.read_bytes()
        assert name in known and records.digest(data) == known[name].sha256, name
        if (name, known[name].sha256) in _READ_BACK:
            continue
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert len(pdf.pages) == known[name].pages
        assert known[name].identity["delegation"] == name.split("/")[0]
        assert not list(faults_of_entry(out, known[name]))
        _READ_BACK.add((name, known[name].sha256))
    return len(paths)
