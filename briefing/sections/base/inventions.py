"""What a sample invents: said once in a book."""

from typing import Final

from briefing.document import Blocks
from briefing.sections.base.blocks import paragraph
from briefing.sections.base.context import Context

SAYING: Final = ("handling", "seating")  # the sections that say it themselves


def sample(context: Context) -> Blocks:
    """The line that says what is invented, for a book in which no other section says it."""
    words = context.edition.about.event.sample
    if not words or any(section.section in SAYING for section in context.edition.outline.sections):
        return ()
    return (paragraph(words, "sample"),)
