"""The six stages, one under another: start reading here.

read -> check -> select -> compose -> lay out -> publish. Each stage takes the type that the
one before it gives; nothing goes back.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import editions, formats, languages, layout, reading, styles
from briefing.charts import CHARTS, Chart, ChartContext
from briefing.charts.base.contact_sheets import contact_document
from briefing.checking.chart_data import countries_of
from briefing.checking.given import Given
from briefing.diagnostics import BriefError, Diagnostic, Problems, Severity
from briefing.document import EMPTY, Document, Figure, Sides, identified, paged, walk
from briefing.drawings import PictureStore
from briefing.editions import Edition, Readership
from briefing.formats import Format
from briefing.frames.laid import LaidDocument
from briefing.judging.summary import summarise
from briefing.languages import Language
from briefing.lazy import lazy
from briefing.markup.typography import Habits, typographic
from briefing.products.base import PRODUCTS, language_of, notices, told
from briefing.products.base.house_marks import with_house_marks
from briefing.roles import STAFF
from briefing.schema import Line, Mapped, Plain
from briefing.summit import Order, Summit
from briefing.templates import fill
from briefing.typesetting import TypesetDocument, places_of, typeset, written

if TYPE_CHECKING:
    from briefing.publishing import expectations, linearization, searching, verification
else:
    expectations = lazy("briefing.publishing.expectations")
    linearization = lazy("briefing.publishing.linearization")
    searching = lazy("briefing.publishing.searching")
    verification = lazy("briefing.publishing.verification")


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How an edition becomes a file, beside what is in it.

    `assets` is the folder of photographs and maps, `cache` where finished drawings are kept, None for nowhere;
    with more than one of the `cores`, charts are drawn beside the layout.
    A `draft` is built in spite of its budgets and says so on every page, as `watermark` says its words. `copy` of
    `copies` numbers a copy for its `recipient`; 0 is an unnumbered one. `given` is what was set for this build alone.
    """

    assets: Path
    cache: Path | None = None
    cores: int = 1
    draft: bool = False
    copy: int = 0
    copies: int = 0
    recipient: str = ""
    watermark: str = ""
    given: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A document and its pages."""

    document: Document
    typeset: TypesetDocument

    @property
    def identity(self) -> Mapping[str, str]:
        """What the file says of itself: product, delegation, audience, language, version, copy …"""
        return dict(self.document.metadata.identity)

    @property
    def pages(self) -> int:
        return self.typeset.pages

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """What only pages can show: words without room, budgets, letters without a face; errors first to last."""
        return self.typeset.problems

    @property
    def hints(self) -> tuple[Diagnostic, ...]:
        """What could be better on the pages and is no mistake: those that are far from full."""
        return self.typeset.hints

    def pdf(self) -> bytes:
        """The file: tagged PDF, the same bytes for the same document."""
        return self.typeset.pdf


def read_and_check(folder: Path, given: Given | None = None) -> tuple[Summit, Problems]:
    """Stages 1 and 2: the whole folder with what is `given` for one build, or a BriefError with every mistake in it."""
    return reading.read_and_check(folder, given)


def select(summit: Summit, order: Order, before: Summit | None = None) -> Edition:
    """Stage 3: what this reader may see, and nothing else; with `before`, also what changed since then."""
    edition = editions.select(summit, order, before)
    settings = summit.settings
    facing = edition.kinds.load(PRODUCTS, order.product).PRODUCT.facing
    if facing and order.language != settings.original:
        original = editions.select(summit, order.replaced(language=settings.original))
        edition = edition.replaced(original=original)
    summit = summit.said_in(order.language)
    if summit.judge is None or all(section.section != "readers" for section in edition.outline.sections):
        return edition
    return edition.replaced(readers=_readers(summit, edition))


def _readers(summit: Summit, edition: Edition) -> tuple[Readership, ...]:
    """Who else may have what this reader of the host's staff may have, as the second judge sums it up."""
    if edition.audience.role not in STAFF:
        return ()
    assert summit.judge is not None
    audiences = summit.settings.audiences
    whose = edition.order.delegation if edition.delegation is not None else ""
    return tuple(
        Readership(
            kind=line.kind, whose=line.whose, part=line.part, first=Line(line.first), many=line.many,
            readers=tuple(audiences[id_].title for id_ in line.readers), why=line.why,
            accepted=tuple(map(Plain, line.accepted)),
        )
        for line in summarise(summit.judge, edition.order.audience, whose)
    )  # fmt: skip


