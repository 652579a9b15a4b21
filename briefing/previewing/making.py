"""An order made into pages, as far as a window needs it: nothing is written as a file but the page that is looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Final

from briefing import pipeline
from briefing.checking import Reading
from briefing.diagnostics import BriefError, Diagnostic
from briefing.document import Document
from briefing.drawings import PictureStore
from briefing.editions import Edition
from briefing.frames.laid import LaidDocument
from briefing.frames.pages import Page
from briefing.pipeline import BuildOptions
from briefing.previewing import rendering
from briefing.previewing.author_words import AuthorWords
from briefing.previewing.page_text import PageText
from briefing.previewing.pointing import Pointing
from briefing.previewing.speaking import spoken
from briefing.summit import Order, Summit

MOST_PICTURES: Final = 64  # of pages, for each order that is open
_NUMBERS: Final = count(1)


@dataclass(slots=True)
class Made:
    """The pages of an order with what they were made of; `digests` tell one page from another of any revision.

    `refused` is why only a draft has these pages.
    """

    summit: Summit
    edition: Edition
    document: Document
    laid: LaidDocument
    pictures: PictureStore
    digests: tuple[str, ...]
    refused: tuple[Diagnostic, ...] = ()
    _drawn: OrderedDict[tuple[str, float], bytes] = field(default_factory=OrderedDict)
    _texts: dict[str, PageText] = field(default_factory=dict)
    _pointing: Pointing | None = None

    def text(self, number: int) -> PageText:
        """The words of a page, gathered once."""
        digest = self.digests[number - 1]
        if digest not in self._texts:
            self._texts[digest] = PageText(self.laid.pages[number - 1], self.pictures.drawing)
        return self._texts[digest]

    def texts(self) -> list[PageText]:
        """The words of all pages."""
        return [self.text(number) for number in range(1, len(self.laid.pages) + 1)]

    def pointing(self, found: Reading) -> Pointing:
        """Where the words of these pages were written, in the files that were read."""
        if self._pointing is None:
            said = found.others.get(self.edition.order.language, found)
            words = spoken(AuthorWords(said), self.edition)
            self._pointing = Pointing(words, self.pictures.charts(), self.edition.order.delegation)
        return self._pointing

    def png(self, number: int, scale: float) -> bytes:
        """A page as a picture, drawn once. Threads may ask at once, and one may let go what another has just drawn."""
        key = (self.digests[number - 1], scale)
        drawn = self._drawn.get(key)
        if drawn is None:
            target = pipeline.paper_of(self.edition).print.colour
            page = self.laid.pages[number - 1]
            pdf = rendering.alone(page, self.document.metadata, target, self.pictures)
            drawn = rendering.png(pdf, scale)
        self._drawn[key] = drawn
        with suppress(KeyError):
            self._drawn.move_to_end(key)
            while len(self._drawn) > MOST_PICTURES:
                self._drawn.popitem(last=False)
        return drawn


def made(summit: Summit, order: Order, options: BuildOptions, before: Made | None = None) -> Made:
    """Stages 3 to 5; pages that are as they were `before` keep their digests and their pictures."""
    edition = pipeline.select(summit, order)
    document, refused = _composed(edition, options)
    pictures = PictureStore(options.assets, options.cache)
    document, laid = pipeline.lay_pages(document, edition, pictures)
    known = _known(before) if before is not None else {}
    digests = tuple(_digest(page, known) for page in laid.pages)
    now = Made(summit, edition, document, laid, pictures, digests, refused)
    if before is not None:
        now._drawn = before._drawn
        now._texts = {digest: text for digest, text in before._texts.items() if digest in digests}
    return now


def _composed(edition: Edition, options: BuildOptions) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The document; where only a draft may print it, as a draft prints it, with the reasons."""
    try:
        return pipeline.compose(edition, options), ()
    except BriefError as error:
        return pipeline.compose(edition, replace(options, draft=True)), error.diagnostics


def _known(before: Made) -> Mapping[int, list[tuple[Page, str]]]:
    """Pages by how much is on them, since pages are compared and not hashed."""
    found: dict[int, list[tuple[Page, str]]] = {}
    for page, digest in zip(before.laid.pages, before.digests, strict=True):
        found.setdefault(len(page.content), []).append((page, digest))
    return found


def _digest(page: Page, known: Mapping[int, list[tuple[Page, str]]]) -> str:
    same = (digest for other, digest in known.get(len(page.content), ()) if other == page)
    return next(same, None) or f"{next(_NUMBERS):x}"
