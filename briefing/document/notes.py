"""Notes: the sources that a document calls."""

from __future__ import annotations

from briefing.document.inlines import Inlines, Text
from briefing.values import Value


class Note(Value):
    """A source: `number` calls it and orders the list, where it stands under its `code` with its `address` in a line of its own."""

    content: Inlines
    number: int
    code: str = ""
    address: Inlines = ()

    @property
    def run(self) -> Inlines:
        """All of it as one run of words."""
        return (*self.content, Text(" "), *self.address) if self.address else self.content
