"""Runs of inlines."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document import Inline, Inlines, Text
from briefing.markup.typography import one_stop


def merged(inlines: Sequence[Inline]) -> Inlines:
    """Neighbouring texts as one."""
    found: list[Inline] = []
    for inline in inlines:
        last = found[-1] if found else None
        if isinstance(inline, Text) and isinstance(last, Text):
            found[-1] = Text(one_stop(last.text + inline.text), last.span)
        elif not (isinstance(inline, Text) and not inline.text):
            found.append(inline)
    return tuple(found)
