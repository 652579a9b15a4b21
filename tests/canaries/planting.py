"""A summit made from the model itself: a word of its own in every field that can be printed, every kind of rule on it.

A field that is added to the model is planted by itself; one that needs more than a word (an id, a date) is named in `GIVEN`.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from decimal import Decimal
from inspect import get_annotations
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

import yaml

from briefing.charts import ChartSpec
from briefing.roles import ROLES
from briefing.schema import Line, Model, Plain, Prose, kebab
from briefing.schema.rules import Rules
from briefing.sections.base import SECTIONS
from briefing.summit import (
    Contact,
    CoverageClaim,
    DelegationBrief,
    Deliverables,
    Event,
    Fact,
    GlossaryTerm,
    HandlingNote,
    Item,
    LateNews,
    Name,
    Person,
    Point,
    Recipient,
    RegionalBrief,
    Seat,
    SeatingPlan,
    Session,
    Source,
    Statement,
    TopicBrief,
)

LABELS: Final = ("vault", "inner", "table", "street")
AUDIENCES: Final[dict[str, tuple[str, tuple[str, ...]]]] = {  # audience: role and labels
    "chief": ("principal", ("inner", "table", "street")),
    "desk": ("staff", LABELS),
    "voice": ("interpreter", ("table", "street")),
    "visitors": ("guests", ("table", "street")),
    "wire": ("press", ("street",)),
    "everyone": ("public", ("street",)),
}
DELEGATIONS: Final = ("norland", "surland")
COMMON: Final = "harbour"  # a word of every text, so that the glossary's terms stand in every book


@dataclass(frozen=True, slots=True)
class Canary:
    """A planted word, the field it was planted in (`Ask.fallback`), and who may read it; a reason why a finding stands is for nobody who reads papers."""

    word: str
    field: str
    labels: tuple[str, ...]
    roles: frozenset[str]
    only: tuple[str, ...] | None
    whose: str  # the delegation it belongs to, "" for all
    path: str  # the models and fields around it

    def may(self, audience: str, delegation: str) -> bool:
        """The rules, as docs/briefs.md tells them; "" is the book of all."""
        role, reads = AUDIENCES[audience]
        mine = not delegation or self.whose in ("", delegation)
        named = self.only is None or not delegation or delegation in self.only
        return mine and named and role in self.roles and not set(reads).isdisjoint(self.labels)


@dataclass(frozen=True, slots=True)
class _Place:
    """What the parent of a value hands down."""

    labels: tuple[str, ...] = ("vault",)
    roles: frozenset[str] = frozenset(ROLES)
    only: tuple[str, ...] | None = None
    whose: str = ""
    path: str = ""
    around: tuple[tuple[str, ...], ...] = ()  # the labels that close what they stand around


@dataclass
class Planting:
    """One summit; `turn` rotates the labels, so that in some turns every field has had each."""

    turn: int = 0
    canaries: list[Canary] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)  # what the author calls things, and no page does
    _items: int = 0
    _ids: int = 0

    def word(self, name: str, at: _Place) -> str:
        number, letters = len(self.canaries) + 1000 * self.turn, ""
        for _ in range(5):
            number, rest = divmod(number, 10)
            letters += "bdfglmnprt"[rest] + "a"  # none that is another's in some spelling
        word = "Zq" + letters
        self.canaries.append(Canary(word, name, at.labels, at.roles, at.only, at.whose, at.path))
        return word

    def of(self, model: type[Model], at: _Place, **given: Any) -> dict[str, Any]:
        """A mapping of a model with every field planted; `given` are its own words, None leaves a field out."""
        found: dict[str, Any] = {}
        if issubclass(model, Item) and "audience" not in given:
            at = self._ruled(model, at, found)
        elif "audience" in given:
            closed = () if model is DelegationBrief else (tuple(given["audience"]),)
            at = replace(at, labels=tuple(given["audience"]), around=(*at.around, *closed))
        given = {**GIVEN.get(model.__name__, {}), **given}
        for name, (kind, rules) in fields_of(model).items():
            if name in ("span", "audience", "only", "marking", "accept", "checked"):
                if given.get(name) is not None:
                    found[name] = given[name]
                continue
            below = replace(at, path=f"{at.path}/{model.__name__}.{name}")
            if rules.reads is not None:
                below = replace(below, roles=at.roles & rules.reads)
            if name == "accept":
                value = {"quoted": self.word(f"{model.__name__}.{name}", replace(below, roles=frozenset()))}
            elif name in given:
                value = given[name](self, below) if callable(given[name]) else given[name]
            else:
                value = self._value(kind, below, f"{model.__name__}.{name}")
            if value is not None:
                found[kebab(name)] = value
        return found

    def _ruled(self, model: type[Model], at: _Place, found: dict[str, Any]) -> _Place:
        """A label of its own for two of three items, no wider than what stands around it; now and then `only`."""
        self._items += 1
        chosen = (self._items + self.turn) % (len(LABELS) + 2)
        if chosen < len(LABELS) and self._no_wider(LABELS[chosen], at):
            at = replace(at, labels=(LABELS[chosen],), around=(*at.around, (LABELS[chosen],)))
            found["audience"] = [LABELS[chosen]]
        elif model is not DelegationBrief:
            at = replace(at, around=(*at.around, at.labels))
        own = [d for d in (at.only or DELEGATIONS) if at.whose in ("", d)]
        if (self._items + self.turn) % 5 == 0 and own:
            at = replace(at, only=(own[self._items % len(own)],))
            found["only"] = list(at.only or ())
        return at

    def _no_wider(self, label: str, at: _Place) -> bool:
        """Whether everybody who reads the label may have what stands around."""
        return all(
            role in at.roles and all(set(reads) & set(labels) for labels in at.around)
            for role, reads in AUDIENCES.values()
            if label in reads
        )

    def _value(self, kind: Any, at: _Place, name: str) -> Any:
        origin, args = get_origin(kind), get_args(kind)
        if origin is Annotated:
            return self._value(args[0], at, name)
        if origin in (Union, types.UnionType):
            return self._value(next(a for a in args if a is not types.NoneType), at, name)
        if origin is tuple:
            many = 4 if isinstance(args[0], type) and issubclass(args[0], Item) else 2
            return [self._value(args[0], at, name) for _ in range(many)]
        if origin is Literal:
            return args[(self._items + self.turn) % len(args)]
        if origin is not None and issubclass(origin, Mapping):
            raise TypeError(f"{name}: a mapping is given its keys by name")
        return self._one(kind, at, name)

    def _one(self, kind: Any, at: _Place, name: str) -> Any:
        if kind is Plain:
            return self.word(name, at)
        if kind is Line:
            return f"{self.word(name, at)} *{COMMON}*"
        if kind is Prose:
            first, second = self.word(name, at), self.word(name, at)
            return f"{first} {COMMON}.\n\n- {second} **{COMMON}**\n"
        if isinstance(kind, type) and issubclass(kind, Model):
            return self.of(kind, at)
        simple = {bool: False, int: 7, Decimal: "12.5", date: "2031-05-06", time: "10:00"}
        if kind in simple:
            return simple[kind]
        raise TypeError(f"{name}: say in GIVEN what a {kind} holds here")

    def id(self, _: _Place | None = None) -> str:
        self._ids += 1
        self.ids.add(f"id-of-{self._ids}")
        return f"id-of-{self._ids}"


def fields_of(model: type[Model]) -> dict[str, tuple[Any, Rules]]:
    """Every field with its type and what is said of it."""
    found: dict[str, tuple[Any, Rules]] = {}
    for cls in reversed(model.__mro__):
        for name, kind in get_annotations(cls, locals={}, eval_str=True).items():
            said = getattr(model, name, None)
            if "ClassVar" not in str(kind) and not name.startswith("_"):
                found[name] = (kind, said if isinstance(said, Rules) else Rules())
    return found


def _id(planting: Planting, _: _Place) -> str:
    return planting.id()


def _named(planting: Planting, at: _Place) -> list[dict[str, str]]:
    return [{"text": planting.word("Named.text", at), "language": "sv"}]


def _open(planting: Planting, at: _Place) -> str:
    """Of a delegation's brief itself: what it is called is no secret."""
    return planting.word("DelegationBrief.capital", replace(at, labels=LABELS))


