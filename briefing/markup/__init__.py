"""The author's inline markup: a small Markdown as inlines and blocks of the document tree.

Known are emphasis, strong, links, lists, paragraphs, `as it stands` and note calls [^source].
Everything else that Markdown can is an error, so that nothing is printed as it should not be.
"""

from briefing.markup.reading import examine, to_blocks, to_inlines
from briefing.markup.runs import merged
from briefing.markup.shapes import in_line, in_plain
from briefing.markup.typography import NBSP, Habits, one_stop, typographic

__all__ = [
    "NBSP",
    "Habits",
    "examine",
    "in_line",
    "in_plain",
    "merged",
    "one_stop",
    "to_blocks",
    "to_inlines",
    "typographic",
]
