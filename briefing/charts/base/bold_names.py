"""Which names are set bold."""

from __future__ import annotations


class BoldName:
    """What has a name in a chart and may be brought forward."""

    __slots__ = ()
    strong: bool
    own: bool

    @property
    def bold(self) -> bool:
        """Whether the name is set bold: what is brought forward, and always the book's own country."""
        return self.strong or self.own