def _term(planting: Planting, _: _Place) -> str:
    """A word that every book holds, since the glossary has those alone."""
    planting.terms.append(f"{COMMON}{'bcdfghjklmnpqrstvwxz'[len(planting.terms)]}")
    return planting.terms[-1]


GIVEN: Final[dict[str, dict[str, Any]]] = {
    "Statement": {"id": None, "sources": [], "basis": None},
    "Named": {"language": "sv"},
    "Person": {"id": _id, "family": None, "native": _named, "photo": None, "photo_credit": None, "seat_name": None, "sources": [], "role": "official",
               "attending": "confirmed", "sample": False},
    "Point": {"id": _id, "topic": None, "session": None, "waits_for": None},
    "Ask": {"id": _id, "topic": None, "waits_for": None},
    "Question": {"topic": None, "press": True, "waits_for": None},
    "Aim": {"waits_for": None},
    "PressLine": {"id": None, "sources": [], "basis": None, "waits_for": None},
    "Raised": {"id": None, "sources": [], "basis": None},
    "Clearance": {"waits_for": None},
    "Deliverable": {"id": _id, "waits_for": None},
    "DraftParagraph": {"id": _id},
    "Conversation": {"id": None, "sources": [], "basis": None},
    "Gift": {"session": None},
    "NewsItem": {"date": "2031-05-03", "sources": []},
    "Decision": {"id": _id, "words": []},
    "Minutes": {"press": 3, "must_say": [], "drop_first": []},
    "Turn": {"points": [], "minutes": 2},
    "GlossaryTerm": {"term": _term, "acronym": None, "translations": _named},
    "Name": {"native": _named, "use": "short"},
    "CoverageClaim": {"sources": [], "topic": None},
    "Recipient": {"copies": 1},
    "TopicBrief": {"guest_figures": []},
    "TopicPart": {"charts": []},
    "RegionalBrief": {"charts": []},
    "DelegationBrief": {"capital": _open, "position": None, "precedence": None, "topics": [], "guest_figures": []},
    "BottomLine": {"one_number": "f-street"},
    "Event": {"second_time_zone": "Asia/Almaty"},
    "Fact": {"sources": ["s-open"], "unit": "km", "to": None, "decimals": None, "announced": None, "in_force": None, "until": None, "counter": None, "bound": None},
    "Source": {"number": None, "class_": "press", "url": "https://example.org/a", "archived": "https://example.org/b"},
    "Session": {"id": _id, "delegations": None, "seating": None},
}  # fmt: skip


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def planted(folder: Path, turn: int = 0) -> Planting:
    """The folder of briefs of one turn, and what was planted in it."""
    planting = Planting(turn)
    planting.ids |= {f"{kind}-{label}" for kind in "csft" for label in (*LABELS, "open")}
    planting.ids |= {f"{whose}-head" for whose in (*DELEGATIONS, "host")} | {f"plan{n}" for n in range(8)}
    for name, content in _files(planting):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False), encoding="utf-8"
        )
    return planting


