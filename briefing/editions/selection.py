"""From a summit and an order to an edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast

from briefing.checking.chart_data import countries_of
from briefing.editions.edition import About, Edition, Elsewhere
from briefing.editions.mentions import Mentions, mentions
from briefing.editions.naming import named, not_readable
from briefing.editions.outlining import REGIONAL, outline_for
from briefing.editions.rules import Reader, prune, prune_inside
from briefing.editions.translation import untranslated
from briefing.roles import ROLES
from briefing.schema import name_places
from briefing.summit import (
    DelegationBrief,
    MarkingRule,
    Order,
    SeatingPlan,
    Session,
    Summit,
    SummitSettings,
    TopicBrief,
)

T = TypeVar("T")
B = TypeVar("B", DelegationBrief, TopicBrief)


def select(summit: Summit, order: Order, before: Summit | None = None) -> Edition:
    """What the reader of this order may see; a text that prints something its reader may not see is an error.

    `before` is the summit as an earlier version had it: the same reader's edition of then is part of this one.
    """
    summit = summit.said_in(order.language)
    before = before.said_in(order.language) if before is not None else None
    _name_places(summit, before)
    edition = Selection(summit, order).edition()
    older = _earlier(before, order)
    return edition if older is None else edition.replaced(before=older)


def _name_places(*summits: Summit | None) -> None:
    """Let every text know what the model calls its place; once for each summit, and only where papers are made of it."""
    for summit in summits:
        span = summit.settings.span if summit is not None else None
        if span is not None and span.place is None:
            name_places(summit)


def _earlier(before: Summit | None, order: Order) -> Edition | None:
    """The same reader's earlier edition, where there was one."""
    if before is None or order.audience not in before.settings.audiences:
        return None
    if order.delegation not in (*before.delegations, REGIONAL):
        return None
    return Selection(before, order.replaced(outline=None)).edition()