def compose(edition: Edition, options: BuildOptions) -> Document:
    """Stage 4: blocks and inlines in reading order."""
    language = language_of(edition)
    product = edition.kinds.load(PRODUCTS, edition.order.product)
    printed = _typographic(edition.replaced(original=None), language)
    if (original := edition.original) is not None:
        printed = printed.replaced(original=_typographic(original, language_of(original)))
    document = told(product.compose(printed, language), printed, language, options.draft)
    document = with_house_marks(document, edition)
    whole = _marked(_on_paper(document, edition, product.PRODUCT.sides), options, language.words)
    return identified(whole)


def _typographic(edition: Edition, language: Language) -> Edition:
    """The edition with names and titles as its language writes quotation marks and dashes."""
    return _typography(language.habits)(edition)


@cache
def _typography(habits: Habits) -> Mapped[Plain]:
    def written(text: Plain) -> Plain:
        found = typographic(text, habits)
        return text if found == text else Plain(found, text.span)

    return Mapped(Plain, written)


def _on_paper(document: Document, edition: Edition, sides: Sides) -> Document:
    """The document with what a print room must know of its pages: whether they have backs, where their tabs lie."""
    known: list[tuple[str, str]] = [("sides", sides)]
    if any(part.tab for part in document.parts):
        known.append(("tabs", "outer" if paper_of(edition).print.mirrored else "right"))
    metadata = document.metadata.replaced(identity=(*document.metadata.identity, *known))
    return document.replaced(metadata=metadata, sides=sides)


def lay_out(document: Document, edition: Edition, options: BuildOptions) -> LaidOut:
    """Stage 5: pages on the paper of the edition's order, in its style, with every budget measured on them."""
    with PictureStore(options.assets, options.cache, options.cores) as pictures:
        document, laid = lay_pages(document, edition, pictures)
        typeset_ = written(laid, document, paper_of(edition), pictures)
    if paper_of(edition).print.linearized:
        typeset_ = dataclasses.replace(typeset_, pdf=linearization.linearized(typeset_.pdf))
    found = tuple(d.as_warning() for d in typeset_.problems) if options.draft else typeset_.problems
    lacking = notices(document, edition, language_of(edition), options.draft)
    problems = (*_emptiness(document, edition.order), *lacking, *found)
    return LaidOut(document, dataclasses.replace(typeset_, problems=problems))


def lay_pages(document: Document, edition: Edition, pictures: PictureStore) -> tuple[Document, LaidDocument]:
    """Stage 5 without its file: the pages as values, and the document that they show, which knows the pages of its companion."""
    order, kinds, cores = edition.order, edition.kinds, pictures.cores
    style = styles.load(edition.style, kinds)
    if document.companion is not None:
        other = formats.load(document.companion.format, order.target, kinds)
        behind = layout.with_what_has_room(document.companion.document, other, style, pictures)
        document = paged(document, places_of(behind, other, style, pictures, cores))
    paper = paper_of(edition)
    pictures.prepare(_charts(document), style.enlarged() if paper.large_print else style)
    document = layout.with_what_has_room(document, paper, style, pictures)
    return document, layout.lay_out(document, paper, style, pictures, cores)


def paper_of(edition: Edition) -> Format:
    """The format of an edition's order, as its target prints it."""
    return formats.load(edition.order.format, edition.order.target, edition.kinds)


def _charts(document: Document) -> Iterator[Chart]:
    blocks = (block for part in document.parts for block in walk(part.blocks))
    pictures = (block.picture for block in blocks if isinstance(block, Figure))
    return (picture for picture in pictures if isinstance(picture, Chart))


