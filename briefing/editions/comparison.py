"""What changed for one reader between two versions of the briefs.

Items are matched by what they are called (an id, a title, a question), paragraphs by likeness. Only
what this reader may see in both versions is compared, so that nothing withheld shows as a change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, Final

from briefing.editions.edition import Change, Changes, Edition, FactChange, SessionChange
from briefing.editions.rules import is_item
from briefing.schema import AuthorText, Line, Model, Placed

ALIKE: Final = 0.55  # from this likeness on, two paragraphs are one that was reworded
_TITLES: Final = (
    "title", "heading", "question", "aim", "text", "label", "term", "claim", "objective", "bottom_line",
    "summary",
)  # fmt: skip
WHEN_AND_WHERE: Final = ("date", "start", "end", "place", "room")  # of a session: told apart from its words
_NO_CONTENT: Final = frozenset({"span", "audience", "marking", "only", "sources", "source"})

Item = tuple[AuthorText | None, str]  # its title and its words
Items = dict[str, Item]


def changes(before: Edition, after: Edition) -> Changes:
    """The differences that a reader of `before` meets in `after`, section by section."""
    sessions = tuple(_moved(before, after))
    old, new = _sections(before), _sections(after)
    return Changes(
        version=before.about.version,
        date=before.about.date,
        items=tuple(c for name in new for c in _compared(name, old.get(name, {}), new[name])),
        facts=tuple(
            FactChange(id=id_, before=before.facts[id_], after=fact)
            for id_, fact in after.facts.items()
            if id_ in before.facts and _said(before.facts[id_]) != _said(fact)
        ),
        sessions=sessions,
    )


def _moved(before: Edition, after: Edition) -> Iterator[SessionChange]:
    """Sessions of both versions whose time or place is another."""
    earlier = {session.id: session for session in before.programme}
    for session in after.programme:
        old = earlier.get(session.id)
        if old is not None and any(getattr(old, name) != getattr(session, name) for name in WHEN_AND_WHERE):
            yield SessionChange(before=old, after=session)


def _sections(edition: Edition) -> dict[str, Items]:
    """The items of every kind of section, each with its title and its words."""
    brief = edition.delegation
    programme = tuple(s.replaced(**dict.fromkeys(WHEN_AND_WHERE)) for s in edition.programme)
    found: dict[str, Any] = {"run-of-show": programme, "regional-overview": edition.regional}
    if brief is not None:
        found |= {
            "bottom-line": brief.bottom_line, "scene-setter": brief.scene, "points": brief.points,
            "aims": (brief.aims, brief.tactical), "background": brief.background, "asks": brief.asks,
            "if-raised": brief.if_raised, "at-a-glance": (brief.profile, brief.profile_text),
            "commitments": brief.commitments, "press-lines": brief.press, "watch-outs": brief.watch_outs,
            "clearance": brief.clearance, "practical": (brief.welcome, brief.practical, edition.practical),
        }  # fmt: skip
    found |= {
        "topics": edition.topics,
        "people": (edition.hosts, *(b.people for b in edition.delegations.values())),
        "seating": edition.seating,
        "coverage": edition.coverage,
    }
    return {name: dict(_items(value)) for name, value in found.items()}


def _items(value: Any, above: str = "") -> Iterator[tuple[str, Item]]:
    """Every item by its name, the innermost apart: what an item says beside the items in it is its own."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _items(inner, f"{above}/{key}")
    elif isinstance(value, tuple):
        for inner in value:
            called = (getattr(inner, "id", None) or _title(inner) or "") if isinstance(inner, Model) else ""
            yield from _items(inner, f"{above}/{called}" if called else above)
    elif isinstance(value, Model):
        inside = {k: v for k, v in value.__dict__.items() if _holds_items(v)}
        for key, inner in inside.items():
            yield from _items(inner, f"{above}/{key}")
        yield above, (_title(value), _said(value, frozenset(inside)))


def _holds_items(value: Any) -> bool:
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else ()
    return any(is_item(v) for v in inner)


def _title(value: Model) -> AuthorText | None:
    texts = (getattr(value, name, None) for name in ("display", *_TITLES))
    found = next((t for t in texts if isinstance(t, Placed) and t), None)
    return found if isinstance(found, AuthorText) or found is None else Line(found, found.span)


def _said(value: Any, without: frozenset[str] = frozenset()) -> str:
    """The words of a value with their spaces evened out: no place, no reading rule, no source."""
    if isinstance(value, Model):
        members = value.__dict__.items()
        return "\n".join(
            f"{k}: {_said(v)}" for k, v in members if k not in _NO_CONTENT | without and v is not None
        )
    if isinstance(value, Mapping):
        return "\n".join(f"{k}: {_said(v)}" for k, v in value.items())
    if isinstance(value, tuple):
        return "\n".join(_said(v) for v in value)
    return " ".join(str(value).split())


def _compared(section: str, old: Items, new: Items) -> Iterable[Change]:
    gone = {name: words for name, (_, words) in old.items() if name not in new}
    for name, (title, words) in new.items():
        if name not in old:
            twin = _twin(words, gone)
            if twin:
                del gone[twin]
            yield Change(section=section, kind="reworded" if twin else "new", title=title)
        elif old[name][1] != words:
            yield Change(section=section, kind="reworded", title=title)
    if gone:
        yield Change(section=section, kind="removed", count=len(gone))


def _twin(words: str, gone: Mapping[str, str]) -> str | None:
    """The removed item that these words are most like, if they are alike at all."""
    likeness = {name: SequenceMatcher(None, words, old, autojunk=False).ratio() for name, old in gone.items()}
    best = max(likeness, key=lambda name: likeness[name], default=None)
    return best if best is not None and likeness[best] >= ALIKE else None
