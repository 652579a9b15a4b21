"""Minutes of a meeting held against what is to be said in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.checking.checkup import Checkup
from briefing.checking.texts import CALLS
from briefing.diagnostics import Span
from briefing.languages.speech import minutes_of, whole_minutes, words_in
from briefing.schema import AuthorText
from briefing.summit import Minutes, Point, Session


def check(checkup: Checkup) -> None:
    """Report minutes that do not add up, points that the plan cannot hold, and words that take longer than there is time."""
    for session in checkup.summit.programme:
        plan = session.minutes
        if plan is None:
            continue
        points = {
            point.id: point for brief in checkup.summit.delegations.values() for point in brief.points
            if point.session == session.id
        }  # fmt: skip
        _named(checkup, session, plan, points)
        if session.length is None:
            checkup.problems.error(
                "no-end", f"'{session.id}' has a plan of minutes and no end", plan.span,
                "write 'end' beside 'start'",
            )  # fmt: skip
        elif _adds_up(checkup, session, plan, session.length):
            _spoken(checkup, session, plan, points)


def _named(checkup: Checkup, session: Session, plan: Minutes, points: dict[str, Point]) -> None:
    """Every point that a plan names must be said in this session, and may be named in one turn."""
    others = {p.id: p for p in _points_of(checkup, session) if p.id not in points}
    said = {id_ for id_, point in points.items() if point.use == "say"}
    turns = [(turn.span, "points", id_) for turn in plan.turns for id_ in turn.points]
    wanted = [(plan.span, "must-say", id_) for id_ in plan.must_say]
    wanted += [(plan.span, "drop-first", id_) for id_ in plan.drop_first]
    for span, key, id_ in (*wanted, *turns):
        place = getattr(id_, "span", None) or checkup.place(span, key, id_)
        if id_ in others:
            checkup.problems.error(
                "not-its-session", f"the point '{id_}' is not for '{session.id}'", place,
                f"write 'session: {session.id}' at the point, {checkup.place(others[id_].span, 'id', id_)}",
            )  # fmt: skip
        elif id_ not in points:
            checkup.unknown("point", id_, points, place)
        elif key != "points" and id_ not in said:
            checkup.problems.error(
                "not-said", f"'{id_}' is not said unless it is raised, so that it cannot stand here", place,
                "name a point with 'use: say'",
            )  # fmt: skip
    for id_ in plan.drop_first:
        if id_ in plan.must_say:
            checkup.problems.error(
                "said-and-dropped",
                f"'{id_}' must be said and is dropped first",
                getattr(id_, "span", None),
                "keep one of the two",
            )
    seen: set[str] = set()
    for _, _, id_ in turns:
        if id_ in seen:
            checkup.problems.error(
                "said-twice",
                f"'{id_}' stands in two turns",
                getattr(id_, "span", None),
                "keep one of the two",
            )
        seen.add(id_)


def _points_of(checkup: Checkup, session: Session) -> Iterator[Point]:
    """All points of those who are at a session, whichever session they are for."""
    for brief in checkup.summit.delegations.values():
        if not session.delegations or brief.id in session.delegations:
            yield from brief.points


def _adds_up(checkup: Checkup, session: Session, plan: Minutes, length: int) -> bool:
    turns = sum(turn.minutes for turn in plan.turns)
    if max(turns, plan.press) <= length:
        return True
    key, many = ("turns", turns) if turns > length else ("press", plan.press)
    checkup.problems.error(
        "too-many-minutes", f"{many} minutes are planned, and '{session.id}' has {length}",
        checkup.place(plan.span, key), "take minutes away, or let it end later",
    )  # fmt: skip
    return False


def _spoken(checkup: Checkup, session: Session, plan: Minutes, points: dict[str, Point]) -> None:
    """Our words have the turns that are ours; without turns they have half of what the press leaves."""
    assert session.length is not None
    ours = [turn for turn in plan.turns if turn.who == "we"]
    for turn in ours:
        texts = [points[id_].text for id_ in turn.points if id_ in points]
        _fits(checkup, plan, texts, turn.minutes, "this turn", turn.span)
    said = [point.text for point in points.values() if point.use == "say"]
    says = session.says
    around = [text for text in (says.opening, says.hand_over, says.closing) if text] if says else []
    room = sum(turn.minutes for turn in ours) if ours else (session.length - plan.press) / 2
    _fits(checkup, plan, [*said, *around], room, f"'{session.id}'", plan.span)


def _fits(
    checkup: Checkup, plan: Minutes, texts: Iterable[AuthorText], room: float, where: str, span: Span | None
) -> None:
    language = checkup.languages.get(checkup.summit.settings.defaults.language)
    if language is None:
        return
    words = sum(words_in(CALLS.sub("0", text)) for text in texts)
    needed = minutes_of(words, language.setting.words_per_minute, plan.interpretation)
    if needed > room:
        said = " with the interpretation" if plan.interpretation == "consecutive" else ""
        checkup.problems.warn(
            "words-exceed-minutes",
            f"our {words} words take {whole_minutes(needed)} minutes{said}; {where} has {room:g} of ours",
            span,
            "cut words, drop a point, or give more minutes",
        )  # fmt: skip
