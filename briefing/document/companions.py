"""Page numbers of another document, printed where this one asks for them."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.document.inlines import Inline, Inlines, Reference, Text
from briefing.document.traversal import rewritten
from briefing.document.whole import Document


def paged(document: Document, places: Mapping[str, str]) -> Document:
    """The document with the pages of its companion in place of references to them."""

    def numbered(inline: Inline) -> Inline:
        if isinstance(inline, Reference) and inline.show == "page" and inline.target in places:
            return Text(places[inline.target])
        return inline

    def change(run: Inlines) -> Inlines:
        return tuple(map(numbered, run))

    parts = tuple(part.replaced(blocks=rewritten(part.blocks, change)) for part in document.parts)
    return document.replaced(parts=parts, companion=None)
