"""An order made into pages, as far as a window needs it: nothing is written as a file but the page that is looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from briefing import pipeline
from briefing.document import Document
from briefing.drawings import PictureStore
from briefing.editions import Edition
from briefing.frames.laid import LaidDocument
from briefing.frames.pages import Page
from briefing.pipeline import BuildOptions
from briefing.previewing import rendering
from briefing.summit import Order, Summit

MOST_PICTURES: Final = 64  # of pages, for each order that is open
_NUMBERS: Final = count(1)


@dataclass(slots=True)
class Made:
    """The pages of an order with what they were made of; `digests` tell one page from another of any revision."""

    summit: Summit
    edition: Edition
    document: Document
    laid: LaidDocument
    pictures: PictureStore
    digests: tuple[str, ...]
    _drawn: OrderedDict[tuple[str, float], bytes] = field(default_factory=OrderedDict)

    def png(self, number: int, scale: float) -> bytes:
        """A page as a picture, drawn once."""
        key = (self.digests[number - 1], scale)
        if key not in self._drawn:
            target = pipeline.paper_of(self.edition).print.colour
            page = self.laid.pages[number - 1]
            pdf = rendering.alone(page, self.document.metadata, target, self.pictures)
            self._drawn[key] = rendering.png(pdf, scale)
        self._drawn.move_to_end(key)
        while len(self._drawn) > MOST_PICTURES:
            self._drawn.popitem(last=False)
        return self._drawn[key]


def made(summit: Summit, order: Order, options: BuildOptions, before: Made | None = None) -> Made:
    """Stages 3 to 5; pages that are as they were `before` keep their digests and their pictures."""
    edition = pipeline.select(summit, order)
    document = pipeline.compose(edition, options)
    pictures = PictureStore(options.assets, options.cache)
    document, laid = pipeline.lay_pages(document, edition, pictures)
    known = _known(before) if before is not None else {}
    digests = tuple(_digest(page, known) for page in laid.pages)
    drawn = before._drawn if before is not None else OrderedDict()
    return Made(summit, edition, document, laid, pictures, digests, drawn)


def _known(before: Made) -> Mapping[int, list[tuple[Page, str]]]:
    """Pages by how much is on them, since pages are compared and not hashed."""
    found: dict[int, list[tuple[Page, str]]] = {}
    for page, digest in zip(before.laid.pages, before.digests, strict=True):
        found.setdefault(len(page.content), []).append((page, digest))
    return found


def _digest(page: Page, known: Mapping[int, list[tuple[Page, str]]]) -> str:
    same = (digest for other, digest in known.get(len(page.content), ()) if other == page)
    return next(same, None) or f"{next(_NUMBERS):x}"
