"""What is made of published files for the print room and the eye: in a folder of its own, known to the manifest.

Nothing is written over but what was made so before: a sheet says in its metadata what it is, and the manifest of
the folder it lies in keeps its digest.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pikepdf

from briefing.diagnostics import EnvironmentProblem
from briefing.publishing import manifest as records
from briefing.publishing.locking import locked
from briefing.publishing.manifest import SHEETS, Entry
from briefing.publishing.writing import make_folder, write_whole

FOLDER: Final = "_sheets"  # no id begins so
_MARK: Final = "/BriefingSheets"


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """Whose a sheet is, and the published files that it was made of."""

    identity: Mapping[str, str] = field(default_factory=dict)
    pages: int = 0
    protected: bool = False
    made_of: Sequence[Path] = ()


def home_of(path: Path) -> Path | None:
    """The folder of published files that a path lies in, None where it lies in none."""
    for folder in path.resolve().parents:
        if _is_record(folder / records.NAME) or (folder / records.JOURNAL).is_file():
            return folder
    return None


def _is_record(path: Path) -> bool:
    """Whether a file of that name is a manifest of this program, damaged or not; others use the name too."""
    try:
        with path.open("rb") as file:
            return b'"schema"' in file.read(40)
    except OSError:
        return False


def place_for(book: Path, way: str) -> Path:
    """Where the sheets of a book go: into the folder for them, or beside a book that was mailed around."""
    name = f"{book.stem}_{way}.pdf"
    home = home_of(book)
    return _as_written(home, book) / FOLDER / name if home is not None else book.with_name(name)


def _as_written(home: Path, path: Path) -> Path:
    """The folder in the words of the path, relative where that is."""
    for folder in path.parents:
        if folder.resolve() == home:
            return folder
    return home


def marked(pdf: bytes, way: str) -> bytes:
    """The same file, saying that it is sheets and no book."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        file.docinfo[_MARK] = way
        file.save(out, deterministic_id=True)
    return out.getvalue()


def way_of(pdf: bytes) -> str:
    """How the pages of a sheet were arranged; "" for what is no sheet, or cannot be opened."""
    try:
        with pikepdf.open(io.BytesIO(pdf)) as file:
            return str(file.docinfo.get(_MARK, ""))
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return ""


def why_not(path: Path) -> str:
    """Why sheets must not be written under this name; "" where they may."""
    home = home_of(path)
    if home is not None:
        name = path.resolve().relative_to(home).as_posix()
        entries = records.read(home).entries
        entry = entries.get(name)
        if entry is not None and entry.standing != SHEETS:
            return "is a published file"
        if any(
            (home / e.path).parent == path.resolve().parent for e in entries.values() if e.standing != SHEETS
        ):
            return f"would lie among published files; name it {_as_written(home, path) / FOLDER / path.name}"
        if entry is not None and path.is_file() and records.file_digest(path) == entry.sha256:
            return ""
    if path.is_symlink() or path.exists():
        return (
            ""
            if path.is_file() and way_of(path.read_bytes())
            else "is there already, and was not made by this command"
        )
    return ""


def publish(
    path: Path, data: bytes, about: SheetInfo, notice: Callable[[str], None], home: Path | None = None
) -> Path:
    """Write sheets under a name that they may have, and enter them in the manifest of the folder that they lie in."""
    if reason := why_not(path):
        raise EnvironmentProblem(f"{path} {reason}; name a new file")
    home = home or home_of(path)
    if home is None:
        return write_whole(path, data)
    make_folder(home)
    home = home.resolve()
    with locked(home, notice):
        known = records.read(home).entries
        names = {_within(home, book): book for book in about.made_of}
        entry = Entry(
            path=_within(home, path), sha256=records.digest(data), bytes=len(data), pages=about.pages, seconds=0.0,
            key="", identity=about.identity, protected=about.protected, tagged=False, standing=SHEETS,
            inputs={f"book {name}": records.file_digest(book) for name, book in names.items() if name in known},
        )  # fmt: skip
        lies_at = write_whole(
            path, data, lambda name: records.announce(home, records.moved(home, entry, name.resolve()))
        )
        records.write(home, records.read(home))
    return lies_at


def _within(home: Path, path: Path) -> str:
    real = path.resolve()
    return real.relative_to(home).as_posix() if real.is_relative_to(home) else real.name


def outdated(entries: Mapping[str, Entry], entry: Entry) -> str:
    """Which published file has become another since these sheets were made of it; "" for none."""
    for name, sha256 in entry.inputs.items():
        book = name.removeprefix("book ")
        if book != name and (book not in entries or entries[book].sha256 != sha256):
            return book
    return ""
