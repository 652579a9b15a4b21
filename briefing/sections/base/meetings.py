"""A meeting by the minute: turns with their points, and how long our words take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final, Literal, TypeAlias

from briefing.languages.speech import minutes_of, whole_minutes, words_in
from briefing.schema import Line
from briefing.sections.base.context import Context
from briefing.summit import Minutes, Point, Session
from briefing.values import Value

A_TURN: Final = 2  # points that are said before the other side is heard, where no turns are given
CLOSE: Final = 1  # the minute in which a meeting is closed
Who: TypeAlias = Literal["press", "we", "they", "close"]
POINTS: Final = "points"  # the section that prints the minutes


class Stretch(Value):
    """Some minutes of a meeting, with what is said in them."""

    who: Who
    minutes: int
    points: tuple[Point, ...] = ()
    text: Line | None = None


class Meeting(Value):
    """A session as it is planned: `stretches` with the times at which they begin, `others` for points that stand in none."""

    session: Session
    plan: Minutes
    stretches: tuple[tuple[datetime, Stretch], ...]
    others: tuple[Point, ...]
    numbers: dict[str, int]  # of the points that are said, by id


def planned(context: Context) -> list[Session]:
    """The meetings of which this book prints the minutes."""
    edition = context.edition
    if edition.delegation is None or all(s.section != POINTS for s in edition.outline.sections):
        return []
    return [s for s in edition.programme if s.minutes is not None and s.ends is not None]


def meeting_of(context: Context, session: Session) -> Meeting:
    """The turns of the plan, else of the program's own making."""
    plan = session.minutes or Minutes()
    points = points_of(context, session)
    made = _given(context, session, plan) if plan.turns else list(_computed(session, plan, points))
    inside = [point for stretch in made for point in stretch.points]
    others = tuple(point for point in points if point not in inside)
    said = [point for point in (*inside, *others) if point.use == "say"]
    numbers = {point.id: number for number, point in enumerate(said, 1)}
    return Meeting(session, plan, tuple(_timed(session.begins, made)), others, numbers)


def points_of(context: Context, session: Session, use: str = "say") -> list[Point]:
    """The points of a session, the first priority first."""
    found = (p for p in context.brief.points if p.session == session.id and p.use == use)
    return sorted(found, key=lambda p: p.priority)


def spoken(context: Context, session: Session) -> tuple[int, int]:
    """How many words are ours in a meeting, and how many whole minutes they take with their interpretation."""
    plan, says = session.minutes or Minutes(), session.says
    texts = [context.words(point.text) for point in points_of(context, session)]
    if says is not None:
        texts += [context.words(words) for words in (says.opening, says.hand_over, says.closing)]
    count = sum(map(words_in, texts))
    rate = context.language.setting.words_per_minute
    return count, whole_minutes(minutes_of(count, rate, plan.interpretation))


def _given(context: Context, session: Session, plan: Minutes) -> list[Stretch]:
    known = {point.id: point for point in context.brief.points if point.session == session.id}
    found = [
        Stretch(turn.who, turn.minutes, tuple(known[id_] for id_ in turn.points if id_ in known), turn.text)
        for turn in plan.turns
    ]
    if plan.press and all(turn.who != "press" for turn in plan.turns):
        found.insert(0, Stretch("press", plan.press))
    rest = (session.length or 0) - sum(stretch.minutes for stretch in found)
    return [*found, Stretch("close", rest)] if rest > 0 else found


def _computed(session: Session, plan: Minutes, points: Sequence[Point]) -> Iterator[Stretch]:
    """The press, then two points and their answer, in equal shares of what is left, and a minute to close."""
    own = [point for point in points if not point.by]
    groups = [tuple(own[at : at + A_TURN]) for at in range(0, len(own), A_TURN)] or [()]
    left, many = max((session.length or 0) - plan.press - CLOSE, 0), 2 * len(groups)
    shares = [left * (n + 1) // many - left * n // many for n in range(many)]
    if plan.press:
        yield Stretch("press", plan.press)
    for at, group in enumerate(groups):
        yield Stretch("we", shares[2 * at], group)
        yield Stretch("they", shares[2 * at + 1])
    yield Stretch("close", CLOSE)


def _timed(begins: datetime, stretches: Iterable[Stretch]) -> Iterator[tuple[datetime, Stretch]]:
    for stretch in stretches:
        yield begins, stretch
        begins += timedelta(minutes=stretch.minutes)
