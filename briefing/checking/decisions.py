"""What waits for the principal's decision, and what is offered as if he had taken it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from briefing.checking.checkup import Checkup
from briefing.checking.terms import free
from briefing.letters import Finder
from briefing.roles import HOST
from briefing.schema import AuthorText, Model
from briefing.summit import Ask, Clearance, Decision, DelegationBrief, Item

_THEIRS: Final = frozenset({"question", "press_question", "aim"})  # not said by us
_NOT_OFFERED: Final = frozenset({"do_not_say", "red_line", "status", "why", "note"}) | _THEIRS
_OF_THEIR_ASK: Final = frozenset({"title", "text"})


def check(checkup: Checkup) -> None:
    """Report what waits for no decision of its delegation, what leaves the house before one, and what takes one in advance."""
    for brief in checkup.summit.delegations.values():
        decisions = brief.bottom_line.decisions if brief.bottom_line is not None else ()
        for item in _waiting(brief):
            _known(checkup, item, decisions)
            if isinstance(item, Clearance):
                _not_cleared(checkup, item)
            elif item.span is not None:
                _inside(checkup, brief, item)
        _settled(checkup, brief, decisions)
    found = checkup.summit.deliverables
    for item in found.joint if found is not None else ():
        if item.waits_for:  # a decision is taken about one delegation
            _known(checkup, item, ())


def _items(brief: DelegationBrief) -> Iterator[Item]:
    """Whatever is offered to the guest or the press, and may wait for a decision."""
    yield from (
        *brief.points,
        *brief.asks,
        *brief.if_raised,
        *brief.aims,
        *brief.takes_home,
        *_of_press(brief),
    )


def _waiting(brief: DelegationBrief) -> Iterator[Item]:
    return (item for item in (*_items(brief), *brief.clearance) if getattr(item, "waits_for", None))


def _known(checkup: Checkup, item: Item, decisions: Iterable[Decision]) -> None:
    id_ = str(getattr(item, "waits_for", ""))
    known = [decision.id for decision in decisions]
    if id_ not in known:
        checkup.unknown("decision", id_, known, checkup.place(item.span, "waits-for", id_))


def _not_cleared(checkup: Checkup, entry: Clearance) -> None:
    if entry.status == "cleared":
        checkup.problems.error(
            "cleared-undecided", f"{entry.office} has cleared, though it waits for '{entry.waits_for}'",
            checkup.place(entry.span, "status", entry.status), "write 'reserved', or take 'waits-for' out",
        )  # fmt: skip


def _inside(checkup: Checkup, brief: DelegationBrief, item: Item) -> None:
    """What is not decided leaves the house in nobody's papers."""
    rules = checkup.summit.settings.audiences
    around = brief.press.audience if brief.press is not None and item in _of_press(brief) else None
    labels = item.audience or around or brief.audience or (checkup.summit.settings.default_label,)
    outside = sorted(
        id_ for id_, rule in rules.items() if rule.role not in HOST and set(rule.reads) & set(labels)
    )
    if outside:
        checkup.problems.error(
            "undecided-outside",
            f"this waits for '{getattr(item, 'waits_for', '')}', and {', '.join(outside)} may read it before it is decided",
            checkup.place(item.span, "waits-for"), "give it a narrower audience, or say it without what waits",
        )  # fmt: skip


def _of_press(brief: DelegationBrief) -> tuple[Item, ...]:
    return (*brief.press.lines, *filter(None, (brief.press.readout,))) if brief.press is not None else ()


def _settled(checkup: Checkup, brief: DelegationBrief, decisions: Iterable[Decision]) -> None:
    """A decision's own words in what does not wait for it."""
    whose: dict[str, str] = {word: decision.id for decision in decisions for word in decision.words}
    if not whose:
        return
    finder = Finder(whose)
    for text, waits_for in _offers(checkup, brief):
        for start, end, word in finder.all_in(free(text)):
            if waits_for != whose[word]:
                checkup.problems.error(
                    "offered-as-settled", f"'{text[start:end]}' is offered as settled; it waits for '{whose[word]}'",
                    checkup.reading.origins.offset(text, start, end - start),
                    f"add 'waits-for: {whose[word]}' here, or say it without these words",
                )  # fmt: skip


def _offers(checkup: Checkup, brief: DelegationBrief) -> Iterator[tuple[AuthorText, str | None]]:
    for item in _items(brief):
        yield from ((text, getattr(item, "waits_for", None)) for text in _texts(item))
    for session in checkup.summit.programme:
        if session.delegations == (brief.id,):
            for part in (session.says, *session.if_wrong, session.you_do):
                yield from ((text, None) for text in _texts(part))


def _texts(value: Model | AuthorText | None) -> Iterator[AuthorText]:
    """What is offered in a text, or in the texts of a model."""
    if isinstance(value, AuthorText):
        yield value
    elif value is not None:
        theirs = isinstance(value, Ask) and value.by == "theirs"
        kept = _NOT_OFFERED | _OF_THEIR_ASK if theirs else _NOT_OFFERED
        inner = ((name, text) for name, text in value.__dict__.items() if isinstance(text, AuthorText))
        yield from (text for name, text in inner if name not in kept)
