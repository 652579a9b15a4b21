"""Is this PDF the ordered one, sound, and free of what its reader may not see?"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefing.counts import counted
from briefing.diagnostics import Diagnostic
from briefing.publishing.extracts import faults_of_extract, is_extract
from briefing.publishing.leaks import Search, leaks, marked, missing
from briefing.publishing.manifest import Entry, digest
from briefing.publishing.readback import ReadBack, read_back
from briefing.publishing.search_terms import squeeze

OF_A_NAME: Final = 24  # letters of a delegation's name that tell it; a running head may shorten it
_AT_LINE_ENDS: Final = re.compile("[\\s\\-\u2010\u2011\u00ad\ufffe\u2060\u200b]")


@dataclass(frozen=True, slots=True)
class ExpectedText:
    """Words that stand on every one of these pages; on any page at all where none are named."""

    what: str
    words: str
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """What was ordered. `page_size` is the MediaBox in points, `bookmarks` the smallest number of them.

    The number of a book is `series`, one of `codes` and an audience; only its own may stand on its pages.
    """

    file: str
    identity: Mapping[str, str]
    pages: int
    language: str
    page_size: tuple[float, float] | None = None
    tagged: bool = True
    bookmarks: int = 0
    printed: tuple[ExpectedText, ...] = ()
    series: str = ""
    codes: Collection[str] = ()
    search: Search | None = None


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
            *_print_faults(found, expected),
            *_structure_faults(found, expected),
            *_content_faults(found),
            *_leaks(found, expected),
        )
    ) + tuple(_missing(found, expected))


def faults_of_entry(
    folder: Path, entry: Entry, deep: bool = True, search: Callable[[], Search | None] = lambda: None
) -> Iterator[str]:
    """What is wrong with one published file, in words; nothing for a file that is as it was.

    `search` is asked for what its reader may not see, if it is the file that was published.
    """
    path = folder / entry.path
    if not path.is_file():
        yield "is missing"
        return
    data = path.read_bytes()
    if len(data) != entry.bytes or digest(data) != entry.sha256:
        yield f"has been changed since it was published ({counted(len(data), 'byte')}, {entry.bytes} were published)"
        return
    wanted = search()
    if deep and is_extract(entry.path):
        for fault in faults_of_extract(data, entry.path, wanted):
            yield fault.message.removeprefix(f"{entry.path}: ")
    elif deep and not entry.protected:
        language = entry.identity.get("language", "")
        expected = Expected(entry.path, entry.identity, entry.pages, language, search=wanted)
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
        yield "wrong-pages", f"it has {counted(found.pages, 'page')}, laid out were {expected.pages}"
    if expected.page_size is not None:
        for number, (width, height) in enumerate(found.page_sizes, 1):
            if abs(width - expected.page_size[0]) > 0.1 or abs(height - expected.page_size[1]) > 0.1:
                yield "wrong-size", f"page {number} is {width:.1f} by {height:.1f} pt"
    if expected.tagged and not found.tagged:
        yield "untagged", "it has no structure tree"
    if found.bookmarks < expected.bookmarks:
        yield (
            "no-bookmarks",
            f"it has {counted(found.bookmarks, 'bookmark')}, but {counted(expected.bookmarks, 'chapter')}",
        )
    for font in found.unembedded:
        yield "font-not-embedded", f"the face {font} is not embedded"
    for link in found.broken_links:
        yield "broken-link", f"a link leads nowhere ({link})"
    for fault in found.faults:
        yield "damaged-pdf", fault


def _print_faults(found: ReadBack, expected: Expected) -> Iterator[tuple[str, str]]:
    """What a person sees on the pages, who does not look into metadata."""
    pages = [squeeze(text) for _, text in found.lying]
    for one in expected.printed:
        words = squeeze(one.words)[: OF_A_NAME if one.what == "delegation" else None]
        if not one.pages and not any(words in page for page in pages):
            yield "wrong-print", f"no page shows its {one.what}, '{one.words}'"
        without = next((n for n in one.pages if n > len(pages) or words not in pages[n - 1]), None)
        if without is not None:
            yield "wrong-print", f"page {without} does not show its {one.what}, '{one.words}'"
    for place, text in found.lying:
        for other in sorted(_other_numbers(text, expected)):
            yield "wrong-print", f"{place} shows the number of another book, {other}"


def _other_numbers(text: str, expected: Expected) -> set[str]:
    """Numbers of the same series that belong to another delegation or audience."""
    own = _unhyphened(next((one.words for one in expected.printed if one.what == "number"), ""))
    series, text = _unhyphened(expected.series) + "/", _unhyphened(text)
    if not own or series == "/" or series not in text:
        return set()
    found = re.finditer(rf"{re.escape(series)}([A-Z0-9]+)/[A-Z0-9]+", text)
    return {m[0] for m in found if m[1] in expected.codes and not text.startswith(own, m.start())}


def _unhyphened(text: str) -> str:
    """Without what the end of a line adds or takes away."""
    return _AT_LINE_ENDS.sub("", text)


def _content_faults(found: ReadBack) -> Iterator[tuple[str, str]]:
    for what in found.never_made:
        yield "active-content", f"it holds {what}, which is never made"
    for words in found.covered:
        yield "hidden-words", f"a page hides words behind others ({words[:40]!r})"


def _leaks(found: ReadBack, expected: Expected) -> Iterator[tuple[str, str]]:
    if expected.search is None:
        return
    places = [*found.hidden, ("the file name", expected.file)]
    hits = [
        *leaks(expected.search, (found.lying, found.read), places),
        *marked(expected.search, found.read or found.lying, found.drawn),
    ]
    for hit in {hit.item: hit for hit in reversed(hits)}.values():
        yield "leak", f"{hit.item} must not be read by this reader, but stands on {hit.place}"


def _missing(found: ReadBack, expected: Expected) -> Iterator[Diagnostic]:
    if expected.search is None:
        return
    for words in missing(expected.search, (found.lying, found.read)):
        yield Diagnostic(
            "missing-words",
            f"{expected.file}: {words.path} is for this reader, but not all of its words stand in the file",
            words.span,
            "the file was not published; nothing was overwritten",
        )
