"""Small folders of briefs with reading rules thrown at random over every item, however deep it lies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

LABELS = ("l1", "l2", "l3")
AUDIENCES = {
    "chief": {"title": "Chief", "role": "principal", "reads": ["l1", "l2"]},
    "desk": {"title": "Desk", "role": "staff", "reads": ["l1", "l2", "l3"]},
    "voice": {"title": "Voice", "role": "interpreter", "reads": ["l2", "l3"]},
    "visitors": {"title": "Visitors", "role": "guests", "reads": ["l2"]},
    "papers": {"title": "Papers", "role": "press", "reads": ["l3"]},
    "world": {"title": "World", "role": "public", "reads": ["l3"]},
}
DELEGATIONS = ("ada", "bel")


class Tree:
    """One folder. `often` is how often an item says a rule of its own."""

    def __init__(self, seed: int, often: float = 0.35) -> None:
        self.random, self.often = Random(seed), often
        self.number = 0

    def words(self, more: str = "") -> str:
        """A text like no other."""
        self.number += 1
        return f"Words number {self.number} {more}".strip()

    def item(self, **fields: Any) -> dict[str, Any]:
        """A mapping with rules, or without."""
        rules: dict[str, Any] = {}
        if self.random.random() < self.often:
            rules["audience"] = self.random.sample(LABELS, self.random.choice((1, 1, 1, 2)))
        if self.random.random() < self.often / 3:
            rules["only"] = self.random.sample(DELEGATIONS, self.random.choice((1, 1, 2)))
        return {**rules, **{name.replace("_", "-"): value for name, value in fields.items()}}

    def said(self, more: str = "") -> dict[str, Any]:
        return self.item(text=self.words(more), heading=self.words())

    def defaults(self) -> dict[str, Any]:
        return self.item()

    def person(self, id_: str) -> dict[str, Any]:
        return self.item(
            id=id_, display=self.words(), family=self.words(), seat_name=self.words(), title=self.words(),
            printed_title=self.words(), address=self.words(), native=[{"text": self.words(), "language": "en"}],
            biography=[self.said()], sensitivities=[self.said()], last_met=self.said(), dietary=self.words(),
            spellings=[self.words()],
        )  # fmt: skip

    def delegation(self, id_: str) -> dict[str, Any]:
        other = next(d for d in DELEGATIONS if d != id_)
        return self.item(
            id=id_, code=id_[:3].upper(),
            name={"short": self.words(), "formal": self.words(), "native": [{"text": self.words(), "language": "en"}]},
            head=f"{id_}-head", capital=self.words(), lead_department=self.words(), drafted_by=self.words(),
            people=[self.person(f"{id_}-head"), self.person(f"{id_}-aide")], attendance=self.said(),
            bottom_line=self.item(objective=self.words(), they_will_raise=[self.said()], red_lines=[self.said()]),
            scene=self.item(bottom_line=self.words(), body=[self.said(self.call("fact", "f1"))], last_contact=self.said()),
            points=[self.item(id=f"{id_}-p", text=self.words(self.call("name", f"{other}-aide")), to=self.words(), why=self.words())],
            tactical=[self.said()], aims=[self.item(aim=self.words(), response=self.words())],
            background=self.item(handling=self.words(), may_use=[self.said()], do_not_disclose=[self.said()]),
            asks=[self.item(id=f"{id_}-a", by="ours", title=self.words(), text=self.words(), owner_ours=self.words(),
                            owner_theirs=self.words(), fallback=self.words(), red_line=self.words(), status=self.words())],
            if_raised=[self.item(question=self.words(), line=self.words(), back_up=self.words(), do_not_say=self.words())],
            charts=[f"c-{id_}"], map="c-map", press=self.item(lines=[self.said()], readout=self.said()),
            profile_text=[self.said("[^s-note]")], contacts=[self.item(office=self.words(), phone=self.words())],
            clearance=[self.item(office=self.words(), note=self.words())], welcome=self.said(),
        )  # fmt: skip

    def call(self, what: str, id_: str) -> str:
        """Something named in a text, now and then."""
        return f"""{{{{ {what}("{id_}") }}}}""" if self.random.random() < 0.3 else ""

    def topic(self) -> dict[str, Any]:
        part = lambda: self.item(summary=self.words(), their_view=[self.said()], position_note=self.words())  # noqa: E731
        return self.item(
            id="water", number=1, title=self.words(), short_title=self.words(), summary=self.words(),
            objective=self.words(), body=[self.said(self.call("fact", "f2"))], host_view=[self.said()],
            charts=["c-topic"], figures=["f3"] if self.random.random() < 0.3 else [],
            parts={id_: {**part(), "charts": [f"c-part-{id_}"]} for id_ in DELEGATIONS},
            glossary=[self.item(term=self.words(), meaning=self.words())], lead_department=self.words(),
        )  # fmt: skip

    def session(self, id_: str, **more: Any) -> dict[str, Any]:
        found = self.item(
            id=id_, date="2031-03-02", start="10:30", title=self.words(), place=self.words(), moves_to=self.words(),
            you_do=self.words(), note=self.words(), **more,
        )  # fmt: skip
        if self.random.random() < 0.5:
            found |= {"guest-title": self.words(), "guests-move-to": self.words()}
        return found

    def plan(self, id_: str, **more: Any) -> dict[str, Any]:
        seats = [{"side": "guest", "order": 1, "label": self.words(), "reason": self.words()}]
        if self.random.random() < 0.3:
            seats.append({"side": "host", "order": 1, "person": "host-2"})
        if self.random.random() < 0.5:
            more["guest_title"] = self.words()
        return self.item(id=id_, title=self.words(), seats=seats, note=self.words(), **more)

    def chart(self) -> dict[str, Any]:
        rows = {self.words(): 1 + self.random.random(), self.words(): 2}
        return self.item(
            kind="ranked-bar", title=self.words(), data=rows, by="name", value="value", source="s-chart"
        )

    def source(self) -> dict[str, Any]:
        return {"title": self.words(), "publisher": self.words()}

    def fact(self, source: str) -> dict[str, Any]:
        return self.item(
            label=self.words(), text=self.words(), as_of=self.words(), sources=source, note=self.words()
        )

    def files(self) -> Iterator[tuple[str, Any]]:
        yield "summit.yaml", self.summit()
        yield "books/main.yaml", {"id": "main", "title": "Book", "audiences": list(AUDIENCES), "sections": [{"section": "cover"}]}  # fmt: skip
        yield "people.yaml", {**self.defaults(), "people": [self.person("host-1"), self.person("host-2")]}
        for id_ in DELEGATIONS:
            yield f"delegations/{id_}.yaml", self.delegation(id_)
        yield "topics/water.yaml", self.topic()
        one, two = self.session("one", delegations=["ada"]), self.session("two", lead="ada-head")
        yield (
            "programme.yaml",
            {**self.defaults(), "sessions": [one, two, self.session("three", delegations=[])]},
        )
        yield "seating.yaml", {**self.defaults(), "plans": [self.plan("a", delegation="ada"), self.plan("b")]}
        names = [*(f"c-{d}" for d in DELEGATIONS), "c-map", "c-topic", *(f"c-part-{d}" for d in DELEGATIONS), "c-region", "c-none"]  # fmt: skip
        yield "charts.yaml", {**self.defaults(), "charts": {name: self.chart() for name in names}}
        yield "facts.yaml", {**self.defaults(), "facts": {f"f{i}": self.fact(f"s{i}") for i in (1, 2, 3, 4)}}
        yield "sources.yaml", {"sources": {id_: self.source() for id_ in ("s1", "s2", "s3", "s4", "s-chart", "s-note", "s-none")}}  # fmt: skip
        yield (
            "glossary.yaml",
            {**self.defaults(), "terms": [self.item(term=self.words(), meaning=self.words())]},
        )
        claim = {"claim": self.words(), "verdict": "wrong", "correction": self.words(), "sources": ["s4"]}
        yield "coverage.yaml", {**self.defaults(), "claims": [self.item(**claim)]}
        yield "contacts.yaml", {**self.defaults(), "contacts": [self.item(office=self.words())]}
        yield "practical.yaml", {**self.defaults(), "practical": [self.said(), self.said()]}
        yield (
            "regional.yaml",
            self.item(
                bottom_line=self.words(), objective=self.words(), body=[self.said()], charts=["c-region"]
            ),
        )

    def summit(self) -> dict[str, Any]:
        return {
            "id": "trees",
            "event": {"name": "Event", "short-name": "E", "host": {"short": "Host", "formal": "Host"}, "host-code": "LIE",
                      "place": "P", "dates": ["2031-03-02"], "time-zone": "Europe/Vaduz", "time-zone-label": "CET",
                      "secretariat": "S"},
            "as-of": "2031-02-20", "date": "2031-02-21", "version": "1", "book-id": "T", "languages": ["en"],
            "audiences": AUDIENCES, "default-label": self.random.choice(LABELS),
            "markings": {"open": {"text": "OPEN", "rank": 1}}, "default-marking": "open",
            "defaults": {"audience": "chief", "language": "en", "format": "a4", "style": "secretariat"},
            "handling": [self.item(text=self.words())], "distribution": [self.item(office=self.words())],
        }  # fmt: skip

    def write(self, folder: Path) -> Path:
        for name, content in self.files():
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(json.dumps(content, indent=1), encoding="utf-8")
        return folder
