"""Finished inlines on their way through a text that is still text.

Functions of a text return *inserts*: private-use characters that stand for finished inlines, so
that what they print survives the Markdown that follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

Finished: TypeAlias = tuple[Any, ...]  # inlines of the document tree, which this stage does not know

OPEN: Final = "\ue000"
CLOSE: Final = "\ue001"
INSERT: Final = re.compile(f"{OPEN}(\\d+){CLOSE}")


@dataclass(slots=True)
class Inserts:
    """Finished inlines, each behind a mark that no author can type."""

    kept: list[Finished] = field(default_factory=list)

    def add(self, inlines: Finished) -> str:
        """The mark that stands for these inlines in a text."""
        self.kept.append(inlines)
        return f"{OPEN}{len(self.kept) - 1}{CLOSE}"
