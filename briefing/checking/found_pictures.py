"""Pictures that are found by their names: photographs of people by id, flags and emblems by code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from briefing.charts.base.map_spec import MapSpec
from briefing.folders import assets_of, every_asset, tree
from briefing.schema import Located
from briefing.summit import Insignia, Person, Summit

PEOPLE: Final = "people"
FLAGS: Final = "flags"
EMBLEMS: Final = "emblems"
PHOTOGRAPHS: Final = (".jpg", ".jpeg", ".png")
OTHERS: Final = (
    ".heic",
    ".heif",
    ".webp",
    ".avif",
    ".tif",
    ".tiff",
    ".gif",
    ".bmp",
    ".jfif",
    ".jp2",
    ".pdf",
)  # pictures that are not set


def pictured(summit: Summit) -> Summit:
    """The summit with what lies among its assets for its people and delegations."""
    own = assets_of(Path(summit.folder))
    files = every_asset(own)
    photos = _named(files, PEOPLE, PHOTOGRAPHS)
    borders = dict.fromkeys(
        f for spec in summit.charts.values() if isinstance(spec, MapSpec) for f in spec.outline
    )
    return summit.replaced(
        hosts=_photographed(summit.hosts, photos),
        delegations={
            id_: brief.replaced(people=_photographed(brief.people, photos)) for id_, brief in summit.delegations.items()
        },
        insignia=Insignia(
            flags=_flags(summit, files, own), emblems=_named(files, EMBLEMS, (".svg",)), borders=tuple(map(str, borders))
        ),
    )  # fmt: skip


def _flags(summit: Summit, files: Iterable[str], own: Path) -> Mapping[str, str]:
    """The flags of all, those of the program among them; where it has not all that are missing, the summit's own alone."""
    found = _named(files, FLAGS, (".svg",))
    codes = [summit.settings.event.host_code, *(brief.code for brief in summit.delegations.values())]
    if all(code.casefold() in found for code in codes):
        return found
    return _named((name for name, _ in tree(own)), FLAGS, (".svg",))


def _named(files: Iterable[str], folder: str, kinds: tuple[str, ...]) -> Mapping[str, str]:
    """The files of a folder by their names without their kind, in small letters."""
    paths = [PurePosixPath(name) for name in sorted(files)]
    return {
        path.stem.casefold(): str(path)
        for path in paths
        if path.parent.as_posix().casefold() == folder and path.suffix.casefold() in kinds
    }


def _photographed(people: tuple[Person, ...], photos: Mapping[str, str]) -> tuple[Person, ...]:
    """People whose entries name no photograph have the one of their id."""
    return tuple(
        person.replaced(photo=Located(photos[person.id.casefold()], person.span))
        if not person.photo and person.id.casefold() in photos
        else person
        for person in people
    )
