"""What a file of `sections/` holds."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, Protocol

from briefing.checking.options import Takes
from briefing.document import Blocks
from briefing.kinds import CodeKind, CodeSet
from briefing.kinds.soundness import misfit
from briefing.sections.base.context import Context
from briefing.summit import OutlineSection


class Section(CodeKind, Protocol):
    """A file of `sections/`. Its title is the word of its own name, unless an outline gives it another.

    `OPTIONS` are what an outline may say under `options`. `ABOUT_ONE`: it says nothing where all delegations share a book.
    `REPEATS`: it only repeats what other sections say, so that no change in it is told.
    """

    OPTIONS: Mapping[str, Takes] = MappingProxyType({})
    ABOUT_ONE: bool = False
    REPEATS: bool = False

    def compose(self, context: Context, section: OutlineSection) -> Blocks:
        """Blocks for one reader, from what `context.edition` has; none where there is nothing to say."""
        ...


def _wrong(answer: Any) -> str:
    """Of blocks that are none."""
    return misfit(answer, Blocks)


SECTIONS: Final = CodeSet[Section]("section", "sections", Section, _wrong)
