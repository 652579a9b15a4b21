"""Flags, emblems and photographs that are found by their names: drawn as they look, and named after somebody."""

from __future__ import annotations

from collections.abc import Iterable, Set
from pathlib import Path, PurePosixPath

from briefing.artwork import drawing_of
from briefing.charts.base.atlas import FOLDER
from briefing.checking.checkup import Checkup
from briefing.checking.found_pictures import EMBLEMS, FLAGS, OTHERS, PEOPLE, PHOTOGRAPHS
from briefing.diagnostics import BriefError, Span
from briefing.folders import assets_of, find_asset, shipped, tree
from briefing.nearness import nearest
from briefing.photographs import opened
from briefing.sources import display_name
from briefing.styles import STYLES
from briefing.styles.values import PictureFile
from briefing.summit import Insignia


def check(checkup: Checkup) -> None:
    folder = assets_of(checkup.reading.folder)
    event = checkup.summit.settings.event
    codes = [event.host_code, *(brief.code for brief in checkup.summit.delegations.values())]
    insignia: Insignia = checkup.summit.insignia.among(codes)
    for files in (insignia.flags, insignia.emblems):
        for name in files.values():
            _readable(checkup, name, folder)
    if (style := checkup.kind(STYLES, checkup.summit.settings.defaults.style)) is not None:
        for file in style.pictures:
            _of_house(checkup, file)
    if folder.resolve() == shipped().resolve():  # which is for every summit
        return
    small = sorted({code.casefold() for code in codes})
    if not checkup.reading.whole:
        return  # whose pictures these are may stand where nothing could be read
    for kind in (FLAGS, EMBLEMS):
        _named(checkup, folder / kind, small, (".svg",), "the code of a delegation")
    people = [id_.casefold() for id_ in checkup.people]
    _named(checkup, folder / PEOPLE, people, PHOTOGRAPHS, "the id of a person")
    misnamed = {
        p.id.casefold() for p in checkup.people.values() if p.photo and not find_asset(folder, p.photo)
    }
    _elsewhere(checkup, folder, set(people) - misnamed)
    _beside_the_assets(checkup, folder, set(people))


def _elsewhere(checkup: Checkup, folder: Path, people: Set[str]) -> None:
    """Warn of photographs that have the name of a person and are not shown, for where they lie or for another one."""
    shown = {str(person.photo) for person in checkup.people.values() if person.photo}
    for name, _ in tree(folder):
        path = PurePosixPath(name)
        stem = path.stem.casefold()
        if path.suffix.casefold() not in PHOTOGRAPHS or stem not in people or name in shown:
            continue
        found = next((p for p in sorted(shown) if PurePosixPath(p).stem.casefold() == stem), None)
        help = f"remove it; {found} is shown" if found else f"move it to {PEOPLE}/{path.name}"
        file = FOLDER + name
        checkup.problems.warn("unread-file", f"nothing shows {file}", Span(file), help)


def _beside_the_assets(checkup: Checkup, folder: Path, people: Set[str]) -> None:
    """Warn of pictures that have the name of a person and lie among the briefs, where none is looked for."""
    briefs = checkup.reading.folder
    for name, file in tree(briefs):
        path = PurePosixPath(name)
        if (
            path.suffix.casefold() in (*PHOTOGRAPHS, *OTHERS)
            and path.stem.casefold() in people
            and not file.is_relative_to(folder)
        ):
            place = display_name(file, briefs)
            help = f"move it to {FOLDER}{PEOPLE}/{path.name}"
            checkup.problems.warn("unread-file", f"nothing shows {place}", Span(place), help)


def _of_house(checkup: Checkup, file: PictureFile) -> None:
    """A picture that the style names: an SVG that can be drawn, or a photograph that can be set."""
    path = Path(file)
    try:
        if path.suffix.lower() == ".svg":
            drawing_of(path.read_bytes(), path.name)
        else:
            opened(path.read_bytes(), path.name)
    except BriefError as error:
        other = " or save the whole picture as PNG" if path.suffix.lower() == ".svg" else ""
        checkup.problems.add(
            d.replaced(span=file.span, help=f"{d.help},{other}" if d.help and other else d.help)
            for d in error.diagnostics
        )
    except OSError as error:
        message = f"'{path.name}' cannot be read: {error.strerror}"
        checkup.problems.error("unreadable", message, file.span, "open its permissions")


def _readable(checkup: Checkup, name: str, folder: Path) -> None:
    path, span = find_asset(folder, name), Span(FOLDER + name)
    try:
        if path is not None and not path.is_relative_to(
            shipped().resolve()
        ):  # those of the program are tested
            drawing_of(path.read_bytes(), span.file)
    except BriefError as error:
        checkup.problems.add(error.diagnostics)
    except OSError as error:
        message = f"'{name}' cannot be read: {error.strerror}"
        checkup.problems.error("unreadable", message, span, "open its permissions")


def _named(checkup: Checkup, folder: Path, known: Iterable[str], kinds: tuple[str, ...], what: str) -> None:
    """Warn of each picture of the summit's own that nobody's name leads to."""
    names = list(known)
    for name, _ in tree(folder):
        path = PurePosixPath(name)
        stem, kind = path.stem.casefold(), path.suffix.casefold()
        if kind not in (".svg", *PHOTOGRAPHS, *OTHERS) or (
            name == path.name and kind in kinds and stem in names
        ):
            continue
        near = stem if stem in names else nearest(stem, names)
        help = f"name it {folder.name}/{near}{kinds[0]}" if near else f"name it by {what}"
        if stem in names and kind not in kinds:
            help = f"save it as {folder.name}/{near}{kinds[0]}"
        file = f"{FOLDER}{folder.name}/{name}"
        checkup.problems.warn("unread-file", f"nothing reads {file}", Span(file), help)
