"""What was made of an order, as a window shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefing.diagnostics import Diagnostic, Span
from briefing.frames.laid import LaidDocument, PageLabel, PlacedPart
from briefing.frames.pages import Content, GlyphRun, Group
from briefing.previewing.making import Made
from briefing.previewing.shown import Budget, Entry, Finding, ShownPage


def pages_of(made: Made) -> tuple[ShownPage, ...]:
    """Every page with the parts on it."""
    folios = _folios(made.laid)
    return tuple(
        ShownPage(
            number, folios[number - 1], page.width, page.height, made.digests[number - 1],
            tuple(part.id for part in made.laid.parts if _on(part, number - 1)),
        )
        for number, page in enumerate(made.laid.pages, 1)
    )  # fmt: skip


def _on(part: PlacedPart, page: int) -> bool:
    return part.first <= page < part.first + max(part.pages, 1)


def _folios(laid: LaidDocument) -> list[str]:
    """What each page is called, as the file's own labels say."""
    found: list[str] = []
    labels = list(laid.labels) or [PageLabel(0, "D", 1)]
    for page in range(len(laid.pages)):
        label = next(label for label in reversed(labels) if label.first <= page)
        found.append(_number(label.start + page - label.first, label.style))
    return found


def _number(number: int, style: str) -> str:
    if style == "D":
        return str(number)
    return _roman(number) if style in ("r", "R") else ""


def _roman(number: int) -> str:
    signs = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    found = ""
    for value, sign in signs:
        found += sign * (number // value)
        number %= value
    return found


def budgets_of(made: Made) -> tuple[Budget, ...]:
    """What each section takes and may take."""
    return tuple(
        Budget(part.id, part.title, part.tab, placed.first + 1, placed.pages, part.budget or 0)
        for part, placed in zip(made.document.parts, made.laid.parts, strict=True)
        if placed.pages
    )


def contents_of(made: Made) -> tuple[Entry, ...]:
    """The bookmarks with the pages that they lead to."""
    pages = {
        place.name: number for number, page in enumerate(made.laid.pages, 1) for place in page.destinations
    }
    return tuple(
        Entry(mark.words, pages[mark.target], mark.level)
        for mark in made.laid.bookmarks
        if mark.target in pages
    )


def findings_of(made: Made | None, diagnostics: Iterable[Diagnostic]) -> tuple[Finding, ...]:
    """What `check` and the layout found, each with the first page that shows its line."""
    every = list(diagnostics)
    lines: Mapping[tuple[str, int], int] = {}
    if made is not None:
        every += (*made.refused, *made.laid.problems, *made.laid.hints)
        lines = _pages_of_lines(made.laid)
    return tuple(finding_of(one, _page_of(one, lines)) for one in dict.fromkeys(every))


def _page_of(one: Diagnostic, pages: Mapping[tuple[str, int], int]) -> int:
    return pages.get((one.span.file, one.span.line), 0) if one.span is not None else 0


def finding_of(one: Diagnostic, page: int = 0) -> Finding:
    """A diagnostic as a window shows it."""
    span = one.span or Span("", 0, 0, 0)
    return Finding(
        one.code, one.message, one.help, one.severity.value, span.file, span.line, span.column, span.length, page
    )  # fmt: skip


def _pages_of_lines(laid: LaidDocument) -> dict[tuple[str, int], int]:
    """The first page of what is written in each line."""
    found: dict[tuple[str, int], int] = {}
    for number, page in enumerate(laid.pages, 1):
        for run in _runs(page.content):
            if run.span is not None:
                found.setdefault((run.span.file, run.span.line), number)
    return found


def _runs(content: Iterable[Content]) -> Iterator[GlyphRun]:
    for one in content:
        if isinstance(one, Group):
            yield from _runs(one.content)
        else:
            yield from (item for item in one.items if isinstance(item, GlyphRun))
