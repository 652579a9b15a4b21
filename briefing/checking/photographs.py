"""Photographs that people's entries name: there, whole, and of a kind that can be set."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from briefing.checking.checkup import Checkup
from briefing.diagnostics import BriefError, Span
from briefing.folders import assets_of, every_asset, find_asset
from briefing.nearness import meant
from briefing.photographs import opened
from briefing.summit import Person

FEWEST: Final = 100  # pixels of the shorter side
STRIP: Final = 3  # times as long as wide


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
        picture, _ = opened(path.read_bytes(), name)
        _good_enough(checkup, name, picture.size, place)
    except BriefError as error:
        checkup.problems.add(fault.replaced(span=place) for fault in error.diagnostics)
    except OSError as error:
        checkup.problems.error(
            "unreadable", f"'{name}' cannot be read: {error.strerror}", place, "open its permissions"
        )


def _good_enough(checkup: Checkup, name: str, size: tuple[int, int], place: Span | None) -> None:
    """Warn of a photograph of which squares would be seen, or but a strip."""
    least, most = min(size), max(size)
    if least < FEWEST:
        said, help = "too few to be printed", f"take one with {2 * FEWEST} pixels and more on each side"
    elif most > STRIP * least:
        said, help = "a strip, on which nobody is seen", "cut it to the head and shoulders"
    else:
        return
    said = f"the picture '{name}' has {size[0]} by {size[1]} pixels: {said}"
    checkup.problems.warn("poor-picture", said, place, help)
