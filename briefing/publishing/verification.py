"""Is this PDF the ordered one, sound, and free of what its reader may not see?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefing.diagnostics import Diagnostic
from briefing.publishing.manifest import Entry, digest
from briefing.publishing.needles import Needle, search
from briefing.publishing.readback import ReadBack, read_back


@dataclass(frozen=True, slots=True)
class Expected:
    """What was ordered; `page_size` is the MediaBox in points, None where sizes vary."""

    file: str
    identity: Mapping[str, str]
    pages: int
    language: str
    page_size: tuple[float, float] | None = None
    tagged: bool = True
    bookmarks: bool = False
    needles: tuple[Needle, ...] = ()
    others: Mapping[str, str] = field(default_factory=dict)  # identity values of other readers' files


def verify(pdf: bytes, expected: Expected) -> tuple[Diagnostic, ...]:
    """Every fault found in a finished PDF; an empty tuple lets it be published."""
    try:
        found = read_back(pdf)
    except Exception as error:
        return (_fault("unreadable-pdf", expected.file, f"the finished PDF cannot be read back: {error}"),)
    return tuple(
        _fault(code, expected.file, message)
        for code, message in (
            *_identity_faults(found, expected),
            *_structure_faults(found, expected),
            *_leaks(found, expected.needles, expected.file),
        )
    )


def faults_of_entry(folder: Path, entry: Entry, deep: bool = True) -> Iterator[str]:
    """What is wrong with one published file, in words; nothing for a file that is as it was."""
    path = folder / entry.path
    if not path.is_file():
        yield "is missing"
        return
    data = path.read_bytes()
    if len(data) != entry.bytes or digest(data) != entry.sha256:
        yield f"has been changed since it was published ({len(data)} bytes, {entry.bytes} were published)"
        return
    if deep and not entry.protected:
        expected = Expected(entry.path, entry.identity, entry.pages, entry.identity.get("language", ""))
        for diagnostic in verify(data, expected):
            yield diagnostic.message.removeprefix(f"{entry.path}: ")


def _fault(code: str, file: str, message: str) -> Diagnostic:
    return Diagnostic(code, f"{file}: {message}", help="the file was not published; nothing was overwritten")


def _identity_faults(found: ReadBack, expected: Expected) -> Iterator[tuple[str, str]]:
    for key, value in expected.identity.items():
        inside = found.identity.get(key.lower().replace("-", ""))
        if inside is None:
            yield "wrong-identity", f"its metadata do not say which {key} it is for"
        elif inside != value:
            yield "wrong-identity", f"its metadata say {key} {inside!r}, ordered was {value!r}"
    if found.language != expected.language:
        yield "wrong-identity", f"its language is {found.language!r}, ordered was {expected.language!r}"
    if not found.title:
        yield "no-title", "it has no title"


def _structure_faults(found: ReadBack, expected: Expected) -> Iterator[tuple[str, str]]:
    if found.pages != expected.pages:
        yield "wrong-pages", f"it has {found.pages} pages, laid out were {expected.pages}"
    if expected.page_size is not None:
        for number, (width, height) in enumerate(found.page_sizes, 1):
            if abs(width - expected.page_size[0]) > 0.1 or abs(height - expected.page_size[1]) > 0.1:
                yield "wrong-size", f"page {number} is {width:.1f} by {height:.1f} pt"
    if expected.tagged and not found.tagged:
        yield "untagged", "it has no structure tree"
    if expected.bookmarks and not found.bookmarks:
        yield "no-bookmarks", "it has no bookmarks"
    for font in found.unembedded:
        yield "font-not-embedded", f"the face {font} is not embedded"
    for link in found.broken_links:
        yield "broken-link", f"a link leads nowhere ({link})"
    for fault in found.faults:
        yield "damaged-pdf", fault


def _leaks(found: ReadBack, needles: Iterable[Needle], file: str) -> Iterator[tuple[str, str]]:
    for hit in search(needles, {**found.places, "file name": file}):
        yield "leak", f"{hit.item} must not be read by this reader, but stands on {hit.place}"