def _emptiness(document: Document, order: Order) -> tuple[Diagnostic, ...]:
    """A warning of a file that holds only the words that it holds nothing."""
    if [part.id for part in document.parts] != [EMPTY]:
        return ()
    said = (
        f"'{order.product}' of {order.delegation} has nothing for {order.audience}: its page says only that"
    )
    help = "leave it out, or make it for another audience"
    return (Diagnostic("nothing-for-reader", said, None, help, Severity.WARNING),)


def build(edition: Edition, options: BuildOptions) -> LaidOut:
    """Stages 4 and 5 for one edition."""
    return lay_out(compose(edition, options), edition, options)


def _marked(document: Document, options: BuildOptions, words: Mapping[str, str]) -> Document:
    """The document with its copy number and draft mark in the running words and the metadata."""
    running, metadata = document.running, document.metadata
    if options.draft:
        running = running.replaced(draft=words["draft"])
    if options.watermark:
        running = running.replaced(watermark=options.watermark)
    if options.copy:
        strip = words["copy-of"].format(copy=options.copy, copies=options.copies)
        if options.recipient:
            strip += " · " + options.recipient
        number = words["copy-number"].format(copy=options.copy, copies=options.copies)
        running = running.replaced(strip=strip, copy=number)
        identity = (*metadata.identity, ("copy", str(options.copy)), ("copies", str(options.copies)))
        if options.recipient:
            identity = (*identity, ("recipient", options.recipient))
        metadata = metadata.replaced(identity=identity)
    if options.given:
        metadata = metadata.replaced(identity=(*metadata.identity, ("set", "; ".join(options.given))))
    return document.replaced(running=running, metadata=metadata)


def verify(
    summit: Summit, edition: Edition, laid_out: LaidOut, pdf: bytes, file: str
) -> tuple[Diagnostic, ...]:
    """Stage 6, first half: the finished PDF read back, against what was ordered and withheld.

    `pdf` is `laid_out.pdf()`, `file` the name it will be published under. Nothing is found in a good file.
    """
    search = searching.search_for(summit, edition, filter(None, (laid_out.identity.get("recipient"),)))
    return verification.verify(
        pdf, expectations.expected_of(edition, laid_out.document, laid_out.typeset, file, search)
    )


def unproven(summit: Summit, edition: Edition) -> dict[str, int]:
    """How many withheld figures, dates and names a search of this edition's files cannot tell, by kind."""
    return searching.unproven(summit, edition)


def _chart_words(text: str, summit: Summit, language: Language) -> str:
    """A chart's text with its figures, outside any edition."""

    def fact(id_: str, note: bool = True, unit: bool = True) -> str:
        found = summit.facts[id_]
        return (
            language.quantity(found.value, found.unit if unit else None, found.decimals, found.to)
            if found.value is not None
            else str(found.text)
        )

    return fill(text, {"fact": fact})


@dataclass(frozen=True, slots=True)
class ContactSheets:
    """`keyed`: a chart, the points of its width, and what it lists under it for want of room."""

    pdf: bytes
    keyed: list[tuple[str, float, tuple[str, ...]]]


def contact_sheets(
    summit: Summit, assets: Path, language: str, cache: Path | None, cores: int = 1
) -> ContactSheets:
    """Every chart of a summit with its words, to look through; the summit's own defaults set it."""
    summit = summit.said_in(language)
    settings, kinds = summit.settings, summit.kinds
    brought = (
        kinds.load(CHARTS, kind).WORDS for kind in sorted({spec.kind for spec in summit.charts.values()})
    )
    words = languages.load(language, kinds).with_words_of(brought)
    setting = ChartContext(
        words, countries_of(summit), facts=summit.facts, text=lambda text: _chart_words(text, summit, words),
        kinds=kinds,
    )  # fmt: skip
    document = contact_document(summit.charts.values(), setting, settings.event.short_name, settings.date)
    style = styles.load(settings.defaults.style, kinds)
    with PictureStore(assets, cache, cores) as pictures:
        pictures.prepare(_charts(document), style)
        set_ = typeset(document, formats.load(settings.defaults.format, kinds=kinds), style, pictures)
    errors = [d for d in set_.problems if d.severity is Severity.ERROR]
    if errors:
        raise BriefError(errors)
    return ContactSheets(set_.pdf, pictures.keyed(style))
