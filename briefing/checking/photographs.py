"""Photographs that people's entries name: there, and of a kind that can be set."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from briefing.checking.checkup import Checkup
from briefing.folders import assets_of, every_asset, find_asset
from briefing.nearness import meant
from briefing.summit import Person

KINDS: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


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
    elif not path.read_bytes()[:8].startswith(KINDS):
        checkup.problems.error(
            "bad-picture", f"'{name}' is not a JPEG or PNG picture", place, "save it as JPEG or PNG"
        )