class Selection:
    """One selection; `markings` collects those of what was kept."""

    def __init__(self, summit: Summit, order: Order) -> None:
        self.summit, self.order = summit, order
        settings = summit.settings
        self.audience = settings.audiences[order.audience]
        self.outline = outline_for(summit, order)
        self.markings: set[str] = {settings.default_marking}
        self.whose = "" if order.delegation == REGIONAL else order.delegation
        self.reader = Reader(
            role=self.audience.role,
            reads=frozenset(self.audience.reads),
            delegation=self.whose,
            label=(settings.default_label,),
            marking=settings.default_marking,
            kept_marking=self.markings.add,
        )

    def _kept(self, name: str, value: T) -> T:
        """What this reader may have of a part of the summit, or of its settings."""
        for shape in (Summit.shape(), SummitSettings.shape()):
            if self.audience.role not in shape.reads.get(name, ROLES):
                return cast(T, {} if isinstance(value, Mapping) else () if isinstance(value, tuple) else None)
        pruned: T = prune(value, self.reader.below(value))
        return pruned

    def edition(self) -> Edition:
        summit, settings = self.summit, self.summit.settings
        delegations = self._delegations()
        topics = self._topics()
        programme = self._programme()
        parts: dict[str, Any] = {
            "delegations": delegations,
            "topics": topics,
            "hosts": self._kept("hosts", summit.hosts),
            "programme": programme,
            "seating": self._seating(),
            "glossary": self._kept("glossary", summit.glossary),
            "coverage": self._kept("coverage", summit.coverage),
            "contacts": self._kept("contacts", summit.contacts),
            "practical": self._kept("practical", summit.practical),
            "handling": self._kept("handling", settings.handling),
            "distribution": self._kept("distribution", settings.distribution),
            "regional": self._regional(),
            "deliverables": self._kept("deliverables", summit.deliverables),
            "news": self._kept("news", summit.news),
        }
        charts = self._charts(parts)
        used = mentions((parts, charts))
        for chart in charts.values():
            for row in chart.grid.rows:
                for cell in row:
                    if cell.text in summit.facts:
                        used.facts.setdefault(cell.text, chart.span)
        facts = self._facts(used)
        edition = Edition(
            **parts,
            charts=charts,
            countries=countries_of(summit),
            facts=facts,
            sources=self._sources(used, facts, charts),
            people=named(summit, used, parts, self.reader),
            elsewhere=self._elsewhere(),
            order=self.order,
            style=settings.defaults.style,
            about=_about(summit),
            audience=self.audience,
            banner=self._banner(),
            outline=self.outline,
            delegation=delegations.get(self.whose),
            names={id_: brief.name for id_, brief in summit.delegations.items()},
            codes={id_: brief.code for id_, brief in summit.delegations.items()},
            insignia=summit.insignia.among(
                [settings.event.host_code, *self._codes(delegations, parts["seating"])]
            ),
            allow_scripts=settings.allow_scripts,
            kinds=summit.kinds,
        )
        return edition.replaced(untranslated=untranslated(summit, edition, charts))

    def _codes(
        self, delegations: Mapping[str, DelegationBrief], plans: Sequence[SeatingPlan]
    ) -> Iterator[str]:
        """Of whom this reader has the flags: of the delegations of his papers, and of all who sit in a room with them."""
        seated = {seat.person for plan in plans for seat in plan.seats}
        for id_, brief in self.summit.delegations.items():
            if id_ in delegations or any(person.id in seated for person in brief.people):
                yield brief.code

    def _delegations(self) -> dict[str, DelegationBrief]:
        mine = {i: b for i, b in self.summit.delegations.items() if not self.whose or i == self.whose}
        kept = {
            i: prune_inside(self._closed(self._figures(b)), self.reader.below(b)) for i, b in mine.items()
        }
        return kept if self.outline.chosen_topics else {i: b.replaced(topics=()) for i, b in kept.items()}

    def _closed(self, brief: DelegationBrief) -> DelegationBrief:
        """A brief is open to all, and closes its figures as its label closes other parts: to who reads neither it nor them."""
        reader, facts = self.reader, self.summit.facts
        if reader.below(brief).may_read(brief):
            return brief
        his = tuple(id_ for id_ in brief.figures if reader.below(facts[id_]).may_read(facts[id_]))
        return brief.replaced(figures=his)

    def _topics(self) -> dict[str, TopicBrief]:
        found = {}
        for id_, topic in self._chosen():
            if self.whose:
                topic = topic.replaced(parts={i: p for i, p in topic.parts.items() if i == self.whose})
            found[id_] = self._worded(self._figures(topic))
        return self._kept("topics", found)

    def _worded(self, topic: TopicBrief) -> TopicBrief:
        """A topic in the words that are meant for this reader."""
        if not self.audience.host:
            summary, takeaway = topic.guest_summary or topic.summary, topic.guest_takeaway or topic.takeaway
            topic = topic.replaced(summary=summary, takeaway=takeaway)
        return topic.replaced(guest_summary=None, guest_takeaway=None)

    def _figures(self, brief: B) -> B:
        """A brief with the big numbers that are meant for this reader."""
        his = () if self.audience.host else brief.guest_figures
        return brief.replaced(figures=his or brief.figures, guest_figures=())

    def _chosen(self) -> Iterable[tuple[str, TopicBrief]]:
        """The topics of this book: where it holds only those that its delegation chose, they stand in that order."""
        topics = self.summit.topics
        brief = self.summit.delegations.get(self.whose)
        if brief is None or not brief.topics or not self.outline.chosen_topics:
            return topics.items()
        return [(id_, topics[id_]) for id_ in brief.topics]

    def _own(self, items: tuple[Any, ...], field: str) -> tuple[Any, ...]:
        """Sessions and seating plans of this delegation, or of all."""
        return tuple(item for item in items if self._is_ours(getattr(item, field)))

    def _is_ours(self, whose: str | tuple[str, ...] | None) -> bool:
        whose = (whose,) if isinstance(whose, str) else whose
        return not self.whose or not whose or self.whose in whose

    def _programme(self) -> tuple[Session, ...]:
        sessions = self._kept("programme", self._own(self.summit.programme, "delegations"))
        return sessions if self.audience.host else tuple(self._for_guests(session) for session in sessions)

    def _for_guests(self, session: Session) -> Session:
        """A session as the guests know it."""
        return session.replaced(
            title=session.guest_title or session.title,
            moves_to=session.guests_move_to or session.moves_to,
        )

    def _seating(self) -> tuple[SeatingPlan, ...]:
        plans = self._kept("seating", self._own(self.summit.seating, "delegation"))
        if self.audience.host:
            return plans
        return tuple(plan.replaced(title=plan.guest_title or plan.title) for plan in plans)

    def _elsewhere(self) -> tuple[Elsewhere, ...]:
        """Sessions with other delegations that a reader of the host's own side goes to: their times alone."""
        if not self.audience.host:
            return ()
        found = []
        for session in self.summit.programme:
            others = not self._is_ours(session.delegations)
            at = self.reader.below(session)
            if others and session.end is not None and at.may_read(session):
                found.append(Elsewhere(date=session.date, start=session.start, end=session.end))
        return tuple(found)

    def _regional(self) -> Any:
        return None if self.whose else self._kept("regional", self.summit.regional)

    def _charts(self, parts: Mapping[str, Any]) -> dict[str, Any]:
        wanted: dict[str, None] = {}
        for brief in parts["delegations"].values():
            wanted |= dict.fromkeys((*brief.charts, *((brief.map,) if brief.map else ())))
        for topic in parts["topics"].values():
            wanted |= dict.fromkeys(topic.charts)
            for part in topic.parts.values():
                wanted |= dict.fromkeys(part.charts)
        if parts["regional"] is not None:
            wanted |= dict.fromkeys(parts["regional"].charts)
        charts = {id_: self.summit.charts[id_] for id_ in wanted}
        return self._kept("charts", charts)

    def _facts(self, used: Mentions) -> dict[str, Any]:
        """The facts that visible texts name; one that this reader may not read is an error."""
        kept: dict[str, Any] = {}
        for id_, fact in self.summit.facts.items():
            at = self.reader.below(fact)
            if id_ in used.facts and at.may_read(fact):
                kept[id_] = prune(fact, at)
            elif id_ in used.facts:
                raise not_readable("fact", id_, used.facts[id_], self.order.audience)
        return dict(sorted(kept.items()))

    def _sources(self, used: Mentions, facts: Mapping[str, Any], charts: Mapping[str, Any]) -> dict[str, Any]:
        wanted = set(used.sources)
        for fact in facts.values():
            wanted |= set(fact.sources)
        for chart in charts.values():
            wanted |= set(chart.source)
        return {
            id_: prune_inside(source, self.reader.below(source))
            for id_, source in self.summit.sources.items()
            if id_ in wanted
        }

    def _banner(self) -> MarkingRule:
        rules = self.summit.settings.markings
        return max((rules[m] for m in self.markings), key=lambda rule: rule.rank)


def _about(summit: Summit) -> About:
    settings = summit.settings
    return About(
        summit=settings.id,
        key=settings.id_key or settings.id,
        event=settings.event,
        as_of=settings.as_of.isoformat(),
        date=settings.date.isoformat(),
        version=settings.version,
        book_id=settings.book_id,
    )
