"""Who may have each string of a summit, by the rules as docs/briefs.md tells them; it shares no code with selection.

A reader has what stands under labels that he reads, all the way up; in fields that his role may have; and in papers of
the delegation that it is about. Facts, sources and charts are his where something that he has names them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from briefing.charts import ChartSpec
from briefing.roles import HOST, ROLES
from briefing.schema import Line, Located, Model, Plain, Prose
from briefing.summit import DelegationBrief, GlossaryTerm, Outline, Person, Summit

WORDS: Final = (Plain, Line, Prose)
_TOKEN: Final = re.compile(r"[\w.-]+")
_FILLED: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\[\^[^\]]*\]|(?<=\])\([^)\s]*\)", re.S)
_PARTS: Final = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)")
_MARKER: Final = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")


@dataclass(frozen=True)
class Reader:
    """An audience of a summit with somebody's papers in its hands; "" are the papers of all."""

    audience: str
    role: str
    reads: frozenset[str]
    delegation: str


@dataclass(frozen=True)
class Rules:
    """What stands over a string."""

    label: tuple[str, ...]  # what says nothing itself inherits it
    closed: tuple[tuple[str, ...], ...] = ()  # a reader has one label of each
    roles: frozenset[str] = frozenset(ROLES)
    papers: tuple[frozenset[str], ...] = ()  # a reader's papers are of one delegation of each
    named: str = ""  # the id by which it is called
    audience: str = ""  # the one that it is about
    term: str = ""  # that it explains

    def may(self, reader: Reader, called: frozenset[str]) -> bool:
        mine = not reader.delegation or all(reader.delegation in whose for whose in self.papers)
        labelled = all(reader.reads & set(labels) for labels in self.closed)
        own = self.audience in ("", reader.audience)
        return (
            mine
            and labelled
            and own
            and reader.role in self.roles
            and (not self.named or self.named in called)
        )

    def of(self, *whose: str) -> Rules:
        return replace(self, papers=(*self.papers, frozenset(whose)))


@dataclass(frozen=True)
class Said:
    """One string of a summit."""

    text: Located
    field: str  # of the model: `Ask.fallback`
    rules: Rules

    @property
    def parts(self) -> list[str]:
        """Its paragraphs and items, cut where something is filled in."""
        found = [_MARKER.sub("", part) for part in _PARTS.split(self.text)]
        return [piece for part in found for piece in _FILLED.split(part) if piece.strip()]


def said(summit: Summit) -> Iterator[Said]:
    """Every string of a summit, ids and file names too."""
    top = Rules((summit.settings.default_label,))
    for name, value in summit.__dict__.items():
        if name in ("judge", "outlines", "span", "folder"):
            continue
        below = top.of("") if name == "regional" else top
        yield from _below(value, f"Summit.{name}", _declared(summit, name, below))


def printed_for(summit: Summit, reader: Reader) -> tuple[list[Said], list[Said]]:
    """What of all that a page can show this reader may have, and what he may not."""
    everything = [*said(summit), *_of_outlines(summit, reader)]
    called: frozenset[str] = frozenset()
    while True:
        mine = [s for s in everything if s.rules.may(reader, called)]
        names = frozenset(token.strip(".") for s in mine for token in _TOKEN.findall(s.text))
        if names == called:
            break
        called = names
    ids = {s.text for s in everything if s.field == "Person.id"}
    words = [s for s in everything if type(s.text) in WORDS and not (s.field == "Point.to" and s.text in ids)]
    return [s for s in words if s.rules.may(reader, called)], [
        s for s in words if not s.rules.may(reader, called)
    ]


def _of_outlines(summit: Summit, reader: Reader) -> Iterator[Said]:
    scope = "delegation" if reader.delegation else "regional"
    for outline in summit.outlines.values():
        if reader.audience in outline.audiences and outline.scope == scope:
            yield from _below(outline, "Summit.outlines", Rules(()))


def _below(value: Any, field: str, rules: Rules) -> Iterator[Said]:
    if isinstance(value, Located):
        yield Said(value, field, rules)
    elif isinstance(value, Model):
        yield from _inside(value, rules)
    elif isinstance(value, tuple):
        for item in value:
            yield from _below(item, field, rules)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _below(item, field, _keyed(field, key, rules))


def _keyed(field: str, key: str, rules: Rules) -> Rules:
    """What the key of a mapping says: whose part it is, or by what name it is called."""
    if field in ("Summit.facts", "Summit.sources", "Summit.charts"):
        return replace(rules, named=key)
    if field == "TopicBrief.parts":
        return rules.of(key)
    if field == "SummitSettings.audiences":
        return replace(rules, audience=key)
    return rules


def _inside(model: Model, rules: Rules) -> Iterator[Said]:
    for name, value in model.__dict__.items():
        if name not in ("span", "audience", "only", "marking", "accept"):
            below = _declared(model, name, _ruled(model, rules))
            yield from _below(value, f"{type(model).__name__}.{name}", below)


def _declared(model: Model, name: str, rules: Rules) -> Rules:
    reads = model.shape().reads.get(name)
    return replace(rules, roles=rules.roles & reads) if reads else rules


def _ruled(model: Model, rules: Rules) -> Rules:
    """The rules over what is inside a model."""
    values = model.__dict__
    rules = replace(rules, label=values.get("audience") or rules.label)
    if isinstance(model, Person) and model.attending == "not-attending":
        rules = replace(rules, roles=rules.roles & HOST)
    if isinstance(model, DelegationBrief):
        return rules.of(str(model.id))  # its own label is what its parts inherit
    if "audience" in values:
        rules = replace(rules, closed=(*rules.closed, rules.label))
    if isinstance(model, GlossaryTerm):
        rules = replace(rules, term=str(model.term))
    for whose in (values.get("only"), values.get("delegations")):
        if whose and not isinstance(model, (Summit, Outline)) and isinstance(whose, tuple):
            rules = rules.of(*map(str, whose))
    plan = values.get("delegation")
    return rules.of(str(plan)) if plan and not isinstance(model, ChartSpec) else rules
