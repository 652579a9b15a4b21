"""Photographs that people's entries name: there, whole, and of a kind that can be set."""

from __future__ import annotations

from pathlib import Path

from briefing.checking.checkup import Checkup
from briefing.diagnostics import BriefError
from briefing.folders import assets_of, every_asset, find_asset
from briefing.nearness import meant
from briefing.photographs import opened
from briefing.summit import Person


def check(checkup: Checkup) -> None:
    folder = assets_of(checkup.reading.folder)
    for person in checkup.people.values():
        if person.photo:
            _photograph(checkup, person, person.photo, folder)


def _photograph(checkup: Checkup, person: Person, name: str, folder: Path) -> None:
    path, place = find_asset(folder, name), checkup.place(person.span, "photo")
    if path is None:
        help = meant(name, every_asset(folder), "put it into the folder of assets, or remove the line")
        checkup.problems.error("missing-asset", f"there is no file '{name}' among the assets", place, help)
        return
    try:
        opened(path.read_bytes(), name)
    except BriefError as error:
        checkup.problems.add(fault.replaced(span=place) for fault in error.diagnostics)
    except OSError as error:
        checkup.problems.error(
            "unreadable", f"'{name}' cannot be read: {error.strerror}", place, "open its permissions"
        )
