"""What a book must show: the words that its outline prints and that its reader may have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from briefing.diagnostics import Span
from briefing.editions import Edition
from briefing.judging import Passage
from briefing.publishing.search_terms import CUT, own_words, squeeze
from briefing.roles import HOST

_BRIEF: Final = "delegations/*/"
REGION: Final = "regional-overview"  # says nothing to who may not have the regional brief
LEFT_OVER: Final = "left-over"
OFFERED: Final = "/body/*/text"  # what a section with the option `room` prints only if its pages hold it
PRINTS: Final[dict[str, tuple[str, ...]]] = {
    "run-of-show": ("programme/*/title", "programme/*/guest-title", "programme/*/you-do", "programme/*/note"),
    "regional-overview": ("regional/objective", "regional/bottom-line", "regional/body/*/text",
                          "regional/differences/*/text",
                          "topics/*/title", "topics/*/summary", "topics/*/body/*/text", "topics/*/host-view/*/text"),
    "deliverables": ("deliverables/joint/*/text",),
    "late-news": ("news/rule", "news/items/*/text"),
    "coverage": ("coverage/*/claim", "coverage/*/correction"),
}  # fmt: skip
"""The fields that a section prints whole, whatever else it shows."""
ABOUT_ONE: Final[dict[str, tuple[str, ...]]] = {
    "bottom-line": ("bottom-line/objective", "bottom-line/decisions/*/text", "bottom-line/red-lines/*/text"),
    "scene-setter": ("scene/bottom-line", "scene/body/*/text", "scene/last-contact/text", "scene/last-contact/promises/*/text"),
    "deliverables": ("takes-home/*/text",),
    "points": ("points/*/text",),
    "aims": ("aims/*/aim", "aims/*/response", "tactical/*/text"),
    "background": ("background/may-use/*/text", "background/do-not-disclose/*/text"),
    "asks": ("asks/*/title", "asks/*/text", "asks/*/status", "asks/*/fallback", "asks/*/red-line", "asks/*/announce"),
    "if-raised": ("if-raised/*/question", "if-raised/*/line", "if-raised/*/back-up", "if-raised/*/do-not-say"),
    "commitments": ("commitments/*/text", "commitments/*/evidence"),
    "press-lines": ("press/lines/*/text", "press/readout/text"),
    "watch-outs": ("watch-outs/*/text",),
    "practical": ("welcome/text", "practical/*/text"),
}  # fmt: skip
"""The same for sections about the one delegation whose book it is."""
_MARKUP: Final = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])\s+", re.M)
_UNSURE: Final = re.compile(r"\{%|[<>&`\\]|https?:")  # what a page may show otherwise than it is written


@dataclass(frozen=True, slots=True)
class RequiredWords:
    """Words that must stand somewhere in a file, squeezed, and where they were written."""

    span: Span
    path: str
    words: tuple[str, ...]


def required_words_of(edition: Edition, may: Iterable[Passage]) -> Iterator[RequiredWords]:
    """Of a book every passage that its sections print; other papers choose among theirs."""
    if edition.order.product != "book":
        return
    wanted = frozenset(_fields(edition))
    own = f"delegations.{edition.order.delegation}."
    for passage in may:
        about_one = passage.field.startswith(_BRIEF)
        if passage.field not in wanted or passage.path.startswith(own) != about_one:
            continue
        if passage.field.endswith("/guest-title") and edition.audience.role in HOST:
            continue
        if not _UNSURE.search(passage.text) and (words := tuple(_words(passage.text))):
            yield RequiredWords(passage.span, passage.path, words)


def _fields(edition: Edition) -> Iterator[str]:
    kept = any(section.section == LEFT_OVER for section in edition.outline.sections)
    for section in edition.outline.sections:
        if section.section != REGION or edition.regional is not None:
            printed = PRINTS.get(section.section, ())
            offered = not kept and bool(section.options.get("room"))
            yield from (field for field in printed if not (offered and field.endswith(OFFERED)))
        if edition.delegation is not None:
            yield from (_BRIEF + name for name in ABOUT_ONE.get(section.section, ()))


def _words(text: str) -> Iterator[str]:
    """The runs of words between what is filled in, each item of a list by itself, without its sign."""
    for run in own_words(_MARKUP.sub("\n\n", text)).split(CUT):
        for paragraph in run.split("\n\n"):
            if words := squeeze(paragraph):
                yield words
