"""Files of the folder that nothing reads."""

from __future__ import annotations

from typing import Final

from briefing.checking.reading import DEFINES, Reading
from briefing.diagnostics import Span
from briefing.nearness import nearest
from briefing.sources import display_name

_READ: Final = (*DEFINES, "data", "contacts", "coverage", "glossary", "practical", "regional", "terminology")


def check(reading: Reading) -> None:
    """Warn of each, with the name that it was probably meant to have."""
    for path in sorted(reading.folder.rglob("*")):
        inside = path.relative_to(reading.folder)
        if path.suffix not in (".yaml", ".yml", ".csv") or path in reading.read or not path.is_file():
            continue
        if any(part.startswith(".") for part in inside.parts):
            continue
        first = inside.parts[0].removesuffix(path.suffix)
        near = nearest(first, _READ)
        help = f"did you mean '{near}'?" if near and near != first else "move it to where briefs are read"
        if path.suffix == ".yml":
            help = f"name it {path.stem}.yaml"
        name = display_name(path, reading.folder)
        reading.problems.warn("unread-file", f"nothing reads {name}", Span(name), help)
