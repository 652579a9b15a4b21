"""The index of the names that stand in this book."""

from briefing.document import Blocks, NameIndex
from briefing.sections.base import Context
from briefing.summit import OutlineSection

REPEATS = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    return (NameIndex(),)
