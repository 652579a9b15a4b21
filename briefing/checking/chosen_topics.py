"""The topics that a delegation's brief chooses for books that hold only those."""

from __future__ import annotations

from briefing.checking.checkup import Checkup
from briefing.summit import DelegationBrief


def check(checkup: Checkup) -> None:
    """Report a topic that is chosen twice, a choice that no book asks for, and one that its reader may not have."""
    summit = checkup.summit
    books = {id_: book for id_, book in summit.outlines.items() if book.chosen_topics}
    readers = {who for book in books.values() for who in book.audiences if who in summit.settings.audiences}
    choosing = [brief for brief in summit.delegations.values() if brief.topics]
    for brief in choosing:
        _each(checkup, brief, sorted(readers))
    if choosing and not books and checkup.reading.whole:
        brief = choosing[0]
        checkup.problems.warn(
            "no-choice", "no outline holds only chosen topics: every book prints all of them",
            checkup.place(brief.span, "topics", brief.topics[0]),
            "write 'options: {chosen: true}' at the section 'topics' of a book, or take 'topics' out here",
        )  # fmt: skip


def _each(checkup: Checkup, brief: DelegationBrief, readers: list[str]) -> None:
    summit = checkup.summit
    for number, id_ in enumerate(brief.topics):
        place = getattr(id_, "span", None)
        if id_ in brief.topics[:number]:
            checkup.problems.error(
                "duplicate-topic", f"the topic '{id_}' is chosen twice", place, "take one of the two out"
            )
            continue
        topic = summit.topics.get(id_)
        if topic is None:
            continue
        labels = set(topic.audience or (summit.settings.default_label,))
        without = [who for who in readers if not labels & set(summit.settings.audiences[who].reads)]
        if without:
            checkup.problems.warn(
                "chosen-not-readable",
                f"the topic '{id_}' is chosen for the book of {', '.join(without)}, who may not read it",
                place, "give the topic a wider audience, or choose another",
            )  # fmt: skip
