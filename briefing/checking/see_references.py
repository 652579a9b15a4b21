"""`see` in texts whose readers have no such place in their book: its words would break off in the middle."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from briefing.checking.checkup import Checkup
from briefing.checking.traversal import TextUse
from briefing.summit import AudienceRule, DelegationBrief, Outline

_TOPICS: Final = frozenset({"topics", "regional-overview"})  # the sections in which a topic has a place


def check(checkup: Checkup, written: TextUse, seen: Iterable[str]) -> None:
    """Warn of each place that a text sends to, for the readers of the text whose book has it not."""
    for target in dict.fromkeys(seen):
        without = [id_ for id_ in _readers(checkup, written) if not _has(checkup, id_, target, written.path)]
        if without:
            checkup.problems.warn(
                "see-nowhere", f"{', '.join(without)} may read this text, but {_is_not(target)} in that book",
                checkup.reading.origins.text(written.text, target),
                "give the text a narrower audience, or write what can be read without the reference",
            )  # fmt: skip


def _is_not(target: str) -> str:
    kind, _, id_ = target.partition(".")
    return f"the topic '{id_}' is not" if kind == "topic" and id_ else f"the section '{target}' is not"


def _readers(checkup: Checkup, written: TextUse) -> list[str]:
    audiences = checkup.summit.settings.audiences
    return [
        id_
        for id_, rule in audiences.items()
        if rule.role in written.roles and set(rule.reads) & set(written.labels)
    ]


def _has(checkup: Checkup, audience: str, target: str, path: str) -> bool:
    """Whether the books of an audience have a place; who has no book misses none."""
    rule = checkup.summit.settings.audiences[audience]
    books = _books(checkup, audience, rule)
    sections = [{section.section for section in book.sections} for book in books]
    kind, _, id_ = target.partition(".")
    if kind != "topic" or not id_:
        return not books or any(target in found for found in sections)
    topic = checkup.summit.topics.get(id_)
    if not books or topic is None:
        return True
    labels = topic.audience or (checkup.summit.settings.default_label,)
    if not set(rule.reads) & set(labels):
        return False
    return any(
        found & _TOPICS and (not book.chosen_topics or all(_chose(b, id_) for b in _printing(checkup, path)))
        for book, found in zip(books, sections, strict=True)
    )


def _printing(checkup: Checkup, path: str) -> list[DelegationBrief]:
    """The delegations in whose books with chosen topics a text stands."""
    kind, whose, *inner = path.split(".")
    briefs = list(checkup.summit.delegations.values())
    if kind == "delegations":
        return [brief for brief in briefs if brief.id == whose]
    if kind == "topics":
        part = inner[1] if inner[:1] == ["parts"] else ""
        return [brief for brief in briefs if _chose(brief, whose) and part in ("", brief.id)]
    return briefs


def _chose(brief: DelegationBrief, topic: str) -> bool:
    return not brief.topics or topic in brief.topics


def _books(checkup: Checkup, audience: str, rule: AudienceRule) -> list[Outline]:
    outlines = checkup.summit.outlines
    own = {rule.book} if rule.book else set()
    return [book for id_, book in outlines.items() if id_ in own or audience in book.audiences]
