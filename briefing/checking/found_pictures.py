"""Pictures that are found by their names: photographs of people by id, flags and emblems by code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from briefing.charts.base.map_spec import MapSpec
from briefing.folders import assets_of, every_asset
from briefing.schema import Located
from briefing.summit import Insignia, Person, Summit

PEOPLE: Final = "people"
FLAGS: Final = "flags"
EMBLEMS: Final = "emblems"
PHOTOGRAPHS: Final = (".jpg", ".jpeg", ".png")


def pictured(summit: Summit) -> Summit:
    """The summit with what lies among its assets for its people and delegations."""
    files = every_asset(assets_of(Path(summit.folder)))
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
            flags=_named(files, FLAGS, (".svg",)), emblems=_named(files, EMBLEMS, (".svg",)), borders=tuple(map(str, borders))
        ),
    )  # fmt: skip


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
