"""An earlier edition made ready to be compared with the present one, text by text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefing.editions import Edition, FactChange, SessionChange

RUN_OF_SHOW: Final = "run-of-show"
WHEN_AND_WHERE: Final = ("date", "start", "end", "place", "room")  # of a session: told apart from its words
VALUE: Final = (
    "value",
    "to",
    "text",
    "unit",
    "decimals",
    "bound",
    "as_of",
    "status",
)  # of a fact: likewise


def as_it_was(edition: Edition) -> Edition | None:
    """What this reader had, under the present version and outline and with the kinds of now; figures and hours, which have tables of their own, are
    those of now.
    """
    before = edition.before
    if before is None:
        return None
    facts = {
        id_: old.replaced(**{name: getattr(edition.facts[id_], name) for name in VALUE})
        for id_, old in before.facts.items()
        if id_ in edition.facts
    }
    now = {session.id: session for session in edition.programme} if _prints_hours(edition) else {}
    programme = tuple(
        old.replaced(**{name: getattr(now[old.id], name) for name in WHEN_AND_WHERE})
        if old.id in now
        else old
        for old in before.programme
    )
    return before.replaced(
        order=edition.order,
        outline=edition.outline,
        about=edition.about.replaced(event=before.about.event),
        facts={**edition.facts, **before.facts, **facts},
        sources={**edition.sources, **before.sources},
        programme=programme,
        kinds=edition.kinds.over(before.kinds),
    )


def moved(edition: Edition) -> Iterator[SessionChange]:
    """Sessions of both versions whose time or place is another, where the book prints them."""
    if edition.before is None or not _prints_hours(edition):
        return
    earlier = {session.id: session for session in edition.before.programme}
    for session in edition.programme:
        old = earlier.get(session.id)
        if old is not None and any(getattr(old, name) != getattr(session, name) for name in WHEN_AND_WHERE):
            yield SessionChange(before=old, after=session)


def other_facts(edition: Edition, called: dict[str, None]) -> Iterator[FactChange]:
    """Facts that the book prints and that were others before."""
    earlier = edition.before.facts if edition.before is not None else {}
    for id_ in sorted(called):
        old, new = earlier.get(id_), edition.facts[id_]
        if old is not None and any(getattr(old, name) != getattr(new, name) for name in VALUE):
            yield FactChange(before=old, after=new)


def _prints_hours(edition: Edition) -> bool:
    return any(section.section == RUN_OF_SHOW for section in edition.outline.sections)
