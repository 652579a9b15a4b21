"""Small documents drawn straight on paper, for tests of the canvas itself."""

from __future__ import annotations

from datetime import date

from briefing.document import Metadata
from briefing.layout.colours import BLACK, Target
from briefing.layout.faces import Face
from briefing.layout.paper import Paper

PAGE = (400.0, 300.0)
METADATA = Metadata("A title", "An author", "A subject", ("one", "two"), "en", date(2025, 10, 31))


def paper(target: Target = "rgb", metadata: Metadata = METADATA) -> Paper:
    """A document with its first page begun."""
    made = Paper(metadata, target)
    made.begin_page(*PAGE)
    return made


def words_on(face: Face, text: str, size: float = 12) -> bytes:
    """A file with one paragraph of one run."""
    made = paper()
    made.text(made.structure.root.add("P"), face, size, BLACK, 20, 100, text)
    made.end_page()
    return made.save()
