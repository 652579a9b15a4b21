"""From a summit and an order to an edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeVar

from briefing.checking.drawings import countries_of
from briefing.diagnostics import BriefError
from briefing.editions.edition import About, Edition, PersonName
from briefing.editions.mentions import Mentions, mentions
from briefing.editions.rules import Reader, prune, prune_inside
from briefing.summit import DelegationBrief, MarkingRule, Order, Outline, Person, Summit, TopicBrief

REGIONAL: Final = "regional"
T = TypeVar("T")


def select(summit: Summit, order: Order) -> Edition:
    """What the reader of this order may see; a text that prints something its reader may not see is an error."""
    return Selection(summit, order).edition()


class Selection:
    """One selection; `removed` collects what was taken out, by path."""

    def __init__(self, summit: Summit, order: Order) -> None:
        self.summit, self.order = summit, order
        settings = summit.settings
        self.audience = settings.audiences[order.audience]
        self.removed: dict[str, Any] = {}
        self.markings: set[str] = {settings.default_marking}
        self.whose = "" if order.delegation == REGIONAL else order.delegation
        self.reader = Reader(
            reads=frozenset(self.audience.reads),
            delegation=self.whose,
            label=(settings.default_label,),
            marking=settings.default_marking,
            removed=self._take_out,
            kept_marking=self.markings.add,
        )

    def _take_out(self, path: str, value: Any) -> None:
        self.removed[path] = value

    def _kept(self, name: str, value: T) -> T:
        pruned: T = prune(value, self.reader.below(name, value))
        return pruned

    def edition(self) -> Edition:
        summit, settings = self.summit, self.summit.settings
        delegations = self._delegations()
        topics = self._topics()
        programme = self._kept("programme", self._own("programme", summit.programme, "delegations"))
        parts: dict[str, Any] = {
            "delegations": delegations,
            "topics": topics,
            "hosts": self._kept("people", summit.hosts),
            "programme": programme,
            "seating": self._kept("seating", self._own("seating", summit.seating, "delegation")),
            "glossary": self._kept("glossary", summit.glossary),
            "coverage": self._kept("coverage", summit.coverage),
            "contacts": self._kept("contacts", summit.contacts),
            "practical": self._kept("practical", summit.practical),
            "handling": self._kept("handling", settings.handling),
            "distribution": self._kept("distribution", settings.distribution),
            "regional": self._regional(),
        }
        charts = self._charts(parts)
        used = mentions((parts, charts))
        for chart in charts.values():
            for row in chart.grid.rows:
                for cell in row:
                    if cell.text in summit.facts:
                        used.facts.setdefault(cell.text, chart.span)
        facts = self._facts(used)
        return Edition(
            **parts,
            charts=charts,
            countries=countries_of(summit),
            facts=facts,
            sources=self._sources(used, facts, charts, parts),
            people=self._people(used, parts),
            order=self.order,
            style=settings.defaults.style,
            about=_about(summit),
            audience=self.audience,
            banner=self._banner(),
            outline=self._outline(),
            delegation=delegations.get(self.whose),
            names={id_: brief.name for id_, brief in summit.delegations.items()},
            codes={id_: brief.code for id_, brief in summit.delegations.items()},
            allow_scripts=settings.allow_scripts,
        )

    def _delegations(self) -> dict[str, DelegationBrief]:
        for id_, brief in self.summit.delegations.items():
            if self.whose and id_ != self.whose:
                self._take_out(f"delegations.{id_}", brief)
        mine = {i: b for i, b in self.summit.delegations.items() if not self.whose or i == self.whose}
        return {i: _bare(b, self.reader) for i, b in mine.items()}

    def _topics(self) -> dict[str, TopicBrief]:
        found = {}
        for id_, topic in self.summit.topics.items():
            if self.whose:
                for other, part in topic.parts.items():
                    if other != self.whose:
                        self._take_out(f"topics.{id_}.parts.{other}", part)
                topic = topic.model_copy(
                    update={"parts": {i: p for i, p in topic.parts.items() if i == self.whose}}
                )
            found[id_] = topic
        return self._kept("topics", found)

    def _own(self, name: str, items: tuple[Any, ...], field: str) -> tuple[Any, ...]:
        """Sessions and seating plans of this delegation, or of all."""
        kept = []
        for item in items:
            whose = getattr(item, field)
            whose = (whose,) if isinstance(whose, str) else whose
            if not self.whose or not whose or self.whose in whose:
                kept.append(item)
            else:
                self._take_out(f"{name}.{item.id}", item)
        return tuple(kept)

    def _regional(self) -> Any:
        brief = self.summit.regional
        if brief is None or not self.whose:
            return self._kept("regional", brief) if brief is not None else None
        self._take_out("regional", brief)
        return None

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
        for id_, chart in self.summit.charts.items():
            if id_ not in charts:
                self._take_out(f"charts.{id_}", chart)
        return self._kept("charts", charts)

    def _facts(self, used: Mentions) -> dict[str, Any]:
        wanted = {id_: self.summit.facts[id_] for id_ in used.facts if id_ in self.summit.facts}
        kept: dict[str, Any] = self._kept("facts", wanted)
        for id_ in wanted:
            if id_ not in kept:
                raise self._not_readable("fact", id_, used.facts[id_])
        for id_, fact in self.summit.facts.items():
            if id_ not in wanted:
                self._take_out(f"facts.{id_}", fact)
        return dict(sorted(kept.items()))

    def _people(self, used: Mentions, parts: Mapping[str, Any]) -> dict[str, PersonName]:
        everyone = {p.id: p for p in _people_of(self.summit.hosts, self.summit.delegations)}
        visible = {p.id for p in _people_of(parts["hosts"], parts["delegations"])}
        visible |= {id_ for id_, person in everyone.items() if self._name_is_public(person)}
        for id_, span in used.people.items():
            if id_ in everyone and id_ not in visible:
                raise self._not_readable("person", id_, span)
        return {
            id_: _name_of(everyone[id_])
            for id_ in sorted({*used.people, *parts_seats(parts)} & set(everyone))
        }

    def _name_is_public(self, person: Person) -> bool:
        """A person of another delegation whose entry this audience could read."""
        return not self.reader.reads.isdisjoint(person.audience or ())

    def _not_readable(self, what: str, id_: str, span: Any) -> BriefError:
        return BriefError.one(
            f"{what}-not-readable",
            f"a text for {self.order.audience} names the {what} '{id_}', which {self.order.audience} may not read",
            span, f"give the text a narrower audience, or the {what} a wider one",
        )  # fmt: skip

    def _sources(
        self, used: Mentions, facts: Mapping[str, Any], charts: Mapping[str, Any], parts: Mapping[str, Any]
    ) -> dict[str, Any]:
        wanted = set(used.sources)
        for fact in facts.values():
            wanted |= set(fact.sources)
        for chart in charts.values():
            wanted |= set(chart.source)
        return {id_: source for id_, source in self.summit.sources.items() if id_ in wanted}

    def _banner(self) -> MarkingRule:
        rules = self.summit.settings.markings
        return max((rules[m] for m in self.markings), key=lambda rule: rule.rank)

    def _outline(self) -> Outline:
        outlines = self.summit.outlines
        if self.order.outline:
            return outlines[self.order.outline]
        scope = "delegation" if self.whose else "regional"
        named = self.audience.book
        if named and outlines[named].scope == scope:
            return outlines[named]
        fitting = [o for o in outlines.values() if o.scope == scope and self.order.audience in o.audiences]
        if fitting:
            return fitting[0]
        if self.order.product != "book":
            return next(iter(outlines.values()))
        raise BriefError.one(
            "no-outline", f"no outline makes a {scope} book for {self.order.audience}", self.audience.span,
            "add one to books/, or name it in the audience's 'book'",
        )  # fmt: skip


def _bare(brief: DelegationBrief, reader: Reader) -> DelegationBrief:
    """The brief itself always stays: its names are no secret; its parts follow their labels."""
    at = reader.below(f"delegations.{brief.id}", brief)
    kept = prune_inside(brief, at)
    if reader.reads.isdisjoint(at.label):
        kept = kept.model_copy(update={"lead_department": None, "drafted_by": None})
    return kept


def _people_of(hosts: Iterable[Person], delegations: Mapping[str, DelegationBrief]) -> list[Person]:
    return [*hosts, *(person for brief in delegations.values() for person in brief.people)]


def parts_seats(parts: Mapping[str, Any]) -> set[str]:
    """People who have a seat, or a part in the programme."""
    seats = {seat.person for plan in parts["seating"] for seat in plan.seats if seat.person}
    return seats | {s.lead for s in parts["programme"] if s.lead}


def _name_of(person: Person) -> PersonName:
    return PersonName(
        display=person.display,
        family=person.family or person.display.rsplit(" ", 1)[-1],
        title=person.title,
        native=person.native,
    )


def _about(summit: Summit) -> About:
    settings = summit.settings
    return About(
        summit=settings.id,
        event=settings.event,
        as_of=settings.as_of.isoformat(),
        date=settings.date.isoformat(),
        version=settings.version,
        book_id=settings.book_id,
    )
