"""What a sample invents: said once in a book."""

from typing import Final

from briefing.document import Blocks
from briefing.sections.base.blocks import paragraph
from briefing.sections.base.context import Context

SAYING: Final = ("handling", "seating")  # the first of these in a book says it


def sample(context: Context, saying: tuple[str, ...] = SAYING) -> Blocks:
    """The line that says what is invented, for a book in which no section of `saying` says it."""
    words = context.edition.about.event.sample
    if not words or any(section.section in saying for section in context.edition.outline.sections):
        return ()
    return (paragraph(words, "sample"),)
