"""What a sample invents: said once in a book."""

from briefing.document import Blocks
from briefing.sections.base.blocks import paragraph
from briefing.sections.base.context import Context


def sample(context: Context) -> Blocks:
    """The line that says what is invented, for a book that has no page on its handling, where it stands once for all."""
    words = context.edition.about.event.sample
    if not words or any(section.section == "handling" for section in context.edition.outline.sections):
        return ()
    return (paragraph(words, "sample"),)
