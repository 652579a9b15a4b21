"""What topics and other sections offer if there is room, and their pages had none for."""

from briefing.document import Blocks, LeftOver
from briefing.sections.base import Context
from briefing.summit import OutlineSection

EXAMPLE = "- {section: left-over, title: More on the topics, starts: run-on}"


def compose(context: Context, section: OutlineSection) -> Blocks:
    """Sections before it have the option `room`; where their pages hold all that they offer, it is left out."""
    return (LeftOver(),)