def _files(planting: Planting) -> Iterator[tuple[str, Any]]:
    top = _Place()
    yield "summit.yaml", _settings(planting, top)
    yield "books/main.yaml", _outline(planting, "main", "delegation")
    yield "books/all.yaml", _outline(planting, "all", "regional")
    yield (
        "people.yaml",
        {"people": [_head(planting, "host-head", top), planting.of(Person, top), planting.of(Person, top)]},
    )
    for id_ in DELEGATIONS:
        yield f"delegations/{id_}.yaml", _delegation(planting, id_)
    yield "topics/sea.yaml", _topic(planting)
    yield "programme.yaml", {"sessions": _sessions(planting)}
    yield "seating.yaml", {"plans": _plans(planting)}
    for name, key, model in (
        ("glossary", "terms", GlossaryTerm), ("coverage", "claims", CoverageClaim), ("contacts", "contacts", Contact),
    ):  # fmt: skip
        at = replace(top, roles=frozenset({"staff"})) if name == "contacts" else top
        yield f"{name}.yaml", {key: [planting.of(model, at) for _ in range(6)]}
    practical = [planting.of(Statement, top) for _ in range(6)]
    terms = {"audience": ["street"], "text": " ".join(planting.terms)}
    yield "practical.yaml", {"practical": [*practical, *_facts_called(), terms]}
    yield (
        "regional.yaml",
        planting.of(RegionalBrief, replace(top, whose="-")),
    )
    yield "deliverables.yaml", planting.of(Deliverables, top)
    yield "news.yaml", planting.of(LateNews, top)
    yield "charts.yaml", {"charts": _charts(planting)}
    yield "sources.yaml", {"sources": _sources(planting)}
    yield "facts.yaml", {"facts": _facts(planting)}


def _settings(planting: Planting, top: _Place) -> dict[str, Any]:
    everybody = replace(top, labels=("street",))
    event = planting.of(
        Event, everybody, host=planting.of(Name, everybody), host_code="XHO", dates=["2031-05-06", "2031-05-07"],
        time_zone="Europe/Oslo",
    )  # fmt: skip
    return {
        "id": "canaries", "event": event, "as-of": "2031-05-01", "date": "2031-05-02", "version": "7.3",
        "book-id": "CY/2031", "languages": ["en", "ru", "fr"],
        "audiences": {
            id_: {"title": planting.word("AudienceRule.title", replace(top, labels=LABELS, roles=frozenset({role, "staff"}))), "role": role,
                  "reads": list(reads), "book": "main"}
            for id_, (role, reads) in AUDIENCES.items()
        },
        "default-label": "vault",
        "markings": {"plain": {"text": planting.word("MarkingRule.text", everybody), "rank": 1}},
        "default-marking": "plain",
        "defaults": {"audience": "chief", "language": "en", "format": "a4", "style": "secretariat"},
        "handling": [planting.of(HandlingNote, top) for _ in range(5)],
        "distribution": [planting.of(Recipient, top) for _ in range(5)],
    }  # fmt: skip


