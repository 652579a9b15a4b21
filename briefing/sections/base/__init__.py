"""What every section composes with: the context, and the blocks that sections share."""

from briefing.sections.base.anchoring import anchored
from briefing.sections.base.binding import Binder
from briefing.sections.base.blocks import (
    JUDGED,
    cell,
    ended,
    head,
    heading,
    joined,
    label,
    limit_row,
    opened,
    paragraph,
    row,
    strong,
    text,
)
from briefing.sections.base.context import Context
from briefing.sections.base.indexing import NameMarker
from briefing.sections.base.kind import SECTIONS, Section
from briefing.sections.base.naming import index_entry
from briefing.sections.base.pruning import listed_in, over, pruned, says_something, speaks

__all__ = [
    "JUDGED",
    "SECTIONS",
    "Binder",
    "Context",
    "NameMarker",
    "Section",
    "anchored",
    "cell",
    "ended",
    "head",
    "heading",
    "index_entry",
    "joined",
    "label",
    "limit_row",
    "listed_in",
    "opened",
    "over",
    "paragraph",
    "pruned",
    "row",
    "says_something",
    "speaks",
    "strong",
    "text",
]
