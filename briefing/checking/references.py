"""References held against what they name, both ways."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from briefing.checking.texts import Checking
from briefing.diagnostics import Problems, Span
from briefing.schema import AuthorText, Model
from briefing.summit import DelegationBrief, Fact, Item, Outline, Statement, Summit


def check(summit: Summit, section_kinds: frozenset[str], used: Checking, problems: Problems) -> None:
    """Every id that is named must exist; facts and sources that nothing names are warned of."""
    _Checker(summit, section_kinds, problems).run()
    _unused(summit, used, problems)


class _Checker:
    def __init__(self, summit: Summit, section_kinds: frozenset[str], problems: Problems) -> None:
        self.summit, self.kinds, self.problems = summit, section_kinds, problems
        self.people = {p.id for p in summit.hosts} | {p.id for d in summit.delegations.values() for p in d.people}
        self.sessions = {s.id for s in summit.programme}
        self.plans = {p.id for p in summit.seating}

    def known(self, what: str, words: Iterable[str | None], known: Collection[str], span: Span | None) -> None:
        for word in words:
            if word is None or word in known:
                continue
            near = get_close_matches(word, list(known), 1, 0.6)
            help = f"did you mean '{near[0]}'?" if near else f"add the {what}, or name another"
            place = word.span if isinstance(word, AuthorText) and word.span else span
            self.problems.error(f"unknown-{what}", f"no {what} is called '{word}'", place, help)

    def run(self) -> None:
        self._items()
        self._settings()
        for fact in self.summit.facts.values():
            self.known("source", fact.sources, self.summit.sources, fact.span)
            self._value(fact)
        self._people()
        for brief in self.summit.delegations.values():
            self._delegation(brief)
        self._topics()
        self._programme()
        for claim in self.summit.coverage:
            self.known("source", claim.sources, self.summit.sources, claim.span)
        if self.summit.regional:
            self.known("chart", self.summit.regional.charts, self.summit.charts, self.summit.regional.span)
        for outline in self.summit.outlines.values():
            self._outline(outline)
        for chart in self.summit.charts.values():
            self.known("source", chart.source, self.summit.sources, chart.span)
            self._labels(chart.audience, chart.only, chart.marking, chart.span)

    def _items(self) -> None:
        for item in items_of(self.summit):
            self._labels(item.audience, item.only, item.marking, item.span)
            if isinstance(item, Statement):
                self.known("source", item.sources, self.summit.sources, item.span)

    def _labels(
        self, audience: Iterable[str] | None, only: Iterable[str] | None, marking: str | None, span: Span | None
    ) -> None:
        labels = {label for rule in self.summit.settings.audiences.values() for label in rule.reads}
        self.known("audience", audience or (), labels, span)
        self.known("delegation", only or (), self.summit.delegations, span)
        self.known("marking", (marking,), self.summit.settings.markings, span)

    def _settings(self) -> None:
        settings = self.summit.settings
        labels = {label for rule in settings.audiences.values() for label in rule.reads}
        self.known("audience", (settings.default_label,), labels, settings.span)
        self.known("audience", (settings.defaults.audience,), settings.audiences, settings.defaults.span)
        self.known("marking", (settings.default_marking,), settings.markings, settings.span)
        for rule in settings.audiences.values():
            self.known("outline", (rule.book,), self.summit.outlines, rule.span)
        for matrix in settings.orders:
            self.known("audience", matrix.audiences, settings.audiences, matrix.span)
            self.known("delegation", matrix.delegations, {*self.summit.delegations, "regional"}, matrix.span)
            self.known("language", matrix.languages, settings.languages, matrix.span)

    def _value(self, fact: Fact) -> None:
        if (fact.value is None) == (fact.text is None):
            self.problems.error("fact-value", "a fact has either a value or a text", fact.span, "keep one of 'value' and 'text'")

    def _people(self) -> None:
        seen: dict[str, Span | None] = {}
        everyone = [*self.summit.hosts, *(p for d in self.summit.delegations.values() for p in d.people)]
        for person in everyone:
            if person.id in seen:
                self.problems.error("duplicate-id", f"'{person.id}' is two people; the first is at {seen[person.id]}", person.span, "rename one")
            seen.setdefault(person.id, person.span)
            self.known("source", person.sources, self.summit.sources, person.span)

    def _delegation(self, brief: DelegationBrief) -> None:
        own = {p.id for p in brief.people}
        self.known("person", (brief.head,), own, brief.span)
        self.known("fact", brief.figures, self.summit.facts, brief.span)
        self.known("chart", (*brief.charts, brief.map), self.summit.charts, brief.span)
        if brief.bottom_line is not None:
            self.known("fact", (brief.bottom_line.one_number,), self.summit.facts, brief.bottom_line.span)
        for point in brief.points:
            self.known("topic", (point.topic,), self.summit.topics, point.span)
            self.known("session", (point.session,), self.sessions, point.span)
        for ask in (*brief.asks, *brief.if_raised):
            self.known("topic", (ask.topic,), self.summit.topics, ask.span)

    def _topics(self) -> None:
        for topic in self.summit.topics.values():
            self.known("delegation", topic.parts, self.summit.delegations, topic.span)
            self.known("fact", topic.figures, self.summit.facts, topic.span)
            self.known("chart", topic.charts, self.summit.charts, topic.span)
            for part in topic.parts.values():
                self.known("chart", part.charts, self.summit.charts, part.span)

    def _programme(self) -> None:
        for session in self.summit.programme:
            self.known("delegation", session.delegations or (), self.summit.delegations, session.span)
            self.known("seating", (session.seating,), self.plans, session.span)
        for plan in self.summit.seating:
            self.known("session", (plan.session,), self.sessions, plan.span)
            self.known("delegation", (plan.delegation,), self.summit.delegations, plan.span)
            for seat in plan.seats:
                self.known("person", (seat.person,), self.people, seat.span)

    def _outline(self, outline: Outline) -> None:
        self.known("audience", outline.audiences, self.summit.settings.audiences, outline.span)
        for section in outline.sections:
            self.known("section", (section.section,), self.kinds, section.span)


def items_of(value: Any) -> Iterator[Item]:
    """Every item inside a value, the value itself first."""
    if isinstance(value, Item):
        yield value
    if isinstance(value, Model):
        for name, inner in value.__dict__.items():
            if name != "span":
                yield from items_of(inner)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from items_of(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from items_of(inner)


def _unused(summit: Summit, used: Checking, problems: Problems) -> None:
    facts = set(used.facts)
    for brief in summit.delegations.values():
        facts |= set(brief.figures)
        if brief.bottom_line is not None and brief.bottom_line.one_number:
            facts.add(brief.bottom_line.one_number)
    for topic in summit.topics.values():
        facts |= set(topic.figures)
    sources = set(used.sources)
    for id_ in facts & set(summit.facts):
        sources |= set(summit.facts[id_].sources)
    for item in items_of(summit):
        sources |= set(getattr(item, "sources", ()))
    for person in (*summit.hosts, *(p for d in summit.delegations.values() for p in d.people)):
        sources |= set(person.sources)
    for chart in summit.charts.values():
        sources |= set(chart.source)
    for id_, fact in summit.facts.items():
        if id_ not in facts:
            problems.warn("unused-fact", f"no text prints the fact '{id_}'", fact.span, "print it with {{ fact(…) }}, or remove it")
    for id_, source in summit.sources.items():
        if id_ not in sources:
            problems.warn("unused-source", f"nothing refers to the source '{id_}'", source.span, "refer to it, or remove it")