def _outline(planting: Planting, id_: str, scope: str) -> dict[str, Any]:

    sections = [s for s in SECTIONS.of_program() if s not in ("name-index", "sources", "cover")]
    return {
        "id": id_, "title": "Book", "audiences": list(AUDIENCES), "scope": scope,
        "sections": [{"section": s} for s in ("cover", *sections, "name-index")]
        + [{"section": "sources", "options": {"facts": True}}],
    }  # fmt: skip


def _head(planting: Planting, id_: str, at: _Place) -> dict[str, Any]:
    return planting.of(
        Person, at, id=id_, role="head", precedence=1, audience=["street"],
        seat_name=lambda p, a: p.word("Person.seat_name", a),
    )  # fmt: skip


def _delegation(planting: Planting, id_: str) -> dict[str, Any]:
    at = _Place(labels=("table",), whose=id_)
    code = {"norland": "XNO", "surland": "XSU"}[id_]
    people = [_head(planting, f"{id_}-head", at), *(planting.of(Person, at) for _ in range(6))]
    return planting.of(
        DelegationBrief, at, audience=["table"], id=id_, code=code, head=f"{id_}-head", people=people, figures=["f-street"],
        charts=[f"c-{label}" for label in LABELS], map=None, name=planting.of(Name, replace(_Place(), labels=LABELS)),
        points=[planting.of(Point, at, use=use) for use in ("say", "if-raised", "avoid") for _ in range(4)],
    )  # fmt: skip


def _topic(planting: Planting) -> dict[str, Any]:
    from briefing.summit import TopicPart

    at = _Place(labels=("street",), around=(("street",),))
    parts = {id_: planting.of(TopicPart, replace(at, whose=id_)) for id_ in DELEGATIONS}
    return planting.of(TopicBrief, at, audience=["street"], id="sea", parts=parts, figures=[], charts=[])


def _sessions(planting: Planting) -> list[dict[str, Any]]:
    return [
        planting.of(Session, _Place(), start=f"{9 + n:02}:00", end=f"{9 + n:02}:30", format="bilateral", date="2031-05-06")
        for n in range(6)
    ]  # fmt: skip


def _plans(planting: Planting) -> list[dict[str, Any]]:
    """Plans of all and of one delegation; the heads have no label, so that their own name stands on the chair."""
    found = []
    for n in range(8):
        whose = DELEGATIONS[n // 2 % 2] if n % 2 else ""

        def seats(p: Planting, at: _Place, whose: str = whose) -> list[dict[str, Any]]:
            heads = {"guest": f"{whose}-head" if whose else None, "host": "host-head"}
            return [
                p.of(Seat, at, side=side, order=order, behind=False, person=head if order == 1 else None,
                     **({"label": None} if head and order == 1 else {}))
                for side, head in heads.items() for order in (1, 2)
            ]  # fmt: skip

        at = _Place(whose=whose)
        found.append(
            planting.of(SeatingPlan, at, id=f"plan{n}", session=None, delegation=whose or None, seats=seats)
        )
    return found


def _charts(planting: Planting) -> dict[str, Any]:
    words = {"title", "subtitle", "note", "alt"}
    unset = {name: None for name in fields_of(ChartSpec) if name not in words}
    return {
        f"c-{label}": planting.of(
            ChartSpec, _Place(labels=(label,)), **{
                **unset, "audience": [label], "kind": "ranked-bar", "source": ["s-open"],
                "data": lambda p, at: [{"of": p.word("ChartSpec.data", at), "number": n} for n in (3, 5)],
                "by": "of", "value": "number",
            },
        )
        for label in LABELS
    }  # fmt: skip


def _sources(planting: Planting) -> dict[str, Any]:
    """One for each label, called by a text of that label."""
    found = {f"s-{label}": planting.of(Source, _Place(labels=(label,))) for label in LABELS}
    return found | {"s-open": planting.of(Source, _Place(labels=LABELS))}


def _facts(planting: Planting) -> dict[str, Any]:
    return {
        f"f-{label}": planting.of(Fact, _Place(labels=(label,)), audience=[label], text=None, sources=["s-open"]) for label in LABELS
    } | {
        f"t-{label}": planting.of(Fact, _Place(labels=(label,)), audience=[label], value=None, sources=["s-open"], unit=None)
        for label in LABELS
    }  # fmt: skip


def _facts_called() -> list[dict[str, Any]]:
    return [
        {
            "audience": [label],
            "text": f'It is {{{{ fact("f-{label}") }}}}, {{{{ fact("t-{label}") }}}}.[^s-{label}]',
        }
        for label in LABELS
    ]
