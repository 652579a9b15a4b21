"""What a finished file must be, said by its order and not by what was made of it."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import formats
from briefing.document import Block, Document, Heading, walk
from briefing.editions import Edition
from briefing.products.base import language_of, whose
from briefing.publishing.leaks import Search
from briefing.publishing.verification import Expected, ExpectedText
from briefing.sections.base import Context
from briefing.sections.cover import book_id
from briefing.typesetting import TypesetDocument

POINTS = 72 / 25.4  # of a millimetre


def expected_of(
    edition: Edition, document: Document, made: TypesetDocument, file: str, search: Search
) -> Expected:
    """What an edition's order says, and how many pages and chapters were made of it."""
    order = edition.order
    format_ = formats.load(order.format, order.target, edition.kinds)
    bleed = 2 * format_.print.bleed
    return Expected(
        file=file,
        identity=dict(document.metadata.identity),
        pages=made.pages,
        language=order.language,
        page_size=((format_.width + bleed) * POINTS, (format_.height + bleed) * POINTS),
        bookmarks=sum(1 for block in _blocks(document) if _is_chapter(block)),
        printed=tuple(_printed(edition, document, _running_pages(document, made, format_.running))),
        series=edition.about.book_id,
        codes=frozenset(edition.codes.values()),
        search=search,
    )


def _printed(edition: Edition, document: Document, running: tuple[int, ...]) -> Iterator[ExpectedText]:
    """Whose it is, and which; papers without running words, such as cards, say it only in their metadata."""
    context = Context(edition, language_of(edition), with_notes=False)
    if running:
        yield ExpectedText("delegation", whose(context), running)
        yield ExpectedText("number", book_id(context), running)
        said = dict(document.metadata.identity)
        if "copy" in said:
            yield ExpectedText(
                "copy", context.word("copy-of", copy=said["copy"], copies=said["copies"]), running
            )
        if "recipient" in said:
            yield ExpectedText("recipient", said["recipient"], running)
    if any(part.id == "cover" for part in document.parts):
        yield ExpectedText("version", f"{context.word('version')} {edition.about.version}")
        yield ExpectedText("audience", edition.audience.title)


def _running_pages(document: Document, made: TypesetDocument, running: bool) -> tuple[int, ...]:
    """Numbers of the pages with a running head and foot: those on which only such parts lie."""
    found: dict[int, bool] = {}
    for part, placed in zip(document.parts, made.parts, strict=False):
        for page in range(placed.first + 1, placed.first + placed.pages + 1):
            found[page] = found.get(page, running) and part.running
    return tuple(page for page, runs in found.items() if runs)


def _blocks(document: Document) -> Iterator[Block]:
    return (block for part in document.parts for block in walk(part.blocks))


def _is_chapter(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1 and block.in_outline and bool(block.id)
